// Intake · geometry: raw rings into polygons with holes, by which ring lies in which, not by the way they run; and what is wrong with a ring.
import { type Bounds, boundsOf, type Ring, reversed, type Shape, sideOf, turnOf } from '../../kernel/shape.ts'

export type RingFault = {
  readonly fault: 'geo/ring-short' | 'geo/ring-flat' | 'geo/ring-alone'
  readonly facts: Readonly<Record<string, number>>
}

export interface Nested {
  readonly shape: Shape
  /** Rings that were not closed, or ran the wrong way; both are mended. */
  readonly opened: number
  readonly turned: number
}

/** `clockwise`: outer rings run clockwise in this file, as in a shapefile. */
export function nestRings(raw: readonly Float64Array[], clockwise: boolean): Nested | RingFault {
  const rings: Held[] = []
  let opened = 0
  for (const [i, one] of raw.entries()) {
    const ring = closed(one)
    if (ring !== one) opened++
    if (countCorners(ring) < 3) return { fault: 'geo/ring-short', facts: { ring: i + 1, points: one.length / 2 } }
    if (isFlat(ring)) return { fault: 'geo/ring-flat', facts: { ring: i + 1 } }
    rings.push(hold(ring))
  }
  const depths = rings.map((ring, i) => rings.filter((other, j) => i !== j && lies(ring, other)).length)
  let turned = 0
  const turn = (i: number): Ring => {
    const { ring } = rings[i] as Held
    const left = turnOf(ring) > 0
    const outer = (depths[i] as number) % 2 === 0
    if (left !== (outer !== clockwise)) turned++
    return left === outer ? ring : reversed(ring)
  }
  const polygons = new Map<number, Ring[]>()
  for (const [i, depth] of depths.entries()) if (depth % 2 === 0) polygons.set(i, [turn(i)])
  for (const [i, depth] of depths.entries()) {
    if (depth % 2 === 0) continue
    // The outer ring right around it: the deepest of those that hold it.
    const around = [...polygons.keys()].find((j) => depths[j] === depth - 1 && lies(rings[i] as Held, rings[j] as Held))
    if (around === undefined) return { fault: 'geo/ring-alone', facts: { ring: i + 1 } }
    polygons.get(around)?.push(turn(i))
  }
  return { shape: [...polygons.values()], opened, turned }
}

/** Rings of one polygon of GeoJSON: the first is the outer one by position; only their ways are set right. */
export function orderRings(raw: readonly (readonly Float64Array[])[]): Nested | RingFault {
  let opened = 0
  let turned = 0
  const shape: Ring[][] = []
  for (const polygon of raw) {
    const rings: Ring[] = []
    for (const [i, one] of polygon.entries()) {
      const ring = closed(one)
      if (ring !== one) opened++
      if (countCorners(ring) < 3) return { fault: 'geo/ring-short', facts: { ring: i + 1, points: one.length / 2 } }
      if (isFlat(ring)) return { fault: 'geo/ring-flat', facts: { ring: i + 1 } }
      const right = turnOf(ring) > 0 === (i === 0)
      if (!right) turned++
      rings.push(right ? ring : reversed(ring))
    }
    shape.push(rings)
  }
  return { shape, opened, turned }
}

function closed(ring: Float64Array): Ring {
  const n = ring.length
  if (n >= 4 && ring[0] === ring[n - 2] && ring[1] === ring[n - 1]) return ring
  const out = new Float64Array(n + 2)
  out.set(ring)
  out[n] = ring[0] as number
  out[n + 1] = ring[1] as number
  return out
}

/** Points that differ from the one before; a triangle has three. */
function countCorners(ring: Ring): number {
  let count = 0
  for (let i = 2; i < ring.length; i += 2) if (ring[i] !== ring[i - 2] || ring[i + 1] !== ring[i - 1]) count++
  return count
}

/** Less than a thousandth of a square metre, or no more than what rounding leaves of a line. */
function isFlat(ring: Ring): boolean {
  const { minX, minY, maxX, maxY } = boundsOf([[ring]])
  return Math.abs(turnOf(ring)) < Math.max(2e-13, 1e-7 * (maxX - minX) * (maxY - minY))
}

interface Held {
  readonly ring: Ring
  readonly bounds: Bounds
  readonly size: number
  readonly inside: readonly [x: number, y: number]
}

function hold(ring: Ring): Held {
  const bounds = boundsOf([[ring]])
  return { ring, bounds, size: Math.abs(turnOf(ring)), inside: insideOf(ring, bounds) }
}

/** Rings do not cross, so one point inside the smaller one decides. Corners would not do: they may lie on the other's line. */
function lies({ size, inside: [x, y] }: Held, other: Held): boolean {
  const { minX, minY, maxX, maxY } = other.bounds
  if (size >= other.size || x < minX || x > maxX || y < minY || y > maxY) return false
  return sideOf(other.ring, x, y) > 0
}

/** A point well inside: on the level of the widest gap between corners, in the middle of the longest stretch inside. */
function insideOf(ring: Ring, { minY, maxY }: Bounds): readonly [x: number, y: number] {
  const levels = Float64Array.from({ length: ring.length / 2 }, (_, i) => ring[2 * i + 1] as number).sort()
  let y = (minY + maxY) / 2
  let widest = 0
  for (let i = 1; i < levels.length; i++) {
    const gap = (levels[i] as number) - (levels[i - 1] as number)
    if (gap > widest) {
      widest = gap
      y = (levels[i] as number) - gap / 2
    }
  }
  const crossings: number[] = []
  for (let i = 2; i < ring.length; i += 2) {
    const ay = ring[i - 1] as number
    const by = ring[i + 1] as number
    if (ay > y === by > y) continue
    crossings.push((ring[i - 2] as number) + (((ring[i] as number) - (ring[i - 2] as number)) * (y - ay)) / (by - ay))
  }
  crossings.sort((a, b) => a - b)
  let [x, longest] = [ring[0] as number, -1]
  for (let i = 1; i < crossings.length; i += 2) {
    const [from, to] = [crossings[i - 1] as number, crossings[i] as number]
    if (to - from > longest) [x, longest] = [(from + to) / 2, to - from]
  }
  return [x, y]
}
