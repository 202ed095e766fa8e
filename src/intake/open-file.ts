// Intake · opens one file of whatever kind; what cannot be opened becomes a finding.
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Duck } from '../store/duck.ts'
import { findKind } from './file-kind.ts'
import { findHeader, type TopRow } from './header.ts'
import type { FindingLog } from './log.ts'
import { type Merge, readMerge } from './merges.ts'
import { openParquet } from './open-parquet.ts'
import { parseFile } from './parse.ts'
import { isProblem, type RawFile, type RawSheet } from './raw.ts'
import type { Sheet } from './sheet.ts'
import { quoteText } from './sql.ts'
import type { IntakeLimits, IntakeRequest } from './types.ts'

export interface OpenContext {
  readonly duck: Duck
  readonly log: FindingLog
  readonly request: IntakeRequest
  readonly limits: IntakeLimits
  /** Folder for raw files, removed at the end. */
  readonly folder: string
  readonly onProgress: (done: number, total: number) => void
}

/** Rows among which the header is looked for. */
const TOP_ROWS = 8

export async function openFile(context: OpenContext, path: string, index: number): Promise<Sheet[]> {
  const file = basename(path)
  const refuse = async (code: string, facts = {}): Promise<Sheet[]> => {
    await context.log.add(context.log.openPlace(file), { code, blocking: true }, facts)
    return []
  }
  const kind = findKind(path)
  if (isProblem(kind)) return refuse(kind.problem, kind.facts)
  if (kind === 'parquet') return openParquet(context, path, index)
  const folder = join(context.folder, String(index))
  mkdirSync(folder)
  try {
    const task = { file: path, kind, folder, limits: context.limits } as const
    const raw = await parseFile(task, context.onProgress, context.request.signal)
    return await loadSheets(context, file, kind, index, raw)
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown
    const place = context.log.openPlace(file)
    await context.log.add(place, { code: thrown.problem, blocking: true, row: thrown.row }, thrown.facts)
    return []
  }
}

async function loadSheets(context: OpenContext, file: string, kind: 'xlsx' | 'csv', index: number, raw: RawFile) {
  const { log } = context
  const sheets: Sheet[] = []
  for (const [i, one] of raw.sheets.entries()) {
    const place = log.openPlace(file, one.sheet)
    if (one.rows === 0) continue
    sheets.push(await loadSheet(context.duck, { place, file, kind, table: `raw_${index}_${i}` }, one, context.request))
  }
  for (const name of raw.hiddenSheets) {
    await log.add(log.openPlace(file, name), { code: 'intake/hidden-sheet', blocking: false })
  }
  if (sheets.length === 0) await log.add(log.openPlace(file), { code: 'intake/no-rows', blocking: true })
  for (const [i, sheet] of sheets.entries()) {
    const hidden = raw.sheets.find((one) => one.sheet === sheet.sheet)?.hiddenRows ?? 0
    if (hidden > 0 && sheet.header !== undefined)
      await log.add(sheet.place, { code: 'intake/hidden-rows', blocking: false }, { count: hidden })
    await tellHiddenColumns(sheet, raw, log)
    // A sheet of notes beside the real one is no fault; a file without any real one is.
    const alone = !sheets.some((other) => other.header !== undefined)
    if (sheet.header === undefined && (!alone || i === 0))
      await log.add(sheet.place, { code: alone ? 'intake/no-header' : 'intake/sheet-not-read', blocking: alone })
  }
  return sheets.filter((sheet) => sheet.header !== undefined)
}

/** A column that nobody sees and that counts all the same. */
async function tellHiddenColumns(sheet: Sheet, raw: RawFile, log: FindingLog): Promise<void> {
  const hidden = raw.sheets.find((one) => one.sheet === sheet.sheet)?.hiddenColumns
  for (const cell of sheet.header?.cells ?? []) {
    if (hidden?.has(cell.at) !== true || cell.match === undefined) continue
    const spot = { row: sheet.header?.row, col: cell.at, header: cell.text }
    await log.add(sheet.place, { code: 'intake/hidden-column', blocking: false, ...spot })
  }
}

async function loadSheet(
  duck: Duck,
  about: { readonly place: number; readonly file: string; readonly kind: 'xlsx' | 'csv'; readonly table: string },
  raw: RawSheet,
  request: IntakeRequest,
): Promise<Sheet> {
  const names = Array.from({ length: raw.width }, (_, i) => `c${i + 1}`)
  const columns = [`'row': 'INTEGER'`, ...names.map((name) => `'${name}': 'VARCHAR'`)].join(', ')
  await duck.run(
    `CREATE OR REPLACE TABLE ${about.table} AS SELECT * FROM read_csv(${quoteText(raw.path)}, header=false, auto_detect=false, delim='\x1f', quote='', escape='', new_line='\\n', null_padding=true, max_line_size=16777216, buffer_size=33554432, columns={${columns}})`,
  )
  const top = await duck.all(`SELECT * FROM ${about.table} ORDER BY "row" LIMIT ${TOP_ROWS}`)
  const rows: TopRow[] = top.map((row) => ({
    row: Number(row.row),
    cells: names.map((name) => (typeof row[name] === 'string' ? row[name].replaceAll('\u2028', '') : null)),
  }))
  const merges = raw.merges.map(readMerge).filter((merge): merge is Merge => merge !== undefined)
  return {
    ...about,
    ...(raw.sheet === undefined ? {} : { sheet: raw.sheet }),
    relation: about.table,
    physical: names.map(() => 'text'),
    header: findHeader(rows, merges, request.columns),
    merges,
  }
}
