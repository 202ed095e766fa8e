// Intake · the columns of a weight table in their places: indicators from the highest level to the lowest, each level's weights, one of each other kind.

import { columnLetter } from './merges.ts'
import type { Role, RoleColumn, WeightHeader } from './weight-header.ts'
import type { WeightLog } from './weight-log.ts'

export interface WeightColumns {
  /** Columns of the indicators' names, highest level first. */
  readonly names: readonly number[]
  /** Column of weights → index of the level it weighs. */
  readonly weights: ReadonlyMap<number, number>
  readonly one: Readonly<Partial<Record<Role, RoleColumn>>>
  readonly remarks: readonly RoleColumn[]
}

/** Kinds of which a table may have one column only, and what they are called. */
const SINGLE = { unit: '单位', direction: '方向', base: '基准', source: '数据来源', formula: '公式' } as const

export function placeColumns(header: WeightHeader, log: WeightLog): WeightColumns {
  const withRole = (role: Role): RoleColumn[] => header.columns.filter((column) => column.role === role)
  const named = withRole('name')
  const ordered = named.every(({ level }) => level !== undefined)
    ? [...named].sort((a, b) => (a.level ?? 0) - (b.level ?? 0))
    : named
  const one: Partial<Record<Role, RoleColumn>> = {}
  for (const [role, label] of Object.entries(SINGLE) as [keyof typeof SINGLE, string][]) {
    const [first, second] = withRole(role)
    if (first !== undefined) one[role] = first
    if (first !== undefined && second !== undefined) tellTwo(header, log, label, first, second)
  }
  for (const { col, text, role } of header.columns)
    if (role === undefined) log.tell('intake/weight-column-unused', { row: header.row, col }, { header: text })
  const weights = placeWeights(header, ordered, withRole('weight'), log)
  return { names: ordered.map(({ col }) => col), weights, one, remarks: withRole('remark') }
}

/** A weight column belongs to the level it names, else to the nearest column of indicators on its left. */
function placeWeights(
  header: WeightHeader,
  names: readonly RoleColumn[],
  columns: readonly RoleColumn[],
  log: WeightLog,
) {
  const weights = new Map<number, number>()
  for (const column of columns) {
    const nearest = names.filter(({ col }) => col < column.col).sort((a, b) => b.col - a.col)[0]
    const named = names.findIndex(({ level }) => level !== undefined && level === column.level)
    const level = named >= 0 ? named : nearest === undefined ? names.length - 1 : names.indexOf(nearest)
    const rival = [...weights].find(([, other]) => other === level)?.[0]
    const first = columns.find(({ col }) => col === rival)
    if (first !== undefined) tellTwo(header, log, '权重', first, column)
    else weights.set(column.col, level)
  }
  return weights
}

function tellTwo(header: WeightHeader, log: WeightLog, label: string, first: RoleColumn, second: RoleColumn): void {
  const letters = `${columnLetter(first.col)}、${columnLetter(second.col)}`
  log.refuse(
    'intake/header-ambiguous',
    { row: header.row, col: second.col },
    { label, letters, first: first.text, second: second.text },
  )
}
