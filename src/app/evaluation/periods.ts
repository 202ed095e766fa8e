// App · evaluation: which figures give the amount of an evaluation's period: its own, or all of the shorter ones that make it up, added.
import { partsOf, readPeriod } from '../../kernel/period.ts'

export interface PeriodPart {
  readonly period: string
  /** The better the smaller: one's own figure before quarters, quarters before months. */
  readonly prefer: number
  /** How many figures of that kind make up the whole. */
  readonly parts: number
}

/** An amount is that of its own period, never summed up since January: see GoalFigure. */
export function periodsFor(text: string): PeriodPart[] {
  const period = readPeriod(text)
  const groups = period === undefined ? [[text]] : [[text], ...partsOf(period)]
  return groups.flatMap((group, prefer) => group.map((one) => ({ period: one, prefer, parts: group.length })))
}
