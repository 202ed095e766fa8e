// Intake · one header text against the columns that are asked for: by id or label, with a unit in brackets.
import { findConversion, findUnit, plain, type Ratio } from '../kernel/units.ts'
import type { ColumnSpec } from './types.ts'

/** Index into the asked columns, or one of the two that are always read. */
export type Target = number | 'id' | 'name'

export interface HeaderMatch {
  readonly target: Target
  /** Smaller is a better name for the same thing: 统一社会信用代码 before 编号. */
  readonly rank: number
  /** Unit as written in the header; '' when none is. */
  readonly unit: string
  readonly ratio: Ratio
  readonly fault?: 'intake/unit-other-kind' | 'intake/unit-unknown' | 'intake/unit-unstated'
}

const SAME: Ratio = { times: 1, over: 1 }
const ID_NAMES =
  'id 统一社会信用代码 社会信用代码 信用代码 uscc 企业代码 平台代码 单位代码 企业编号 平台编号 单位编号 代码 编码 编号'
const NAME_NAMES = 'name 企业名称 单位名称 平台名称 园区名称 名称 企业 单位'
const rankOf = (names: string): ReadonlyMap<string, number> => new Map(names.split(' ').map((name, i) => [name, i]))
const ID_RANK = rankOf(ID_NAMES)
const NAME_RANK = rankOf(NAME_NAMES)

export function findMatch(header: string, columns: readonly ColumnSpec[]): HeaderMatch | undefined {
  const key = plain(header).replace(/^[*★]+|[*★:：]+$/gu, '')
  if (key === '') return undefined
  const [base, bracket] = splitBracket(key)
  if (key === 'id' || key === 'name') return { target: key, rank: 0, unit: '', ratio: SAME }
  const whole = columns.findIndex((column) => isCalled(column, key))
  if (whole >= 0) return withUnit(whole, columns[whole], labelUnit(columns[whole], key))
  const part = bracket === undefined ? -1 : columns.findIndex((column) => isCalled(column, base))
  if (part >= 0) return withUnit(part, columns[part], bracket ?? '')
  for (const [target, ranks] of [['id', ID_RANK] as const, ['name', NAME_RANK] as const]) {
    const rank = ranks.get(key) ?? ranks.get(base)
    if (rank !== undefined) return { target, rank, unit: '', ratio: SAME }
  }
  return undefined
}

function isCalled(column: ColumnSpec, key: string): boolean {
  if (key === plain(column.id)) return true
  return [column.label, ...(column.also ?? [])].some((name) => {
    const label = plain(name)
    if (key === label) return true
    const [base, unit] = splitBracket(label)
    return unit !== undefined && findUnit(unit) !== undefined && key === base
  })
}

/** A label that carries a unit itself, `税收（万元）`, names the header's unit too. */
function labelUnit(column: ColumnSpec | undefined, key: string): string {
  if (column === undefined || key !== plain(column.label)) return ''
  const unit = splitBracket(key)[1]
  return unit !== undefined && findUnit(unit) !== undefined ? unit : ''
}

/** `评价税收(万元)` → [`评价税收`, `万元`]; the text is already half width. */
export function splitBracket(key: string): readonly [base: string, bracket: string | undefined] {
  const match = /^(.+?)[([【〔]([^()[\]【】〔〕]*)[)\]】〕]$/u.exec(key) ?? /^(.+)[,，]单位[:：](.+)$/u.exec(key)
  return match === null ? [key, undefined] : [match[1] ?? key, (match[2] ?? '').replace(/^单位[:：]/u, '')]
}

function withUnit(target: number, column: ColumnSpec | undefined, unit: string): HeaderMatch {
  const wanted = column?.unit ?? ''
  const found = { target, rank: 0, unit, ratio: SAME }
  if (unit === '' || plain(unit) === plain(wanted)) return found
  const from = findUnit(unit)
  const isText = column?.type !== undefined && column.type !== 'number'
  if (isText) return found
  if (from === undefined) return { ...found, fault: 'intake/unit-unknown' }
  const to = findUnit(wanted === '' ? '1' : wanted)
  const ratio = to === undefined ? undefined : findConversion(from, to)
  if (ratio !== undefined) return { ...found, unit: from.symbol, ratio }
  return { ...found, fault: wanted === '' ? 'intake/unit-unstated' : 'intake/unit-other-kind' }
}
