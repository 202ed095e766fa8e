// Rule book · checks of the catalogue of indicators.
import { checkOrigin, checkUnit, type Look, nearFacts } from './check-origin.ts'

const FILE = 'indicators.yaml'

export function checkIndicators(look: Look): void {
  const { book } = look
  const used = usedIndicators(look)
  const subjects = Object.keys(book.subjects)
  for (const subject of new Set(Object.keys(book.indicators).map((id) => id.slice(0, id.indexOf('.')))))
    if (!subjects.includes(subject))
      look.tell('unknown-subject', FILE, `indicators.${subject}`, { name: subject, ...nearFacts(subject, subjects) })
  for (const [id, indicator] of Object.entries(book.indicators)) {
    const path = `indicators.${id}`
    checkUnit(look, indicator.owner, FILE, `${path}.owner`)
    checkOrigin(look, indicator, FILE, path, true)
    // What stands in a register is kept whether or not anything is computed from it.
    if (!used.has(id) && indicator.period !== 'register') look.note('unused-indicator', FILE, path, { name: id })
  }
  checkMap(look)
}

function checkMap(look: Look): void {
  const { map, indicators } = look.book
  if (map === undefined) return
  const path = 'map.tax_per_mu'
  checkOrigin(look, map, FILE, path, true)
  for (const part of ['numerator', 'denominator'] as const)
    if (indicators[map[part]] === undefined)
      look.tell('unknown-indicator', FILE, `${path}.${part}`, {
        name: map[part],
        ...nearFacts(map[part], Object.keys(indicators)),
      })
  map.classes.forEach((bound, i) => {
    const before = map.classes[i - 1]
    if (before !== undefined && bound <= before)
      look.tell('map-classes', FILE, `${path}.classes[${i}]`, { first: before, second: bound })
  })
}

function usedIndicators({ book, schemes }: Look): Set<string> {
  const inSchemes = schemes.flatMap((one) => one.inputs.map(({ id }) => `${one.subject}.${id}`))
  const inGoals = Object.values(book.goals).flatMap(({ measure }) =>
    'sum' in measure ? [measure.sum] : 'count' in measure ? [] : Object.values(measure.ratio_of_sums),
  )
  const inClauses = Object.values(book.clauses).flatMap((clause) =>
    [clause, ...(clause.asks ?? [])].flatMap((one) => one.computed_by?.indicators ?? []),
  )
  return new Set([...inSchemes, ...inGoals, ...inClauses])
}
