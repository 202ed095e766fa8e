// Land · shapes in a plane around one point, in whole numbers for clipping, and back.
import type { LocalPlane } from '../../kernel/plane.ts'
import type { Ring, Shape } from '../../kernel/shape.ts'

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
