// Land · a shape as it is kept in the records: coordinates of a MultiPolygon as JSON, longitude and latitude, to a ten-thousandth of a millimetre.
import { type Bounds, boundsOf, type Shape } from '../../kernel/shape.ts'

/** Of a degree. */
const FINEST = 1e9

export interface Outline {
  readonly outline: string
  readonly bounds: Bounds
}

/** Neighbours share their corners afterwards as before: every coordinate is rounded alike. */
export function outlineOf(shape: Shape): Outline {
  const outline = `[${shape.map((polygon) => `[${polygon.map(ringText).join(',')}]`).join(',')}]`
  return { outline, bounds: boundsOf(shapeOf(outline)) }
}

export const shapeOf = (outline: string): Shape =>
  (JSON.parse(outline) as number[][][][]).map((polygon) => polygon.map((ring) => Float64Array.from(ring.flat())))

function ringText(ring: Float64Array): string {
  const points: string[] = []
  for (let i = 0; i + 1 < ring.length; i += 2) points.push(`[${round(ring[i])},${round(ring[i + 1])}]`)
  return `[${points.join(',')}]`
}

const round = (degrees: number | undefined): number => Math.round((degrees ?? 0) * FINEST) / FINEST
