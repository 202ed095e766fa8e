// Rule book · checks of the columns of goals: every goal stands in exactly one.
import { checkOrigin, type Look, nearFacts } from './check-origin.ts'

const FILE = 'goals.yaml'

export function checkColumns(look: Look): void {
  const { columns, goals } = look.book
  if (Object.keys(columns).length === 0) return
  const ids = Object.keys(goals)
  const found = new Map<string, string>()
  for (const [column, { goals: own, ...origin }] of Object.entries(columns)) {
    checkOrigin(look, origin, FILE, `columns.${column}`, true)
    own.forEach((id, i) => {
      const at = `columns.${column}.goals[${i}]`
      const first = found.get(id)
      if (!ids.includes(id)) look.tell('unknown-goal', FILE, at, { name: id, ...nearFacts(id, ids) })
      else if (first !== undefined) look.tell('two-columns', FILE, at, { id, first, second: column })
      found.set(id, column)
    })
  }
  for (const id of ids) if (!found.has(id)) look.tell('no-column', FILE, `goals.${id}`, { id })
}
