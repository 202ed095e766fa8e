// Land · which parcels lie over one another, by how much. A step yields, so that the caller can show progress and stop.
import { FillRule, intersect } from 'clipper2-ts'
import Flatbush from 'flatbush'
import { planeAt } from '../../kernel/plane.ts'
import { type Bounds, boundsOf, type Shape } from '../../kernel/shape.ts'
import { pathArea, pathLength, toPaths, toShape } from './local-plane.ts'

/** What is too small or too narrow to be more than the inaccuracy of two surveys. */
export interface Sliver {
  /** ㎡. */
  readonly least: number
  /** Metres: mean width of the overlap. */
  readonly width: number
}

export interface Overlap {
  readonly first: number
  readonly second: number
  /** ㎡. */
  readonly area: number
  readonly shape: Shape
}

export interface Overlaps {
  /** In order of the parcels. */
  readonly pairs: readonly Overlap[]
  /** Set when there were too many parcels over one another to look at all. */
  readonly stoppedAt?: number
}

export interface Step {
  readonly done: number
  readonly total: number
}

const STEP = 500
/** Neighbours looked at per parcel on average: a register has about six, only piles of parcels have more. */
const MOST_NEIGHBOURS = 60

export function* findOverlaps(shapes: readonly Shape[], sliver: Sliver): Generator<Step, Overlaps> {
  const bounds = shapes.map(boundsOf)
  if (shapes.length === 0) return { pairs: [] }
  const index = new Flatbush(shapes.length)
  for (const { minX, minY, maxX, maxY } of bounds) index.add(minX, minY, maxX, maxY)
  index.finish()
  const pairs: Overlap[] = []
  let looks = MOST_NEIGHBOURS * (shapes.length + 1000)
  for (const [i, mine] of bounds.entries()) {
    if (i % STEP === 0) yield { done: i, total: shapes.length }
    const near = index.search(mine.minX, mine.minY, mine.maxX, mine.maxY, (j) => j > i)
    looks -= near.length
    if (looks < 0) return { pairs, stoppedAt: i }
    for (const j of near.sort((a, b) => a - b)) {
      const found = overlapOf(shapes[i] as Shape, mine, shapes[j] as Shape, bounds[j] as Bounds, sliver)
      if (found !== undefined) pairs.push({ first: i, second: j, ...found })
    }
  }
  return { pairs }
}

function overlapOf(a: Shape, boundsA: Bounds, b: Shape, boundsB: Bounds, sliver: Sliver) {
  const [left, low] = [Math.max(boundsA.minX, boundsB.minX), Math.max(boundsA.minY, boundsB.minY)]
  const plane = planeAt(left, low)
  const wide = (Math.min(boundsA.maxX, boundsB.maxX) - left) * plane.east
  const high = (Math.min(boundsA.maxY, boundsB.maxY) - low) * plane.north
  // Most neighbours only touch: their boxes share no more than a strip.
  if (wide * high < sliver.least || Math.min(wide, high) < sliver.width) return undefined
  const paths = intersect(toPaths(a, plane), toPaths(b, plane), FillRule.EvenOdd)
  const area = paths.reduce((sum, path) => sum + pathArea(path), 0)
  if (area < sliver.least) return undefined
  const length = paths.reduce((sum, path) => sum + pathLength(path), 0)
  return (2 * area) / length < sliver.width ? undefined : { area, shape: toShape(paths, plane) }
}
