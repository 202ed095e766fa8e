// App · the day on which something was done, where it was done.
import type { ActBody } from '../kernel/act.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

export function dayOf({ at }: Pick<ActBody, 'at'>, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
  formats.set(zone, format)
  return format.format(new Date(at))
}
