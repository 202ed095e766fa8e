// Goals · the figures that goals are computed from, found by indicator, subject and year.
import { type Day, type Period, readPeriod } from '../kernel/period.ts'
import type { Text } from '../policy/schema/parts.ts'

/** One approved figure. Amounts are those of the period itself, never summed up since January. */
export interface GoalFigure {
  readonly subject: { readonly kind: string; readonly id: string }
  /** Of the subject, `tax`; the catalogue knows it as `platform.tax`. */
  readonly indicator: string
  /** `2024`, `2024Q3`, `2024-03`. */
  readonly period: string
  /** In the unit that the catalogue gives the indicator; null: told to be unknown. */
  readonly value: number | null
  /** Where it came from, kept as it is for whoever walks back. */
  readonly from?: string
}

export interface GoalSubject {
  readonly kind: string
  readonly id: string
  readonly name: Text
  /** Reporting unit it belongs to. */
  readonly unit: string
  /** Of a unit: those it lies in, the nearest first. */
  readonly above?: readonly string[]
  readonly from?: Day
  /** Last day. */
  readonly until?: Day
}

export interface Dated {
  readonly period: Period
  readonly value: number
  readonly from: string | undefined
}

/** Figures of one subject and indicator, earliest first. */
export type FindFigures = (indicator: string, subject: string) => readonly Dated[]

/** Periods that end after `day` are left out: they were not known then. Figures of unreadable periods are told by whoever takes them in. */
export function indexFigures(figures: Iterable<GoalFigure>, day: Day): FindFigures {
  const found = new Map<string, Dated[]>()
  const periods = new Map<string, Period | undefined>()
  const periodOf = (text: string): Period | undefined => {
    if (!periods.has(text)) periods.set(text, readPeriod(text))
    return periods.get(text)
  }
  for (const { subject, indicator, period: text, value, from } of figures) {
    const period = periodOf(text)
    if (period === undefined || value === null || !Number.isFinite(value) || period.last > day) continue
    const key = `${subject.kind}.${indicator}\n${subject.id}`
    const own = found.get(key)
    if (own === undefined) found.set(key, [{ period, value, from }])
    else own.push({ period, value, from })
  }
  for (const own of found.values())
    own.sort((a, b) => (a.period.last < b.period.last ? -1 : a.period.last > b.period.last ? 1 : 0))
  return (indicator, subject) => found.get(`${indicator}\n${subject}`) ?? []
}
