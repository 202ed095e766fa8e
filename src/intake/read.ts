// Intake · the errand: files in, one clean row per unit out, and every finding at once. Nothing is evaluated while one blocks.
import { basename } from 'node:path'
import type { Ratio } from '../kernel/units.ts'
import type { Duck } from '../store/duck.ts'
import { dropScratch, openScratch } from '../store/scratch.ts'
import { type Assigned, assignColumns } from './assign.ts'
import { checkSheet } from './check.ts'
import { type Clean, cleanSql, isStored, valueColumns } from './clean.ts'
import { findTypes } from './column-types.ts'
import { checkConflicts } from './conflicts.ts'
import { readInPlace } from './in-place.ts'
import { createEmpty, joinSheets, tellNames } from './join.ts'
import { keepSheets } from './keep.ts'
import { LIMITS } from './limits.ts'
import { type FindingLog, MOST_SHOWN, openLog } from './log.ts'
import { columnLetter } from './merges.ts'
import { openFile } from './open-file.ts'
import { findPlain } from './plain-columns.ts'
import { checkRequired, columnsOfOneSheet } from './required.ts'
import type { Sheet } from './sheet.ts'
import { readStraight } from './straight.ts'
import { readTogether } from './together.ts'
import type { ColumnType, IntakeRequest, IntakeResult, Source } from './types.ts'

/** Must run before `duck.lock()`. Throws the signal's reason when aborted; everything else wrong with the data is a finding. */
export async function readData(duck: Duck, request: IntakeRequest): Promise<IntakeResult> {
  const asked = { ...request, columns: request.columns.filter(({ id }) => id !== 'id' && id !== 'name') }
  const folder = openScratch('wanmu-intake-')
  const interrupt = (): void => duck.interrupt()
  request.signal?.addEventListener('abort', interrupt)
  try {
    const log = await openLog(duck)
    const sheets = await openAll(duck, asked, log, folder)
    return await readSheets(duck, asked, log, sheets)
  } catch (thrown) {
    request.signal?.throwIfAborted()
    throw thrown
  } finally {
    request.signal?.removeEventListener('abort', interrupt)
    dropScratch(folder)
  }
}

export async function openAll(duck: Duck, request: IntakeRequest, log: FindingLog, folder: string): Promise<Sheet[]> {
  const limits = { ...LIMITS, ...request.limits }
  const sheets: Sheet[] = []
  for (const [i, file] of request.files.entries()) {
    request.signal?.throwIfAborted()
    const tell = (done: number, total: number): void =>
      request.onProgress?.(i + (total > 0 ? Math.min(1, done / total) : 0), request.files.length, basename(file))
    tell(0, 1)
    sheets.push(...(await openFile({ duck, log, request, limits, folder, onProgress: tell }, file, i)))
    tell(1, 1)
  }
  return sheets
}

async function readSheets(
  duck: Duck,
  request: IntakeRequest,
  log: FindingLog,
  sheets: readonly Sheet[],
): Promise<IntakeResult> {
  const assigned = await assignColumns(sheets, request, log)
  const types = await findTypes(duck, request.columns, assigned)
  const cleans = await planCleans(duck, request, assigned, types)
  const only = columnsOfOneSheet(cleans)
  await createEmpty(duck, types, request)
  const way = log.counts().blocking > 0 ? undefined : await readSound(duck, cleans, types, request, only)
  if (way === undefined) await readCarefully(duck, request, log, cleans, types, only)
  const result = await toResult(duck, request, log, cleans, types)
  await keepSheets(duck, sheets, log.places, request.keepRaw === true)
  if (way === undefined)
    for (const clean of cleans) await duck.run(`DROP ${clean.stored ? 'TABLE' : 'VIEW'} ${clean.relation}`)
  return { ...result, inPlace: way === 'in place' ? sheets.flatMap(({ inPlace }) => inPlace ?? []) : [] }
}

/** Where nothing is wrong, less has to be done: undefined when something is, or may be. */
async function readSound(
  duck: Duck,
  cleans: readonly Clean[],
  types: readonly ColumnType[],
  request: IntakeRequest,
  only: ReadonlySet<number>,
): Promise<'in place' | 'kept' | undefined> {
  const [one] = cleans
  if (one === undefined) return undefined
  if (cleans.length > 1) return (await readTogether(duck, cleans, types, request, only)) ? 'kept' : undefined
  if (await readInPlace(duck, one, types, request, only)) return 'in place'
  return (await readStraight(duck, one, types, request, only)) ? 'kept' : undefined
}

/** Every sheet cleaned, checked, and joined when nothing blocks. */
async function readCarefully(
  duck: Duck,
  request: IntakeRequest,
  log: FindingLog,
  cleans: readonly Clean[],
  types: readonly ColumnType[],
  only: ReadonlySet<number>,
): Promise<void> {
  await createEmpty(duck, types, request)
  for (const clean of cleans) {
    const kind = clean.stored ? 'TABLE' : 'VIEW'
    await duck.run(`CREATE OR REPLACE ${kind} ${clean.relation} AS ${cleanSql(clean, request, only)}`)
  }
  const bad: string[] = []
  for (const clean of cleans) {
    request.signal?.throwIfAborted()
    const rows = await checkSheet(duck, clean, request, log)
    if (rows !== undefined) bad.push(`SELECT ${clean.source} AS source, "row", id, name, because FROM (${rows})`)
  }
  const conflicts = await checkConflicts(duck, cleans, types, request, log)
  const across = [...conflicts.bad, ...(await checkRequired(duck, cleans, request, log))]
  bad.push(...across.map((query) => `SELECT 0 AS source, "row", id, name, because FROM (${query})`))
  await tellNames(duck, cleans, log)
  if (request.skipBad && bad.length > 0) await skip(duck, bad)
  await conflicts.drop()
  if (log.counts().blocking === 0 && cleans.length > 0) {
    await joinSheets(duck, cleans, types, request, request.skipBad && bad.length > 0)
    const place = cleans[0]?.assigned.sheet.place ?? 0
    if ((await count(duck, 'input')) === 0) await log.add(place, { code: 'intake/no-rows', blocking: true })
  }
}

export async function planCleans(
  duck: Duck,
  request: IntakeRequest,
  assigned: readonly Assigned[],
  types: readonly ColumnType[],
): Promise<Clean[]> {
  const cleans: Clean[] = []
  for (const [source, one] of assigned.entries()) {
    const columns = valueColumns(one, request, types, await findPlain(duck, one, types))
    const stored = isStored({ assigned: one, columns }, assigned.length)
    cleans.push({ source, assigned: one, relation: `clean_${source}`, columns, stored })
  }
  return cleans
}

/** One line per unit, with all its reasons in reading order. A row without an id is named by its row. */
async function skip(duck: Duck, bad: readonly string[]): Promise<void> {
  await duck.run(
    `INSERT INTO skipped SELECT coalesce(id, '') AS id, coalesce(min(name), id, '') AS name, string_agg(DISTINCT '第 ' || "row" || ' 行：' || because, '；' ORDER BY '第 ' || "row" || ' 行：' || because) AS because FROM (${bad.join(' UNION ALL ')}) GROUP BY id, CASE WHEN id IS NULL THEN source END, CASE WHEN id IS NULL THEN "row" END`,
  )
}

const count = async (duck: Duck, table: string): Promise<number> =>
  Number((await duck.all(`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? 0)

async function toResult(
  duck: Duck,
  request: IntakeRequest,
  log: FindingLog,
  cleans: readonly Clean[],
  types: readonly ColumnType[],
): Promise<Omit<IntakeResult, 'inPlace'>> {
  return {
    findings: await log.first(MOST_SHOWN),
    ...log.counts(),
    sources: cleans.map((clean) => toSource(clean, request)),
    types: Object.fromEntries(request.columns.map(({ id }, i) => [id, types[i] ?? 'number'])),
    rows: await count(duck, 'input'),
    skipped: await count(duck, 'skipped'),
  }
}

const SAME: Ratio = { times: 1, over: 1 }

function toSource({ assigned, columns }: Clean, request: IntakeRequest): Source {
  const { sheet, id, name } = assigned
  const stands = (at: number, header: string, unit: string, ratio = SAME) => ({
    letter: columnLetter(at),
    header,
    unit,
    ratio,
  })
  const figures = [...columns].flatMap(([i, column]) => {
    const cell = assigned.columns.get(i)
    const key = request.columns[i]?.id
    if (cell === undefined || key === undefined) return []
    return [
      [key, stands(cell.at, cell.text, column.unit === '' ? column.spec.unit : column.unit, column.ratio)] as const,
    ]
  })
  return {
    file: sheet.file,
    ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }),
    ...(request.keepRaw === true && sheet.table !== undefined ? { raw: sheet.table } : {}),
    columns: Object.fromEntries([
      ['id', stands(id.at, id.text, '')] as const,
      ...(name === undefined ? [] : [['name', stands(name.at, name.text, '')] as const]),
      ...figures,
    ]),
  }
}
