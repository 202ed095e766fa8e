// Goals · what a goal measures, for any set of subjects: a sum, a ratio of sums (never a mean of ratios), a count of those that reach another goal.
import type { Day } from '../kernel/period.ts'
import { convert, findConversion, findUnit, type Ratio } from '../kernel/units.ts'
import type { Book } from '../policy/read.ts'
import type { Goal, Target } from '../policy/schema/goals.ts'
import { type Amount, amountOfYear, stockAt } from './amounts.ts'
import type { FindFigures, GoalSubject } from './figures.ts'

export interface Point {
  /** In the goal's unit. */
  readonly value: number
  /** Day for which it was reckoned. */
  readonly on: Day
  /** Last day that it speaks of. */
  readonly at: Day
  /** False while the year is not over. */
  readonly whole: boolean
  /** What it is made of, in the indicators' units, for the walk back. */
  readonly parts: readonly Part[]
  /** Subjects of which there is no figure: the value does not hold them. */
  readonly missing: readonly string[]
  readonly from: readonly string[]
}

export interface Part {
  readonly what: string
  readonly value: number
  readonly unit: string
}

export interface Sources {
  readonly book: Book
  readonly figures: FindFigures
  readonly kinds: ReadonlyMap<string, readonly GoalSubject[]>
  readonly day: Day
  /** The goal's target in force on the day. */
  readonly target: (goal: Goal) => Target | undefined
}

/** Everything known of the measure up to the day, earliest first: whole years (and the year begun) of a flow, each count of a stock. */
export function seriesOf(sources: Sources, goal: Goal, subjects: readonly GoalSubject[]): readonly Point[] {
  return daysOf(sources, goal, subjects).flatMap((day) => {
    const point = pointOf(sources, goal, subjects, day)
    return point === undefined ? [] : [point]
  })
}

/** Subjects that a goal speaks of and that exist on the day. */
export function subjectsOf(sources: Sources, goal: Goal, day: Day): readonly GoalSubject[] {
  const { members, split_to: split } = goal
  const kind = kindOf(goal)
  const found = (sources.kinds.get(kind) ?? []).filter(
    (one) =>
      isThere(one, day) &&
      (members === undefined || members.some(({ zh, en }) => [zh, en].includes(one.name.zh) || zh === one.id)) &&
      (split === undefined || split.includes(one.unit)),
  )
  return kind === 'unit' ? countedOnce(sources, goal, found) : found
}

export function kindOf({ measure }: Goal): string {
  if ('count' in measure) return measure.count.of
  const [kind = ''] = ('sum' in measure ? measure.sum : measure.ratio_of_sums.numerator).split('.')
  return kind
}

export const indicatorsOf = ({ measure }: Goal): readonly string[] =>
  'sum' in measure ? [measure.sum] : 'count' in measure ? [] : Object.values(measure.ratio_of_sums)

/** A unit and one above it must not both be added up: whoever stands below counts, where anything is known of it. */
function countedOnce({ figures }: Sources, goal: Goal, units: readonly GoalSubject[]): readonly GoalSubject[] {
  const indicators = indicatorsOf(goal)
  const known = new Set(
    units.filter(({ id }) => indicators.some((one) => figures(one, id).length > 0)).map(({ id }) => id),
  )
  const covered = new Set(units.filter(({ id }) => known.has(id)).flatMap(({ above = [] }) => above))
  return units.filter(({ id, above = [] }) =>
    known.has(id) ? !covered.has(id) : above.length <= 1 && !above.some((one) => known.has(one) && !covered.has(one)),
  )
}

const isThere = ({ from, until }: GoalSubject, day: Day): boolean =>
  (from === undefined || from <= day) && (until === undefined || day <= until)

export function pointOf(sources: Sources, goal: Goal, all: readonly GoalSubject[], day: Day): Point | undefined {
  const subjects = all.filter((one) => isThere(one, day))
  const { measure } = goal
  if ('count' in measure) return countAt(sources, measure.count.meeting_any, subjects, day)
  if ('sum' in measure) {
    const known = take(sources, goal, measure.sum, subjects, day)
    if (known.length === 0) return undefined
    const unit = unitOf(sources.book, measure.sum)
    const sum = total(known)
    return {
      ...common(known, subjects, day),
      value: turn(sum, unit, goal.unit),
      parts: [{ what: measure.sum, value: sum, unit }],
    }
  }
  const { numerator, denominator } = measure.ratio_of_sums
  const [tops = [], both = []] = sidesOf(sources, goal, subjects, day)
  const [over, below] = [total(tops), total(both)]
  if (both.length === 0 || below === 0) return undefined
  const [unitOver, unitBelow] = [unitOf(sources.book, numerator), unitOf(sources.book, denominator)]
  return {
    ...common([...tops, ...both], subjects, day),
    value: turnRatio(over / below, unitOver, unitBelow, goal.unit),
    parts: [
      { what: numerator, value: over, unit: unitOver },
      { what: denominator, value: below, unit: unitBelow },
    ],
  }
}

/** What is added up: of a sum one list, of a ratio numerator and denominator of the same subjects. Nothing for a count. */
export function sidesOf(
  sources: Sources,
  goal: Goal,
  all: readonly GoalSubject[],
  day: Day,
): readonly (readonly Known[])[] {
  const subjects = all.filter((one) => isThere(one, day))
  const { measure } = goal
  if ('count' in measure) return []
  if ('sum' in measure) return [take(sources, goal, measure.sum, subjects, day)]
  const { numerator, denominator } = measure.ratio_of_sums
  const top = new Map(take(sources, goal, numerator, subjects, day).map((one) => [one.id, one]))
  const under = take(sources, goal, denominator, subjects, day)
  // Whoever lacks either side stands on neither.
  const both = under.filter(({ id }) => top.get(id)?.amount.whole === true)
  return [both.flatMap(({ id }) => top.get(id) ?? []), both]
}

export interface Known {
  readonly id: string
  readonly amount: Amount
}

/** One amount a subject: of the day's year for a flow, as last counted for a stock. Whole years and parts of one are never added up. */
function take(
  { figures }: Sources,
  { kind, measure }: Goal,
  indicator: string,
  subjects: readonly GoalSubject[],
  day: Day,
) {
  const known = subjects.flatMap(({ id }): Known[] => {
    const own = figures(indicator, id)
    const amount = kind === 'stock' ? stockAt(own, day) : amountOfYear(own, Number(day.slice(0, 4)))
    return amount === undefined ? [] : [{ id, amount }]
  })
  if ('ratio_of_sums' in measure) return known.filter(({ amount }) => amount.whole)
  const whole = known.filter(({ amount }) => amount.whole)
  return kind === 'stock' || whole.length === known.length || day.endsWith('-12-31') ? whole : known
}

function common(known: readonly Known[], subjects: readonly GoalSubject[], on: Day) {
  const ids = new Set(known.map(({ id }) => id))
  const days = known.map(({ amount }) => amount.at).sort()
  const whole = known.every(({ amount }) => amount.whole)
  return {
    on,
    // A part of a year speaks of no more than its slowest reporter.
    at: (whole ? days.at(-1) : days[0]) ?? '',
    whole,
    missing: subjects.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
    from: known.flatMap(({ amount }) => amount.from),
  }
}

const total = (known: readonly Known[]): number => known.reduce((sum, { amount }) => sum + amount.value, 0)

function countAt(
  sources: Sources,
  goals: readonly string[] | undefined,
  subjects: readonly GoalSubject[],
  day: Day,
): Point | undefined {
  if (goals === undefined) {
    const parts = [{ what: 'count', value: subjects.length, unit: '个' }]
    return { value: subjects.length, on: day, at: day, whole: true, parts, missing: [], from: [] }
  }
  const judged = judge(sources, goals, subjects, day)
  const known = judged.filter(({ best }) => best !== undefined)
  if (known.length === 0) return undefined
  const reaching = known.filter(({ best }) => best?.reached === true)
  return {
    value: reaching.length,
    on: day,
    at: day,
    whole: true,
    parts: [
      { what: 'count', value: reaching.length, unit: '个' },
      { what: 'of', value: judged.length, unit: '个' },
    ],
    missing: judged.filter(({ best }) => best === undefined).map(({ one }) => one.id),
    from: reaching.flatMap(({ best }) => best?.point.from ?? []),
  }
}

export interface Judged {
  readonly one: GoalSubject
  /** By the criterion that it meets, or else comes nearest to; undefined when nothing is known of it. */
  readonly best:
    | { readonly goal: string; readonly point: Point; readonly target: Target | undefined; readonly reached: boolean }
    | undefined
}

/** Which subjects meet any of the criteria. */
export function judge(
  sources: Sources,
  criteria: readonly string[],
  subjects: readonly GoalSubject[],
  day: Day,
): readonly Judged[] {
  const asked = criteria.flatMap((id) => {
    const goal = sources.book.goals[id]
    return goal === undefined ? [] : [{ id, goal, meant: new Set(subjectsOf(sources, goal, day)) }]
  })
  return subjects
    .filter((one) => asked.some(({ meant }) => meant.has(one)))
    .map((one) => {
      const looked = asked.flatMap(({ id, goal }) => {
        const point = pointOf(sources, goal, [one], day)
        const target = sources.target(goal)
        return point?.whole === true ? [{ goal: id, point, target, reached: reaches(point.value, target) }] : []
      })
      const near = ({ point, target }: (typeof looked)[number]): number =>
        target?.at_least === undefined ? 0 : point.value / target.at_least
      looked.sort((a, b) => Number(b.reached) - Number(a.reached) || near(b) - near(a))
      return { one, best: looked[0] }
    })
}

export const reaches = (value: number, target: Target | undefined): boolean =>
  target !== undefined &&
  (target.at_least === undefined || value >= target.at_least) &&
  (target.at_most === undefined || value <= target.at_most)

/** Days at which the measure can have a new value. */
function daysOf(sources: Sources, goal: Goal, subjects: readonly GoalSubject[]): readonly Day[] {
  const { measure } = goal
  if ('count' in measure) {
    const inner = (measure.count.meeting_any ?? []).flatMap((id) => {
      const asked = sources.book.goals[id]
      return asked === undefined ? [] : daysOf(sources, asked, subjects)
    })
    if (measure.count.meeting_any !== undefined) return unique(inner)
    const changes = subjects.flatMap(({ from, until }) => [from, until]).filter((day) => day !== undefined)
    return unique([...changes.filter((day) => day <= sources.day), sources.day])
  }
  const indicators = indicatorsOf(goal)
  const ends = indicators.flatMap((indicator) =>
    subjects.flatMap(({ id }) => sources.figures(indicator, id).map(({ period }) => period)),
  )
  if (goal.kind === 'stock') return unique(ends.map(({ last }) => last))
  const today = Number(sources.day.slice(0, 4))
  return unique(ends.map(({ year }) => (year === today ? sources.day : `${year}-12-31`)))
}

const unique = (days: readonly Day[]): readonly Day[] => [...new Set(days)].sort()

export const unitOf = (book: Book, indicator: string): string => book.indicators[indicator]?.unit ?? '1'

export function turn(value: number, from: string, to: string): number {
  const ratio = between(from, to)
  return ratio === undefined ? value : convert(value, ratio)
}

function between(from: string, to: string): Ratio | undefined {
  const [own, wanted] = [findUnit(from), findUnit(to)]
  return own === undefined || wanted === undefined ? undefined : findConversion(own, wanted)
}

/** A ratio of two units of one kind is a plain number: `万元 ÷ 亿元`. */
export function turnRatio(value: number, over: string, under: string, to: string): number {
  const same = between(over, under)
  return same === undefined ? turn(value, `${over}/${under}`, to) : turn(convert(value, same), '1', to)
}
