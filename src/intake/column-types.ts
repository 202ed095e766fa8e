// Intake · what type a column has when nobody says: a number, unless all its values are text.
import type { Duck } from '../store/duck.ts'
import type { Assigned } from './assign.ts'
import type { ColumnSpec, ColumnType } from './types.ts'
import { fastSql, isMissing, type Physical, partsSql, valueSql } from './value-sql.ts'

export async function findTypes(
  duck: Duck,
  columns: readonly ColumnSpec[],
  assigned: readonly Assigned[],
): Promise<ColumnType[]> {
  const types: ColumnType[] = []
  for (const [i, spec] of columns.entries()) types.push(statedType(spec) ?? (await foundType(duck, spec, i, assigned)))
  return types
}

/** A unit or a bound says as much as a type: such a column holds numbers, and a text in it is a fault. */
function statedType(spec: ColumnSpec): ColumnType | undefined {
  if (spec.type !== undefined) return spec.type
  if (spec.unit !== '' || spec.min !== undefined || spec.max !== undefined) return 'number'
  if (spec.oneOf?.some((one) => typeof one === 'string')) return 'text'
  return undefined
}

async function foundType(
  duck: Duck,
  spec: ColumnSpec,
  index: number,
  assigned: readonly Assigned[],
): Promise<ColumnType> {
  let [numbers, texts, truths, dates] = [0, 0, 0, 0]
  for (const { sheet, columns } of assigned) {
    const at = columns.get(index)
    if (at === undefined) continue
    const physical: Physical = sheet.physical[at.at - 1] ?? 'text'
    if (physical === 'number') return 'number'
    if (physical === 'boolean') truths++
    else if (physical === 'date') dates++
    else {
      const cell = `c${at.at}`
      const ratio = at.match?.ratio ?? { times: 1, over: 1 }
      const unit = at.match?.unit ?? ''
      const value = valueSql({
        spec,
        type: 'number',
        physical,
        cell,
        fast: 'fast',
        parts: 'parts',
        plain: false,
        unit,
        ratio,
      })
      const read = `SELECT ${cell}, ${fastSql(cell)} AS fast, ${partsSql(cell)} AS parts FROM ${sheet.relation} WHERE "row" > ${sheet.header?.last ?? 0}`
      const [row] = await duck.all(
        `WITH read AS MATERIALIZED (${read}) SELECT count(*) FILTER (WHERE ${value} IS NOT NULL) AS numbers, count(*) FILTER (WHERE NOT ${isMissing(cell)}) AS filled FROM read`,
      )
      numbers += Number(row?.numbers ?? 0)
      texts += Number(row?.filled ?? 0) - Number(row?.numbers ?? 0)
    }
  }
  if (numbers > 0) return 'number'
  if (texts > 0) return 'text'
  if (truths > 0) return 'boolean'
  return dates > 0 ? 'date' : 'number'
}
