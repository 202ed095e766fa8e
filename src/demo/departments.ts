// The sheets that departments send: which columns, under which header, in whose unit. Headers come from the scheme, so they always match it.
import { findConversion, findUnit } from '../kernel/units.ts'
import { quoted } from './sql-text.ts'

export interface Department {
  readonly department: string
  readonly content: string
  readonly columns: readonly { readonly id: string; readonly unit?: string }[]
}

/** Label and unit of each input, as the scheme declares them. */
export type Inputs = Readonly<
  Record<string, { readonly label?: string; readonly unit?: string; readonly min?: number; readonly max?: number }>
>

/** One sheet to be written: the query gives the rows in order, its column names are the headers. */
export interface Sheet {
  /** File name without extension; says 模拟. */
  readonly file: string
  readonly name: string
  readonly title: string
  readonly head: readonly string[]
  readonly sql: string
}

export interface Naming {
  readonly id: string
  readonly name: string
}

export const ENTERPRISE: Naming = { id: '统一社会信用代码', name: '企业名称' }
export const PLATFORM: Naming = { id: '平台编号', name: '平台名称' }

/** A department's sheet over a view whose columns are input ids. Inputs that the scheme does not ask for are left out. */
export function planSheet(one: Department, view: string, inputs: Inputs, naming: Naming, year: number): Sheet {
  const columns = one.columns.flatMap(({ id, unit }) => {
    const input = inputs[id]
    if (input === undefined) return []
    const own = input.unit ?? ''
    return [{ header: header(input.label ?? id, unit ?? own), sql: converted(id, own, unit ?? own) }]
  })
  const all = [{ header: naming.id, sql: 'id' }, { header: naming.name, sql: 'name' }, ...columns]
  return {
    file: `模拟-${year}-${one.department}-${one.content}`,
    name: one.department,
    title: `${year}年度 ${one.content}（模拟数据）`,
    head: all.map((column) => column.header),
    sql: `SELECT ${all.map((column) => `${column.sql} AS ${quoted(column.header)}`).join(', ')} FROM ${view} ORDER BY i`,
  }
}

export const header = (label: string, unit: string): string =>
  unit === '' || unit === '1' ? label : `${label}（${unit}）`

/** A figure kept in the scheme's unit, told in the department's. */
function converted(id: string, from: string, to: string): string {
  if (from === to) return id
  const [a, b] = [findUnit(from), findUnit(to)]
  const ratio = a && b ? findConversion(a, b) : undefined
  if (ratio === undefined) throw new Error(`no conversion from ${from} to ${to} for ${id}`)
  const digits = ratio.times > ratio.over ? 2 : 6
  return `round(${id} * ${ratio.times} / ${ratio.over}, ${digits})`
}
