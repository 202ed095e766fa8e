// App · spreadsheets read through intake for the records: one value per cell with its place, and every finding.
import { basename } from 'node:path'
import { readData } from '../intake/read.ts'
import type { ColumnSpec, Source } from '../intake/types.ts'
import { type Finding, say } from '../kernel/finding.ts'
import { type Duck, openDuck } from '../store/duck.ts'
import type { Steps } from './run-steps.ts'
import { sentences } from './sentences.ts'

export interface Value {
  readonly value: string | number | boolean
  /** `税收.xlsx 表1 C5` */
  readonly from: string
}

export interface ReadRow {
  readonly id: string
  readonly name: string
  readonly file: string
  readonly row: number
  /** By column id; what was empty is not there. */
  readonly values: Readonly<Record<string, Value>>
}

export interface SheetsRequest extends Steps {
  readonly files: readonly string[]
  readonly columns: readonly ColumnSpec[]
  readonly uscc: boolean
  /** Where the sheets are written back with every finding, and with what else is found in their rows; not when there is none. */
  readonly marked?: { readonly path: string; readonly alsoIn: (rows: readonly ReadRow[]) => readonly Finding[] }
}

export async function readSheets(
  request: SheetsRequest,
): Promise<
  | { rows: readonly ReadRow[]; findings: readonly Finding[]; total: number }
  | { findings: readonly Finding[]; total: number }
> {
  const duck = await openDuck({ memoryLimit: '1500MB' })
  try {
    const { files, columns, uscc, marked, onProgress, signal } = request
    const steps = { ...(onProgress === undefined ? {} : { onProgress }), ...(signal === undefined ? {} : { signal }) }
    const read = await readData(duck, { files, columns, uscc, ...steps, skipBad: false })
    const { findings, total } = read
    const rows = read.blocking > 0 ? undefined : await rowsOf(duck, columns, read.sources)
    const also = rows === undefined || marked === undefined ? [] : marked.alsoIn(rows)
    if (marked !== undefined && total + also.length > 0) {
      // Loaded here: most errands write no workbook, and start-up matters.
      const { writeFindings } = await import('../intake/write-back.ts')
      await writeFindings(duck, files, marked.path, also.map(said))
    }
    return rows === undefined ? { findings, total } : { rows, findings, total }
  } finally {
    duck.close()
  }
}

const said = (one: Finding) => ({ at: one.at, blocking: one.blocking, said: say({ ...one, at: {} }, sentences, 'zh') })

async function rowsOf(duck: Duck, columns: readonly ColumnSpec[], sources: readonly Source[]): Promise<ReadRow[]> {
  const ids = columns.map(({ id }) => id)
  const listed = ids.map((id) => `i."${id.replaceAll('"', '""')}"`).join(', ')
  const rows = await duck.all(`SELECT i.id, i.name${listed === '' ? '' : `, ${listed}`} FROM input i ORDER BY i.id`)
  const places = new Map<string, { source: number; row: number }[]>()
  for (const { id, source, row } of await duck.all('SELECT id, source, "row" FROM origin ORDER BY id, source')) {
    const list = places.get(String(id)) ?? []
    list.push({ source: Number(source), row: Number(row) })
    places.set(String(id), list)
  }
  return rows.map((row) => toRow(row, ids, places.get(String(row['id'])) ?? [], sources))
}

function toRow(
  row: Readonly<Record<string, unknown>>,
  ids: readonly string[],
  places: readonly { source: number; row: number }[],
  sources: readonly Source[],
): ReadRow {
  const values = ids.flatMap((id) => {
    const value = row[id]
    if (value === null || value === undefined) return []
    const at = places.find(({ source }) => sources[source]?.columns[id] !== undefined)
    return [[id, { value: plain(value), from: placeText(sources[at?.source ?? 0], id, at?.row) }] as const]
  })
  const [first] = places
  return {
    id: String(row['id']),
    name: String(row['name'] ?? row['id']),
    file: basename(sources[first?.source ?? 0]?.file ?? ''),
    row: first?.row ?? 0,
    values: Object.fromEntries(values),
  }
}

function placeText(source: Source | undefined, id: string, row: number | undefined): string {
  if (source === undefined) return ''
  const cell = `${source.columns[id]?.letter ?? ''}${row ?? ''}`
  return [basename(source.file), source.sheet, cell].filter((part) => part !== undefined && part !== '').join(' ')
}

const plain = (value: unknown): string | number | boolean =>
  typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
