// Intake · keeps the raw rows that a workbook of findings will need, and lets the rest go.
import type { Duck } from '../store/duck.ts'
import type { FindingLog } from './log.ts'
import type { Sheet } from './sheet.ts'

/** Up to here a whole sheet is written back; beyond it only the header and the rows that have findings. */
const MOST_ROWS = 200_000

export async function keepSheets(
  duck: Duck,
  sheets: readonly Sheet[],
  places: FindingLog['places'],
  keepRaw: boolean,
): Promise<void> {
  const rows = places.map(({ file, sheet }, i) => `(${i}, ${quote(file)}, ${quote(sheet)}, NULL)`)
  if (rows.length > 0) await duck.run(`INSERT INTO finding_places VALUES ${rows.join(', ')}`)
  for (const sheet of sheets) {
    const [found] = await duck.all(
      `SELECT count(*) AS n FROM findings WHERE place = ${sheet.place} AND "row" IS NOT NULL`,
    )
    if (Number(found?.n ?? 0) > 0) await keepSheet(duck, sheet)
    if (sheet.table !== undefined && !keepRaw) await duck.run(`DROP TABLE ${sheet.table}`)
  }
}

async function keepSheet(duck: Duck, sheet: Sheet): Promise<void> {
  const [rows] = await duck.all(`SELECT count(*) AS n FROM ${sheet.relation}`)
  const few = Number(rows?.n ?? 0) <= MOST_ROWS
  const some = `WHERE "row" <= ${sheet.header?.last ?? 0} OR "row" IN (SELECT "row" FROM findings WHERE place = ${sheet.place})`
  const columns = sheet.physical.map((_, i) => `CAST(c${i + 1} AS VARCHAR) AS c${i + 1}`)
  await duck.run(
    `CREATE OR REPLACE TABLE kept_${sheet.place} AS SELECT "row", ${columns.join(', ')} FROM ${sheet.relation} ${few ? '' : some}`,
  )
  // Parquet keeps its header outside the rows.
  if (sheet.kind === 'parquet')
    await duck.run(
      `INSERT INTO kept_${sheet.place} VALUES (0, ${(sheet.header?.cells ?? []).map((cell) => quote(cell.text)).join(', ')})`,
    )
  await duck.run(`UPDATE finding_places SET relation = 'kept_${sheet.place}' WHERE place = ${sheet.place}`)
}

const quote = (text: string | undefined): string => (text === undefined ? 'NULL' : `'${text.replaceAll("'", "''")}'`)
