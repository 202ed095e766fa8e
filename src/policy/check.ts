// Rule book · what form alone cannot tell: names that do not exist, silence where a source is due, days out of order. All at once.
import { type Finding, finding, notice } from '../kernel/finding.ts'
import { checkClauses } from './check-clauses.ts'
import { checkForms } from './check-forms.ts'
import { checkGoals } from './check-goals.ts'
import { checkIndicators } from './check-indicators.ts'
import { checkOrigin, type Look, nearFacts } from './check-origin.ts'
import { checkSchemes, type SchemeFacts } from './check-schemes.ts'
import { checkUnits } from './check-units.ts'
import { checkLife } from './days.ts'
import { unitNames } from './names.ts'
import { BOOK_FILES, type Book, type WhereIn } from './read.ts'

export function checkBook(book: Book, schemes: readonly SchemeFacts[], where: WhereIn): readonly Finding[] {
  const findings: Finding[] = []
  const names = unitNames(book)
  const look: Look = {
    book,
    schemes,
    where,
    unitNames: names.map(([name]) => name),
    tell: (code, file, path, facts = {}) => findings.push(finding(`policy/${code}`, where(file, path), facts)),
    note: (code, file, path, facts = {}) => findings.push(notice(`policy/${code}`, where(file, path), facts)),
    tellAt: (code, place, facts = {}) => findings.push(finding(`policy/${code}`, place, facts)),
  }
  checkEditions(look)
  checkClauses(look)
  checkUnits(look)
  checkGoals(look)
  checkIndicators(look)
  checkForms(look)
  checkSchemes(look)
  return inOrder(findings)
}

function checkEditions(look: Look): void {
  const { current, editions } = look.book.policy
  if (editions[current] === undefined)
    look.tell('unknown-edition', 'policy.yaml', 'current', {
      name: current,
      ...nearFacts(current, Object.keys(editions)),
    })
  for (const [id, edition] of Object.entries(editions)) {
    const path = `editions.${id}`
    checkOrigin(look, edition, 'policy.yaml', path, true)
    checkLife(look, edition, 'policy.yaml', path)
    if (edition.issued !== undefined && edition.issued > edition.from)
      look.tell('days-order', 'policy.yaml', `${path}.from`, { first: edition.issued, second: edition.from })
  }
}

/** In the order in which a person mends: by file, line, column. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const place = (file = ''): string => {
    const known = (BOOK_FILES as readonly string[]).indexOf(file)
    return `${known < 0 ? BOOK_FILES.length : known} ${file}`
  }
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return [...findings].sort(
    (a, b) =>
      order(place(a.at.file), place(b.at.file)) ||
      (a.at.line ?? 0) - (b.at.line ?? 0) ||
      (a.at.col ?? 0) - (b.at.col ?? 0),
  )
}
