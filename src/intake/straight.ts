// Intake · one sheet in which nothing is wrong goes straight to `input`, read once; where anything is wrong the long way finds and tells it.
import type { Duck } from '../store/duck.ts'
import { type Clean, cleanSql } from './clean.ts'
import { STORED } from './join.ts'
import { quoteName } from './sql.ts'
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
  const select = ['id', 'coalesce(name, id) AS name', ...values, `"row" AS "~row"`]
  await duck.run(
    `CREATE OR REPLACE TABLE input AS SELECT ${select.join(', ')}, (kind <> 'unit' OR ${faults.join(' OR ')}) AS "~bad" FROM (${cleanSql(clean, request, only)})`,
  )
  // Hashes of ids take a third of the ids' room; two that collide only lead to the long way.
  const [found] = await duck.all(
    `SELECT count(*) AS lines, count(*) FILTER (WHERE "~bad") AS bad, count(DISTINCT hash(id)) AS ids FROM input`,
  )
  if (found?.lines === 0n || found?.bad !== 0n || found.ids !== found.lines) return false
  await duck.run('ALTER TABLE input DROP COLUMN "~bad"')
  await duck.run(
    `CREATE OR REPLACE VIEW origin AS SELECT id, CAST(${clean.source} AS INTEGER) AS source, "~row" AS "row" FROM input`,
  )
  return true
}
