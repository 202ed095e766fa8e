// Rule book · days: that they are real, and in order.
import type { Look } from './check-origin.ts'
import type { BookFile } from './read.ts'

export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return length !== undefined && day >= 1 && day <= length
}

/** Days from which values hold: real, and going up as they stand in the file. */
export function checkDated(look: Look, values: object, file: BookFile, path: string): void {
  Object.keys(values).forEach((day, i, days) => {
    checkDay(look, day, file, `${path}.${day}`)
    const last = days[i - 1]
    if (last !== undefined && day <= last) look.tell('days-order', file, `${path}.${day}`, { first: last, second: day })
  })
}

export function checkLife(
  look: Look,
  { from, until, issued }: { readonly from?: string; readonly until?: string; readonly issued?: string },
  file: BookFile,
  path: string,
): void {
  for (const [key, day] of Object.entries({ issued, from, until }))
    if (day !== undefined) checkDay(look, day, file, `${path}.${key}`)
  if (from !== undefined && until !== undefined && until < from)
    look.tell('days-order', file, `${path}.until`, { first: from, second: until })
}

export function checkDay(look: Look, day: string, file: BookFile, path: string): void {
  if (!isDay(day)) look.tell('not-a-day', file, path, { day })
}
