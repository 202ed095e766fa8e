// App · policy: the rule book checked, or shown clause by clause with the values in force on a day.
import { type Finding, finding, type Language } from '../kernel/finding.ts'
import { nearFacts } from '../policy/check-origin.ts'
import { clauseCited, clauseIds } from '../policy/clause.ts'
import { formsOf } from '../policy/forms.ts'
import type { Book } from '../policy/read.ts'
import { bookText, clauseText } from '../policy/tell.ts'
import { viewBook, viewClause } from '../policy/view.ts'
import { loadBook, OWN_BOOK } from './load-book.ts'

export interface BookCounts {
  readonly clauses: number
  readonly goals: number
  readonly parameters: number
  readonly indicators: number
  readonly forms: number
  readonly units: number
  readonly schemes: number
}

/** `counts` only when there is nothing to mend. */
export async function checkPolicy(folder = OWN_BOOK): Promise<{ counts?: BookCounts; findings: readonly Finding[] }> {
  const { book, schemes, findings } = await loadBook(folder)
  if (book === undefined) return { findings }
  return { counts: countBook(book, schemes), findings }
}

export function countBook(book: Book, schemes: readonly unknown[]): BookCounts {
  const size = (of: object): number => Object.keys(of).length
  return {
    clauses: size(book.clauses),
    goals: size(book.goals),
    parameters: size(book.parameters),
    indicators: size(book.indicators),
    forms: formsOf(book, '9999-12-31').length,
    units: size(book.units) + size(book.departments),
    schemes: schemes.length,
  }
}

export interface ShowRequest {
  readonly book?: string
  /** `2.3`, or as the text numbers it, 二（三）. */
  readonly clause?: string
  readonly day: string
  readonly format: 'text' | 'json'
  readonly language: Language
}

/** `text` is what goes to the reader; undefined when refused. */
export async function showPolicy(request: ShowRequest): Promise<{ text?: string; findings: readonly Finding[] }> {
  const { day, format, language } = request
  // An official may well type 二（三）.
  const clause = request.clause === undefined ? undefined : (clauseCited(request.clause) ?? request.clause)
  const { book, schemes, findings, where } = await loadBook(request.book ?? OWN_BOOK)
  if (book === undefined) return { findings }
  const shown = { book, schemes, where, day }
  const reader = { book, day, language }
  if (clause === undefined) {
    const view = viewBook(shown)
    return { text: format === 'json' ? json(view) : bookText(view, reader), findings }
  }
  if (!Object.hasOwn(book.clauses, clause)) {
    const facts = { clause: clause.slice(0, 40), ...nearFacts(clause, clauseIds(book.clauses)) }
    return { findings: [...findings, finding('policy/no-such-clause', {}, facts)] }
  }
  const view = viewClause(shown, clause)
  return { text: format === 'json' ? json({ day, ...view }) : clauseText(view, reader), findings }
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`
