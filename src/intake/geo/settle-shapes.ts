// Intake · geometry: raw rings of all records into shapes: coordinates settled, projected, nested, and each record's faults told.
import type { Finding } from '../../kernel/finding.ts'
import type { Shape } from '../../kernel/shape.ts'
import { problem } from '../raw.ts'
import { sayCrs } from './crs.ts'
import type { GeoLog } from './geo-log.ts'
import type { Nested, RingFault } from './nest.ts'
import { openProjection } from './project.ts'
import { CHINA, type Middle, type Said, settleCrs } from './settle-crs.ts'

export interface RawRecord {
  /** All rings, for projecting. */
  readonly rings: readonly Float64Array[]
  readonly nest: () => Nested | RingFault
}

export interface Settled {
  readonly shapes: (Shape | undefined)[]
  readonly crs: string
}

export function settleShapes(records: readonly (RawRecord | undefined)[], said: Said, log: GeoLog): Settled {
  const middle = middleOf(records)
  // Nothing can be read: each record has said why.
  if (middle === undefined) return { shapes: records.map(() => undefined), crs: '' }
  const crs = settleCrs(said, middle, log)
  const project = openProjection(crs)
  const mended = { opened: tally(), turned: tally() }
  const shapes = records.map((record, i) => {
    if (record === undefined) return undefined
    if (project !== undefined) for (const ring of record.rings) project(ring)
    const nested = record.nest()
    if ('fault' in nested) return log.add(nested.fault, { record: i + 1 }, nested.facts) as undefined
    if (!isInChina(nested.shape))
      return log.add('geo/outside-china', { record: i + 1 }, { crs: sayCrs(crs) }) as undefined
    mended.opened.count(nested.opened, i + 1)
    mended.turned.count(nested.turned, i + 1)
    return nested.shape
  })
  mended.opened.tell('geo/rings-open', log)
  mended.turned.tell('geo/rings-turned', log)
  return { shapes, crs: sayCrs(crs) }
}

/** A record's number and how many there are: what is mended by itself is told once, not for each parcel. */
function tally() {
  let [records, first] = [0, 0]
  return {
    count(faults: number, record: number): void {
      if (faults === 0) return
      records++
      if (first === 0) first = record
    },
    tell(code: Finding['code'], log: GeoLog): void {
      if (records > 0) log.add(code, { record: first }, { count: records }, false)
    },
  }
}

/** Median of the records' first points. */
function middleOf(records: readonly (RawRecord | undefined)[]): Middle | undefined {
  const firsts = records.flatMap((record) => (record?.rings[0] === undefined ? [] : [record.rings[0]]))
  if (firsts.length === 0) return undefined
  const median = (axis: 0 | 1): number => {
    const sorted = Float64Array.from(firsts, (ring) => ring[axis] as number).sort()
    return sorted[sorted.length >> 1] as number
  }
  const middle = { x: median(0), y: median(1) }
  if (!Number.isFinite(middle.x) || !Number.isFinite(middle.y)) throw problem('geo/crs-unknown', { x: 0, y: 0 })
  return middle
}

/** Every point of it, so that a coordinate that came to nothing in projecting is seen too. */
function isInChina(shape: Shape): boolean {
  const { minX, minY, maxX, maxY } = CHINA
  return shape.flat().every((ring) => {
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i] as number, ring[i + 1] as number]
      if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return false
    }
    return true
  })
}
