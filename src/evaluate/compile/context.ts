// Compile · what every part of the compiler shares: the scheme, its checked formulas, the plan under way.
import type { Dialect } from '../dialect.ts'
import { printTruth } from '../dialect.ts'
import type { Expr } from '../formula/expr.ts'
import { infer, type Type } from '../formula/infer.ts'
import type { Plan } from '../plan/plan.ts'
import type { Scheme } from '../scheme/schema.ts'
import type { Statistics } from './statistics.ts'

/** Text of a formula → its checked tree. */
export type Formulas = ReadonlyMap<string, Expr>
export type Types = Readonly<Record<string, Type>>

export interface Context {
  readonly scheme: Scheme
  readonly formulas: Formulas
  readonly types: Types
  readonly dialect: Dialect
  readonly plan: Plan
  readonly stats: Statistics
  /** Node id → quoted column that a formula naming it reads (a leaf's treated value, a composite's points). */
  readonly names: Map<string, string>
  /** What an explanation shows beside value and points: `<node>|<what>` → quoted column. */
  readonly told: Map<string, string>
}

const typeOf =
  (types: Types) =>
  (name: string): Type =>
    types[name] ?? 'number'

/** A number formula as SQL; `x` may stand for the value being scored. */
export function numberSql(
  context: Pick<Context, 'scheme' | 'formulas' | 'types' | 'dialect' | 'names'>,
  text: string | number | boolean,
  x?: string,
): string {
  const { dialect } = context
  if (typeof text === 'number') return dialect.number(text)
  if (typeof text === 'boolean') return text ? '1e0' : '0e0'
  const expr = get(context.formulas, text)
  const sql = dialect.formula(expr, (name) => resolve(context, name, x), typeOf(context.types))
  const isTruth = infer(expr, typeOf(context.types), () => {}) === 'boolean'
  return dialect.finite(isTruth ? `CAST(${sql} AS DOUBLE)` : sql)
}

/** A condition as SQL that is never null: what cannot be told is not so. */
export function truthSql(
  context: Pick<Context, 'scheme' | 'formulas' | 'types' | 'dialect' | 'names'>,
  text: string | number | boolean,
): string {
  if (typeof text === 'boolean') return text ? 'TRUE' : 'FALSE'
  if (typeof text === 'number') return text === 0 ? 'FALSE' : 'TRUE'
  const expr = get(context.formulas, text)
  const scope = { column: (name: string) => resolve(context, name), typeOf: typeOf(context.types) }
  const sql = printTruth(expr, scope)
  const kind = infer(expr, typeOf(context.types), () => {})
  const test = kind === 'number' && expr.kind !== 'name' && expr.kind !== 'number' ? `(${sql}) <> 0e0` : sql
  return `coalesce(${test}, FALSE)`
}

export function resolve(context: Pick<Context, 'scheme' | 'dialect' | 'names'>, name: string, x?: string): string {
  if (name === 'x' && x !== undefined && !context.names.has('x')) return x
  // An input column always means itself; a node that shares its name is read as `name.points`.
  if (Object.hasOwn(context.scheme.inputs, name)) return context.dialect.name(name)
  return context.names.get(name) ?? context.dialect.name(name)
}

function get(formulas: Formulas, text: string): Expr {
  const expr = formulas.get(text)
  if (expr === undefined) throw new Error(`formula was not read: ${text}`)
  return expr
}
