// Formula · reckoned for one row outside the database, to show which branch was taken and which number stands where. Null is unknown.
import type { Expr, Operator } from './expr.ts'

export type Value = number | string | boolean | null
export type FigureOf = (name: string) => Value

export function reckon(expr: Expr, figureOf: FigureOf): Value {
  switch (expr.kind) {
    case 'null':
      return null
    case 'name':
      return figureOf(expr.name)
    case 'call':
      return reckonCall(expr.operator, expr.args, figureOf)
    default:
      return expr.value
  }
}

/** As a condition: a number is true when it is not zero, and what cannot be told is not so. */
export const isTrue = (expr: Expr, figureOf: FigureOf): boolean => truth(reckon(expr, figureOf)) === true

export const truth = (value: Value): boolean | null =>
  value === null ? null : typeof value === 'boolean' ? value : Number(value) !== 0

function reckonCall(operator: Operator, args: readonly Expr[], figureOf: FigureOf): Value {
  const at = (i: number): Value => {
    const arg = args[i]
    return arg === undefined ? null : reckon(arg, figureOf)
  }
  switch (operator) {
    case 'case':
      return at(takenBranch(args, figureOf))
    case 'and':
    case 'or':
      return logical(
        operator === 'or',
        args.map((arg) => truth(reckon(arg, figureOf))),
      )
    case 'not': {
      const one = truth(at(0))
      return one === null ? null : !one
    }
    case 'is_null':
      return at(0) === null
    case 'is_not_null':
      return at(0) !== null
    case 'coalesce':
      return args.map((arg) => reckon(arg, figureOf)).find((value) => value !== null) ?? null
    case 'nullif':
      return at(0) === at(1) ? null : at(0)
    case 'in':
    case 'not_in': {
      const [one, ...others] = args.map((arg) => reckon(arg, figureOf))
      return one === null || one === undefined ? null : others.some((other) => same(one, other)) === (operator === 'in')
    }
    case 'between': {
      const [low, high] = [compare(at(0), at(1)), compare(at(0), at(2))]
      return low === null || high === null ? null : low >= 0 && high <= 0
    }
    case 'like':
    case 'not_like': {
      const [text, pattern] = [at(0), at(1)]
      return text === null || pattern === null ? null : like(String(text), String(pattern)) === (operator === 'like')
    }
    case 'least':
    case 'greatest': {
      const numbers = args
        .map((arg) => reckon(arg, figureOf))
        .filter((value) => value !== null)
        .map(Number)
      return numbers.length === 0 ? null : operator === 'least' ? Math.min(...numbers) : Math.max(...numbers)
    }
    case 'equal':
    case 'unequal':
    case 'less':
    case 'at_most':
    case 'greater':
    case 'at_least': {
      const order = compare(at(0), at(1))
      return order === null ? null : COMPARED[operator](order)
    }
    default: {
      const numbers = args.map((arg) => reckon(arg, figureOf))
      return numbers.includes(null) ? null : finite(arithmetic(operator, numbers.map(Number)))
    }
  }
}

/** Index of the argument whose value a `case` takes. */
export function takenBranch(args: readonly Expr[], figureOf: FigureOf): number {
  for (let i = 0; i + 1 < args.length - 1; i += 2) {
    const when = args[i]
    if (when !== undefined && isTrue(when, figureOf)) return i + 1
  }
  return args.length - 1
}

const COMPARED = {
  equal: (order: number) => order === 0,
  unequal: (order: number) => order !== 0,
  less: (order: number) => order < 0,
  at_most: (order: number) => order <= 0,
  greater: (order: number) => order > 0,
  at_least: (order: number) => order >= 0,
}

function compare(a: Value, b: Value): number | null {
  if (a === null || b === null) return null
  const [x, y] = typeof a === 'string' && typeof b === 'string' ? [a, b] : [Number(a), Number(b)]
  return x < y ? -1 : x > y ? 1 : 0
}
const same = (a: Value, b: Value): boolean => compare(a, b) === 0

function logical(isOr: boolean, values: readonly (boolean | null)[]): boolean | null {
  if (values.includes(isOr)) return isOr
  return values.includes(null) ? null : !isOr
}

function like(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '[^]*')
    .replaceAll('_', '[^]')
  return new RegExp(`^${source}$`, 'u').test(text)
}

function arithmetic(operator: Operator, [a = Number.NaN, b = Number.NaN, ...rest]: number[]): number {
  switch (operator) {
    case 'add':
      return [a, b, ...rest].reduce((sum, one) => sum + one)
    case 'multiply':
      return [a, b, ...rest].reduce((product, one) => product * one)
    case 'subtract':
      return a - b
    case 'divide':
      return b === 0 ? Number.NaN : a / b
    case 'modulo':
      return b === 0 ? Number.NaN : a % b
    case 'negate':
      return -a
    case 'abs':
      return Math.abs(a)
    case 'ln':
      return Math.log(a)
    case 'log10':
      return Math.log10(a)
    case 'exp':
      return Math.exp(a)
    case 'sqrt':
      return Math.sqrt(a)
    case 'power':
      return a ** b
    case 'floor':
      return Math.floor(a)
    case 'ceil':
      return Math.ceil(a)
    case 'round': {
      const power = 10 ** (Number.isNaN(b) ? 0 : b)
      return (Math.sign(a) * Math.round(Math.abs(a) * power)) / power
    }
    default:
      return Number.NaN
  }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
