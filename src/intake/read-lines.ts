// Intake · sheets whose rows are things of their own (tenures, contracts, acts): every row comes back with its place, several may be of one unit.
import type { Finding, Place } from '../kernel/finding.ts'
import type { Cell, Duck } from '../store/duck.ts'
import { dropScratch, openScratch } from '../store/scratch.ts'
import { assignColumns } from './assign.ts'
import { checkSheet } from './check.ts'
import { type Clean, cleanSql } from './clean.ts'
import { findTypes } from './column-types.ts'
import { MOST_SHOWN, openLog } from './log.ts'
import { openAll, planCleans } from './read.ts'
import { quoteName } from './sql.ts'
import type { ColumnType, IntakeRequest } from './types.ts'

export interface Line {
  readonly id: string
  readonly name: string | null
  /** By column id; a day is a text `2026-03-01`. */
  readonly values: Readonly<Record<string, Cell>>
  readonly at: Place
}

export interface LinesRead {
  readonly lines: readonly Line[]
  readonly findings: readonly Finding[]
  readonly total: number
  readonly blocking: number
}

/** In order of files, sheets and rows; none when something blocks. Must run before `duck.lock()`. */
export async function readLines(duck: Duck, asked: Omit<IntakeRequest, 'skipBad' | 'lines'>): Promise<LinesRead> {
  const request: IntakeRequest = { ...asked, skipBad: false, lines: true }
  const folder = openScratch('wanmu-intake-')
  try {
    const log = await openLog(duck)
    const sheets = await openAll(duck, request, log, folder)
    const assigned = await assignColumns(sheets, request, log)
    const types = await findTypes(duck, request.columns, assigned)
    const cleans = await planCleans(duck, request, assigned, types)
    // No other sheet fills in what a row leaves blank.
    const every = new Set(request.columns.keys())
    for (const clean of cleans) {
      await duck.run(
        `CREATE OR REPLACE TABLE ${clean.relation} AS ${cleanSql({ ...clean, stored: true }, request, every)}`,
      )
      await checkSheet(duck, clean, request, log)
    }
    const { total, blocking } = log.counts()
    let lines: Line[] = []
    for (const clean of blocking > 0 ? [] : cleans) lines = lines.concat(await linesOf(duck, clean, request, types))
    for (const { relation } of cleans) await duck.run(`DROP TABLE ${relation}`)
    return { lines, findings: await log.first(MOST_SHOWN), total, blocking }
  } catch (thrown) {
    request.signal?.throwIfAborted()
    throw thrown
  } finally {
    dropScratch(folder)
  }
}

async function linesOf(
  duck: Duck,
  clean: Clean,
  request: IntakeRequest,
  types: readonly ColumnType[],
): Promise<Line[]> {
  const { file, sheet } = clean.assigned.sheet
  const columns = [...clean.columns.keys()].flatMap((i) => {
    const id = request.columns[i]?.id
    if (id === undefined) return []
    return [`${types[i] === 'date' ? `CAST(v${i} AS VARCHAR)` : `v${i}`} AS ${quoteName(id)}`]
  })
  const select = ['"row" AS "#row"', 'id AS "#id"', 'name AS "#name"', ...columns].join(', ')
  const rows = await duck.all(`SELECT ${select} FROM ${clean.relation} WHERE kind = 'unit' ORDER BY "row"`)
  return rows.map(({ '#row': row, '#id': id, '#name': name, ...values }) => ({
    id: String(id),
    name: typeof name === 'string' ? name : null,
    values,
    at: { file, ...(sheet === undefined ? {} : { sheet }), row: Number(row) },
  }))
}
