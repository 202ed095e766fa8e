// Intake · geometry: shapes as a few long arrays, so that a worker can hand over a city's parcels without copying them.
import type { Shape } from '../../kernel/shape.ts'

export interface FlatShapes {
  readonly coordinates: Float64Array
  /** Where each ring ends, in numbers of `coordinates`; where each polygon ends, in rings; where each record ends, in polygons. */
  readonly rings: Uint32Array
  readonly polygons: Uint32Array
  readonly records: Uint32Array
}

/** A record without shape has no polygon. */
export function flatten(shapes: readonly (Shape | undefined)[]): FlatShapes {
  const all = shapes.flatMap((shape) => shape ?? [])
  const flat = all.flat()
  const coordinates = new Float64Array(flat.reduce((sum, ring) => sum + ring.length, 0))
  const rings = new Uint32Array(flat.length)
  let at = 0
  for (const [i, ring] of flat.entries()) {
    coordinates.set(ring, at)
    at += ring.length
    rings[i] = at
  }
  return {
    coordinates,
    rings,
    polygons: running(all.map((polygon) => polygon.length)),
    records: running(shapes.map((shape) => shape?.length ?? 0)),
  }
}

export function unflatten({ coordinates, rings, polygons, records }: FlatShapes): (Shape | undefined)[] {
  const ring = (i: number): Float64Array => coordinates.subarray(i === 0 ? 0 : rings[i - 1], rings[i])
  const between = (ends: Uint32Array, i: number): number[] => {
    const from = i === 0 ? 0 : (ends[i - 1] as number)
    return Array.from({ length: (ends[i] as number) - from }, (_, j) => from + j)
  }
  return Array.from(records, (_, i) => {
    const shape = between(records, i).map((polygon) => between(polygons, polygon).map(ring))
    return shape.length === 0 ? undefined : shape
  })
}

function running(counts: readonly number[]): Uint32Array {
  const ends = new Uint32Array(counts.length)
  let sum = 0
  for (const [i, count] of counts.entries()) {
    sum += count
    ends[i] = sum
  }
  return ends
}
