// Intake · the table of findings: every one counted, the first 100,000 kept, in reading order.
import type { Fact, Finding, Place } from '../kernel/finding.ts'
import type { Duck, Row } from '../store/duck.ts'
import { columnLetter } from './merges.ts'
import { quoteText } from './sql.ts'

export const MOST_KEPT = 100_000
export const MOST_SHOWN = 200

export interface Spot {
  readonly row?: number | undefined
  readonly col?: number | undefined
  readonly header?: string | undefined
}

export interface FindingLog {
  /** Registers a file or a sheet in reading order. */
  openPlace(file: string, sheet?: string): number
  add(place: number, finding: { code: string; blocking: boolean } & Spot, facts?: Record<string, Fact>): Promise<void>
  /**
   * Adds what a query finds: columns `row INTEGER, id VARCHAR, code VARCHAR, facts VARCHAR (JSON)`, `code` without `intake/`.
   * `known` is how many rows it has, when that was counted before.
   */
  addFrom(place: number, spot: Spot & { blocking: boolean }, query: string, known?: number): Promise<number>
  counts(): { readonly total: number; readonly blocking: number }
  first(most: number): Promise<Finding[]>
  readonly places: readonly { readonly file: string; readonly sheet?: string }[]
}

export async function openLog(duck: Duck): Promise<FindingLog> {
  await duck.run(
    'CREATE OR REPLACE TABLE findings(place INTEGER, "row" INTEGER, col INTEGER, code VARCHAR, blocking BOOLEAN, id VARCHAR, header VARCHAR, facts VARCHAR)',
  )
  await duck.run('CREATE OR REPLACE TABLE finding_places(place INTEGER, file VARCHAR, sheet VARCHAR, relation VARCHAR)')
  const places: { file: string; sheet?: string }[] = []
  let [total, blocking, kept] = [0, 0, 0]

  async function insert(place: number, spot: Spot, blocks: boolean, query: string, count: number): Promise<void> {
    total += count
    if (blocks) blocking += count
    const left = Math.min(count, MOST_KEPT - kept)
    if (left <= 0) return
    kept += left
    const header = spot.header === undefined ? 'NULL' : quoteText(spot.header)
    await duck.run(
      `INSERT INTO findings SELECT ${place}, "row", ${spot.col ?? 'NULL'}, 'intake/' || code, ${blocks}, id, ${header}, facts FROM (${query}) ORDER BY "row", id LIMIT ${left}`,
    )
  }

  return {
    places,
    openPlace(file, sheet) {
      places.push(sheet === undefined ? { file } : { file, sheet })
      return places.length - 1
    },
    async add(place, { code, blocking: blocks, ...spot }, facts = {}) {
      const query = `SELECT ${spot.row ?? 'CAST(NULL AS INTEGER)'} AS "row", CAST(NULL AS VARCHAR) AS id, ${quoteText(code.replace('intake/', ''))} AS code, ${quoteText(JSON.stringify(facts))} AS facts`
      await insert(place, spot, blocks, query, 1)
    },
    async addFrom(place, spot, query, known) {
      const count = known ?? Number((await duck.all(`SELECT count(*) AS n FROM (${query})`))[0]?.n ?? 0)
      if (count > 0) await insert(place, spot, spot.blocking, query, count)
      return count
    },
    counts: () => ({ total, blocking }),
    async first(most) {
      const rows = await duck.all(`SELECT * FROM findings ORDER BY ${READING_ORDER} LIMIT ${most}`)
      return rows.map((row) => toFinding(row, places))
    },
  }
}

export const READING_ORDER = 'place, "row" NULLS FIRST, col NULLS FIRST, code, id, facts'

export function toFinding(row: Row, places: FindingLog['places']): Finding {
  const where = places[Number(row.place)]
  const at: Place = {
    ...(where === undefined ? {} : where),
    ...(row.row === null || row.row === undefined ? {} : { row: Number(row.row) }),
    ...(row.col === null || row.col === undefined ? {} : { column: columnLetter(Number(row.col)) }),
    ...(typeof row.header === 'string' ? { header: row.header } : {}),
  }
  const facts = JSON.parse(String(row.facts ?? '{}')) as Record<string, Fact>
  return { code: String(row.code), blocking: row.blocking === true, at, facts }
}
