// Web · days and years of what was recorded.
import dayjs from 'dayjs'

export const dayBefore = (day: string): string => dayjs(day).subtract(1, 'day').format('YYYY-MM-DD')

interface Dated {
  readonly valid_from: string
  readonly ended: boolean
  readonly facts: Readonly<Record<string, unknown>>
}

/** What a fact was at the end of each year, the present one on the day itself; nothing while the subject was not there. */
export function byYear(
  rows: readonly Dated[],
  fact: string,
  on: string,
): { readonly year: number; readonly is: string }[] {
  const first = Number(rows[0]?.valid_from.slice(0, 4) ?? Number.NaN)
  const last = Number(on.slice(0, 4))
  const years = Number.isFinite(first) ? Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i) : []
  return years.flatMap((year) => {
    const day = year === last ? on : `${year}-12-31`
    const row = rows.findLast(({ valid_from }) => valid_from <= day)
    const is = row === undefined || row.ended ? undefined : row.facts[fact]
    return typeof is === 'string' && is !== '' ? [{ year, is }] : []
  })
}
