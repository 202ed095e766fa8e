// Scheme · every formula in the file with its place and the names that may stand in it, so that all are read in one go.
import { bound } from '../scores/all.ts'
import type { Node, Scheme } from './schema.ts'
import { nodesUp } from './tree.ts'

export interface Placed {
  readonly text: string
  /** Path in the file, `index.of[0].value`. */
  readonly path: string
  readonly wants: 'number' | 'truth'
  /** How many nodes, children first, stand before it: only those may be named. */
  readonly nodesBefore: number
  /** Only a score's own formulas know `x`, the value being scored. */
  readonly knowsX: boolean
}

/** Formulas written as text; numbers and booleans need no reading. */
export function formulasOf(scheme: Scheme): Placed[] {
  const found: Placed[] = []
  const add = (value: unknown, path: string, wants: Placed['wants'], nodesBefore: number, knowsX = false): void => {
    if (typeof value === 'string') found.push({ text: value, path, wants, nodesBefore, knowsX })
  }
  scheme.scope?.forEach((rule, i) => {
    add(rule.when, `scope[${i}].when`, 'truth', 0)
  })
  const nodes = nodesUp(scheme)
  nodes.forEach(({ node, path }, i) => {
    add(node.value, `${path}.value`, 'number', i)
    for (const [key, value] of scoreFormulas(node)) add(value, `${path}.score.${key}`, 'number', i, true)
  })
  scheme.adjust?.forEach((rule, i) => {
    add(rule.when, `adjust[${i}].when`, 'truth', nodes.length)
    add(rule.points, `adjust[${i}].points`, 'number', nodes.length)
  })
  scheme.veto?.forEach((rule, i) => {
    add(rule.when, `veto[${i}].when`, 'truth', nodes.length)
  })
  add(scheme.grades?.outright?.when, 'grades.outright.when', 'truth', nodes.length)
  return found
}

/** Parameters of a score that may be a number, a formula or a statistic. */
export const BASES = ['base', 'low', 'high', 'floor', 'target'] as const

function scoreFormulas(node: Node): [string, unknown][] {
  if (node.score === undefined) return []
  const { name, params } = bound(node.score)
  if (name === 'points') return [['points', params]]
  if (params === null || typeof params !== 'object' || Array.isArray(params)) return []
  const given = params as Record<string, unknown>
  return BASES.map((key) => [`${name}.${key}`, given[key]])
}

/** Columns that group: pools, merge.by, over. */
export function groupingColumns(scheme: Scheme): { column: string; path: string }[] {
  const found = (scheme.pools ?? []).map((column, i) => ({ column, path: `pools[${i}]` }))
  if (scheme.merge !== undefined) found.push({ column: scheme.merge.by, path: 'merge.by' })
  if (scheme.merge?.lead !== undefined) found.push({ column: scheme.merge.lead, path: 'merge.lead' })
  for (const { node, path } of nodesUp(scheme)) {
    const params = node.score === undefined ? undefined : (bound(node.score).params as Record<string, unknown> | null)
    const spots: [unknown, string][] = [
      [node.over, `${path}.over`],
      [params?.['over'], `${path}.score.over`],
      ...BASES.map((key): [unknown, string] => [
        (params?.[key] as Record<string, unknown> | undefined)?.['over'],
        `${path}.score.${key}.over`,
      ]),
    ]
    for (const [over, at] of spots)
      if (Array.isArray(over)) found.push(...over.map((column) => ({ column: String(column), path: at })))
  }
  return found
}
