// Land · which parcels lie over one another, by how much. A step yields, so that the caller can show progress and stop.
import Flatbush from 'flatbush'
import { planeAt } from '../../kernel/plane.ts'
import { type Bounds, boundsOf, type Shape } from '../../kernel/shape.ts'
import { commonArea } from './common-area.ts'

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
  /** Pairs whose edges meet so often that they were given up. */
  readonly tangled: readonly { readonly first: number; readonly second: number }[]
  /** Set when there were too many parcels over one another to look at all. */
  readonly stoppedAt?: number
}

export interface Step {
  readonly done: number
  readonly total: number
}

/** Work between two steps. */
const STEP = 500
/** Neighbours looked at per parcel on average: a register has about six, only piles of parcels have more. */
const MOST_NEIGHBOURS = 60
/** Meetings of edges per parcel on average, beyond some for tangles. */
const MOST_MEETINGS = 500
const SOME_MEETINGS = 20_000_000

/** A pair that was given up. */
const COSTLY = 300_000

/**
 * Shapes of `skip` are left out: a ring that crosses itself has no inside. Of `known` each is looked at against `shapes` alone, not
 * against one another; they are counted on after those.
 */
export function* findOverlaps(
  shapes: readonly Shape[],
  sliver: Sliver,
  skip: ReadonlySet<number> = new Set(),
  known: readonly Shape[] = [],
): Generator<Step, Overlaps> {
  if (shapes.length === 0) return { pairs: [], tangled: [] }
  const all = known.length === 0 ? shapes : [...shapes, ...known]
  const bounds = all.map(boundsOf)
  const index = new Flatbush(all.length)
  for (const { minX, minY, maxX, maxY } of bounds) index.add(minX, minY, maxX, maxY)
  index.finish()
  const pairs: Overlap[] = []
  const tangled: { first: number; second: number }[] = []
  let looks = MOST_NEIGHBOURS * (all.length + 1000)
  let meetings = MOST_MEETINGS * all.length + SOME_MEETINGS
  let work = STEP
  for (let i = 0; i < shapes.length; i++) {
    if (skip.has(i)) continue
    const mine = bounds[i] as Bounds
    const near = index.search(mine.minX, mine.minY, mine.maxX, mine.maxY, (j) => j > i && !skip.has(j))
    for (const j of near.sort((a, b) => a - b)) {
      if (work >= STEP) {
        yield { done: i, total: shapes.length }
        work = 0
      }
      if (--looks < 0 || meetings < 0) return { pairs, tangled, stoppedAt: i }
      const common = commonBox(mine, bounds[j] as Bounds, sliver)
      if (common === undefined) continue
      const [a, b] = [all[i] as Shape, all[j] as Shape]
      const found = commonArea(a, b, 'both', common, planeAt(common.minX, common.minY))
      const cost = found === undefined ? COSTLY : found.shape.length
      meetings -= cost
      work += 1 + cost / 100
      if (found === undefined) tangled.push({ first: i, second: j })
      else if (found.area >= sliver.least && found.width >= sliver.width)
        pairs.push({ first: i, second: j, area: found.area, shape: found.shape })
    }
  }
  return { pairs, tangled }
}

/** Undefined when it is no more than a strip: most neighbours only touch. */
function commonBox(a: Bounds, b: Bounds, sliver: Sliver): Bounds | undefined {
  const minX = Math.max(a.minX, b.minX)
  const minY = Math.max(a.minY, b.minY)
  const maxX = Math.min(a.maxX, b.maxX)
  const maxY = Math.min(a.maxY, b.maxY)
  const plane = planeAt(minX, minY)
  const wide = (maxX - minX) * plane.east
  const high = (maxY - minY) * plane.north
  return wide * high < sliver.least || Math.min(wide, high) < sliver.width ? undefined : { minX, minY, maxX, maxY }
}
