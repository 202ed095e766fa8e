// Land · how costly it is at most to clip two shapes: the pairs of edges that can meet. Two combs of teeth meet in millions of points.
import Flatbush from 'flatbush'
import type { Bounds, Shape } from '../../kernel/shape.ts'

/** More than parcels ever have, and about what can be clipped in a second. */
export const MOST_COSTLY = 300_000
/** Up to here the product will do. */
const FEW = 10_000

/** `common` is the box that both shapes share. Infinity beyond MOST_COSTLY. */
export function clipCost(a: Shape, b: Shape, common: Bounds): number {
  const [mine, theirs] = [edgesIn(a, common), edgesIn(b, common)]
  if (mine.length * theirs.length <= FEW * 16) return (mine.length * theirs.length) / 16
  if (theirs.length === 0) return 0
  const index = new Flatbush(theirs.length / 4)
  for (let i = 0; i < theirs.length; i += 4) index.add(...box(theirs, i))
  index.finish()
  let count = 0
  for (let i = 0; i < mine.length; i += 4) {
    const [minX, minY, maxX, maxY] = box(mine, i)
    const left = MOST_COSTLY - count
    // A filter that says no leaves nothing to gather, so a long edge over all teeth costs no memory.
    index.search(minX, minY, maxX, maxY, () => {
      count++
      return false
    })
    if (count > MOST_COSTLY || left <= 0) return Infinity
  }
  return count
}

/** Four numbers an edge. */
function edgesIn(shape: Shape, { minX, minY, maxX, maxY }: Bounds): number[] {
  const edges: number[] = []
  for (const ring of shape.flat())
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i - 2], ring[i - 1], ring[i], ring[i + 1]] as [number, number, number, number]
      if (Math.max(ax, bx) < minX || Math.min(ax, bx) > maxX || Math.max(ay, by) < minY || Math.min(ay, by) > maxY)
        continue
      edges.push(ax, ay, bx, by)
    }
  return edges
}

function box(edges: readonly number[], i: number): [number, number, number, number] {
  const [ax, ay, bx, by] = edges.slice(i, i + 4) as [number, number, number, number]
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
}
