// Goals · pace: what is needed by now on the straight way to the target, what there is, and the light that follows.
import { type Day, daysBetween, elapsedInYear } from '../kernel/period.ts'
import type { Light, Target } from '../policy/schema/goals.ts'
import type { Point } from './measure.ts'
import { reaches } from './measure.ts'

export type LightColour = 'green' | 'yellow' | 'red' | 'grey'

export interface Pace {
  readonly light: LightColour
  /** Why this light: key of a sentence. */
  readonly why:
    | 'reached'
    | 'over-limit'
    | 'missed'
    | 'on-pace'
    | 'behind'
    | 'far-behind'
    | 'backwards'
    | 'one-point'
    | 'no-figure'
    | 'no-target'
    | 'criterion'
  /** What the value should be on `at` to be in time, in the goal's unit. */
  readonly needed: number | null
  /** Way made ÷ way that should have been made by then. */
  readonly ratio: number | null
  /** Where the way begins. */
  readonly start: { readonly value: number; readonly at: Day } | null
  /** Made each month since the start, and to be made each month from now on to be there in time, in the goal's unit. */
  readonly per_month: { readonly so_far: number; readonly needed: number } | null
}

export const NO_PACE = { needed: null, ratio: null, start: null, per_month: null } as const
/** Days of a mean month. */
const MONTH = 365.25 / 12

/**
 * A yearly target is needed in proportion to the part of the year that has passed; a target due on a day, on a straight
 * line from `start` (the base of the rule book, or the first whole figure) to the target.
 */
export function paceOf(
  target: Target | undefined,
  series: readonly Point[],
  day: Day,
  light: Light | undefined,
  base?: { readonly value: number; readonly at: Day },
): Pace {
  if (target?.due === undefined || light === undefined) return { ...NO_PACE, light: 'grey', why: 'no-target' }
  const now = pointNow(series, target)
  if (now === undefined) return { ...NO_PACE, light: 'grey', why: 'no-figure' }
  if (target.due === 'always' || (target.due === 'every_year' && target.at_least === undefined)) {
    const kept = reaches(now.value, target)
    return { ...NO_PACE, light: kept ? 'green' : 'red', why: kept ? 'reached' : 'over-limit' }
  }
  if (target.due === 'every_year') return yearly(target.at_least ?? 0, now, light)
  if (reaches(now.value, target)) return { ...NO_PACE, light: 'green', why: 'reached' }
  if (day >= target.due) return { ...NO_PACE, light: 'red', why: 'missed' }
  const wanted = nearestBound(now.value, target)
  const start = base ?? firstBefore(series, now.at)
  if (start === undefined || start.at >= now.at) return { ...NO_PACE, light: 'grey', why: 'one-point' }
  return straight(wanted, now, start, target.due, light)
}

/** A year that has begun counts for a yearly target only; a target on a day looks at what is whole. */
export const pointNow = (series: readonly Point[], { due }: Target): Point | undefined =>
  due === 'every_year' || due === 'always' ? series.at(-1) : series.findLast(({ whole }) => whole)

function yearly(wanted: number, now: Point, light: Light): Pace {
  const needed = wanted * (now.whole ? 1 : elapsedInYear(now.at))
  const ratio = needed === 0 ? 1 : now.value / needed
  const start = { value: 0, at: `${now.at.slice(0, 4)}-01-01` }
  const made = (daysBetween(start.at, now.at) + 1) / MONTH
  const left = daysBetween(now.at, `${now.at.slice(0, 4)}-12-31`) / MONTH
  const per_month =
    now.whole || left <= 0 ? null : { so_far: now.value / made, needed: Math.max(0, wanted - now.value) / left }
  if (now.value >= wanted) return { light: 'green', why: 'reached', needed, ratio, start, per_month }
  if (now.whole) return { light: 'red', why: 'missed', needed, ratio, start, per_month }
  return { ...lit(ratio, light), needed, ratio, start, per_month }
}

function straight(
  wanted: number,
  now: Point,
  start: { readonly value: number; readonly at: Day },
  due: Day,
  light: Light,
): Pace {
  const part = Math.min(1, daysBetween(start.at, now.at) / daysBetween(start.at, due))
  const needed = start.value + (wanted - start.value) * part
  const way = needed - start.value
  const [made, left] = [daysBetween(start.at, now.at) / MONTH, daysBetween(now.at, due) / MONTH]
  const per_month = left <= 0 ? null : { so_far: (now.value - start.value) / made, needed: (wanted - now.value) / left }
  // It began beyond the target and has fallen back since: there is no way left that would count as made.
  const backwards = way === 0 || Math.sign(wanted - start.value) !== Math.sign(wanted - now.value)
  if (backwards) return { light: 'red', why: 'backwards', needed: wanted, ratio: null, start, per_month }
  const ratio = (now.value - start.value) / way
  return { ...lit(ratio, light), needed, ratio, start, per_month }
}

/** Whoever is exactly on a bound is on its better side: the last binary place does not decide. */
const DUST = 1e-12

const lit = (ratio: number, { green, yellow }: Light): Pick<Pace, 'light' | 'why'> =>
  ratio >= green - DUST
    ? { light: 'green', why: 'on-pace' }
    : ratio >= yellow - DUST
      ? { light: 'yellow', why: 'behind' }
      : { light: 'red', why: ratio < 0 ? 'backwards' : 'far-behind' }

function nearestBound(value: number, { at_least: least, at_most: most }: Target): number {
  if (least === undefined) return most ?? value
  if (most === undefined) return least
  return value < least ? least : most
}

function firstBefore(series: readonly Point[], day: Day): { readonly value: number; readonly at: Day } | undefined {
  const first = series.find(({ whole }) => whole)
  return first !== undefined && first.at < day ? { value: first.value, at: first.at } : undefined
}
