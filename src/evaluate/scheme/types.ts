// Scheme · the type each column is read as: what is declared, else what its use demands, else what its values show.
import { type Expr, namesIn } from '../formula/expr.ts'
import { demands } from '../formula/infer.ts'
import { groupingColumns } from './formulas.ts'
import type { Scheme } from './schema.ts'

export type ColumnType = 'number' | 'text' | 'date' | 'boolean'

/** Undefined: the values decide. */
export function columnTypes(
  scheme: Scheme,
  formulas: ReadonlyMap<string, Expr>,
): Record<string, ColumnType | undefined> {
  const asked = new Map<string, 'number' | 'text'>()
  for (const expr of formulas.values()) demands(expr, asked)
  for (const column of scheme.merge?.sum ?? []) asked.set(column, 'number')
  // What a formula names too is no mere label: its values decide.
  const named = new Set([...formulas.values()].flatMap((expr) => namesIn(expr).map(({ name }) => name)))
  for (const { column, path } of groupingColumns(scheme)) {
    if (asked.has(column)) continue
    if (path === 'merge.lead') asked.set(column, 'number')
    else if (!named.has(column)) asked.set(column, 'text')
  }
  return Object.fromEntries(
    Object.entries(scheme.inputs).map(([id, input]) => {
      const limited = input.min !== undefined || input.max !== undefined ? 'number' : undefined
      return [id, input.type ?? asked.get(id) ?? limited]
    }),
  )
}

/** The scheme with the columns that it only groups by declared: they are text. */
export function withGroupings(scheme: Scheme): Scheme {
  const added = groupingColumns(scheme).filter(
    ({ column }) => !Object.hasOwn(scheme.inputs, column) && column !== 'id' && column !== 'name',
  )
  if (added.length === 0) return scheme
  const inputs = Object.fromEntries(added.map(({ column }) => [column, { type: 'text' as const }]))
  return { ...scheme, inputs: { ...scheme.inputs, ...inputs } }
}
