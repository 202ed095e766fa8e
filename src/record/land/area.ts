// Land · area on the CGCS2000 ellipsoid, edges taken as geodesics (Karney, doi 10.1007/s00190-012-0578-z). No projection, so no zone makes a parcel larger.
import geodesic from 'geographiclib-geodesic'
import type { Ring, Shape } from '../../kernel/shape.ts'

const CGCS2000 = new geodesic.Geodesic.Geodesic(6_378_137, 1 / 298.257222101)

/** ㎡; holes are taken off. */
export const areaOf = (shape: Shape): number =>
  shape.reduce(
    (sum, polygon) => sum + polygon.reduce((left, ring, i) => left + (i === 0 ? 1 : -1) * Math.abs(ringArea(ring)), 0),
    0,
  )

/** ㎡, positive when the ring runs counter-clockwise. */
export function ringArea(ring: Ring): number {
  const polygon = CGCS2000.Polygon(false)
  for (let i = 0; i + 2 < ring.length; i += 2) polygon.AddPoint(ring[i + 1] as number, ring[i] as number)
  return polygon.Compute(false, true).area ?? 0
}
