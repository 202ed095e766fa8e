// Record · registers: the day from which something holds. What is planned for years ahead may stand there; a slip of the century may not.
import { type Finding, finding } from '../../kernel/finding.ts'

/** There is no register of ours before. */
const FIRST = '1949-10-01'
const YEARS_AHEAD = 10

export function refuseFarDay(day: string, today: string): Finding[] {
  const last = `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`
  return day < FIRST || day > last ? [finding('record/day-far', {}, { day, first: FIRST, last })] : []
}
