// Store · what the embedded PostgreSQL answers, read from its bytes: rows by ourselves, for they are many; what went wrong by the library.
import { protocol } from '@electric-sql/pglite'

/** Kinds of message of PostgreSQL's protocol, version 3. */
const ROW = 0x44
const COMPLETE = 0x43
const ERROR = 0x45

export interface Column {
  readonly name: string
  readonly read: (text: string) => unknown
}

export interface Answer<Row> {
  readonly rows: Row[]
  /** Of the last statement: `INSERT 0 5`, `SELECT 100`. */
  readonly tag: string
}

/** Throws the database's error. */
export function readAnswer<Row>(bytes: Buffer, columns: readonly Column[]): Answer<Row> {
  const rows: Row[] = []
  let tag = ''
  for (let at = 0; at < bytes.length; ) {
    const kind = bytes[at]
    const end = at + 1 + bytes.readUInt32BE(at + 1)
    if (kind === ROW) rows.push(readRow(bytes, at + 5, columns) as Row)
    // It ends with a zero.
    else if (kind === COMPLETE) tag = bytes.toString('latin1', at + 5, end - 1)
    else if (kind === ERROR) throw errorIn(bytes.subarray(at, end))
    at = end
  }
  return { rows, tag }
}

/** Number of columns, then of each its length (-1: null) and its text. */
function readRow(bytes: Buffer, from: number, columns: readonly Column[]): object {
  const row: Record<string, unknown> = {}
  let at = from + 2
  for (const { name, read } of columns) {
    const length = bytes.readInt32BE(at)
    at += 4
    if (length < 0) row[name] = null
    else {
      row[name] = read(bytes.toString('utf8', at, at + length))
      at += length
    }
  }
  return row
}

function errorIn(message: Uint8Array): unknown {
  let told: unknown
  new protocol.Parser().parse(message, (one) => {
    told = one
  })
  return told
}
