// Intake · required figures of units that a whole sheet leaves out: seen only when all sheets lie side by side.
import type { Duck } from '../store/duck.ts'
import type { Clean } from './clean.ts'
import type { FindingLog } from './log.ts'
import { quoteText } from './sql.ts'
import type { IntakeRequest } from './types.ts'

/** Columns that stand in one sheet alone. */
export function columnsOfOneSheet(cleans: readonly { readonly columns: ReadonlyMap<number, unknown> }[]): Set<number> {
  const counts = new Map<number, number>()
  for (const { columns } of cleans) for (const i of columns.keys()) counts.set(i, (counts.get(i) ?? 0) + 1)
  return new Set([...counts].flatMap(([i, count]) => (count === 1 ? [i] : [])))
}

/** SQL of `(row, id, name, because)` for units without a required figure; told at the unit's row in the first sheet that has it. */
export async function checkRequired(
  duck: Duck,
  cleans: readonly Clean[],
  request: IntakeRequest,
  log: FindingLog,
): Promise<string[]> {
  if (cleans.length < 2) return []
  const bad: string[] = []
  const one = columnsOfOneSheet(cleans)
  const known = new Map<string, boolean>()
  const rows = (clean: Clean, more = ''): string =>
    `SELECT "row", id, name FROM ${clean.relation} WHERE kind = 'unit' AND e_id IS NULL${more}`
  for (const [i, spec] of request.columns.entries()) {
    const holders = cleans.filter(({ columns }) => columns.has(i))
    if (spec.required !== true || holders.length === 0) continue
    // A blank in the only sheet that has the column was told there; here only rows that are not in it at all.
    const given = holders.map((clean) => rows(clean, one.has(i) ? '' : ` AND (v${i} IS NOT NULL OR e${i} IS NOT NULL)`))
    // One look at all sheets serves all columns of one sheet; where nobody is missing, nothing more need be asked.
    const ids = cleans.map((clean) => `SELECT id FROM ${clean.relation} WHERE kind = 'unit' AND e_id IS NULL`)
    const lacking = `SELECT 1 FROM (${ids.join(' UNION ALL ')}) WHERE id NOT IN (SELECT id FROM (${given.join(' UNION ALL ')})) LIMIT 1`
    const isLacking = known.get(lacking) ?? (await duck.all(lacking)).length > 0
    known.set(lacking, isLacking)
    if (!isLacking) continue
    for (const [n, clean] of cleans.entries()) {
      const before = cleans.slice(0, n).map((earlier) => rows(earlier))
      const query = `${rows(clean)} AND id NOT IN (SELECT id FROM (${[...given, ...before].join(' UNION ALL ')}))`
      const facts = `CAST(json_object('id', id, 'label', ${quoteText(spec.label)}, 'file', ${quoteText(holders.map(({ assigned }) => assigned.sheet.file).join('、'))}) AS VARCHAR)`
      const found = `SELECT "row", id, 'required-absent' AS code, ${facts} AS facts FROM (${query})`
      const spot = { blocking: !request.skipBad }
      if ((await log.addFrom(clean.assigned.sheet.place, spot, found)) > 0)
        bad.push(`SELECT "row", id, name, ${quoteText(`“${spec.label}”缺失`)} AS because FROM (${query})`)
    }
  }
  return bad
}
