// Goals · where every goal stands on a day: the city, each member or unit, the light and its reason, who holds it back, who leads it.
import { addDays, type Day } from '../kernel/period.ts'
import { at, type BookAt } from '../policy/at.ts'
import { citesOf, unitsInCharge } from '../policy/clause.ts'
import type { Book } from '../policy/read.ts'
import type { Goal, Split, Target } from '../policy/schema/goals.ts'
import type { Text, Words } from '../policy/schema/parts.ts'
import { type GoalFigure, type GoalSubject, indexFigures } from './figures.ts'
import { type Drag, holdingBack, notCounted } from './holding-back.ts'
import { lineOf } from './line.ts'
import { indicatorsOf, judge, kindOf, type Sources, subjectsOf } from './measure.ts'
import type { LightColour } from './pace.ts'
import { type Reading, type RuledSources, read } from './reading.ts'

export interface GoalStanding {
  readonly id: string
  readonly label: Text
  readonly unit: string
  readonly direction: Goal['direction']
  readonly kind: Goal['kind']
  readonly measure: Goal['measure']
  /** Says only who counts for another goal: it is asked of nobody. */
  readonly criterion: boolean
  readonly target: (Target & { readonly since: Day }) | null
  /** How the city's goal is handed out, if it is. */
  readonly split: (Split & { readonly since: Day }) | null
  readonly cites: readonly string[]
  readonly lead: readonly string[]
  readonly with: readonly string[]
  /** Departments that answer for the figures it is made of. */
  readonly owners: readonly string[]
  /** Of the goal as a whole. Where it is asked of each member, the worst member's, with how many have which. */
  readonly light: LightColour
  readonly lights: Readonly<Record<LightColour, number>>
  /** As it stood at the end of the month before. */
  readonly before: { readonly day: Day; readonly light: LightColour }
  readonly city: Reading
  /** Each member for a goal asked of each, the worst first; each reporting unit otherwise. */
  readonly members: readonly Reading[]
  /** How many there are, told or not. */
  readonly members_total: number
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
  /** Members told of a goal asked of each. */
  readonly most?: number
}

const CITY: Text = { zh: '全市', en: 'the city' }

export const goalsOn = (request: GoalsRequest): GoalStanding[] => prepareGoals(request)(request.unit)

/** Figures are indexed once; then the goals of the city, or of any unit of it. */
export function prepareGoals({
  book,
  figures,
  subjects,
  day,
  most = Number.POSITIVE_INFINITY,
}: Omit<GoalsRequest, 'unit'>): (unit?: string) => GoalStanding[] {
  const all = [...figures]
  const now = sourcesOn(book, all, subjects, day)
  const then = sourcesOn(book, all, subjects, addDays(`${day.slice(0, 7)}-01`, -1))
  return (unit) => {
    const [own, before] = [ofUnit(now, unit), ofUnit(then, unit)]
    return now.rules.goals.map((entry, i) => {
      const earlier = then.rules.goals[i]
      // A criterion has no light, now or before.
      const light =
        earlier === undefined || entry.goal.criterion === true ? 'grey' : lightsOf(before, earlier, unit, 0).light
      return { ...standing(own, entry, unit, most), before: { day: then.day, light } }
    })
  }
}

type Entry = BookAt['goals'][number]

export function sourcesOn(
  book: Book,
  figures: readonly GoalFigure[],
  subjects: readonly GoalSubject[],
  day: Day,
): RuledSources {
  const rules = at(book, day)
  const targets = new Map(rules.goals.map(({ goal, target }) => [goal, target]))
  return {
    book,
    day,
    rules,
    figures: indexFigures(figures, day),
    kinds: byKind(subjects),
    target: (goal) => targets.get(goal)?.value,
  }
}

function byKind(subjects: readonly GoalSubject[]): ReadonlyMap<string, readonly GoalSubject[]> {
  const kinds = new Map<string, GoalSubject[]>()
  for (const one of subjects) {
    const own = kinds.get(one.kind)
    if (own === undefined) kinds.set(one.kind, [one])
    else own.push(one)
  }
  return kinds
}

const ofUnit = (sources: RuledSources, unit: string | undefined): RuledSources =>
  unit === undefined
    ? sources
    : {
        ...sources,
        kinds: new Map([...sources.kinds].map(([kind, all]) => [kind, all.filter((one) => one.unit === unit)])),
      }

function cityOf(book: Book, unit: string | undefined): Reading['who'] {
  if (unit !== undefined) return { kind: 'unit', id: unit, name: book.units[unit]?.name ?? { zh: unit, en: unit } }
  const city = Object.entries(book.units).find(([, one]) => one.kind === 'city')
  return { kind: 'city', id: city?.[0] ?? 'city', name: CITY }
}

interface Lit {
  readonly city: Reading
  readonly members: readonly Reading[]
  readonly total: number
  readonly light: LightColour
  readonly lights: Record<LightColour, number>
}

function lightsOf(sources: RuledSources, { goal, target, split }: Entry, unit: string | undefined, most: number): Lit {
  const { book, day } = sources
  const light = goal.criterion === true ? undefined : sources.rules.light?.value
  const meant = subjectsOf(sources, goal, day)
  const each = goal.each !== undefined
  const shared = 'ratio_of_sums' in goal.measure
  const whole = target?.value
  // A target for the city is not one for a unit of it, unless a share is; one for each member is not one for their sum.
  const share = (of: string): Target | undefined =>
    shareOf(goal, whole, split?.value, of) ?? (shared ? whole : undefined)
  const own = each ? (shared ? whole : undefined) : unit === undefined ? whole : share(unit)
  const base =
    goal.base === undefined || unit !== undefined ? undefined : { value: goal.base.value, at: goal.base.as_of }
  const who = cityOf(book, unit)
  const city = read(sources, goal, meant, who, who.id, own, light, base)
  const looked = goal.criterion === true ? likelyHighest(sources, goal, meant, most) : meant
  const members = each
    ? looked.map((one) => read(sources, goal, [one], whoOf(one), one.unit, whole, light))
    : unit !== undefined
      ? []
      : unitsOf(book, meant).map((id) =>
          read(
            sources,
            goal,
            meant.filter((one) => one.unit === id),
            { kind: 'unit', id, name: book.units[id]?.short ?? { zh: id, en: id } },
            id,
            share(id),
            light,
          ),
        )
  const lights =
    goal.criterion === true
      ? { ...count([]), grey: meant.length }
      : count((each ? members : [city]).map(({ pace }) => pace.light))
  return {
    city,
    members,
    total: each ? meant.length : members.length,
    lights,
    light: each ? worst(lights) : city.pace.light,
  }
}

function standing(
  sources: RuledSources,
  entry: Entry,
  unit: string | undefined,
  most: number,
): Omit<GoalStanding, 'before'> {
  const { book } = sources
  const { id, goal, target, split } = entry
  const { city, members, total, light, lights } = lightsOf(sources, entry, unit, most)
  const each = goal.each !== undefined
  const charge = citesOf(target?.value.cite).map((clause) => unitsInCharge(book.clauses, clause))
  const told = each ? (goal.criterion === true ? highestFirst(members) : worstFirst(members)).slice(0, most) : members
  const lined = (one: Reading): Reading => ({ ...one, line: lineOf(sources, goal, subjectsIn(sources, goal, one)) })
  return {
    id,
    label: goal.label,
    unit: goal.unit,
    direction: goal.direction,
    kind: goal.kind,
    measure: goal.measure,
    criterion: goal.criterion === true,
    target: target === undefined ? null : { ...target.value, since: target.since },
    split: split === undefined ? null : { ...split.value, since: split.since },
    cites: citesOf(target?.value.cite),
    lead: [...new Set(charge.flatMap(({ lead }) => lead))],
    with: [...new Set(charge.flatMap((one) => one.with))],
    owners: ownersOf(book, goal),
    light,
    lights,
    city: lined(city),
    members: told.map(lined),
    members_total: total,
    asked_of_each: each,
    holding_back: 'count' in goal.measure ? heldByCount(sources, goal) : holdingBack(goal, target?.value, members),
    note: goal.note ?? null,
  }
}

/**
 * Of a criterion only the highest are told: those whose own highest figure is among the highest are looked at, several
 * times as many as are told, so that no twenty-six thousand firms are reckoned for the sake of a hundred.
 */
function likelyHighest(
  { figures }: Sources,
  { measure }: Goal,
  meant: readonly GoalSubject[],
  most: number,
): readonly GoalSubject[] {
  if (!('sum' in measure) || meant.length <= most * MARGIN) return meant
  const { sum } = measure
  const height = new Map(meant.map(({ id }) => [id, Math.max(...figures(sum, id).map(({ value }) => value))]))
  const of = ({ id }: GoalSubject): number => height.get(id) ?? Number.NEGATIVE_INFINITY
  return meant.toSorted((a, b) => of(b) - of(a)).slice(0, most * MARGIN)
}
const MARGIN = 5

const whoOf = ({ kind, id, name }: GoalSubject): Reading['who'] => ({ kind, id, name })

/** The subjects whose figures a reading is made of. */
export function subjectsIn(sources: Sources, goal: Goal, { who }: Pick<Reading, 'who'>): readonly GoalSubject[] {
  const meant = subjectsOf(sources, goal, sources.day)
  if (goal.each !== undefined && who.kind === kindOf(goal)) {
    const own = meant.filter(({ kind, id }) => kind === who.kind && id === who.id)
    if (own.length > 0) return own
  }
  return who.kind === 'unit' ? meant.filter(({ unit }) => unit === who.id) : meant
}

function ownersOf(book: Book, goal: Goal): readonly string[] {
  const criteria = 'count' in goal.measure ? (goal.measure.count.meeting_any ?? []) : []
  const indicators = [goal, ...criteria.flatMap((id) => book.goals[id] ?? [])].flatMap(indicatorsOf)
  return [...new Set(indicators.flatMap((id) => book.indicators[id]?.owner ?? []))]
}

function heldByCount(sources: Sources, goal: Goal): Drag[] {
  const criteria = 'count' in goal.measure ? goal.measure.count.meeting_any : undefined
  if (criteria === undefined) return []
  return notCounted(sources.book.goals, judge(sources, criteria, subjectsOf(sources, goal, sources.day), sources.day))
}

/** What of the city's goal falls to a unit. */
function shareOf(
  { direction, each }: Goal,
  target: Target | undefined,
  split: Split | undefined,
  unit: string,
): Target | undefined {
  const share = split?.to[unit]
  if (each !== undefined || target === undefined || share === undefined) return undefined
  const { at_least: _, at_most: __, ...rest } = target
  return { ...rest, ...(direction === 'down' ? { at_most: share } : { at_least: share }) }
}

/** Reporting units; the city is none of its own. */
const unitsOf = ({ units }: Book, subjects: readonly GoalSubject[]): readonly string[] =>
  [...new Set(subjects.map(({ unit }) => unit))].filter((unit) => unit !== '' && units[unit]?.kind !== 'city')

const highestFirst = (members: readonly Reading[]): readonly Reading[] =>
  members.toSorted(
    (a, b) =>
      (b.now?.value ?? Number.NEGATIVE_INFINITY) - (a.now?.value ?? Number.NEGATIVE_INFINITY) ||
      (a.who.id < b.who.id ? -1 : a.who.id > b.who.id ? 1 : 0),
  )

const ORDER: Readonly<Record<LightColour, number>> = { red: 0, yellow: 1, grey: 2, green: 3 }

const worstFirst = (members: readonly Reading[]): readonly Reading[] =>
  members.toSorted(
    (a, b) =>
      ORDER[a.pace.light] - ORDER[b.pace.light] ||
      (a.pace.ratio ?? 1) - (b.pace.ratio ?? 1) ||
      (a.who.id < b.who.id ? -1 : a.who.id > b.who.id ? 1 : 0),
  )

function count(lights: readonly LightColour[]): Record<LightColour, number> {
  const counts = { green: 0, yellow: 0, red: 0, grey: 0 }
  for (const light of lights) counts[light]++
  return counts
}

const worst = (counts: Readonly<Record<LightColour, number>>): LightColour =>
  (['red', 'yellow', 'grey', 'green'] as const).find((light) => counts[light] > 0) ?? 'grey'
