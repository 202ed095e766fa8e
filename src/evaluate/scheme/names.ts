// Scheme · names that the results tell apart: columns, nodes, adjustments. A database does not see whether a letter is a capital.
import { type Finding, finding } from '../../kernel/finding.ts'
import { pathTo } from '../../yaml/read.ts'
import { adjustIds } from './adjusts.ts'
import type { Where } from './read.ts'
import type { Scheme } from './schema.ts'
import { nodesUp } from './tree.ts'

interface Named {
  readonly id: string
  readonly path: string
}

export function checkNames(scheme: Scheme, where: Where): Finding[] {
  const columns = Object.keys(scheme.inputs).map((id) => ({ id, path: pathTo('inputs', id) }))
  const nodes = nodesUp(scheme).map(({ node, path }) => ({ id: node.id, path }))
  const adjusts = adjustIds(scheme)
  // A node called adjust has columns of its own, `adjust.points` among them.
  const own = nodes.some(({ id }) => id.toLowerCase() === 'adjust')
    ? ['value', 'points', 'note', 'missing'].map((id) => ({ id, path: 'index' }))
    : []
  return [columns, nodes, [...own, ...adjusts]].flatMap((names) => clashes(names, where))
}

function clashes(names: readonly Named[], where: Where): Finding[] {
  const seen = new Map<string, string>()
  return names.flatMap(({ id, path }) => {
    const other = seen.get(id.toLowerCase())
    seen.set(id.toLowerCase(), id)
    if (other === undefined) return []
    return other === id
      ? [finding('evaluate/duplicate-id', where(path), { id })]
      : [finding('evaluate/case-clash', where(path), { id, other })]
  })
}
