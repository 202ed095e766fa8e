// Intake · geometry: the .shp part of a shapefile (ESRI White Paper, July 1998): polygons as raw rings in the file's own coordinates.
// Raw on purpose: a reader that repairs what it meets would hide what the department has to mend.

import { problem } from '../raw.ts'
import type { Chunks } from './chunks.ts'
import { FARTHEST } from './crs.ts'
import type { GeoLog } from './geo-log.ts'
import type { GeoLimits } from './limits.ts'

/** Rings of one record; undefined when the record has a finding. */
export type RawRings = Float64Array[] | undefined

const HEADER = 100
const MAGIC = 9994
const POLYGONS = new Set([5, 15, 25])
const KINDS: Readonly<Record<number, string>> = {
  1: '点',
  3: '线',
  8: '多点',
  11: '点',
  13: '线',
  18: '多点',
  21: '点',
  23: '线',
  28: '多点',
  31: '多面体',
}

export async function readShp(
  chunks: Chunks,
  limits: GeoLimits,
  log: GeoLog,
  onProgress: (bytes: number) => void,
): Promise<RawRings[]> {
  const head = await chunks.take(HEADER)
  if (head === undefined || head.readInt32BE(0) !== MAGIC) throw problem('geo/not-shp')
  const kind = head.readInt32LE(32)
  if (kind !== 0 && !POLYGONS.has(kind)) throw problem('geo/not-polygons', { kind: KINDS[kind] ?? String(kind) })
  const records: RawRings[] = []
  let points = 0
  for (;;) {
    const start = await chunks.take(8)
    if (start === undefined) break
    const record = records.length + 1
    if (record > limits.records) throw problem('geo/too-many-records', { most: limits.records })
    const length = start.readInt32BE(4) * 2
    const most = 64 + limits.recordPoints * 32 + limits.recordRings * 4
    if (length < 4) {
      log.add('geo/record-broken', { record })
      break
    }
    if (length > most) {
      log.add('geo/record-too-large', { record }, { points: limits.recordPoints })
      if (!(await chunks.skip(length))) {
        log.add('geo/shp-cut', { record })
        break
      }
      records.push(undefined)
      continue
    }
    const content = await chunks.take(length)
    if (content === undefined) {
      log.add('geo/shp-cut', { record })
      break
    }
    const rings = readRecord(content, record, limits, log)
    points += rings?.reduce((sum, ring) => sum + ring.length / 2, 0) ?? 0
    if (points > limits.points) throw problem('geo/too-many-points', { most: limits.points })
    records.push(rings)
    onProgress(chunks.position())
  }
  return records
}

function readRecord(content: Buffer, record: number, limits: GeoLimits, log: GeoLog): RawRings {
  const refuse = (code: string, facts = {}): undefined => log.add(code, { record }, facts) as undefined
  const kind = content.readInt32LE(0)
  if (kind === 0) return refuse('geo/no-shape')
  if (!POLYGONS.has(kind) || content.length < 44) return refuse('geo/record-broken')
  const parts = content.readInt32LE(36)
  const points = content.readInt32LE(40)
  if (parts > limits.recordRings) return refuse('geo/too-many-rings', { rings: parts, most: limits.recordRings })
  if (points > limits.recordPoints) return refuse('geo/record-too-large', { points: limits.recordPoints })
  if (parts < 0 || points < 0 || 44 + parts * 4 + points * 16 > content.length) return refuse('geo/record-broken')
  if (parts === 0 || points === 0) return refuse('geo/no-shape')
  const starts = Array.from({ length: parts }, (_, i) => content.readInt32LE(44 + i * 4))
  if (starts.some((start, i) => start < (i === 0 ? 0 : (starts[i - 1] as number) + 1) || start >= points))
    return refuse('geo/record-broken')
  const from = 44 + parts * 4
  const rings = starts.map((start, i) => {
    const ring = new Float64Array(2 * ((starts[i + 1] ?? points) - start))
    for (let j = 0; j < ring.length; j++) ring[j] = content.readDoubleLE(from + start * 16 + j * 8)
    return ring
  })
  for (const ring of rings)
    for (const value of ring)
      if (!(Math.abs(value) <= FARTHEST)) return refuse('geo/not-coordinate', { value: String(value) })
  return rings
}
