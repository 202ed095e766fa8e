// Web · the dated values of a goal or parameter, the one in force marked; each with where it comes from.
import { useLanguage } from '../../i18n/words.ts'
import { boundText, dueText, useGoalWords } from '../../parts/goal-words.ts'
import { Day, formatDay, formatNumber } from '../../parts/number.tsx'
import type { GoalRule, ParameterRule } from './asked.ts'
import { OriginOf } from './origin.tsx'
import { useInWords } from './said.ts'
import { useWords } from './words.ts'

export function GoalValues({ goal: { is, since } }: { readonly goal: GoalRule }) {
  const sayGoal = useGoalWords()
  const language = useLanguage()
  return (
    <Dated values={is.values} since={since}>
      {(target) => (
        <>
          <b className="number">
            {boundText(sayGoal, (value) => formatNumber(value), target)} {is.unit === '1' ? '' : is.unit}
          </b>{' '}
          {dueText(sayGoal, (day) => formatDay(day, language), target.due)}
        </>
      )}
    </Dated>
  )
}

export function ParameterValues({ parameter: { is, since } }: { readonly parameter: ParameterRule }) {
  return (
    <Dated values={is.values} since={since}>
      {({ value }) => (
        <b className="number">
          {typeof value === 'number' ? formatNumber(value) : String(value)} {is.unit ?? ''}
        </b>
      )}
    </Dated>
  )
}

interface DatedProps<T> {
  readonly values: Readonly<Record<string, T>>
  readonly since: string | undefined
  readonly children: (value: T) => React.ReactNode
}

function Dated<T extends Parameters<typeof OriginOf>[0]['of']>({ values, since, children }: DatedProps<T>) {
  const say = useWords()
  return (
    <ul className="rules-values">
      {Object.entries(values).map(([day, value]) => (
        <li key={day} className={day === since ? 'rules-now' : ''}>
          <span>{children(value)}</span>
          <span className="soft">
            {say('from')} <Day of={day} />
            {day === since ? `　${say('inForce')}` : ''}
          </span>
          <OriginOf of={value} />
        </li>
      ))}
    </ul>
  )
}

/** How a goal is reckoned, in a sentence. */
export function useMeasure(): (measure: GoalRule['is']['measure']) => string {
  const say = useWords()
  return (measure) => {
    if ('sum' in measure) return say('measureSum', { of: measure.sum })
    if ('ratio_of_sums' in measure) return say('measureRatio', measure.ratio_of_sums)
    const { of, meeting_any: meeting = [] } = measure.count
    return meeting.length === 0
      ? say('measureCount', { of })
      : say('measureMeeting', { of, meeting: meeting.join('、') })
  }
}

export function Note({ of }: { readonly of: Parameters<ReturnType<typeof useInWords>>[0] }) {
  const inWords = useInWords()
  return of === undefined ? null : <p className="soft rules-note">{inWords(of)}</p>
}
