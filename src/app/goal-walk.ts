// App · a goal's value walked back: definition, clause, formula with its numbers, what was added up, each figure to its return and cell.
import { MOST_TOLD } from '../goals/brief.ts'
import { type Judged, judge, type Known, kindOf, type Point, sidesOf } from '../goals/measure.ts'
import type { Reading } from '../goals/reading.ts'
import { goalsOn, sourcesOn, subjectsIn } from '../goals/stand.ts'
import type { Said, Sum } from '../kernel/explanation.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Book } from '../policy/read.ts'
import { inWords, sayMeasure } from '../policy/say.ts'
import type { Goal, Target } from '../policy/schema/goals.ts'
import type { Words } from '../policy/schema/parts.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import { keyOf, type SourceCell, sourceCells, type WantedFigure } from './goal-sources.ts'
import { labelOf, sumsOf } from './goal-sums.ts'
import { bookIn, type Known as KnownFigures, knownOf, reportingUnit, turner } from './goals.ts'

export interface WalkAsked {
  readonly goal: string
  readonly day: string
  /** Id, code or name of a reporting unit. */
  readonly unit?: string | undefined
  /** Of a goal asked of each: whose value. */
  readonly member?: string | undefined
  readonly book?: string | undefined
}

export interface GoalWalk {
  readonly day: string
  readonly goal: {
    readonly id: string
    readonly label: Said
    readonly unit: string
    readonly measure: Said
    readonly note: Said | null
  }
  readonly clauses: readonly { readonly clause: string; readonly title: Said; readonly summary: Said | null }[]
  readonly who: { readonly kind: string; readonly id: string; readonly name: Said }
  readonly target: Reading['target']
  /** Where the target rests on no clause, what is assumed and who must confirm it. */
  readonly assumed: { readonly why: Said; readonly confirm_by: string } | null
  readonly light: Reading['pace']['light']
  readonly why: Reading['pace']['why']
  /** Null: nothing is known. */
  readonly value: number | null
  /** Last day that it speaks of. */
  readonly at: string | null
  readonly whole: boolean
  /** The formula with its numbers, line by line. */
  readonly sums: readonly Sum[]
  /** Of a sum one, of a ratio numerator and denominator; none of a count. */
  readonly sides: readonly WalkSide[]
  /** Of a count: who is looked at, and which count. */
  readonly judged: readonly WalkJudged[]
  readonly missing: { readonly count: number; readonly first: readonly string[] }
}

export interface WalkSide {
  readonly indicator: string
  readonly label: Said
  readonly definition: string
  readonly unit: string
  readonly owner: string
  /** A fact of the register, not filed. */
  readonly from_register: boolean
  readonly value: number
  /** The largest first. */
  readonly inputs: readonly WalkInput[]
  /** Those not told one by one. */
  readonly others: { readonly count: number; readonly value: number }
}

export interface WalkInput {
  readonly subject: { readonly kind: string; readonly id: string; readonly name: Said; readonly unit: string }
  /** In the unit of the indicator. */
  readonly value: number
  readonly at: string
  readonly figures: readonly (SourceCell & {
    /** In the unit of the indicator. */
    readonly counted: number | null
    /** The same in other calibers, or filed twice: not counted. */
    readonly besides: readonly SourceCell[]
  })[]
}

export interface WalkJudged {
  readonly subject: { readonly kind: string; readonly id: string; readonly name: Said; readonly unit: string }
  readonly counts: boolean
  /** Goal whose target is the condition; null when being in the register is enough. */
  readonly by: string | null
  readonly value: number | null
  readonly asked: number | null
}

const MOST_INPUTS = 100
const FIRST = 20

/** Which goals there are stands in the rule book; whose figures are seen, in the database. */
export async function goalWalk(
  store: Store,
  who: Who,
  asked: WalkAsked,
): Promise<{ readonly walk: GoalWalk } | { readonly findings: readonly Finding[] }> {
  const { book, findings } = await bookIn(asked.book)
  if (book === undefined) return { findings }
  const goal = Object.hasOwn(book.goals, asked.goal) ? book.goals[asked.goal] : undefined
  if (goal === undefined) return { findings: [noSuchGoal(book, asked.goal)] }
  const unit = asked.unit === undefined ? undefined : reportingUnit(book, asked.unit)
  if (typeof unit === 'object') return { findings: [unit] }
  const own = unit === undefined || book.units[unit]?.kind === 'city' ? undefined : unit
  const part = onlyFor(book, asked.goal, goal)
  return await readAs(store, who, async (session) => {
    const known = await knownOf(session, part, asked.day)
    const { figures } = known
    const subjects = onlyOf(known.subjects, goal, asked.member)
    const stand = goalsOn({
      book: part,
      figures,
      subjects,
      day: asked.day,
      most: MOST_TOLD,
      ...(own === undefined ? {} : { unit: own }),
    })
    const found = stand.find(({ id }) => id === asked.goal)
    const reading =
      asked.member === undefined ? found?.city : found?.members.find(({ who: one }) => one.id === asked.member)
    if (found === undefined || reading === undefined)
      return { findings: [finding('goals/no-such-member', {}, { goal: asked.goal, member: asked.member ?? '' })] }
    const inside = own === undefined ? subjects : subjects.filter((one) => one.unit === own)
    return { walk: await walk(session, part, known, { ...asked, standing: found, reading, goal, inside }) }
  })
}

/** Of a goal asked of each, whoever is asked about is enough; units are looked at together, since one may lie in another. */
function onlyOf(subjects: KnownFigures['subjects'], goal: Goal, member: string | undefined): KnownFigures['subjects'] {
  const kind = kindOf(goal)
  return member === undefined || goal.each === undefined || kind === 'unit'
    ? subjects
    : subjects.filter((one) => one.kind !== kind || one.id === member)
}

function noSuchGoal(book: Book, goal: string): Finding {
  const near = nearest(goal, Object.keys(book.goals))
  return finding(
    'goals/no-such-goal',
    {},
    {
      goal,
      near: near === undefined ? '' : `是否指“${near}”？`,
      nearEn: near === undefined ? '' : `Did you mean "${near}"?`,
    },
  )
}

/** The goal alone, with the criteria that it counts by: nothing else is read or reckoned. */
function onlyFor(book: Book, id: string, goal: Goal): Book {
  const wanted = ['count' in goal.measure ? (goal.measure.count.meeting_any ?? []) : [], id].flat()
  return { ...book, goals: Object.fromEntries(Object.entries(book.goals).filter(([one]) => wanted.includes(one))) }
}

interface Found {
  readonly goal: Goal
  readonly day: string
  readonly standing: ReturnType<typeof goalsOn>[number]
  readonly reading: Reading
  readonly inside: KnownFigures['subjects']
}

async function walk(
  session: Session,
  book: Book,
  { figures }: KnownFigures,
  { goal, day, standing, reading, inside }: Found,
): Promise<GoalWalk> {
  const sources = sourcesOn(book, figures, inside, day)
  const { now, who, target, pace } = reading
  const on = now?.on ?? day
  const subjects = subjectsIn(sources, goal, reading)
  const sides = now === null ? [] : sidesOf(sources, goal, subjects, on)
  const criteria = 'count' in goal.measure ? goal.measure.count.meeting_any : undefined
  const judged = criteria === undefined ? [] : judge(sources, criteria, subjects, on)
  const names = new Map(subjects.map((one) => [one.id, one]))
  return {
    day,
    goal: {
      id: standing.id,
      label: goal.label,
      unit: goal.unit,
      measure: { zh: sayMeasure(book, goal.measure, 'zh'), en: sayMeasure(book, goal.measure, 'en') },
      note: goal.note === undefined ? null : said(goal.note),
    },
    clauses: standing.cites.map((clause) => clauseOf(book, clause)),
    who: { ...who, name: who.name },
    target,
    assumed: assumedOf(standing.target),
    light: pace.light,
    why: pace.why,
    value: now?.value ?? null,
    at: now?.at ?? null,
    whole: now?.whole ?? false,
    sums: now === null ? [] : sumsOf(book, goal, now, sides),
    sides: now === null ? [] : await sidesTold(session, book, now, sides, names),
    judged:
      'count' in goal.measure
        ? criteria === undefined
          ? subjects.map((one) => ({ subject: one, counts: true, by: null, value: null, asked: null })).map(toJudged)
          : judged.map(judgedOf)
        : [],
    missing: { count: now?.missing.length ?? 0, first: (now?.missing ?? []).slice(0, FIRST) },
  }
}

const said = (words: Words): Said => ({ zh: inWords(words, 'zh'), en: inWords(words, 'en') })

function clauseOf(book: Book, clause: string): GoalWalk['clauses'][number] {
  const found = book.clauses[clause]
  const title = found?.title ?? { zh: clause, en: clause }
  return { clause, title, summary: found?.summary === undefined ? null : said(found.summary) }
}

const assumedOf = (target: Target | null): GoalWalk['assumed'] =>
  target?.assumed === undefined ? null : { why: said(target.assumed), confirm_by: target.confirm_by ?? '' }

const toJudged = ({ subject: { kind, id, name, unit }, ...rest }: WalkJudged): WalkJudged => ({
  subject: { kind, id, name, unit },
  ...rest,
})

const judgedOf = ({ one, best }: Judged): WalkJudged =>
  toJudged({
    subject: one,
    counts: best?.reached === true,
    by: best?.goal ?? null,
    value: best?.point.value ?? null,
    asked: best?.target?.at_least ?? best?.target?.at_most ?? null,
  })

type Names = ReadonlyMap<string, KnownFigures['subjects'][number]>

async function sidesTold(
  session: Session,
  book: Book,
  now: Point,
  sides: readonly (readonly Known[])[],
  names: Names,
): Promise<WalkSide[]> {
  const told = now.parts.map(({ what, value }, i) => {
    const side = (sides[i] ?? []).toSorted((a, b) => b.amount.value - a.amount.value)
    return { what, value, first: side.slice(0, MOST_INPUTS), rest: side.slice(MOST_INPUTS) }
  })
  const cells = await sourceCells(
    session,
    told.flatMap(({ what, first }) => first.flatMap((one) => wantedOf(what, one))),
  )
  return told.map(({ what, value, first, rest }) => {
    const indicator = book.indicators[what]
    return {
      indicator: what,
      label: labelOf(book, what),
      definition: indicator === undefined ? '' : inWords(indicator.definition, 'zh'),
      unit: indicator?.unit ?? '',
      owner: indicator?.owner ?? '',
      from_register: indicator?.period === 'register',
      value,
      inputs: first.map((one) => inputOf(what, indicator?.unit ?? '', one, cells, names)),
      others: { count: rest.length, value: rest.reduce((sum, { amount }) => sum + amount.value, 0) },
    }
  })
}

const wantedOf = (indicator: string, { id, amount }: Known): WantedFigure[] =>
  amount.from.map((from) => {
    const [period = '', filed = id] = from.split('\n')
    return { indicator, subject: filed, period }
  })

function inputOf(
  what: string,
  unit: string,
  known: Known,
  cells: ReadonlyMap<string, readonly SourceCell[]>,
  names: Names,
): WalkInput {
  const { id, amount } = known
  const [kind = ''] = what.split('.')
  const subject = names.get(id)
  return {
    subject: { kind, id, name: subject?.name ?? { zh: id, en: id }, unit: subject?.unit ?? '' },
    value: amount.value,
    at: amount.at,
    figures: wantedOf(what, known).flatMap((one) => {
      const all = cells.get(keyOf(one)) ?? []
      const last = all.at(-1)
      if (last === undefined) return []
      const counted = last.value === null ? null : (turner(last.measure, unit)?.(last.value) ?? null)
      return [{ ...last, counted, besides: all.slice(0, -1) }]
    }),
  }
}
