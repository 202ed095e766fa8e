// Record · evaluations: the days during which something is shown to the public. How many there must be is a rule's to say.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Days } from './payload.ts'

/** A day of the calendar, `2026-02-28`; not `2026-02-30`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

export function refuseDays({ from, until }: Days, day: string): Finding[] {
  const wrong = [from, until].filter((one) => !isDay(one))
  if (wrong.length > 0) return wrong.map((one) => finding('record/no-such-day', {}, { day: one }))
  return [
    ...(until < from ? [finding('record/days-order', {}, { from, until })] : []),
    // Otherwise a publicity could be over before anyone saw it.
    ...(from < day ? [finding('record/days-past', {}, { from, day })] : []),
  ]
}

/** The last day still counts: it has ended on the day after. */
export const refuseUnended = (days: Days | undefined, day: string): Finding[] =>
  days !== undefined && day > days.until
    ? []
    : [finding('record/publicity-open', {}, { until: days?.until ?? '—', day })]

export const refuseOutside = (days: Days | undefined, day: string): Finding[] =>
  days !== undefined && day >= days.from && day <= days.until
    ? []
    : [finding('record/outside-publicity', {}, { from: days?.from ?? '—', until: days?.until ?? '—', day })]
