// Kernel · shapes: polygons in longitude and latitude (EPSG:4490, CGCS2000), kept flat so that a city's parcels fit in memory.

/** A closed ring: lon, lat, lon, lat ... in degrees, the first point repeated at the end. Outer rings run counter-clockwise, holes clockwise. */
export type Ring = Float64Array
/** The outer ring, then its holes. */
export type Polygon = readonly Ring[]
/** One thing on the ground may lie in several pieces. */
export type Shape = readonly Polygon[]

export interface Bounds {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

export function boundsOf(shape: Shape): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [outer] of shape) {
    if (outer === undefined) continue
    for (let i = 0; i < outer.length; i += 2) {
      const x = outer[i] as number
      const y = outer[i + 1] as number
      if (x < minX) minX = x
      if (x > maxX) maxX = x
      if (y < minY) minY = y
      if (y > maxY) maxY = y
    }
  }
  return { minX, minY, maxX, maxY }
}

/** Twice the signed area in the plane of the numbers: positive when the ring runs counter-clockwise. */
export function turnOf(ring: Ring): number {
  let sum = 0
  const x0 = ring[0] as number
  const y0 = ring[1] as number
  // Counted from the first point: products of whole coordinates would lose what small rings are made of.
  for (let i = 2; i < ring.length; i += 2) {
    const ax = (ring[i - 2] as number) - x0
    const ay = (ring[i - 1] as number) - y0
    sum += ax * ((ring[i + 1] as number) - y0) - ((ring[i] as number) - x0) * ay
  }
  return sum
}

export function reversed(ring: Ring): Ring {
  const out = new Float64Array(ring.length)
  for (let i = 0; i < ring.length; i += 2) {
    out[i] = ring[ring.length - 2 - i] as number
    out[i + 1] = ring[ring.length - 1 - i] as number
  }
  return out
}

/** Where a point lies: 1 inside the ring, 0 on its line, −1 outside. */
export function sideOf(ring: Ring, x: number, y: number): 1 | 0 | -1 {
  let inside = false
  for (let i = 2; i < ring.length; i += 2) {
    const ax = ring[i - 2] as number
    const ay = ring[i - 1] as number
    const bx = ring[i] as number
    const by = ring[i + 1] as number
    if (ay > y && by > y) continue
    if (ay < y && by < y) continue
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
    if (cross === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return 0
    if (ay > y !== by > y && cross > 0 === by > ay) inside = !inside
  }
  return inside ? 1 : -1
}

/** As GeoJSON writes a MultiPolygon. */
export const toCoordinates = (shape: Shape): number[][][][] =>
  shape.map((polygon) =>
    polygon.map((ring) =>
      Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i] as number, ring[2 * i + 1] as number]),
    ),
  )
