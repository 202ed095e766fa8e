// Intake · one sheet cleaned by one query: ids, names, values in the scheme's units, and per cell what is wrong with it.
import type { Assigned } from './assign.ts'
import { idFaultSql, idSql, nameSql } from './id-sql.ts'
import { isOneOf, quoteText } from './sql.ts'
import type { ColumnType, IntakeRequest } from './types.ts'
import {
  asText,
  fastSql,
  faultSql,
  isTextNumber,
  type Physical,
  partsSql,
  type ValueColumn,
  valueSql,
} from './value-sql.ts'

/** A cleaned sheet: relation `(row, kind, id, name, e_id, v<i>, e<i> ...)` with i the index of the asked column. */
export interface Clean {
  readonly source: number
  readonly assigned: Assigned
  /** Name of the table or view. */
  readonly relation: string
  readonly columns: ReadonlyMap<number, ValueColumn>
  /** Kept as a table, not a view. */
  readonly stored: boolean
}

const TOTALS = ['合计', '总计', '小计', '共计', '全市合计', '全县合计', '全区合计'].map(quoteText)
const NOTE = `'^(注|备注|说明|填表|填报|审核|制表|单位负责人|联系人|数据来源)[:：0-9 人]?.*'`

export function valueColumns(
  one: Assigned,
  request: IntakeRequest,
  types: readonly ColumnType[],
  plain: ReadonlySet<number>,
) {
  const columns = new Map<number, ValueColumn>()
  for (const [index, cell] of one.columns) {
    const spec = request.columns[index]
    const type = types[index]
    if (spec === undefined || type === undefined) continue
    columns.set(index, {
      spec,
      type,
      physical: one.sheet.physical[cell.at - 1] ?? 'text',
      cell: `c${cell.at}`,
      fast: `n${index}`,
      parts: `p${index}`,
      plain: plain.has(index),
      unit: cell.match?.unit ?? '',
      ratio: cell.match?.ratio ?? { times: 1, over: 1 },
    })
  }
  return columns
}

/** `only` lists columns that stand in this sheet alone: their blanks can be judged row by row. */
export function cleanSql(clean: Clean, request: IntakeRequest, only: ReadonlySet<number>): string {
  const { assigned, columns } = clean
  const { sheet } = assigned
  const text = (at: number): string => {
    const physical: Physical = sheet.physical[at - 1] ?? 'text'
    return asText({ physical, cell: `c${at}` })
  }
  const rawId = text(assigned.id.at)
  const rawName = assigned.name === undefined ? 'CAST(NULL AS VARCHAR)' : text(assigned.name.at)
  const all = [...columns]
  const blanks = all.map(([, column]) => `${column.cell} IS NULL`)
  const read = all.flatMap(([i, column]) => [
    `${column.cell} AS r${i}`,
    ...(isTextNumber(column) ? [`${fastSql(column.cell)} AS ${column.fast}`] : []),
    ...(isTextNumber(column) && !column.plain ? [`${partsSql(column.cell)} AS ${column.parts}`] : []),
  ])
  const bare = blanks.length === 0 ? 'true' : `(${blanks.join(' AND ')})`
  const inner = `SELECT "row", ${rawId} AS raw_id, ${idSql(rawId)} AS id, ${nameSql(rawName)} AS name, ${bare} AS bare${list(read)} FROM ${sheet.relation} WHERE "row" > ${sheet.header?.last ?? 0}`
  const values = all.map(([i, column]) => `${valueSql({ ...column, cell: `r${i}` })} AS v${i}`)
  const faults = all.flatMap(([i, column]) => {
    return [`v${i}`, `${cellFault({ ...column, cell: `r${i}` }, `v${i}`, isNeeded(column, i, only))} AS e${i}`]
  })
  const empty = `CASE WHEN id IS NULL THEN 'blank' WHEN regexp_matches(id, ${NOTE}) THEN 'note' ELSE 'unit' END`
  // Totals and notes begin with a Chinese word: what begins with a plain digit or letter stands for a unit.
  const kind = `CASE WHEN raw_id >= '0' AND raw_id < '{' THEN 'unit' WHEN ${isOneOf('id', TOTALS)} OR (id IS NULL AND ${isOneOf('name', TOTALS)}) THEN 'total' WHEN bare AND name IS NULL THEN ${empty} ELSE 'unit' END`
  const idFault = `CASE WHEN kind = 'unit' THEN ${idFaultSql('id', 'raw_id', request.uscc)} END`
  // Kept apart, or the engine would put the first query's expressions into every place of the second that names them.
  return `WITH read AS ${clean.stored ? 'MATERIALIZED' : 'NOT MATERIALIZED'} (${inner}) SELECT "row", ${kind} AS kind, id, name, ${idFault} AS e_id${list(faults)} FROM (SELECT *${list(values)} FROM read)`
}

/** A blank in this column is a fault of its row. */
export const isNeeded = ({ spec }: ValueColumn, index: number, only: ReadonlySet<number>): boolean =>
  spec.required === true && only.has(index)

/** SQL of the code of what is wrong with a cell, a blank that must not be one among it; null when nothing is. */
export function cellFault(column: ValueColumn, value: string, needed: boolean): string {
  const fault = faultSql(column, value)
  return needed ? `coalesce(${fault}, CASE WHEN ${value} IS NULL THEN 'required' END)` : fault
}

const list = (columns: readonly string[]): string => columns.map((column) => `, ${column}`).join('')

/** Whether the cleaned sheet is kept as a table: one Parquet file with the right types is cheaper read again than kept, several are joined
 * and compared so often that they are not. */
export const isStored = ({ assigned, columns }: Pick<Clean, 'assigned' | 'columns'>, sheets: number): boolean =>
  sheets > 1 ||
  assigned.sheet.table !== undefined ||
  [...columns.values()].some(({ physical, type }) => physical === 'text' && type !== 'text')

/** Rows that stand in this relation for units. */
export const units = (clean: Clean): string => `(SELECT * FROM ${clean.relation} WHERE kind = 'unit')`

/** The raw cell of a column as a person sees it, for a finding's facts. */
export const shownCell = (cell: string, physical: Physical): string =>
  `replace(left(${asText({ physical, cell })}, 60), chr(57344), '=')`
