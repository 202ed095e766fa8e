// Scheme · walking the index: children before parents, in the order of the file.
import { fullOf, sharedParams } from '../scores/all.ts'
import type { Node, Scheme } from './schema.ts'

export interface Placed {
  readonly node: Node
  readonly parent: Node | undefined
  readonly depth: number
  /** Path in the file, `index.of[0]`. */
  readonly path: string
}

/** Every node, children before their parent: the order in which they can be reckoned. */
export function nodesUp(scheme: Scheme): Placed[] {
  return walk(scheme, false)
}

/** Every node, parents first: the order in which people read. */
export function nodesDown(scheme: Scheme): Placed[] {
  return walk(scheme, true)
}

function walk(scheme: Scheme, parentFirst: boolean): Placed[] {
  const found: Placed[] = []
  const go = (node: Node, parent: Node | undefined, depth: number, path: string): void => {
    const here = { node, parent, depth, path }
    if (parentFirst) found.push(here)
    node.of?.forEach((child, i) => {
      go(child, node, depth + 1, `${path}.of[${i}]`)
    })
    if (!parentFirst) found.push(here)
  }
  go(scheme.index, undefined, 0, 'index')
  return found
}

export const isMean = (node: Node): boolean => node.of !== undefined && (node.combine ?? 'sum') !== 'sum'

/** Points of a full mark; null when nothing in the file says it (a free formula). */
export function fullMark(node: Node, parent: Node | undefined): number | null {
  if (node.of === undefined) {
    if (node.weight !== undefined) return node.weight
    if (parent !== undefined && isMean(parent)) return 1
    return node.score === undefined ? 1 : fullOf(node.score)
  }
  if (isMean(node)) return (parent === undefined ? (node.scale ?? node.weight) : (node.weight ?? node.scale)) ?? 1
  const children = node.of.map((child) => fullMark(child, node))
  return children.includes(null) ? null : children.reduce<number>((sum, full) => sum + (full ?? 0), 0)
}

export const isDown = (node: Node): boolean =>
  (node.direction ?? (node.score === undefined ? undefined : sharedParams(node.score).direction)) === 'down'

/** Columns within which the leaf's statistics are taken. */
export function overOf(scheme: Scheme, over: 'all' | 'pool' | readonly string[] | undefined): readonly string[] {
  if (over === 'all') return []
  return over === undefined || over === 'pool' ? (scheme.pools ?? []) : over
}
export const leafOver = (node: Node) =>
  node.over ?? (node.score === undefined ? undefined : sharedParams(node.score).over)
