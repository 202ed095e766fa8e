// App · a result handed out in the format that was asked for; a file appears whole or not at all.
import { createReadStream } from 'node:fs'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { duckdb } from '../evaluate/dialect.ts'
import type { Scheme } from '../evaluate/scheme/schema.ts'
import type { Book } from '../report/book.ts'
import type { CircularOptions } from '../report/circular-text.ts'
import { table } from '../report/table.ts'
import type { Evaluated } from './evaluate.ts'
import { placeFile } from './place-file.ts'
import { ORDER } from './run-scheme.ts'
import { toBook } from './to-book.ts'

export const FORMATS = ['table', 'csv', 'json', 'parquet', 'xlsx', 'docx'] as const
export type Format = (typeof FORMATS)[number]

export interface WriteRequest {
  readonly format: Format
  readonly out?: string
  readonly detail: boolean
  /** What the circular says of its issuing. */
  readonly circular?: Omit<CircularOptions, 'internal'>
  readonly internal: boolean
  readonly width: number
  readonly color: boolean
  /** Rows of the table that are shown. */
  readonly limit: number
  readonly stdout: NodeJS.WritableStream
  readonly signal?: AbortSignal
}

/** Undefined for the screen; what no screen can show gets a file named after the scheme. */
export const resultPath = (scheme: Scheme, format: Format, out: string | undefined): string | undefined =>
  out ?? (['parquet', 'xlsx', 'docx'].includes(format) ? `${scheme.scheme}.${format}` : undefined)

/** Where it went: a path, or undefined for the screen. */
export async function writeResult(done: Evaluated, request: WriteRequest): Promise<string | undefined> {
  const { format } = request
  const out = resultPath(done.scheme, format, request.out)
  if (format === 'csv' || format === 'json' || format === 'parquet') {
    const made = await writePlain(done, format)
    if (out === undefined) await pipeline(createReadStream(made), request.stdout, { end: false })
    else await placeFile(out, (temporary) => copyFile(made, temporary), request.signal)
    return out
  }
  const detail = format === 'xlsx' || request.detail
  const book = await toBook(done.duck, done.scheme, { detail, synthetic: done.synthetic })
  if (format === 'table') {
    const text = table(book, { width: request.width, color: request.color && out === undefined, limit: request.limit })
    if (out === undefined) request.stdout.write(text)
    else await placeFile(out, (temporary) => writeFile(temporary, text), request.signal)
    return out
  }
  const bytes = format === 'docx' ? await document(book, request) : await sheets(book)
  await placeFile(out ?? '', (temporary) => writeFile(temporary, bytes), request.signal)
  return out
}

/** Somewhere in the folder of the evaluation. */
export async function writePlain(done: Evaluated, format: 'csv' | 'json' | 'parquet'): Promise<string> {
  if (format === 'parquet' && done.sorted !== undefined) return done.sorted
  const made = join(done.folder, `result.${format}`)
  await done.duck.run(`COPY (${selection(done, format)}) TO '${made.replaceAll("'", "''")}' ${copyOptions(format)}`)
  return made
}

async function document(book: Book, { circular: options, internal }: WriteRequest): Promise<Uint8Array> {
  const { circular } = await import('../report/circular.ts')
  return circular(book, { ...options, internal })
}

async function sheets(book: Book): Promise<Uint8Array> {
  const { workbook } = await import('../report/workbook.ts')
  return workbook(book)
}

const copyOptions = (format: 'csv' | 'json' | 'parquet'): string =>
  ({ csv: '(FORMAT csv, HEADER true)', json: '(FORMAT json, ARRAY true)', parquet: '(FORMAT parquet)' })[format]

/** The named columns, in published order; in csv numbers are printed plainly and text cannot be taken for a formula. */
function selection({ run }: Evaluated, format: 'csv' | 'json' | 'parquet'): string {
  const names = run.compiled.columns.map((name) => `"${name.replaceAll('"', '""')}"`)
  if (format !== 'csv') return `SELECT ${names.join(', ')} FROM result ORDER BY ${ORDER}`
  const columns = run.compiled.columns.map((name, i) => {
    const quoted = names[i] ?? ''
    return `${isText(name) ? guarded(`r.${quoted}`) : duckdb.digits(`r.${quoted}`)} AS ${quoted}`
  })
  return `SELECT ${columns.join(', ')} FROM result r ORDER BY r."pool", r."rank" NULLS LAST, r."id"`
}

const isText = (name: string): boolean =>
  ['id', 'name', 'pool', 'grade', 'because'].includes(name) || name.endsWith('.note')
/** A terminal obeys control characters, a spreadsheet what begins like a formula. */
function guarded(column: string): string {
  const clean = `regexp_replace(${column}, '[\\x00-\\x1f\\x7f-\\x9f]+', ' ', 'g')`
  return `CASE WHEN regexp_matches(${clean}, '^[ ]*[=+@＝＋－＠-]') THEN '''' || ${clean} ELSE ${clean} END`
}
