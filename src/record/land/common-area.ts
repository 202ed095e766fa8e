// Land · what two shapes have in common, or one has alone: summed slab by slab between neighbouring corners and crossings, where every width is linear.
// Not by a clipping library: the three that were tried fail, or never end, on rare shapes (docs/decisions/0020). This always ends, and is exact but for rounding.
import type { LocalPlane } from '../../kernel/plane.ts'
import type { Bounds, Shape } from '../../kernel/shape.ts'

export interface CommonArea {
  /** ㎡. */
  readonly area: number
  /** Metres: area over the longest reach, so that a strip along a border shows how narrow it is. */
  readonly width: number
  readonly shape: Shape
}

/** Meetings of edges looked at in one pair, and edges passed in all slabs: far beyond what two parcels need. */
const MOST_MEETINGS = 3_000_000
const MOST_PASSED = 10_000_000

interface Edge {
  readonly lowX: number
  readonly low: number
  readonly highX: number
  readonly high: number
  readonly mine: boolean
}
interface Stretch {
  readonly left: Edge
  readonly right: Edge
}

/** `box` holds what is looked for. Undefined when the edges meet too often for two parcels. */
export function commonArea(
  a: Shape,
  b: Shape,
  what: 'both' | 'first',
  box: Bounds,
  plane: LocalPlane,
): CommonArea | undefined {
  const edges = [...edgesOf(a, true, box, plane), ...edgesOf(b, false, box, plane)].sort((p, q) => p.low - q.low)
  const levels = levelsOf(edges, (box.minY - plane.lat) * plane.north, (box.maxY - plane.lat) * plane.north)
  if (levels === undefined) return undefined
  const pieces: Float64Array[] = []
  let [area, work, next] = [0, 0, 0]
  let active: Edge[] = []
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 1; i < levels.length; i++) {
    const [low, high] = [levels[i - 1] as number, levels[i] as number]
    const middle = (low + high) / 2
    active = active.filter((edge) => edge.high > middle)
    for (; next < edges.length && (edges[next] as Edge).low < middle; next++)
      if ((edges[next] as Edge).high > middle) active.push(edges[next] as Edge)
    work += active.length
    if (work > MOST_PASSED) return undefined
    for (const { left, right } of stretchesAt(active, middle, what)) {
      const wide = xAt(right, middle) - xAt(left, middle)
      if (wide <= 0) continue
      area += wide * (high - low)
      const corners = [xAt(left, low), low, xAt(right, low), low, xAt(right, high), high, xAt(left, high), high]
      pieces.push(toRing(corners, plane))
      minX = Math.min(minX, corners[0] as number, corners[6] as number)
      maxX = Math.max(maxX, corners[2] as number, corners[4] as number)
      minY = Math.min(minY, low)
      maxY = Math.max(maxY, high)
    }
  }
  const width = area === 0 ? 0 : area / Math.hypot(maxX - minX, maxY - minY)
  return { area, width, shape: pieces.map((ring) => [ring]) }
}

const xAt = ({ lowX, low, highX, high }: Edge, y: number): number => lowX + ((highX - lowX) * (y - low)) / (high - low)

/** Edges that reach into the levels of the box, in metres, each from its lower end. Level ones bound no slab. */
function edgesOf(shape: Shape, mine: boolean, box: Bounds, { lon, lat, east, north }: LocalPlane): Edge[] {
  const edges: Edge[] = []
  for (const ring of shape.flat())
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i - 2], ring[i - 1], ring[i], ring[i + 1]] as [number, number, number, number]
      if (ay === by || Math.max(ay, by) < box.minY || Math.min(ay, by) > box.maxY) continue
      const [px, py, qx, qy] = [(ax - lon) * east, (ay - lat) * north, (bx - lon) * east, (by - lat) * north]
      edges.push(
        py < qy ? { lowX: px, low: py, highX: qx, high: qy, mine } : { lowX: qx, low: qy, highX: px, high: py, mine },
      )
    }
  return edges
}

/** Levels of all ends and crossings from one level to another, going up. `edges` begin in order of their lower ends. */
function levelsOf(edges: readonly Edge[], from: number, to: number): Float64Array | undefined {
  const levels: number[] = [from, to]
  let work = 0
  let [mine, others]: [Edge[], Edge[]] = [[], []]
  for (const one of edges) {
    levels.push(one.low, one.high)
    // Only edges of the other shape that have not ended yet.
    const facing = (one.mine ? others : mine).filter(({ high }) => high > one.low)
    if (one.mine) others = facing
    else mine = facing
    work += facing.length
    if (work > MOST_MEETINGS) return undefined
    for (const other of facing) {
      const level = crossingLevel(one, other)
      if (level !== undefined) levels.push(level)
    }
    ;(one.mine ? mine : others).push(one)
  }
  return Float64Array.from(new Set(levels.filter((level) => level >= from && level <= to))).sort()
}

/** Both stand at every level between; they cross where their order changes. */
function crossingLevel(a: Edge, b: Edge): number | undefined {
  const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)]
  const [before, after] = [xAt(a, low) - xAt(b, low), xAt(a, high) - xAt(b, high)]
  if (before * after >= 0) return undefined
  return low + ((high - low) * before) / (before - after)
}

/** From left to right, where the level lies in both shapes, or in the first alone. */
function stretchesAt(active: readonly Edge[], level: number, what: 'both' | 'first'): Stretch[] {
  const sorted = active.map((edge) => ({ edge, x: xAt(edge, level) })).sort((p, q) => p.x - q.x)
  const found: Stretch[] = []
  let [inMine, inOther] = [false, false]
  let left: Edge | undefined
  for (const { edge } of sorted) {
    if (edge.mine) inMine = !inMine
    else inOther = !inOther
    const inside = inMine && (what === 'both') === inOther
    if (inside && left === undefined) left = edge
    else if (!inside && left !== undefined) {
      found.push({ left, right: edge })
      left = undefined
    }
  }
  return found
}

function toRing(corners: readonly number[], { lon, lat, east, north }: LocalPlane): Float64Array {
  return Float64Array.from([...corners, corners[0] as number, corners[1] as number], (value, i) =>
    i % 2 === 0 ? lon + value / east : lat + value / north,
  )
}
