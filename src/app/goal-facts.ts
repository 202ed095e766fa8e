// App · goals: what the registers say of a subject as figures that goals count, a stock at the end of each year and of the last whole month.
import type { GoalFigure } from '../goals/figures.ts'
import { addDays, readPeriod } from '../kernel/period.ts'
import type { FactLine } from '../store/pg/goal-figures.ts'

/** In the unit that the catalogue gives; what is no number is nothing to count. */
export const figuresOfFacts = (lines: readonly FactLine[], day: string): GoalFigure[] =>
  lines.flatMap(({ kind, id, fact, values }) =>
    periodsUntil(values[0]?.[0] ?? day, day).flatMap((period): GoalFigure[] => {
      const last = readPeriod(period)?.last ?? ''
      const said = values.findLast(([from]) => from <= last)?.[1] ?? null
      const value = said === null || said.trim() === '' ? Number.NaN : Number(said)
      return Number.isFinite(value) ? [{ subject: { kind, id }, indicator: fact, period, value }] : []
    }),
  )

/** Years that ended, then the last whole month that did, unless it ended a year. */
function periodsUntil(from: string, day: string): string[] {
  const month = addDays(`${addDays(day, 1).slice(0, 7)}-01`, -1).slice(0, 7)
  const [first, last] = [Number(from.slice(0, 4)), Number(month.slice(0, 4)) - (month.endsWith('-12') ? 0 : 1)]
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => String(first + n))
  return month.endsWith('-12') ? years : [...years, month]
}
