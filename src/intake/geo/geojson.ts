// Intake · geometry: GeoJSON (RFC 7946, and the `crs` member of before): features into raw rings and properties.

import { createReadStream, statSync } from 'node:fs'
import { withoutHidden } from '../../kernel/hidden.ts'
import { problem } from '../raw.ts'
import { type Crs, type CrsFault, namedCrs } from './crs.ts'
import type { Attribute, GeoField } from './dbf.ts'
import type { GeoLog } from './geo-log.ts'
import { readPolygons, sayType } from './geojson-rings.ts'
import { scanFeatures } from './json-scan.ts'
import type { GeoLimits } from './limits.ts'
import { orderRings } from './nest.ts'
import { type RawRecord, type Settled, settleShapes } from './settle-shapes.ts'

/** Longest text of one feature. */
const LONGEST = 32 * 1024 * 1024
/** Brackets inside each other; coordinates need eight. */
const DEEPEST = 100

export async function readGeoJson(
  path: string,
  limits: GeoLimits,
  meridian: number | undefined,
  log: GeoLog,
  onProgress: (done: number, total: number) => void,
): Promise<Settled & { readonly fields: readonly GeoField[] }> {
  const total = statSync(path).size
  if (total > limits.uncompressedMegabytes * 1024 * 1024)
    throw problem('intake/too-large-inside', { megabytes: limits.uncompressedMegabytes })
  const table = openTable(limits, log)
  const records: (RawRecord | undefined)[] = []
  let points = 0
  const onFeature = (text: string): void => {
    const record = records.length + 1
    if (record > limits.records) throw problem('geo/too-many-records', { most: limits.records })
    const feature = parseObject(text)
    table.add(isObject(feature?.['properties']) ? feature['properties'] : {}, record)
    const polygons =
      feature === undefined
        ? (log.add('geo/bad-feature', { record }) as undefined)
        : readPolygons(feature['geometry'], record, limits, log)
    const rings = polygons?.flat()
    points += rings?.reduce((sum, ring) => sum + ring.length / 2, 0) ?? 0
    if (points > limits.points) throw problem('geo/too-many-points', { most: limits.points })
    records.push(polygons && rings && { rings, nest: () => orderRings(polygons) })
  }
  const frame = await readFrame(path, onFeature, (done) => onProgress(done, total), log)
  const top = parseObject(frame)
  if (top === undefined) throw problem(frame.trimStart().startsWith('{') ? 'geo/json-broken' : 'geo/not-json')
  if (top['type'] === 'Feature') onFeature(frame)
  else if (top['type'] === 'Polygon' || top['type'] === 'MultiPolygon') onFeature(JSON.stringify({ geometry: top }))
  else if (top['type'] !== 'FeatureCollection') throw problem('geo/not-geojson', { type: sayType(top['type'] ?? '') })
  const list = Array.isArray(top['features']) ? top['features'] : []
  for (const [i, one] of list.entries()) if (!isObject(one)) log.add('geo/bad-feature', { record: i + 1 })
  return { ...settleShapes(records, { crs: crsOf(top['crs']), degrees: true, meridian }, log), fields: table.end() }
}

/** In UTF-8, or in GBK as old software writes it. */
async function readFrame(
  path: string,
  onFeature: (text: string) => void,
  onProgress: (done: number) => void,
  log: GeoLog,
): Promise<string> {
  const encoding = (await isWholeUtf8(path)) ? 'utf-8' : 'gb18030'
  if (encoding !== 'utf-8') log.add('geo/json-gbk', {}, {}, false)
  const scan = scanFeatures(onFeature, {
    longest: LONGEST,
    tooLong: () => {
      throw problem('geo/json-too-long', { megabytes: LONGEST >> 20 })
    },
    deepest: DEEPEST,
    tooDeep: () => {
      throw problem('geo/json-too-deep', { most: DEEPEST })
    },
  })
  const decoder = new TextDecoder(encoding)
  let done = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer
    scan.take(decoder.decode(bytes, { stream: true }))
    done += bytes.length
    onProgress(done)
  }
  scan.take(decoder.decode())
  return scan.end()
}

async function isWholeUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
      decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch (thrown) {
    if (thrown instanceof TypeError) return false
    throw thrown
  }
}

function crsOf(member: unknown): Crs | CrsFault | undefined {
  if (member === undefined || member === null) return undefined
  const name = isObject(member) && isObject(member['properties']) ? member['properties']['name'] : undefined
  return typeof name === 'string'
    ? namedCrs(name)
    : { fault: 'geo/prj-unread', said: JSON.stringify(member).slice(0, 80) }
}

/** Properties as columns, in the order in which they are first met. */
function openTable(limits: GeoLimits, log: GeoLog) {
  const columns = new Map<string, Attribute[]>()
  const nested = new Set<string>()
  let rows = 0
  return {
    add(properties: Readonly<Record<string, unknown>>, record: number): void {
      for (const [name, value] of Object.entries(properties)) {
        let column = columns.get(name)
        if (column === undefined) {
          if (columns.size >= limits.fields) throw problem('geo/too-many-fields', { most: limits.fields })
          column = []
          columns.set(name, column)
        }
        while (column.length < rows) column.push(null)
        if (typeof value === 'string') column.push(withoutHidden(value).trim() || null)
        else if (typeof value === 'number' || value === null) column.push(value)
        else if (typeof value === 'boolean') column.push(String(value))
        else {
          if (!nested.has(name)) log.add('geo/nested-value', { record, header: name }, {}, false)
          nested.add(name)
          column.push(null)
        }
      }
      rows++
    },
    end(): GeoField[] {
      for (const column of columns.values()) while (column.length < rows) column.push(null)
      return [...columns].map(([name, values]) => ({ name, values }))
    },
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
