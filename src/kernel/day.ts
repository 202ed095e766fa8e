// Kernel · days as `2026-03-01`: they compare as text, and are read in the ways in which clerks write them.

export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  // No calendar of ours has a year 0, and no database takes one.
  return year >= 1 && length !== undefined && day >= 1 && day <= length
}

/** `20260301`, `2026/3/1`, `2026.3.1`, `2026年3月1日`, `2026-03-01T00:00:00Z`; undefined for what is no real day. */
export function readDay(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ][\d:.]*Z?)?$/.exec(plain)
  if (match === null) return undefined
  const day = [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-')
  return isDay(day) ? day : undefined
}

export const dayAfter = (day: string): string => shift(day, 1)
export const dayBefore = (day: string): string => shift(day, -1)

const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
