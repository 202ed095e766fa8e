// Formula · types: what a formula yields, which columns it reads as text, and where it mixes what cannot be mixed.
import type { Expr, Operator } from './expr.ts'

export type Type = 'number' | 'text' | 'date' | 'boolean' | 'unknown'
export interface Clash {
  readonly at: number
  readonly detail: string
}

const NUMERIC = new Set<Operator>([
  'add',
  'subtract',
  'multiply',
  'divide',
  'modulo',
  'negate',
  'abs',
  'ln',
  'log10',
  'exp',
  'sqrt',
  'power',
  'round',
  'floor',
  'ceil',
])
const LOGICAL = new Set<Operator>(['and', 'or', 'not'])
const COMPARING = new Set<Operator>([
  'equal',
  'unequal',
  'less',
  'at_most',
  'greater',
  'at_least',
  'in',
  'not_in',
  'between',
  'nullif',
])

/** Column → type that its use demands: text where it is matched or compared with text, number where it is reckoned with. */
export function demands(expr: Expr, into: Map<string, 'number' | 'text'>): void {
  if (expr.kind !== 'call') return
  const names = expr.args.flatMap((arg) => (arg.kind === 'name' ? [arg.name] : []))
  const isText = expr.args.some((arg) => arg.kind === 'text')
  const isNumber = expr.args.some((arg) => arg.kind === 'number')
  const { operator } = expr
  for (const name of names) {
    if (operator === 'like' || operator === 'not_like') into.set(name, 'text')
    else if (COMPARING.has(operator) && isText) into.set(name, 'text')
    else if (NUMERIC.has(operator) || operator === 'least' || operator === 'greatest') into.set(name, 'number')
    else if (COMPARING.has(operator) && isNumber && !into.has(name)) into.set(name, 'number')
  }
  for (const arg of expr.args) demands(arg, into)
}

/** Type of the whole; every clash on the way is told to `clash`. */
export function infer(expr: Expr, typeOf: (name: string) => Type, clash: (one: Clash) => void): Type {
  switch (expr.kind) {
    case 'number':
    case 'text':
    case 'boolean':
      return expr.kind
    case 'null':
      return 'unknown'
    case 'name':
      return typeOf(expr.name)
    case 'call':
      return inferCall(
        expr.operator,
        expr.args.map((arg) => infer(arg, typeOf, clash)),
        expr.at,
        clash,
      )
  }
}

function inferCall(operator: Operator, types: readonly Type[], at: number, clash: (one: Clash) => void): Type {
  const text = (type: Type) => type === 'text' || type === 'date'
  const mixed = (some: readonly Type[]) =>
    some.some(text) && some.some((type) => type === 'number' || type === 'boolean')
  if (NUMERIC.has(operator)) {
    if (types.some(text)) clash({ at, detail: operator })
    return 'number'
  }
  if (LOGICAL.has(operator)) {
    if (types.some(text)) clash({ at, detail: operator })
    return 'boolean'
  }
  if (operator === 'like' || operator === 'not_like') {
    if (types.some((type) => type === 'number' || type === 'boolean')) clash({ at, detail: operator })
    return 'boolean'
  }
  if (operator === 'is_null' || operator === 'is_not_null') return 'boolean'
  const values = operator === 'case' ? types.filter((_, i) => i % 2 === 1 || i === types.length - 1) : types
  if (mixed(values)) clash({ at, detail: operator })
  if (COMPARING.has(operator) && operator !== 'nullif') return 'boolean'
  return values.find((type) => type !== 'unknown') ?? 'unknown'
}
