// Rule book · a rule is cited or confessed: its clause exists, and what is assumed names who confirms it.
import type { Fact, Place } from '../kernel/finding.ts'
import { nearest } from '../kernel/nearest.ts'
import type { SchemeFacts } from './check-schemes.ts'
import { citesOf, clauseIds } from './clause.ts'
import type { Book, BookFile, WhereIn } from './read.ts'
import type { Origin } from './schema/parts.ts'

type Facts = Readonly<Record<string, Fact>>
/** What every check looks at, and where it tells what it finds. */
export interface Look {
  readonly book: Book
  readonly schemes: readonly SchemeFacts[]
  readonly where: WhereIn
  readonly unitNames: readonly string[]
  readonly tell: (code: string, file: BookFile, path: string, facts?: Facts) => void
  readonly note: (code: string, file: BookFile, path: string, facts?: Facts) => void
  readonly tellAt: (code: string, place: Place, facts?: Facts) => void
}

export const nearFacts = (word: string, words: readonly string[]): { near: string; nearEn: string } => {
  const near = nearest(word, words)
  return {
    near: near === undefined ? '' : `是否指“${near}”？`,
    nearEn: near === undefined ? '' : `Did you mean "${near}"?`,
  }
}

/** `due`: a value must be cited, or rest on another document, or be marked as assumed. */
export function checkOrigin(look: Look, one: Origin, file: BookFile, path: string, due: boolean): void {
  citesOf(one.cite).forEach((cite, i) => {
    const at = Array.isArray(one.cite) ? `${path}.cite[${i}]` : `${path}.cite`
    if (look.book.clauses[cite] === undefined)
      look.tell('unknown-clause', file, at, { clause: cite, ...nearFacts(cite, clauseIds(look.book.clauses)) })
  })
  if (one.assumed !== undefined && one.confirm_by === undefined) look.tell('no-confirm', file, path)
  if (one.confirm_by !== undefined) checkUnit(look, one.confirm_by, file, `${path}.confirm_by`)
  if (due && one.cite === undefined && one.source === undefined && one.assumed === undefined)
    look.tell('no-origin', file, path)
}

export function checkUnit(look: Look, name: string, file: BookFile, path: string): void {
  if (!look.unitNames.includes(name))
    look.tell('unknown-unit', file, path, { name, ...nearFacts(name, look.unitNames) })
}
