// App · evaluation: which periods give the figure of an evaluation's period. What is filed by quarter or month counts from January on, so its last one holds the year.
import { readPeriod } from '../../kernel/period.ts'

/** The best first. */
export function periodsFor(period: string): string[] {
  const year = period.slice(0, 4)
  const kind = readPeriod(period)?.kind
  if (kind === 'year') return [period, `${year}Q4`, `${year}-Q4`, `${year}-12`]
  if (kind !== 'quarter') return [period]
  return [period, `${year}-${String(Number(period.at(-1)) * 3).padStart(2, '0')}`]
}
