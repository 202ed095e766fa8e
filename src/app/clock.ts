// App · what time it is, and which day that is: one zone holds for the whole country.
import { dayOf } from './day-of.ts'

export interface Clock {
  readonly now: () => Date
  /** Where the days of publicity are counted. */
  readonly zone: string
}
export const OURS: Clock = { now: () => new Date(), zone: 'Asia/Shanghai' }

/** The day of a moment, ISO 8601. */
export const ourDay = (at: string): string => dayOf({ at }, OURS.zone)

export const today = (): string => ourDay(OURS.now().toISOString())
