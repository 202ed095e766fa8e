// Web · a goal's figures in one place: value, target, way made against way due, sparkline; for a goal asked of each, how many have reached it.
import type { Goal } from '../api/goals.ts'
import { useLanguage } from '../i18n/words.ts'
import { boundText, dueText, useGoalWords } from './goal-words.ts'
import { formatDay, formatNumber, NOTHING } from './number.tsx'
import { Spark } from './spark.tsx'

/** Up to two decimals, more only where there is nothing before them. */
export const shown = (value: number | null | undefined): string =>
  value === null || value === undefined
    ? NOTHING
    : formatNumber(Number(value.toFixed(Math.abs(value) < 0.1 ? 4 : Math.abs(value) < 1000 ? 2 : 0))).replace('-', '−')

export const signed = (value: number): string => (value > 0 ? `+${shown(value)}` : shown(value))

/** `12 / 21` for a goal asked of each, otherwise the value. */
export function goalValue({ asked_of_each: each, lights, members_total: total, city, unit }: Goal): {
  readonly value: string
  readonly unit: string
} {
  if (each) return { value: total === 0 ? NOTHING : `${lights.green} / ${total}`, unit: '' }
  return { value: shown(city.now?.value), unit: city.now === null ? '' : unit }
}

export function GoalTarget({ goal }: { readonly goal: Goal }) {
  const say = useGoalWords()
  const language = useLanguage()
  const bounds = goal.asked_of_each ? goal.target : (goal.city.target ?? null)
  if (bounds === null) return <span className="goal-target">{say('no-target')}</span>
  return (
    <span className="goal-target">
      {boundText(say, shown, bounds)} {goal.unit}
      {language === 'zh' ? '，' : ', '}
      {dueText(say, (iso) => formatDay(iso, language), bounds.due)}
    </span>
  )
}

/** The way to the target: filled as far as it has come, a mark where it should be by now. */
export function PaceBar({ goal }: { readonly goal: Goal }) {
  const { pace, now, target } = goal.city
  const wanted = target?.at_least
  if (goal.asked_of_each) return <LightsBar goal={goal} />
  if (now === null || wanted === undefined || wanted <= 0) return null
  const start = pace.start?.value ?? 0
  const least = Math.min(start, now.value)
  const part = (value: number) => Math.max(0, Math.min(100, ((value - least) / (wanted - least || 1)) * 100))
  return (
    <svg className={`pace pace-${goal.light}`} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className="pace-way" width="100" height="6" />
      <rect className="pace-made" width={part(now.value)} height="6" />
      {pace.needed === null ? null : <rect className="pace-due" x={part(pace.needed) - 0.6} width="1.2" height="6" />}
    </svg>
  )
}

/** How many of those asked have which light. */
function LightsBar({ goal: { lights, members_total: total } }: { readonly goal: Goal }) {
  if (total === 0) return null
  let x = 0
  return (
    <svg className="pace" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      {(['green', 'yellow', 'red', 'grey'] as const).map((light) => {
        const width = (lights[light] / total) * 100
        const at = x
        x += width
        return <rect key={light} className={`pace-light-${light}`} x={at} width={width} height="6" />
      })}
    </svg>
  )
}

export function GoalSpark({ goal }: { readonly goal: Goal }) {
  const say = useGoalWords()
  const language = useLanguage()
  const { line } = goal.city
  const known = line?.points.filter(({ value }) => value !== null) ?? []
  const [first, last] = [known[0], known.at(-1)]
  if (line === null || first === undefined || last === undefined || known.length < 2) return null
  return (
    <Spark
      line={line}
      label={say('line', {
        label: goal.label[language],
        first: first.period,
        last: last.period,
        from: shown(first.value),
        to: shown(last.value),
        unit: goal.unit,
      })}
    />
  )
}
