// Rule book · days: that they are real, and in order.
import { isDay } from '../kernel/day.ts'
import type { Look } from './check-origin.ts'
import type { BookFile } from './read.ts'

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
