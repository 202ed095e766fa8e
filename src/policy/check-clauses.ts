// Rule book · checks of clauses: none missing, each answered, and what is said to compute it exists.
import { pathTo } from '../yaml/read.ts'
import { checkUnit, type Look, nearFacts } from './check-origin.ts'
import { childrenOf, clauseIds, parentOf } from './clause.ts'
import type { Ask, Clause } from './schema/clauses.ts'

const FILE = 'clauses.yaml'
type Answer = Omit<Ask, 'ask'>

export function checkClauses(look: Look): void {
  const { clauses } = look.book
  for (const id of clauseIds(clauses)) {
    const clause = clauses[id]
    if (clause === undefined) continue
    const path = pathTo('clauses', id)
    checkPlace(look, id, path)
    for (const key of ['lead', 'with'] as const)
      clause[key]?.forEach((name, i) => {
        checkUnit(look, name, FILE, `${path}.${key}[${i}]`)
      })
    if (childrenOf(clauses, id).length === 0) checkLeaf(look, clause, id, path)
    checkAnswer(look, clause, path)
    clause.asks?.forEach((ask, i) => {
      checkAnswer(look, ask, `${path}.asks[${i}]`)
    })
  }
}

/** Its parent stands, and so does the clause just before it. */
function checkPlace(look: Look, id: string, path: string): void {
  const { clauses } = look.book
  const parent = parentOf(id)
  if (parent !== undefined && clauses[parent] === undefined) look.tell('no-parent', FILE, path, { clause: id, parent })
  const number = Number(id.split('.').at(-1))
  const before = parent === undefined ? String(number - 1) : `${parent}.${number - 1}`
  if (number > 1 && clauses[before] === undefined) look.tell('clause-gap', FILE, path, { clause: id, before })
}

function checkLeaf(look: Look, clause: Clause, id: string, path: string): void {
  if (clause.summary === undefined) look.tell('no-summary', FILE, path, { clause: id })
  if (clause.asks === undefined && !isAnswered(clause)) look.tell('no-answer', FILE, path, { what: id })
  clause.asks?.forEach((ask, i) => {
    if (!isAnswered(ask)) look.tell('no-answer', FILE, `${path}.asks[${i}]`, { what: `${id} ${ask.ask.zh}` })
  })
}

const isAnswered = ({ computed_by, planned, nothing_to_compute }: Answer): boolean =>
  computed_by !== undefined || planned !== undefined || nothing_to_compute !== undefined

function checkAnswer(look: Look, answer: Answer, path: string): void {
  const { computed_by: by, planned, nothing_to_compute: nothing } = answer
  if (nothing !== undefined && (by !== undefined || planned !== undefined)) look.tell('two-answers', FILE, path)
  const { book, schemes } = look
  const known = {
    schemes: schemes.map((one) => one.id),
    goals: Object.keys(book.goals),
    parameters: Object.keys(book.parameters),
    indicators: Object.keys(book.indicators),
  }
  for (const [kind, code] of [
    ['schemes', 'unknown-scheme'],
    ['goals', 'unknown-goal'],
    ['parameters', 'unknown-parameter'],
    ['indicators', 'unknown-indicator'],
  ] as const)
    by?.[kind]?.forEach((name, i) => {
      if (!known[kind].includes(name))
        look.tell(code, FILE, `${path}.computed_by.${kind}[${i}]`, { name, ...nearFacts(name, known[kind]) })
    })
}
