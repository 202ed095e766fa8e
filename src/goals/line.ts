// Goals · the line of the past: values period by period, the last twelve months or quarters, or five years.
import { addDays, type Day, type Period, periodBefore, readPeriod } from '../kernel/period.ts'
import type { Goal } from '../policy/schema/goals.ts'
import { amountOfPeriod, stockAt } from './amounts.ts'
import type { GoalSubject } from './figures.ts'
import { indicatorsOf, pointOf, type Sources, turn, turnRatio, unitOf } from './measure.ts'

export interface Line {
  readonly kind: Period['kind']
  /** The earliest first. An amount is that of the period itself; a stock stands as at the period's end. */
  readonly points: readonly {
    readonly period: string
    readonly value: number | null
    /** Of how many subjects a figure is in it. */
    readonly known: number
  }[]
  /** Of how many there could be one. */
  readonly of: number
}

const LENGTH = { month: 12, quarter: 12, year: 5 } as const
/** The finest first. */
const KINDS = ['month', 'quarter', 'year'] as const

/** By the finest periods in which all that the measure needs is reported; by longer ones where nothing is known of those. Null: nothing known. */
export function lineOf(sources: Sources, goal: Goal, subjects: readonly GoalSubject[]): Line | null {
  const first = KINDS.indexOf(reportedBy(sources, goal))
  for (const kind of KINDS.slice(first)) {
    const points = lastPeriods(sources.day, kind).map((period) => ({
      period: period.text,
      ...valueIn(sources, goal, subjects, period),
    }))
    if (points.some(({ value }) => value !== null)) return { kind, points, of: subjects.length }
  }
  return null
}

/** The longest period among the indicators, as the catalogue has them reported. */
function reportedBy({ book }: Sources, goal: Goal): Period['kind'] {
  if ('count' in goal.measure) return goal.measure.count.meeting_any === undefined ? 'month' : 'year'
  const kinds = indicatorsOf(goal).map((id) => book.indicators[id]?.period)
  return kinds.every((kind) => kind === 'month')
    ? 'month'
    : kinds.every((kind) => kind === 'month' || kind === 'quarter')
      ? 'quarter'
      : 'year'
}

/** Those that are over by the day. */
function lastPeriods(day: Day, kind: Period['kind']): readonly Period[] {
  const after = addDays(day, 1)
  const current =
    kind === 'year'
      ? after.slice(0, 4)
      : kind === 'month'
        ? after.slice(0, 7)
        : `${after.slice(0, 4)}Q${Math.ceil(Number(after.slice(5, 7)) / 3)}`
  const periods: Period[] = []
  let at = readPeriod(current)
  for (let n = 0; n < LENGTH[kind] && at !== undefined; n++) {
    at = readPeriod(periodBefore(at))
    if (at !== undefined) periods.unshift(at)
  }
  return periods
}

const NONE = { value: null, known: 0 } as const

function valueIn(
  sources: Sources,
  goal: Goal,
  subjects: readonly GoalSubject[],
  period: Period,
): { readonly value: number | null; readonly known: number } {
  const { measure, kind, unit } = goal
  if ('count' in measure) {
    const point = pointOf(sources, goal, subjects, period.last)
    return point === undefined ? NONE : { value: point.value, known: subjects.length - point.missing.length }
  }
  const amount = (indicator: string, id: string): number | undefined => {
    const own = sources.figures(indicator, id)
    return kind === 'stock' ? stockAt(own, period.last)?.value : amountOfPeriod(own, period)
  }
  const there = subjects.filter(
    ({ from, until }) => (from ?? period.last) <= period.last && period.last <= (until ?? period.last),
  )
  if ('sum' in measure) {
    const values = there.flatMap(({ id }) => amount(measure.sum, id) ?? [])
    if (values.length === 0) return NONE
    return { value: turn(total(values), unitOf(sources.book, measure.sum), unit), known: values.length }
  }
  const { numerator, denominator } = measure.ratio_of_sums
  const pairs = there.flatMap(({ id }) => {
    const [over, under] = [amount(numerator, id), amount(denominator, id)]
    return over === undefined || under === undefined ? [] : [{ over, under }]
  })
  const below = total(pairs.map(({ under }) => under))
  if (pairs.length === 0 || below === 0) return NONE
  const ratio = total(pairs.map(({ over }) => over)) / below
  const [over, under] = [unitOf(sources.book, numerator), unitOf(sources.book, denominator)]
  return { value: turnRatio(ratio, over, under, unit), known: pairs.length }
}

const total = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0)
