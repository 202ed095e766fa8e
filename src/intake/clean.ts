// Intake · one sheet cleaned by one query: ids, names, values in the scheme's units, and per cell what is wrong with it.
import type { Assigned } from './assign.ts'
import { idFaultSql, idSql, nameSql } from './id-sql.ts'
import type { ColumnType, IntakeRequest } from './types.ts'
import { asText, faultSql, type Physical, type ValueColumn, valueSql } from './value-sql.ts'

/** A cleaned sheet: relation `(row, kind, id, name, e_id, v<i>, e<i> ...)` with i the index of the asked column. */
export interface Clean {
  readonly source: number
  readonly assigned: Assigned
  /** Name of the table or view. */
  readonly relation: string
  readonly columns: ReadonlyMap<number, ValueColumn>
}

const TOTALS = `('合计', '总计', '小计', '共计', '全市合计', '全县合计', '全区合计')`
const NOTE = `'^(注|备注|说明|填表|填报|审核|制表|单位负责人|联系人|数据来源)[:：0-9 人]?.*'`

export function valueColumns(one: Assigned, request: IntakeRequest, types: readonly ColumnType[]) {
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
  const filled = all.map(([, column]) => `CAST(${column.cell} AS VARCHAR)`)
  const values = all.map(([i, column]) => `${valueSql(column)} AS v${i}, ${column.cell} AS r${i}`)
  const inner = `SELECT "row", ${rawId} AS raw_id, ${idSql(rawId)} AS id, ${nameSql(rawName)} AS name, ${
    filled.length === 0 ? 'true' : `coalesce(${filled.join(', ')}) IS NULL`
  } AS bare${values.map((value) => `, ${value}`).join('')} FROM ${sheet.relation} WHERE "row" > ${sheet.header?.last ?? 0}`
  const outer = all.map(([i, column]) => {
    const fault = faultSql({ ...column, cell: `r${i}` }, `v${i}`)
    const needed = column.spec.required === true && only.has(i)
    return `v${i}, ${needed ? `coalesce(${fault}, CASE WHEN v${i} IS NULL THEN 'required' END)` : fault} AS e${i}`
  })
  const kinds = `CASE WHEN id IN ${TOTALS} OR (id IS NULL AND name IN ${TOTALS}) THEN 'total' WHEN bare AND name IS NULL AND (id IS NULL OR regexp_matches(id, ${NOTE})) THEN CASE WHEN id IS NULL THEN 'blank' ELSE 'note' END ELSE 'unit' END`
  const fault = idFaultSql('id', 'raw_id', request.uscc)
  return `SELECT "row", ${kinds} AS kind, id, name, CASE WHEN kind = 'unit' THEN ${fault} END AS e_id${outer.map((column) => `, ${column}`).join('')} FROM (${inner})`
}

/** Rows that stand in this relation for units. */
export const units = (clean: Clean): string => `(SELECT * FROM ${clean.relation} WHERE kind = 'unit')`

/** The raw cell of a column as a person sees it, for a finding's facts. */
export const shownCell = (cell: string, physical: Physical): string =>
  `replace(left(${asText({ physical, cell })}, 60), chr(57344), '=')`
