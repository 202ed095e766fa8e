// Rule book · checks of units: every name means one unit, parents exist and make no circle.
import { checkOrigin, type Look, nearFacts } from './check-origin.ts'
import { checkLife } from './days.ts'
import { unitNames } from './names.ts'

const FILE = 'units.yaml'

export function checkUnits(look: Look): void {
  const { book } = look
  checkNames(look)
  const bodies = [...Object.entries(book.units), ...Object.entries(book.departments)]
  const ids = bodies.map(([id]) => id)
  const mustBe = (id: string, path: string): void => {
    if (!ids.includes(id)) look.tell('unknown-unit', FILE, path, { name: id, ...nearFacts(id, ids) })
  }
  for (const of of ['units', 'departments'] as const)
    for (const [id, unit] of Object.entries(book[of])) {
      const path = `${of}.${id}`
      checkOrigin(look, unit, FILE, path, false)
      checkLife(look, unit, FILE, path)
      if (unit.parent !== undefined) mustBe(unit.parent, `${path}.parent`)
    }
  for (const [id, unit] of Object.entries(book.units)) {
    unit.overlaps?.forEach((one, i) => {
      mustBe(one, `units.${id}.overlaps[${i}]`)
    })
    if (isUnderItself(look, id)) look.tell('circle', FILE, `units.${id}.parent`, { id })
  }
  for (const [id, group] of Object.entries(book.groups))
    group.members.forEach((one, i) => {
      mustBe(one, `groups.${id}.members[${i}]`)
    })
}

function checkNames(look: Look): void {
  const bearer = new Map<string, string>()
  const take = (name: string, id: string, path: string): void => {
    const other = bearer.get(name)
    if (other !== undefined && other !== id) look.tell('duplicate-id', FILE, path, { id: name })
    bearer.set(name, id)
  }
  for (const [name, { id, of }] of unitNames(look.book)) take(name, `${of}.${id}`, `${of}.${id}`)
  for (const of of ['units', 'departments', 'groups'] as const)
    for (const id of Object.keys(look.book[of])) take(`id ${id}`, `${of}.${id}`, `${of}.${id}`)
  for (const [id, { code }] of Object.entries(look.book.units))
    if (code !== undefined) take(`GB/T 2260 ${code}`, `units.${id}`, `units.${id}.code`)
}

function isUnderItself(look: Look, id: string): boolean {
  const seen = new Set<string>()
  for (
    let here = look.book.units[id]?.parent;
    here !== undefined && !seen.has(here);
    here = look.book.units[here]?.parent
  ) {
    if (here === id) return true
    seen.add(here)
  }
  return false
}
