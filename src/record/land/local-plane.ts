// Land · a plane in metres around one point: longitude and latitude stretched, nothing bent, so that what touches or crosses there does so here.
import type { Ring, Shape } from '../../kernel/shape.ts'

const A = 6_378_137
const F = 1 / 298.257222101
const E2 = F * (2 - F)
const RADIAN = Math.PI / 180

export interface LocalPlane {
  readonly lon: number
  readonly lat: number
  /** Metres per degree. */
  readonly east: number
  readonly north: number
}

/** Within some kilometres of the point lengths are right to a thousandth. */
export function planeAt(lon: number, lat: number): LocalPlane {
  const sin = Math.sin(lat * RADIAN)
  const w = 1 - E2 * sin * sin
  return {
    lon,
    lat,
    east: (A / Math.sqrt(w)) * Math.cos(lat * RADIAN) * RADIAN,
    north: ((A * (1 - E2)) / (w * Math.sqrt(w))) * RADIAN,
  }
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Whole tenths of a millimetre: clipping in whole numbers cannot fail by rounding. */
const GRAIN = 1e4

export const toPaths = (shape: Shape, plane: LocalPlane): Point[][] => shape.flat().map((ring) => toPath(ring, plane))

function toPath(ring: Ring, { lon, lat, east, north }: LocalPlane): Point[] {
  const path: Point[] = []
  for (let i = 0; i + 2 < ring.length; i += 2)
    path.push({
      x: Math.round(((ring[i] as number) - lon) * east * GRAIN),
      y: Math.round(((ring[i + 1] as number) - lat) * north * GRAIN),
    })
  return path
}

/** ㎡ of a path, signed. */
export function pathArea(path: readonly Point[]): number {
  let sum = 0
  let last = path[path.length - 1]
  for (const point of path) {
    if (last !== undefined) sum += last.x * point.y - point.x * last.y
    last = point
  }
  return sum / 2 / (GRAIN * GRAIN)
}

/** Metres along a path. */
export function pathLength(path: readonly Point[]): number {
  let sum = 0
  let last = path[path.length - 1]
  for (const point of path) {
    if (last !== undefined) sum += Math.hypot(point.x - last.x, point.y - last.y)
    last = point
  }
  return sum / GRAIN
}

/** Back into degrees, one polygon per path: for showing where it is. */
export const toShape = (paths: readonly (readonly Point[])[], { lon, lat, east, north }: LocalPlane): Shape =>
  paths
    .filter((path) => pathArea(path) > 0)
    .map((path) => {
      const [first] = path
      const closed = first === undefined ? path : [...path, first]
      return [Float64Array.from(closed.flatMap(({ x, y }) => [lon + x / GRAIN / east, lat + y / GRAIN / north]))]
    })
