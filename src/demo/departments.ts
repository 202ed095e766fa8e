// The sheets that departments send: which columns, under which header, in whose unit. Headers come from the scheme, so they always match it.
import { quoted } from './sql-text.ts'

export interface Department {
  readonly department: string
  readonly content: string
  readonly columns: readonly { readonly id: string; readonly unit?: string }[]
}

/** Label and unit of each input, as the scheme declares them. */
export type Inputs = Readonly<Record<string, { readonly label?: string; readonly unit?: string }>>

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
export const PLATFORM: Naming = { id: '平台编码', name: '平台名称' }

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

/** How many of the second unit make one of the first. */
const CONVERSIONS: Readonly<
  Record<string, Readonly<Record<string, { readonly sql: string; readonly digits: number }>>>
> = {
  万元: { 元: { sql: '* 10000', digits: 0 } },
  亿元: { 万元: { sql: '* 10000', digits: 2 } },
  亩: { '㎡': { sql: '* 10000 / 15', digits: 2 }, 公顷: { sql: '/ 15', digits: 4 } },
}

function converted(id: string, from: string, to: string): string {
  if (from === to) return id
  const found = CONVERSIONS[from]?.[to]
  if (found === undefined) throw new Error(`no conversion from ${from} to ${to} for ${id}`)
  return `round(${id} ${found.sql}, ${found.digits})`
}
