// App · goals: the figures in force that a person may see, the registers and the rule book → where every goal stands on a day.
import { MOST_TOLD } from '../goals/brief.ts'
import type { GoalFigure, GoalSubject } from '../goals/figures.ts'
import { indicatorsOf, kindOf } from '../goals/measure.ts'
import { type RedLine, redList } from '../goals/red-list.ts'
import { type GoalStanding, prepareGoals } from '../goals/stand.ts'
import { type Finding, finding, notice } from '../kernel/finding.ts'
import { nearest } from '../kernel/nearest.ts'
import { readPeriod } from '../kernel/period.ts'
import { convert, findConversion, findUnit } from '../kernel/units.ts'
import { unitFinder } from '../policy/names.ts'
import type { Book } from '../policy/read.ts'
import type { Text } from '../policy/schema/parts.ts'
import { type FigureLine, factLines, figureLines, subjectLines } from '../store/pg/goal-figures.ts'
import type { Store } from '../store/pg/open.ts'
import { unitsAt } from '../store/pg/registers.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import { formBook } from './form-book.ts'
import { figuresOfFacts } from './goal-facts.ts'
import { type Homes, homesOf } from './goal-homes.ts'
import { loadBook } from './load-book.ts'
import { rememberGoals } from './remember-goals.ts'

export interface GoalsAsked {
  readonly day: string
  /** Id, code or name of a reporting unit. */
  readonly unit?: string | undefined
  /** Also every reporting unit's own goals. */
  readonly units?: boolean | undefined
  /** `counted`: leaves out criteria by which no other goal counts; one of them may speak of every firm of the city. */
  readonly criteria?: 'all' | 'counted' | undefined
  readonly book?: string | undefined
}

export interface GoalsTold {
  readonly day: string
  /** The rule book, for whoever words what is told. */
  readonly book: Book
  /** Of which unit; undefined for the city. */
  readonly unit: string | undefined
  readonly goals: readonly GoalStanding[]
  readonly units: readonly { readonly unit: string; readonly name: Text; readonly goals: readonly GoalStanding[] }[]
  readonly red: readonly RedLine[]
  readonly findings: readonly Finding[]
}

export async function goals(
  store: Store,
  who: Who,
  { day, unit: named, units = false, criteria = 'all', book: folder }: GoalsAsked,
): Promise<GoalsTold | { readonly findings: readonly Finding[] }> {
  const { book, findings } = await bookIn(folder)
  if (book === undefined) return { findings }
  const unit = named === undefined ? undefined : reportingUnit(book, named)
  if (typeof unit === 'object') return { findings: [unit] }
  const own = unit === undefined || book.units[unit]?.kind === 'city' ? undefined : unit
  return await readAs(store, who, async (session) => {
    const asked = criteria === 'all' ? book : countedOnly(book)
    const reckon = () => reckonGoals(session, book, asked, day, own, units)
    // Another book may be mended between two questions.
    if (folder !== undefined) return await reckon()
    return await rememberGoals(store, session, [day, own, units, criteria], wantedOf(asked), reckon)
  })
}

/** `asked`: the rule book, or as much of its goals as is told. */
async function reckonGoals(
  session: Session,
  book: Book,
  asked: Book,
  day: string,
  own: string | undefined,
  units: boolean,
): Promise<GoalsTold> {
  const known = await knownOf(session, asked, day)
  const goalsOf = prepareGoals({
    book: asked,
    figures: known.figures,
    subjects: known.subjects,
    day,
    most: MOST_TOLD,
  })
  const stand = goalsOf(own)
  return {
    day,
    book,
    unit: own,
    goals: stand,
    units: units ? reportingUnits(book).map(([id, name]) => ({ unit: id, name, goals: goalsOf(id) })) : [],
    red: redList(stand),
    findings: known.findings,
  }
}

const wantedOf = (book: Book): string[] => [...new Set(Object.values(book.goals).flatMap(indicatorsOf))]

function countedOnly(book: Book): Book {
  const all = Object.entries(book.goals)
  const counted = new Set(
    all.flatMap(([, { measure }]) => ('count' in measure ? (measure.count.meeting_any ?? []) : [])),
  )
  return { ...book, goals: Object.fromEntries(all.filter(([id, one]) => one.criterion !== true || counted.has(id))) }
}

/** The book that comes with the program is read once: its own tests have checked it. */
export const bookIn = async (
  folder: string | undefined,
): Promise<{ readonly book: Book | undefined; readonly findings: readonly Finding[] }> =>
  folder === undefined ? { book: await formBook(), findings: [] } : await loadBook(folder)

export const reportingUnits = ({ units }: Book): [id: string, name: Text][] =>
  Object.entries(units).flatMap(([id, { parent, short }]) => (parent === undefined ? [] : [[id, short]]))

/** By id, code or name; the city too. */
export function reportingUnit(book: Book, named: string): string | Finding {
  if (Object.hasOwn(book.units, named)) return named
  const byCode = Object.entries(book.units).find(([, { code }]) => code === named)?.[0]
  const byName = unitFinder(book)(named)
  const found = byCode ?? (byName?.of === 'units' ? byName.id : undefined)
  if (found !== undefined) return found
  const names = Object.entries(book.units).flatMap(([id, { name, short }]) => [id, name.zh, short.zh])
  const near = nearest(named, names)
  return finding(
    'goals/no-such-unit',
    {},
    {
      unit: named,
      near: near === undefined ? '' : `是否指“${near}”？`,
      nearEn: near === undefined ? '' : `Did you mean "${near}"?`,
    },
  )
}

export interface Known {
  readonly figures: readonly GoalFigure[]
  readonly subjects: readonly GoalSubject[]
  readonly homes: Homes
  readonly findings: readonly Finding[]
}

/** Everything that goals need, in four queries. */
export async function knownOf(session: Session, book: Book, day: string): Promise<Known> {
  const all = Object.values(book.goals)
  const homes = homesOf(book, await unitsAt(session, day))
  const wanted = wantedOf(book)
  const lines = await figureLines(session, wanted)
  const facts = await factLines(
    session,
    wanted.filter((one) => book.indicators[one]?.period === 'register'),
    day,
  )
  const read = lines.map((line) => toFigures(book, homes, line))
  const kinds = [...new Set(all.map(kindOf))].filter((kind) => kind !== 'unit')
  const registered = await subjectLines(session, kinds, day)
  return {
    // What was filed goes before what the register says of the same period.
    figures: [...figuresOfFacts(facts, day), ...read.flatMap(({ figures }) => figures)],
    subjects: subjectsFor(book, homes, registered, lines),
    homes,
    findings: read.flatMap(({ findings }) => findings),
  }
}

/** Into the unit that the catalogue gives the indicator. What cannot be read is told and left out. */
function toFigures(book: Book, homes: Homes, line: FigureLine): { figures: GoalFigure[]; findings: Finding[] } {
  const { subject_kind: kind, indicator, measure } = line
  const place = `${kind} ${line.subject_id} ${indicator}`
  const wanted = book.indicators[`${kind}.${indicator}`]?.unit ?? ''
  const turned = turner(measure, wanted)
  if (turned === undefined)
    return { figures: [], findings: [notice('goals/other-unit', {}, { place, unit: measure, wanted })] }
  const id = kind === 'unit' ? homes.same(line.subject_id) : line.subject_id
  return {
    figures: line.values.map(([period, value]) => ({
      subject: { kind, id },
      indicator,
      period,
      value: value === null ? null : turned(value),
      // The period, and the id under which it was filed where that is another one.
      from: id === line.subject_id ? period : `${period}\n${line.subject_id}`,
    })),
    findings: line.values
      .filter(([period]) => readPeriod(period) === undefined)
      .map(([period]) => notice('goals/no-period', {}, { place, period })),
  }
}

/** Undefined when one unit cannot be turned into the other. */
export function turner(measure: string, wanted: string): ((value: number) => number) | undefined {
  if (measure === wanted) return (value) => value
  const [from, to] = [findUnit(measure), findUnit(wanted)]
  const ratio = from === undefined || to === undefined ? undefined : findConversion(from, to)
  return ratio === undefined ? undefined : (value) => convert(value, ratio)
}

/** From the registers; reporting units and named members of the rule book; and whatever else something was filed of. */
function subjectsFor(
  book: Book,
  homes: Homes,
  registered: readonly { kind: string; id: string; name: string; unit: string }[],
  lines: readonly FigureLine[],
): GoalSubject[] {
  const kept = new Map<string, GoalSubject>()
  const put = (one: GoalSubject): void => {
    const key = `${one.kind}\n${one.id}`
    if (!kept.has(key)) kept.set(key, one)
  }
  for (const { kind, id, name, unit } of registered) put({ kind, id, name: textOf(name), unit: homes.home(unit) })
  for (const [id, name] of reportingUnits(book)) put({ kind: 'unit', id, name, unit: id, above: homes.above(id) })
  for (const { subject_kind: kind, subject_id: filed, unit } of lines) {
    const id = kind === 'unit' ? homes.same(filed) : filed
    if (kind === 'unit')
      put({ kind, id, name: book.units[id]?.short ?? textOf(id), unit: homes.home(id), above: homes.above(id) })
    else put({ kind, id, name: textOf(id), unit: homes.home(unit) })
  }
  // Clusters that the policy names are there whether or not anything was filed of them.
  for (const goal of Object.values(book.goals))
    for (const name of goal.members ?? []) {
      const kind = kindOf(goal)
      const there = [...kept.values()].some((one) => one.kind === kind && [one.id, one.name.zh].includes(name.zh))
      if (!there) put({ kind, id: name.zh, name, unit: '' })
    }
  return [...kept.values()]
}

const textOf = (name: string): Text => ({ zh: name, en: name })
