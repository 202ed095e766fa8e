// Intake · which columns of numbers hold nothing but plain numbers and blanks: their cells need not be taken apart.
import type { Duck } from '../store/duck.ts'
import type { Assigned } from './assign.ts'
import type { ColumnType } from './types.ts'
import { fastSql, isTextNumber } from './value-sql.ts'

/** Indexes of the asked columns of one sheet. */
export async function findPlain(duck: Duck, one: Assigned, types: readonly ColumnType[]): Promise<ReadonlySet<number>> {
  const { sheet } = one
  const asked = [...one.columns].flatMap(([index, { at }]) => {
    const [type, physical] = [types[index], sheet.physical[at - 1] ?? 'text']
    return type !== undefined && isTextNumber({ type, physical }) ? [{ index, cell: `c${at}` }] : []
  })
  if (asked.length === 0) return new Set()
  const odd = asked.map(
    ({ index, cell }) => `count(*) FILTER (WHERE ${cell} IS NOT NULL AND ${fastSql(cell)} IS NULL) AS o${index}`,
  )
  const [row] = await duck.all(
    `SELECT ${odd.join(', ')} FROM ${sheet.relation} WHERE "row" > ${sheet.header?.last ?? 0}`,
  )
  return new Set(asked.flatMap(({ index }) => (row?.[`o${index}`] === 0n ? [index] : [])))
}
