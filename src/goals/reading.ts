// Goals · one reading: the value of a set of subjects on a day, its target, pace, gap, how it moved, where it leads.
import { addDays, type Day } from '../kernel/period.ts'
import type { BookAt } from '../policy/at.ts'
import type { Goal, Light, Target } from '../policy/schema/goals.ts'
import type { Text } from '../policy/schema/parts.ts'
import type { GoalSubject } from './figures.ts'
import type { Line } from './line.ts'
import { type Point, pointOf, reaches, type Sources, seriesOf } from './measure.ts'
import { NO_PACE, type Pace, paceOf, pointNow } from './pace.ts'
import { type Projection, projectTo, projectYear } from './project.ts'

export interface Reading {
  readonly who: { readonly kind: string; readonly id: string; readonly name: Text }
  /** Reporting unit; the one asked for, or the city's own. */
  readonly unit: string
  /** In force for it: the city's, its unit's share, or what is asked of each. */
  readonly target: Pick<Target, 'at_least' | 'at_most' | 'due'> | null
  /** Null: no figure. */
  readonly now: Point | null
  /** Whole values before it. */
  readonly past: readonly { readonly at: Day; readonly value: number }[]
  readonly pace: Pace
  /** What is missing to the target; null when it is reached or nothing is known. */
  readonly gap: number | null
  readonly moved: { readonly since: Day; readonly by: number } | null
  readonly projection: Projection | null
  readonly line: Line | null
}

/** With the rules in force on the day. */
export type RuledSources = Sources & { readonly rules: BookAt }
/** Value, pace, gap, movement and projection of a set of subjects. */
export function read(
  sources: RuledSources,
  goal: Goal,
  subjects: readonly GoalSubject[],
  who: Reading['who'],
  unit: string,
  target: Target | undefined,
  light: Light | undefined,
  base?: { readonly value: number; readonly at: Day },
): Reading {
  const series = seriesOf(sources, goal, subjects)
  const now = (target === undefined ? series.at(-1) : pointNow(series, target)) ?? null
  const pace: Pace =
    goal.criterion === true
      ? { ...NO_PACE, light: 'grey', why: 'criterion' }
      : paceOf(target, series, sources.day, light, base)
  return {
    who,
    unit,
    target: target === undefined ? null : boundsOf(target),
    now,
    past: series.filter((one) => one.whole && one !== now).map((one) => ({ at: one.at, value: one.value })),
    pace,
    gap: now === null || target === undefined ? null : gapTo(now.value, target),
    moved: now === null ? null : movedBy(sources, goal, subjects, series, now),
    projection: now === null ? null : (project(sources, goal, subjects, series, now, target) ?? null),
    line: null,
  }
}

const boundsOf = ({ at_least, at_most, due }: Target): NonNullable<Reading['target']> => ({
  ...(at_least === undefined ? {} : { at_least }),
  ...(at_most === undefined ? {} : { at_most }),
  ...(due === undefined ? {} : { due }),
})

function gapTo(value: number, target: Target): number | null {
  if (reaches(value, target)) return null
  const { at_least: least, at_most: most } = target
  return least !== undefined && value < least ? least - value : most === undefined ? null : most - value
}

/** A year begun is compared with itself a month earlier; a whole value with the one before. */
function movedBy(
  sources: Sources,
  goal: Goal,
  subjects: readonly GoalSubject[],
  series: readonly Point[],
  now: Point,
): Reading['moved'] {
  if (now.whole) {
    const before = series.findLast((one) => one.whole && one.at < now.at)
    return before === undefined ? null : { since: before.at, by: now.value - before.value }
  }
  const since = addDays(`${now.at.slice(0, 7)}-01`, -1)
  if (since.slice(0, 4) !== now.at.slice(0, 4)) return { since, by: now.value }
  const before = asOf(sources, goal, subjects, since)
  return before === undefined ? null : { since, by: now.value - before.value }
}

function project(
  sources: Sources,
  goal: Goal,
  subjects: readonly GoalSubject[],
  series: readonly Point[],
  now: Point,
  target: Target | undefined,
): Projection | undefined {
  const due = target?.due
  if (due === undefined || due === 'always') return undefined
  if (due !== 'every_year') return projectTo(series, due)
  const years = series.filter((one) => one.whole && one.at < now.at)
  return projectYear(
    now,
    years.flatMap((year) => {
      const part = asOf(sources, goal, subjects, year.at.slice(0, 4) + now.at.slice(4))
      return part === undefined || part.whole || year.value === 0 ? [] : [part.value / year.value]
    }),
  )
}

/** The value as it was known on an earlier day. */
function asOf(sources: Sources, goal: Goal, subjects: readonly GoalSubject[], day: Day): Point | undefined {
  const then: Sources = {
    ...sources,
    day,
    figures: (indicator, subject) => sources.figures(indicator, subject).filter(({ period }) => period.last <= day),
  }
  const point = pointOf(then, goal, subjects, day)
  return point?.at.slice(0, 4) === day.slice(0, 4) ? point : undefined
}
