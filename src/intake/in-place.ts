// Intake · one Parquet file in which every cell is right and stands for itself: gone through once, then read where it lies.
import type { Duck } from '../store/duck.ts'
import type { Clean } from './clean.ts'
import { STORED } from './join.ts'
import { isTyped, soundValue, withId, wrongCells, wrongId, wrongName } from './sound-sql.ts'
import { quoteName } from './sql.ts'
import type { ColumnType, IntakeRequest } from './types.ts'

/** False when something is to be told or to be written otherwise, or may be: another way must be taken. */
export async function readInPlace(
  duck: Duck,
  clean: Clean,
  types: readonly ColumnType[],
  request: IntakeRequest,
  only: ReadonlySet<number>,
): Promise<boolean> {
  const { sheet, id, name } = clean.assigned
  if (sheet.inPlace === undefined || request.folder === undefined || !isTyped(clean)) return false
  const [found] = await duck.all(checkSql(clean, request.uscc, only))
  if (found?.lines === 0n || found?.wrong !== 0n) return false
  // Different ids by their hashes: a third of the room, and two that collide only lead to another way.
  const hashes = `SELECT DISTINCT hash(c${id.at}) FROM ${sheet.relation}`
  const [ids] = await duck.all(`SELECT count(*) AS ids FROM (${hashes})`)
  if (ids?.ids !== found.lines) return false
  const values = request.columns.map(({ id: key }, i) => {
    const column = clean.columns.get(i)
    return `CAST(${column === undefined ? 'NULL' : soundValue(column)} AS ${STORED[types[i] ?? 'number']}) AS ${quoteName(key)}`
  })
  const shown = name === undefined ? `c${id.at}` : `coalesce(c${name.at}, c${id.at})`
  const select = [`c${id.at} AS id`, `${shown} AS name`, ...values, `"row" AS "~row"`].join(', ')
  await duck.run(`CREATE VIEW kept_input AS SELECT ${select} FROM ${sheet.relation}`)
  await duck.run('DROP TABLE input')
  await duck.run('CREATE VIEW input AS SELECT * FROM kept_input')
  await duck.run(
    `CREATE OR REPLACE VIEW origin AS SELECT id, CAST(${clean.source} AS INTEGER) AS source, "~row" AS "row" FROM input`,
  )
  return true
}

/** Rows, and wrong ones among them. */
function checkSql(clean: Clean, uscc: boolean, only: ReadonlySet<number>): string {
  const { sheet, id, name } = clean.assigned
  const cell = `c${id.at}`
  const wrong = [
    wrongId(cell, uscc),
    ...(name === undefined ? [] : [wrongName(`c${name.at}`)]),
    ...wrongCells(clean, only),
  ].join(' OR ')
  return `SELECT count(*) AS lines, count(*) FILTER (WHERE ${wrong}) AS wrong FROM ${withId(sheet.relation, cell, uscc)}`
}
