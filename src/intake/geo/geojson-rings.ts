// Intake · geometry: the rings of one GeoJSON geometry, every coordinate looked at.
import type { Fact } from '../../kernel/finding.ts'
import { FARTHEST } from './crs.ts'
import type { GeoLog } from './geo-log.ts'
import type { GeoLimits } from './limits.ts'

/** By polygon; undefined when the record has a finding. */
export function readPolygons(
  geometry: unknown,
  record: number,
  limits: GeoLimits,
  log: GeoLog,
): Float64Array[][] | undefined {
  const refuse = (code: string, facts: Readonly<Record<string, Fact>> = {}): undefined =>
    log.add(code, { record }, facts) as undefined
  if (geometry === null || geometry === undefined) return refuse('geo/no-shape')
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown }
  if (type !== 'Polygon' && type !== 'MultiPolygon') return refuse('geo/not-polygon-record', { kind: sayType(type) })
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  if (!Array.isArray(polygons)) return refuse('geo/bad-feature')
  if (polygons.length === 0) return refuse('geo/no-shape')
  const out: Float64Array[][] = []
  let [rings, points] = [0, 0]
  for (const polygon of polygons as unknown[]) {
    if (!Array.isArray(polygon)) return refuse('geo/bad-feature')
    if (polygon.length === 0) return refuse('geo/no-shape')
    const read: Float64Array[] = []
    for (const ring of polygon as unknown[]) {
      if (!Array.isArray(ring)) return refuse('geo/bad-feature')
      rings++
      points += ring.length
      if (rings > limits.recordRings) return refuse('geo/too-many-rings', { rings, most: limits.recordRings })
      if (points > limits.recordPoints) return refuse('geo/record-too-large', { points: limits.recordPoints })
      const flat = readRing(ring)
      if (flat === undefined)
        return refuse('geo/not-coordinate', { value: JSON.stringify(ring.find(isBad) ?? null).slice(0, 40) })
      read.push(flat)
    }
    out.push(read)
  }
  return out
}

/** What stands where the name of a type should, whatever it is. */
export const sayType = (type: unknown): string =>
  (typeof type === 'string' ? type : (JSON.stringify(type) ?? '—')).slice(0, 40)

const isBad = (point: unknown): boolean =>
  !Array.isArray(point) || point.length < 2 || !isCoordinate(point[0]) || !isCoordinate(point[1])

/** Degrees or metres: neither is farther than this. */
const isCoordinate = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= FARTHEST

function readRing(ring: readonly unknown[]): Float64Array | undefined {
  const flat = new Float64Array(ring.length * 2)
  for (const [i, point] of ring.entries()) {
    if (isBad(point)) return undefined
    const [x, y] = point as [number, number]
    flat[2 * i] = x
    flat[2 * i + 1] = y
  }
  return flat
}
