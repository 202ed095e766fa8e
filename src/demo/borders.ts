// Synthetic boundaries (模拟数据): towns as the parts of their county nearest to their invented centre, platforms as the ground around their town's parcels. No claim to be real ones.
import { planeAt } from '../kernel/plane.ts'
import { boundsOf, type Shape } from '../kernel/shape.ts'
import type { Centre } from './town-centres.ts'

/** One shape per centre; together they are the county. */
export function townCells(county: Shape, centres: readonly Centre[]): Shape[] {
  const { minX, minY, maxX, maxY } = boundsOf(county)
  const plane = planeAt((minX + maxX) / 2, (minY + maxY) / 2)
  return centres.map((own) => {
    let rings = county.map(([outer]) => pointsOf(outer ?? new Float64Array()))
    for (const other of centres) {
      if (other === own) continue
      // Nearer to `own`: on its side of the line halfway between the two, in metres.
      const [dx, dy] = [(other.lon - own.lon) * plane.east, (other.lat - own.lat) * plane.north]
      const far = (dx * dx + dy * dy) / 2
      const beyond = ([x, y]: Point): number => (x - own.lon) * plane.east * dx + (y - own.lat) * plane.north * dy - far
      rings = rings.map((ring) => clip(ring, beyond)).filter((ring) => ring.length > 3)
    }
    return rings.map((ring) => [Float64Array.from(ring.flat())])
  })
}

/** Around the parcels of a town, so many strips side by side, with some metres to spare. */
export function blockStrips(parcels: readonly Shape[], strips: number): Shape[] {
  const all = parcels.map(boundsOf)
  const [west, east] = [Math.min(...all.map(({ minX }) => minX)), Math.max(...all.map(({ maxX }) => maxX))]
  const [south, north] = [Math.min(...all.map(({ minY }) => minY)), Math.max(...all.map(({ maxY }) => maxY))]
  const plane = planeAt(west, south)
  const [dx, dy] = [SPARE / plane.east, SPARE / plane.north]
  const width = (east - west + 2 * dx) / strips
  return Array.from({ length: strips }, (_, i): Shape => {
    const [left, right] = [west - dx + i * width, west - dx + (i + 1) * width]
    const ring = [left, south - dy, right, south - dy, right, north + dy, left, north + dy, left, south - dy]
    return [[Float64Array.from(ring)]]
  })
}

/** Metres. */
const SPARE = 40

type Point = readonly [x: number, y: number]

function pointsOf(ring: Float64Array): Point[] {
  const points: Point[] = []
  for (let i = 0; i + 1 < ring.length; i += 2) points.push([ring[i] as number, ring[i + 1] as number])
  return points
}

/** What of a closed ring lies where `beyond` is at most 0 (Sutherland and Hodgman, one edge). */
function clip(ring: readonly Point[], beyond: (point: Point) => number): Point[] {
  const kept: Point[] = []
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Point, ring[i] as Point]
    const [da, db] = [beyond(a), beyond(b)]
    if (da <= 0) kept.push(a)
    if (da < 0 !== db < 0 && da !== db) {
      const t = da / (da - db)
      kept.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])])
    }
  }
  const [first] = kept
  return first === undefined ? [] : [...kept, first]
}
