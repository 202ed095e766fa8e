// Intake · figures that two sheets give for one unit must agree.
import type { Duck } from '../store/duck.ts'
import type { Clean } from './clean.ts'
import type { FindingLog } from './log.ts'
import { quoteText } from './sql.ts'
import type { ColumnType, IntakeRequest } from './types.ts'

/** SQL of `(row, id, name, because)` for the rows whose figure differs from the first one given; `drop` when they have been used. */
export async function checkConflicts(
  duck: Duck,
  cleans: readonly Clean[],
  types: readonly ColumnType[],
  request: IntakeRequest,
  log: FindingLog,
): Promise<{ readonly bad: string[]; readonly drop: () => Promise<void> }> {
  const bad: string[] = []
  const tables: string[] = []
  for (const [i, spec] of request.columns.entries()) {
    const holders = cleans.filter(({ columns }) => columns.has(i))
    if (holders.length < 2) continue
    const first = `first_${i}`
    tables.push(first)
    await duck.run(`CREATE OR REPLACE TABLE ${first} AS ${firstSql(holders, i)}`)
    for (const later of holders.slice(1)) {
      const rows = `FROM ${later.relation} b JOIN ${first} a ON a.id = b.id AND a.source < ${later.source} WHERE b.kind = 'unit' AND b.e${i} IS NULL AND ${differ('a.v', `b.v${i}`, types[i] ?? 'text')}`
      const facts = `CAST(json_object('id', b.id, 'label', ${quoteText(spec.label)}, 'first', CAST(a.v AS VARCHAR), 'second', CAST(b.v${i} AS VARCHAR), 'file', a.file, 'line', a.line) AS VARCHAR)`
      const at = later.assigned.columns.get(i)
      const spot = { col: at?.at, header: at?.text, blocking: !request.skipBad }
      const query = `SELECT b."row", b.id, 'value-conflict' AS code, ${facts} AS facts ${rows}`
      if ((await log.addFrom(later.assigned.sheet.place, spot, query)) > 0)
        bad.push(`SELECT b."row", b.id, b.name, ${quoteText(`“${spec.label}”两处不一致`)} AS because ${rows}`)
    }
  }
  return {
    bad,
    async drop() {
      for (const table of tables) await duck.run(`DROP TABLE ${table}`)
    },
  }
}

/** Per unit the first figure given, and where: looked up once, however many sheets there are. */
function firstSql(holders: readonly Clean[], i: number): string {
  const given = holders.map(({ source, relation, assigned: { sheet } }) => {
    const file = quoteText(sheet.sheet === undefined ? sheet.file : `${sheet.file} ${sheet.sheet}`)
    return `SELECT ${source} AS source, id, v${i} AS v, "row" AS line, ${file} AS file FROM ${relation} WHERE kind = 'unit' AND e${i} IS NULL AND v${i} IS NOT NULL`
  })
  const firsts = ['source', 'v', 'line', 'file'].map((key) => `arg_min(${key}, (source, line)) AS ${key}`)
  return `SELECT id, ${firsts.join(', ')} FROM (${given.join(' UNION ALL ')}) GROUP BY id`
}

/** Two figures for one thing differ when more than rounding lies between them. */
const differ = (a: string, b: string, type: ColumnType): string =>
  type === 'number'
    ? `abs(${a} - ${b}) > 1e-9 * greatest(abs(${a}), abs(${b}))`
    : `${a} IS NOT NULL AND ${b} IS NOT NULL AND ${a} <> ${b}`
