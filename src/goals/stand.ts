// Goals · where every goal stands on a day: the city, each member or unit, the light and its reason, who holds it back, who leads it.
import { addDays, type Day } from '../kernel/period.ts'
import { at, type BookAt, type InForce } from '../policy/at.ts'
import { citesOf, unitsInCharge } from '../policy/clause.ts'
import type { Book } from '../policy/read.ts'
import type { Goal, Light, Target } from '../policy/schema/goals.ts'
import type { Text, Words } from '../policy/schema/parts.ts'
import { type GoalFigure, type GoalSubject, indexFigures } from './figures.ts'
import { type Drag, holdingBack } from './holding-back.ts'
import { type Point, reaches, type Sources, seriesOf, subjectsOf } from './measure.ts'
import { type LightColour, type Pace, paceOf, pointNow } from './pace.ts'
import { type Projection, projectTo, projectYear } from './project.ts'

export interface Reading {
  readonly who: { readonly kind: string; readonly id: string; readonly name: Text }
  /** Null: no figure. */
  readonly now: Point | null
  /** Whole values before it, for a line of the past. */
  readonly past: readonly { readonly at: Day; readonly value: number }[]
  readonly pace: Pace
  /** What is missing to the target; null when it is reached or nothing is known. */
  readonly gap: number | null
  readonly moved: { readonly since: Day; readonly by: number } | null
  readonly projection: Projection | null
}

export interface GoalStanding {
  readonly id: string
  readonly label: Text
  readonly unit: string
  readonly direction: Goal['direction']
  readonly measure: Goal['measure']
  readonly target: (Target & { readonly since: Day }) | null
  readonly cites: readonly string[]
  readonly lead: readonly string[]
  readonly with: readonly string[]
  /** Of the goal as a whole. Where it is asked of each member, the worst member's, with how many have which. */
  readonly light: LightColour
  readonly lights: Readonly<Record<LightColour, number>>
  readonly city: Reading
  /** Each member for a goal asked of each; each reporting unit otherwise. */
  readonly members: readonly Reading[]
  readonly asked_of_each: boolean
  readonly holding_back: readonly Drag[]
  readonly note: Words | null
}

export interface GoalsRequest {
  readonly book: Book
  readonly figures: Iterable<GoalFigure>
  readonly subjects: readonly GoalSubject[]
  /** What was known when this day ended. */
  readonly day: Day
  /** Only this reporting unit's. */
  readonly unit?: string
}

const CITY: Text = { zh: '全市', en: 'the city' }

export function goalsOn({ book, figures, subjects, day, unit }: GoalsRequest): GoalStanding[] {
  const rules = at(book, day)
  const targets = new Map(rules.goals.map(({ goal, target }) => [goal, target]))
  const sources: Sources = {
    book,
    day,
    figures: indexFigures(figures, day),
    subjects: unit === undefined ? subjects : subjects.filter((one) => one.unit === unit),
    target: (goal) => targets.get(goal)?.value,
  }
  const who = whoOf(book, unit)
  return rules.goals.map(({ id, goal, target }) => standing(sources, rules, id, goal, target, who, unit !== undefined))
}

function whoOf(book: Book, unit: string | undefined): Reading['who'] {
  if (unit !== undefined) return { kind: 'unit', id: unit, name: book.units[unit]?.name ?? { zh: unit, en: unit } }
  const city = Object.entries(book.units).find(([, one]) => one.kind === 'city')
  return { kind: 'city', id: city?.[0] ?? 'city', name: CITY }
}

function standing(
  sources: Sources,
  rules: BookAt,
  id: string,
  goal: Goal,
  target: InForce<Target> | undefined,
  who: Reading['who'],
  ofUnit: boolean,
): GoalStanding {
  const { book, day } = sources
  const light = rules.light?.value
  const meant = subjectsOf(sources, goal, day)
  const each = goal.each !== undefined
  // A target for the city is not one for a unit of it; one for each member is not one for their sum.
  const shared = 'ratio_of_sums' in goal.measure
  const whole = (each && !shared) || (ofUnit && !each && !shared) ? undefined : target?.value
  const base = goal.base === undefined || ofUnit ? undefined : { value: goal.base.value, at: goal.base.as_of }
  const city = read(sources, goal, meant, who, whole, light, base)
  const members = each
    ? meant.map((one) =>
        read(sources, goal, [one], { kind: one.kind, id: one.id, name: one.name }, target?.value, light),
      )
    : ofUnit
      ? []
      : unitsOf(meant).map((unit) =>
          read(
            sources,
            goal,
            meant.filter((one) => one.unit === unit),
            { kind: 'unit', id: unit, name: book.units[unit]?.short ?? { zh: unit, en: unit } },
            shared ? target?.value : undefined,
            light,
          ),
        )
  const lights = count((each ? members : [city]).map(({ pace }) => pace.light))
  const charge = citesOf(target?.value.cite).map((clause) => unitsInCharge(book.clauses, clause))
  return {
    id,
    label: goal.label,
    unit: goal.unit,
    direction: goal.direction,
    measure: goal.measure,
    target: target === undefined ? null : { ...target.value, since: target.since },
    cites: citesOf(target?.value.cite),
    lead: [...new Set(charge.flatMap(({ lead }) => lead))],
    with: [...new Set(charge.flatMap((one) => one.with))],
    light: each ? worst(lights) : city.pace.light,
    lights,
    city,
    members,
    asked_of_each: each,
    holding_back: holdingBack(goal, target?.value, members),
    note: goal.note ?? null,
  }
}

function read(
  sources: Sources,
  goal: Goal,
  subjects: readonly GoalSubject[],
  who: Reading['who'],
  target: Target | undefined,
  light: Light | undefined,
  base?: { readonly value: number; readonly at: Day },
): Reading {
  const series = seriesOf(sources, goal, subjects)
  const now = (target === undefined ? series.at(-1) : pointNow(series, target)) ?? null
  const pace = paceOf(target, series, sources.day, light, base)
  return {
    who,
    now,
    past: series.filter((one) => one.whole && one !== now).map((one) => ({ at: one.at, value: one.value })),
    pace,
    gap: now === null || target === undefined ? null : gapTo(now.value, target),
    moved: now === null ? null : movedBy(sources, goal, subjects, series, now),
    projection: now === null ? null : (project(sources, goal, subjects, series, now, target) ?? null),
  }
}

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

/** The last value as it was known on an earlier day. */
function asOf(sources: Sources, goal: Goal, subjects: readonly GoalSubject[], day: Day): Point | undefined {
  const then: Sources = {
    ...sources,
    day,
    figures: (indicator, subject) => sources.figures(indicator, subject).filter(({ period }) => period.last <= day),
  }
  const point = seriesOf(then, goal, subjects).at(-1)
  return point?.at.slice(0, 4) === day.slice(0, 4) ? point : undefined
}

const unitsOf = (subjects: readonly GoalSubject[]): readonly string[] => [...new Set(subjects.map(({ unit }) => unit))]

function count(lights: readonly LightColour[]): Record<LightColour, number> {
  const counts = { green: 0, yellow: 0, red: 0, grey: 0 }
  for (const light of lights) counts[light]++
  return counts
}

const worst = (counts: Readonly<Record<LightColour, number>>): LightColour =>
  (['red', 'yellow', 'grey', 'green'] as const).find((light) => counts[light] > 0) ?? 'grey'
