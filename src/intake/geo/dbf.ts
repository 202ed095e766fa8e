// Intake · geometry: the .dbf part of a shapefile: attributes by field, as text or number. The encoding is settled by the bytes when nobody says.
import { withoutHidden } from '../../kernel/hidden.ts'
import { problem } from '../raw.ts'
import type { Chunks } from './chunks.ts'
import { type Encoding, encodingOfCpg, encodingOfDriver, isUtf8, openDecoder } from './dbf-text.ts'
import type { GeoLog } from './geo-log.ts'
import type { GeoLimits } from './limits.ts'

export type Attribute = string | number | null
export interface GeoField {
  readonly name: string
  /** One value per record. */
  readonly values: readonly Attribute[]
}

interface Column {
  readonly name: Buffer
  readonly kind: string
  readonly from: number
  readonly size: number
}

const FIELD = 32
const DELETED = 0x2a

export async function readDbf(
  chunks: Chunks,
  cpg: string | undefined,
  limits: GeoLimits,
  log: GeoLog,
): Promise<GeoField[]> {
  const { columns, rowSize, rows, driver } = await readHead(chunks, limits)
  const records: Buffer[] = []
  for (let i = 0; i < rows; i++) {
    const row = await chunks.take(rowSize)
    if (row === undefined) {
      log.add('geo/dbf-cut', { record: i + 1 }, { rows })
      break
    }
    // A copy: the piece of the stream that a row lies in would otherwise stay in memory for its sake.
    records.push(Buffer.from(row))
    if (row[0] === DELETED) log.add('geo/deleted-record', { record: i + 1 })
  }
  const encoding = settle(cpg, driver, columns, records, log)
  return columns.map((column) => readColumn(column, records, encoding, log))
}

async function readHead(chunks: Chunks, limits: GeoLimits) {
  const head = await chunks.take(FIELD)
  if (head === undefined) throw problem('geo/not-dbf')
  const rows = head.readUInt32LE(4)
  const headSize = head.readUInt16LE(8)
  const rowSize = head.readUInt16LE(10)
  if (headSize < FIELD + 1 || rowSize < 1) throw problem('geo/not-dbf')
  if (rows > limits.records) throw problem('geo/too-many-records', { most: limits.records })
  const rest = await chunks.take(headSize - FIELD)
  if (rest === undefined) throw problem('geo/not-dbf')
  const columns: Column[] = []
  let from = 1
  for (let at = 0; at + FIELD <= rest.length && rest[at] !== 0x0d; at += FIELD) {
    const end = rest.indexOf(0, at)
    const size = rest[at + 16] as number
    const name = Buffer.from(rest.subarray(at, end < 0 || end > at + 11 ? at + 11 : end))
    columns.push({ name, kind: String.fromCharCode(rest[at + 11] as number), from, size })
    from += size
  }
  if (columns.length > limits.fields) throw problem('geo/too-many-fields', { most: limits.fields })
  if (from > rowSize) throw problem('geo/not-dbf')
  return { columns, rowSize, rows, driver: head[29] as number }
}

/** What the .cpg or the header says, unless the bytes speak against it. */
function settle(
  cpg: string | undefined,
  driver: number,
  columns: readonly Column[],
  records: readonly Buffer[],
  log: GeoLog,
): Encoding {
  const texts = [
    ...columns.map(({ name }) => name),
    ...columns
      .filter(({ kind }) => kind === 'C')
      .flatMap(({ from, size }) => records.map((row) => row.subarray(from, from + size))),
  ]
  const said = encodingOfCpg(cpg) ?? encodingOfDriver(driver)
  const foreign = texts.filter((text) => text.some((byte) => byte > 127))
  const found: Encoding = foreign.every(isUtf8) ? 'utf-8' : 'gb18030'
  if (foreign.length === 0) return said ?? 'utf-8'
  if (said === undefined) {
    if (cpg !== undefined) log.add('geo/cpg-unknown', {}, { said: cpg.slice(0, 40), encoding: WORDS[found] }, false)
    return found
  }
  // A short GBK text may look like UTF-8, so only the other way round is proof.
  if (said === 'utf-8' && found !== 'utf-8') {
    log.add('geo/cpg-wrong', {}, { said: WORDS[said], encoding: WORDS[found] }, false)
    return found
  }
  return said
}

const WORDS: Readonly<Record<Encoding, string>> = { 'utf-8': 'UTF-8', gb18030: 'GBK' }

function readColumn(column: Column, records: readonly Buffer[], encoding: Encoding, log: GeoLog): GeoField {
  const decoder = openDecoder(encoding)
  const name = decoder.decode(column.name).text.trim()
  const values = records.map((row, i) => {
    const raw = row.subarray(column.from, column.from + column.size)
    if (column.kind !== 'C') return readValue(column.kind, raw, name, i + 1, log)
    const { text, cut, broken } = decoder.decode(raw)
    const at = { record: i + 1, header: name }
    if (broken) log.add('geo/text-broken', at, { text: text.slice(0, 40) })
    else if (cut) log.add('geo/text-cut', at, { text: text.slice(-20) }, false)
    return withoutHidden(text).trim() || null
  })
  return { name, values }
}

function readValue(kind: string, raw: Buffer, name: string, record: number, log: GeoLog): Attribute {
  const text = raw.toString('latin1').replaceAll('\0', ' ').trim()
  if (text === '' || /^\*+$/.test(text)) return null
  if (kind === 'D') return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text
  if (kind !== 'N' && kind !== 'F') return text
  const value = Number(text)
  if (Number.isFinite(value)) return value
  log.add('geo/not-number', { record, header: name }, { text: text.slice(0, 40) })
  return null
}
