// App · periods as they are written: 2025, 2025Q3, 2025-07.

export type PeriodKind = 'year' | 'quarter' | 'month'

const FORMS: readonly (readonly [RegExp, PeriodKind])[] = [
  [/^\d{4}$/, 'year'],
  [/^\d{4}Q[1-4]$/, 'quarter'],
  [/^\d{4}-(0[1-9]|1[0-2])$/, 'month'],
]

/** Undefined when it is no period. */
export const periodKind = (period: string): PeriodKind | undefined => FORMS.find(([form]) => form.test(period))?.[1]

export function lastDayOf(period: string): string {
  const year = Number(period.slice(0, 4))
  const months = { year: 12, quarter: Number(period[5]) * 3, month: Number(period.slice(5)) }
  const month = months[periodKind(period) ?? 'year']
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
