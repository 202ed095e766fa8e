// Web · the dated values of a goal or parameter, the one in force marked; each with where it comes from.
import { useMemo } from 'react'
import { useLanguage } from '../../i18n/words.ts'
import { boundText, dueText, useGoalWords } from '../../parts/goal-words.ts'
import { Day, formatDay, formatNumber } from '../../parts/number.tsx'
import type { Book, GoalRule, ParameterRule } from './asked.ts'
import { OriginOf } from './origin.tsx'
import { listed, useInWords } from './said.ts'
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

/** How a goal is reckoned, in a sentence; indicators and goals by their names as far as some clause names them. */
export function useMeasure({ clauses }: Book): (measure: GoalRule['is']['measure']) => string {
  const say = useWords()
  const language = useLanguage()
  const names = useMemo(
    () =>
      new Map(
        clauses.flatMap(({ goals, indicators }) =>
          [...goals, ...indicators].map(({ id, is }): [string, string] => [id, is.label[language]]),
        ),
      ),
    [clauses, language],
  )
  const nameOf = (id: string) => names.get(id) ?? id
  const subjectOf = (kind: string) => {
    const known = SUBJECTS.find((one) => one === kind)
    return known === undefined ? kind : say(`kind-${known}`)
  }
  return (measure) => {
    if ('sum' in measure) return say('measureSum', { of: nameOf(measure.sum) })
    if ('ratio_of_sums' in measure) {
      const { numerator, denominator } = measure.ratio_of_sums
      return say('measureRatio', { numerator: nameOf(numerator), denominator: nameOf(denominator) })
    }
    const { of, meeting_any: meeting = [] } = measure.count
    return meeting.length === 0
      ? say('measureCount', { of: subjectOf(of) })
      : say('measureMeeting', { of: subjectOf(of), meeting: listed(meeting.map(nameOf), language) })
  }
}
const SUBJECTS = ['platform', 'cluster', 'base', 'park', 'complex', 'unit', 'enterprise', 'exit_park'] as const

export function Note({ of }: { readonly of: Parameters<ReturnType<typeof useInWords>>[0] }) {
  const inWords = useInWords()
  return of === undefined ? null : <p className="soft rules-note">{inWords(of)}</p>
}
