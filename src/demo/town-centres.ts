// Where synthetic towns lie: invented points inside the published borders of their county, far from the border and from one another.

import { type LocalPlane, planeAt } from '../kernel/plane.ts'
import { boundsOf, type Shape, sideOf } from '../kernel/shape.ts'

export interface Centre {
  readonly lon: number
  readonly lat: number
}

/** Degrees between the points that are tried: about a kilometre. */
const STEP = 0.01

/** As many centres as asked, in order; the same border and number always give the same. */
export function planCentres(county: Shape, count: number): Centre[] {
  const { minX, minY, maxX, maxY } = boundsOf(county)
  const plane = planeAt((minX + maxX) / 2, (minY + maxY) / 2)
  const [outer] = county[0] ?? []
  if (outer === undefined) throw new Error('a county without a border')
  const candidates: { centre: Centre; room: number }[] = []
  for (let lon = minX + STEP / 2; lon < maxX; lon += STEP)
    for (let lat = minY + STEP / 2; lat < maxY; lat += STEP)
      if (sideOf(outer, lon, lat) > 0) candidates.push({ centre: { lon, lat }, room: toBorder(outer, lon, lat, plane) })
  const chosen: Centre[] = []
  while (chosen.length < count) {
    const best = candidates.reduce((a, b) => (b.room > a.room ? b : a))
    chosen.push(best.centre)
    // Half the way to a neighbour is room as much as the whole way to the border.
    for (const one of candidates) one.room = Math.min(one.room, metres(one.centre, best.centre, plane) / 2)
  }
  return chosen
}

const metres = (a: Centre, b: Centre, { east, north }: LocalPlane): number =>
  Math.hypot((a.lon - b.lon) * east, (a.lat - b.lat) * north)

function toBorder(ring: Float64Array, lon: number, lat: number, plane: LocalPlane): number {
  let least = Infinity
  for (let i = 0; i < ring.length; i += 2)
    least = Math.min(least, metres({ lon, lat }, { lon: ring[i] as number, lat: ring[i + 1] as number }, plane))
  return least
}
