// Kernel · periods: `2024`, `2024Q3`, `2024-03` as first and last day. Days are texts, `2024-03-31`, and compare as texts.

export type Day = string

export interface Period {
  readonly text: string
  readonly kind: 'year' | 'quarter' | 'month'
  readonly year: number
  readonly first: Day
  readonly last: Day
}

const DAY = 86_400_000

/** A city's millions of figures name few periods. */
const known = new Map<string, Period>()

/** Undefined when the text names no period. */
export function readPeriod(text: string): Period | undefined {
  const found = known.get(text) ?? parsePeriod(text)
  if (found !== undefined) known.set(text, found)
  return found
}

function parsePeriod(text: string): Period | undefined {
  const parts = /^(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text)
  if (parts === null) return undefined
  const [, years, quarter, month] = parts
  const year = Number(years)
  const from = quarter !== undefined ? 3 * Number(quarter) - 2 : Number(month ?? 1)
  const months = quarter !== undefined ? 3 : month !== undefined ? 1 : 12
  return {
    text,
    kind: quarter !== undefined ? 'quarter' : month !== undefined ? 'month' : 'year',
    year,
    first: toDay(Date.UTC(year, from - 1, 1)),
    last: toDay(Date.UTC(year, from - 1 + months, 0)),
  }
}

/** Whole days from one day to another; negative when the other is earlier. NaN when either is no day. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY

export const addDays = (day: Day, days: number): Day => toDay(Date.parse(day) + days * DAY)

/** Part of its year that has passed when the day ends: 1 on the last of December. */
export function elapsedInYear(day: Day): number {
  const year = day.slice(0, 4)
  return (daysBetween(`${year}-01-01`, day) + 1) / (daysBetween(`${year}-01-01`, `${year}-12-31`) + 1)
}

const toDay = (time: number): Day => new Date(time).toISOString().slice(0, 10)

/** The period of the same kind just before. */
export function periodBefore({ kind, year, first }: Period): string {
  if (kind === 'year') return String(year - 1)
  const month = Number(first.slice(5, 7))
  return kind === 'quarter' ? nameOf(year, month - 3, 'quarter') : nameOf(year, month - 1, 'month')
}

export const yearBefore = ({ text, year }: Period): string => `${String(year - 1).padStart(4, '0')}${text.slice(4)}`

/** The ways in which a period falls into shorter ones: a year into quarters or months, a quarter into months. */
export function partsOf({ kind, year, first }: Period): readonly (readonly string[])[] {
  const month = Number(first.slice(5, 7))
  const months = (many: number): string[] => Array.from({ length: many }, (_, i) => nameOf(year, month + i, 'month'))
  if (kind === 'month') return []
  return kind === 'quarter' ? [months(3)] : [[1, 4, 7, 10].map((one) => nameOf(year, one, 'quarter')), months(12)]
}

/** Months below 1 belong to the year before. */
function nameOf(year: number, month: number, kind: 'quarter' | 'month'): string {
  const [own, of] = month < 1 ? [month + 12, year - 1] : [month, year]
  const years = String(of).padStart(4, '0')
  return kind === 'quarter' ? `${years}Q${Math.ceil(own / 3)}` : `${years}-${String(own).padStart(2, '0')}`
}
