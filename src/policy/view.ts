// Rule book · what is shown of a clause and of the whole: plain data, with the values in force on a day.
import { inForce } from './at.ts'
import type { SchemeFacts } from './check-schemes.ts'
import { type Citation, citationsOf } from './citations.ts'
import { childrenOf, clauseIds, unitsInCharge } from './clause.ts'
import type { Book, WhereIn } from './read.ts'
import type { Ask, Clause } from './schema/clauses.ts'
import type { Goal, Light, Parameter, Setting, Target } from './schema/goals.ts'
import type { Indicator } from './schema/indicators.ts'
import type { Text, Words } from './schema/parts.ts'

export interface AskView extends Omit<Ask, 'ask'> {
  /** Absent when the clause is answered as a whole. */
  readonly ask?: Text
}
interface Listed<T> {
  readonly id: string
  readonly is: T
}
export interface GoalView extends Listed<Goal> {
  readonly since?: string
  readonly target?: Target
}
export interface ParameterView extends Listed<Parameter> {
  readonly since?: string
  readonly setting?: Setting
}
export interface ClauseView {
  readonly id: string
  readonly title: Text
  readonly summary?: Text
  readonly lead: readonly string[]
  readonly with: readonly string[]
  readonly note?: Words
  /** The clauses right below it. */
  readonly parts: readonly { readonly id: string; readonly title: Text }[]
  readonly asks: readonly AskView[]
  readonly goals: readonly GoalView[]
  readonly parameters: readonly ParameterView[]
  readonly indicators: readonly Listed<Indicator>[]
  readonly schemes: readonly Pick<SchemeFacts, 'id' | 'file' | 'title'>[]
  readonly citations: readonly Citation[]
}
export interface BookView {
  readonly day: string
  readonly title: Text
  readonly place: Text
  readonly edition: { readonly id: string } & Book['policy']['editions'][string]
  readonly editions: Book['policy']['editions']
  readonly light?: Light
  readonly clauses: readonly ClauseView[]
}

export interface Shown {
  readonly book: Book
  readonly schemes: readonly SchemeFacts[]
  readonly where: WhereIn
  readonly day: string
}

export function viewBook(shown: Shown): BookView {
  const { book, day } = shown
  const { current, editions, title, place } = book.policy
  const edition = editions[current]
  if (edition === undefined) throw new Error(`edition ${current} passed the checks but is not there`)
  const light = inForce(book.light.values, day)?.value
  return {
    day,
    title,
    place,
    edition: { id: current, ...edition },
    editions,
    ...(light === undefined ? {} : { light }),
    clauses: clauseIds(book.clauses).map((id) => viewClause(shown, id)),
  }
}

export function viewClause(shown: Shown, id: string): ClauseView {
  const { book, schemes, day } = shown
  const clause = book.clauses[id]
  if (clause === undefined) throw new Error(`no clause ${id}`)
  const asks = asksOf(clause)
  const named = (kind: 'goals' | 'parameters' | 'indicators' | 'schemes'): string[] => [
    ...new Set(asks.flatMap((one) => one.computed_by?.[kind] ?? [])),
  ]
  return {
    id,
    title: clause.title,
    ...(clause.summary === undefined ? {} : { summary: clause.summary }),
    ...unitsInCharge(book.clauses, id),
    ...(clause.note === undefined ? {} : { note: clause.note }),
    parts: childrenOf(book.clauses, id).flatMap((part) => {
      const title = book.clauses[part]?.title
      return title === undefined ? [] : [{ id: part, title }]
    }),
    asks,
    goals: pick(book.goals, named('goals')).map((one) => {
      const found = inForce(one.is.values, day)
      return found === undefined ? one : { ...one, since: found.since, target: found.value }
    }),
    parameters: pick(book.parameters, named('parameters')).map((one) => {
      const found = inForce(one.is.values, day)
      return found === undefined ? one : { ...one, since: found.since, setting: found.value }
    }),
    indicators: pick(book.indicators, named('indicators')),
    schemes: schemes
      .filter((one) => named('schemes').includes(one.id))
      .map(({ id: scheme, file, title }) => ({ id: scheme, file, title })),
    citations: citationsOf(shown, id),
  }
}

/** A clause without asks of its own is answered as a whole. */
function asksOf({ asks, computed_by, planned, nothing_to_compute }: Clause): AskView[] {
  const whole: AskView = {
    ...(computed_by === undefined ? {} : { computed_by }),
    ...(planned === undefined ? {} : { planned }),
    ...(nothing_to_compute === undefined ? {} : { nothing_to_compute }),
  }
  return [...(Object.keys(whole).length > 0 ? [whole] : []), ...(asks ?? [])]
}

const pick = <T>(from: Readonly<Record<string, T>>, ids: readonly string[]): Listed<T>[] =>
  ids.flatMap((id) => {
    const is = from[id]
    return is === undefined ? [] : [{ id, is }]
  })
