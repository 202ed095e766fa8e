// Intake · one sheet in which nothing is wrong goes straight to `input`, read once; where anything is wrong the long way finds and tells it.
import { join } from 'node:path'
import { type Duck, MANY_ROWS } from '../store/duck.ts'
import { type Clean, cleanSql } from './clean.ts'
import { STORED } from './join.ts'
import { quoteName, quoteText } from './sql.ts'
import type { ColumnType, IntakeRequest } from './types.ts'

/** False when the sheet needs the long way; what stands in `input` then means nothing. */
export async function readStraight(
  duck: Duck,
  clean: Clean,
  types: readonly ColumnType[],
  request: IntakeRequest,
  only: ReadonlySet<number>,
): Promise<boolean> {
  const { sheet } = clean.assigned
  const width = Math.max(...(sheet.header?.cells ?? []).map((cell) => cell.at))
  if (sheet.merges.length > 0 || (sheet.kind === 'csv' && sheet.physical.length > width)) return false
  const values = request.columns.map(({ id }, i) => {
    const value = clean.columns.has(i) ? `v${i}` : 'NULL'
    return `CAST(${value} AS ${STORED[types[i] ?? 'number']}) AS ${quoteName(id)}`
  })
  const faults = ['e_id', ...[...clean.columns.keys()].map((i) => `e${i}`)].map((fault) => `${fault} IS NOT NULL`)
  const select = ['id', 'coalesce(name, id) AS name', ...values, `"row" AS "~row"`].join(', ')
  const read = `SELECT ${select}, (kind <> 'unit' OR ${faults.join(' OR ')}) AS "~bad" FROM (${cleanSql(clean, request, only)})`
  const kept = await keepSound(duck, read, [clean], request)
  if (kept)
    await duck.run(
      `CREATE OR REPLACE VIEW origin AS SELECT id, CAST(${clean.source} AS INTEGER) AS source, "~row" AS "row" FROM input`,
    )
  return kept
}

/** Keeps the rows of `read` as `input` when none is `"~bad"`, no id stands twice and the columns `filled` are not all null. */
export async function keepSound(
  duck: Duck,
  read: string,
  cleans: readonly Clean[],
  request: IntakeRequest,
  filled: readonly string[] = [],
): Promise<boolean> {
  for (const clean of request.folder === undefined ? [] : cleans)
    if (await isLarge(duck, clean))
      return await keepInFile(duck, read, filled, join(request.folder ?? '', 'input.parquet'))
  return await keepInTable(duck, read, filled)
}

const isLarge = async (duck: Duck, { assigned: { sheet } }: Clean): Promise<boolean> =>
  sheet.kind === 'parquet' &&
  Number((await duck.all(`SELECT count(*) AS n FROM ${sheet.relation}`))[0]?.n ?? 0) > MANY_ROWS

async function keepInTable(duck: Duck, read: string, filled: readonly string[]): Promise<boolean> {
  await duck.run(`CREATE OR REPLACE TABLE input AS ${read}`)
  if (!(await isSound(duck, 'input', filled))) return false
  await duck.run('ALTER TABLE input DROP COLUMN "~bad"')
  return true
}

async function keepInFile(duck: Duck, read: string, filled: readonly string[], path: string): Promise<boolean> {
  const file = `read_parquet(${quoteText(path)})`
  await duck.run(`COPY (${read}) TO ${quoteText(path)} (FORMAT parquet)`)
  if (!(await isSound(duck, file, filled))) return false
  await duck.run(`CREATE OR REPLACE VIEW kept_input AS SELECT * EXCLUDE ("~bad") FROM ${file}`)
  await duck.run('DROP TABLE input')
  await duck.run('CREATE VIEW input AS SELECT * FROM kept_input')
  return true
}

/** Hashes of ids take a third of the ids' room; two that collide only lead to the long way. */
async function isSound(duck: Duck, relation: string, filled: readonly string[]): Promise<boolean> {
  const counts = ['count(*)', ...filled.map((column) => `count(${column})`)].join(', ')
  const [found] = await duck.all(
    `SELECT count(*) AS lines, least(${counts}) AS least, count(*) FILTER (WHERE "~bad") AS bad, count(DISTINCT hash(id)) AS ids FROM ${relation}`,
  )
  return found?.least !== 0n && found?.bad === 0n && found.ids === found.lines
}
