// Record · evaluations: the days during which something is shown to the public. How many there must be is a rule's to say.
import { isDay } from '../../kernel/day.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { daysBetween } from '../../kernel/period.ts'
import type { Days } from './payload.ts'

const MOST_DAYS = 366

export function refuseDays({ from, until }: Days, day: string): Finding[] {
  const wrong = [from, until].filter((one) => !isDay(one))
  if (wrong.length > 0) return wrong.map((one) => finding('record/no-such-day', {}, { day: one }))
  return [
    ...(until < from ? [finding('record/days-order', {}, { from, until })] : []),
    // Otherwise a publicity could be over before anyone saw it.
    // A slip of the year would keep it open for good: nothing ends it before its last day.
    ...(daysBetween(day, until) > MOST_DAYS ? [finding('record/days-far', {}, { until, day, most: MOST_DAYS })] : []),
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
