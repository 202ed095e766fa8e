// Web · the score tree as steps that climb to the total: where each node begins and ends on the scale of points, and how far full marks would have reached.
import type { ExplanationOf } from './explanation.ts'

type NodeOf = ExplanationOf['nodes'][number]

export interface Step {
  readonly node: NodeOf
  readonly from: number
  readonly to: number
  /** With full marks of this node, all before it as they are. */
  readonly reach: number
}
export interface AdjustStep {
  readonly adjust: ExplanationOf['adjusts'][number]
  readonly from: number
  readonly to: number
}
export interface Cascade {
  readonly steps: readonly Step[]
  readonly adjusts: readonly AdjustStep[]
  /** Before adjustments. */
  readonly index: number
  readonly total: number
  readonly full: number
  /** Ends of the scale. */
  readonly low: number
  readonly high: number
}

const NEAR = 1e-6

/** Undefined where the points of a node are not the sum of those below it, as with means and products: then nothing climbs. */
export function cascadeOf({ nodes, adjusts, total }: ExplanationOf): Cascade | undefined {
  const [root] = nodes
  if (root === undefined || root.full === null || total === null || !nodes.every((node) => addsUp(nodes, node)))
    return undefined
  let at = 0
  const begun = new Map<NodeOf, number>()
  const ended = new Map<NodeOf, number>()
  for (const [i, node] of nodes.entries()) {
    begun.set(node, at)
    if (!node.composite) at += node.points ?? 0
    // Ends every composite whose last leaf this is.
    const next = nodes[i + 1]
    for (const above of nodes.slice(0, i + 1)) {
      const isOver = next === undefined || next.depth <= above.depth
      if (isOver && !ended.has(above)) ended.set(above, at)
    }
  }
  const steps = nodes.map((node) => {
    const from = begun.get(node) ?? 0
    return { node, from, to: ended.get(node) ?? from, reach: from + (node.full ?? node.points ?? 0) }
  })
  const index = at
  const moved = adjusts.map((adjust) => {
    const from = at
    at += adjust.points
    return { adjust, from, to: at }
  })
  const ends = [...steps.flatMap(({ from, to, reach }) => [from, to, reach]), ...moved.map(({ to }) => to), root.full]
  return {
    ...{ steps, adjusts: moved, index, total, full: root.full },
    low: Math.min(0, ...ends),
    high: Math.max(...ends),
  }
}

function addsUp(nodes: readonly NodeOf[], node: NodeOf): boolean {
  if (!node.composite) return node.points !== null && node.full !== null
  const below = childrenOf(nodes, node)
  const sum = (of: 'points' | 'full') => below.reduce((all, one) => all + (one[of] ?? Number.NaN), 0)
  return isNear(sum('points'), node.points) && isNear(sum('full'), node.full)
}

const isNear = (a: number, b: number | null): boolean =>
  b !== null && Math.abs(a - b) <= NEAR * Math.max(1, Math.abs(a), Math.abs(b))

/** Parents come first: those after it that lie one deeper, up to the next that does not lie deeper. */
export function childrenOf(nodes: readonly NodeOf[], node: NodeOf): NodeOf[] {
  const after = nodes.slice(nodes.indexOf(node) + 1)
  const end = after.findIndex(({ depth }) => depth <= node.depth)
  return (end < 0 ? after : after.slice(0, end)).filter(({ depth }) => depth === node.depth + 1)
}
