// Land · how much of a parcel lies outside its county. Only parcels at the border are reckoned; the others are settled by one point.
import Flatbush from 'flatbush'
import { planeAt } from '../../kernel/plane.ts'
import { boundsOf, type Shape, sideOf } from '../../kernel/shape.ts'
import { commonArea } from './common-area.ts'
import type { Sliver } from './overlaps.ts'

export interface County {
  /** GB/T 2260, when it has one. */
  readonly code?: string
  readonly name: string
  readonly shape: Shape
}

export interface Outside {
  /** ㎡, and of the parcel 0 to 1. */
  readonly area: number
  readonly share: number
  readonly shape: Shape
}

/** A test for parcels of one county; undefined when the parcel lies inside, but for slivers. */
export function openCounty({
  shape: county,
}: County): (shape: Shape, area: number, sliver: Sliver) => Outside | undefined {
  const edges: number[] = []
  for (const ring of county.flat())
    for (let i = 2; i < ring.length; i += 2)
      edges.push(ring[i - 2] as number, ring[i - 1] as number, ring[i] as number, ring[i + 1] as number)
  const index = new Flatbush(Math.max(1, edges.length / 4))
  for (let i = 0; i < edges.length; i += 4) {
    const [ax, ay, bx, by] = edges.slice(i, i + 4) as [number, number, number, number]
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  }
  if (edges.length === 0) index.add(0, 0, 0, 0)
  index.finish()
  return (shape, area, sliver) => {
    const { minX, minY, maxX, maxY } = boundsOf(shape)
    const [first] = shape[0] ?? []
    if (first === undefined) return undefined
    if (index.search(minX, minY, maxX, maxY).length === 0)
      return covers(county, first[0] as number, first[1] as number) ? undefined : { area, share: 1, shape }
    const found = commonArea(shape, county, 'first', { minX, minY, maxX, maxY }, planeAt(minX, minY))
    // Too tangled to tell: not called outside.
    if (found === undefined || found.area < sliver.least || found.width < sliver.width) return undefined
    return { area: found.area, share: Math.min(1, found.area / area), shape: found.shape }
  }
}

export const covers = (shape: Shape, x: number, y: number): boolean =>
  shape.some(
    ([outer, ...holes]) =>
      outer !== undefined && sideOf(outer, x, y) >= 0 && holes.every((hole) => sideOf(hole, x, y) <= 0),
  )
