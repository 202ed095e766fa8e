// Dialect · everything that is particular to one SQL engine: how it quotes, rounds, guards and adds. Another engine is another such file.
import type { Expr } from './formula/expr.ts'
import type { Type } from './formula/infer.ts'

export interface Dialect {
  /** Quoted column or table name. */
  name(name: string): string
  text(value: string): string
  number(value: number): string
  /** A finite number without negative zero, else null. */
  finite(sql: string): string
  divide(a: string, b: string): string
  /**
   * Nine places, from a hundred upward twelve significant digits: the last bits of a float are not a difference. At twelve places one
   * in seventy equal sums of three terms near 100 still fell on two sides of a rounding; at nine, one in seventy thousand.
   */
  tidy(x: string): string
  /** An exact integer of x scaled by a power of two; integers add up alike in any order. */
  fixed(x: string, scale: string): string
  /** Power of two that brings values up to `most` to about 2^61, eight bits finer than their own; the engine adds such integers without overflow. */
  fixedScale(most: string): string
  fixedBack(sum: string, scale: string): string
  /** Power of two that brings values up to `most` within 1, so that their powers neither overflow nor vanish. */
  unitScale(most: string): string
  /** Sum of a few values, in the order of another column. */
  orderedSum(x: string, by: string): string
  quantile(x: string, share: number): string
  /** The value of `x` where `by` is largest, ties by smallest `then`. */
  lead(x: string, by: string, then: string): string
  same(a: string, b: string): string
  /** Statement that keeps the one row of a table for `recall`. */
  remember(table: string): string
  /** A constant: what the table's row held in this column when it was remembered. */
  recall(table: string, column: string): string
  /** Aggregate of a column that is the same in the whole group. */
  any(x: string): string
  /** Place of a group's text among those of all groups, equal texts in one place. */
  placeOf(aggregate: string): string
  /** Aggregate that numbers the groups of these columns from one, in their order. */
  numberOf(keys: readonly string[]): string
  /** An integer that is the same for equal texts and never null. */
  hash(x: string): string
  /** A number as text with fixed places. */
  show(x: string, places: number): string
  concat(parts: readonly string[]): string
  /** A number in as few digits as tell it apart, for notes. */
  plain(x: string): string
  /** A number with all its digits: what names a group, and what stands in a csv. */
  digits(x: string): string
  formula(expr: Expr, column: (name: string) => string, typeOf: (name: string) => Type): string
}

const name = (id: string): string => `"${id.replaceAll('"', '""')}"`
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
const number = (value: number): string => {
  const digits = String(value)
  return value < 0 ? `(${withExponent(digits)})` : withExponent(digits)
}
/** A literal with an exponent is DOUBLE, one with a point would be DECIMAL. */
const withExponent = (digits: string): string => (digits.includes('e') ? digits.replace('e+', 'e') : `${digits}e0`)

export const duckdb: Dialect = {
  name,
  text,
  number,
  finite: (sql) => `CASE WHEN isfinite(${sql}) THEN (${sql}) + 0e0 END`,
  divide: (a, b) => `(${a} / nullif(${b}, 0e0))`,
  tidy: (x) =>
    `CASE WHEN abs(${x}) < 100e0 THEN round(${x}, 9) ELSE round(${x}, CAST(11 - floor(log10(greatest(abs(${x}), 100e0))) AS INTEGER)) END`,
  fixed: (x, scale) => `CAST(${x} * ${scale} AS BIGINT)`,
  fixedScale: (most) =>
    `CASE WHEN ${most} > 0e0 THEN pow(2e0, least(greatest(61e0 - ceil(log2(greatest(${most}, 1e-300))), -1000e0), 1000e0)) ELSE 1e0 END`,
  fixedBack: (sum, scale) => `(CAST(${sum} AS DOUBLE) / ${scale})`,
  unitScale: (most) =>
    `CASE WHEN ${most} > 0e0 THEN pow(2e0, least(greatest(-ceil(log2(greatest(${most}, 1e-300))), -1000e0), 1000e0)) ELSE 1e0 END`,
  orderedSum: (x, by) => `list_sum(list(${x} ORDER BY ${by}))`,
  quantile: (x, share) => `quantile_cont(${x}, ${share})`,
  lead: (x, by, then) => `first(${x} ORDER BY ${by} DESC NULLS LAST, ${then})`,
  hash: (x) => `hash(${x})`,
  same: (a, b) => `${a} IS NOT DISTINCT FROM ${b}`,
  remember: (table) => `SET VARIABLE ${name(table)} = (SELECT t FROM ${table} t)`,
  recall: (table, column) => `getvariable(${text(table)})[${text(column)}]`,
  any: (x) => `any_value(${x})`,
  placeOf: (aggregate) => `CAST(dense_rank() OVER (ORDER BY ${aggregate}) AS INTEGER)`,
  numberOf: (keys) => `CAST(row_number() OVER (ORDER BY ${keys.join(', ')}) AS INTEGER)`,
  show: (x, places) => `format('{:.${places}f}', ${x})`,
  concat: (parts) => `concat(${parts.join(', ')})`,
  plain: (x) => `format('{:.10g}', ${x})`,
  digits: (x) =>
    `CASE WHEN ${x} = trunc(${x}) AND abs(${x}) < 1e15 THEN CAST(CAST(${x} AS BIGINT) AS VARCHAR) ELSE CAST(${x} AS VARCHAR) END`,
  formula: (expr, column, typeOf) => print(expr, { column, typeOf }),
}

interface Scope {
  readonly column: (name: string) => string
  readonly typeOf: (name: string) => Type
}

const INFIX: Readonly<Record<string, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  equal: '=',
  unequal: '<>',
  less: '<',
  at_most: '<=',
  greater: '>',
  at_least: '>=',
  and: 'AND',
  or: 'OR',
  like: 'LIKE',
  not_like: 'NOT LIKE',
}
const COMPARISONS = new Set([
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
  'coalesce',
  'case',
])

function print(expr: Expr, scope: Scope): string {
  switch (expr.kind) {
    case 'number':
      return number(expr.value)
    case 'text':
      return text(expr.value)
    case 'boolean':
      return expr.value ? 'TRUE' : 'FALSE'
    case 'null':
      return 'NULL'
    case 'name':
      return scope.column(expr.name)
    case 'call':
      return printCall(expr, scope)
  }
}

function printCall(expr: Extract<Expr, { kind: 'call' }>, scope: Scope): string {
  const { operator } = expr
  const isTruth = operator === 'and' || operator === 'or' || operator === 'not'
  const args = expr.args.map((arg, i) => {
    if (isTruth || (operator === 'case' && i % 2 === 0 && i < expr.args.length - 1)) return printTruth(arg, scope)
    return COMPARISONS.has(operator) ? printLike(arg, expr.args, scope) : printNumber(arg, scope)
  })
  const [a = 'NULL', b = 'NULL', c = 'NULL'] = args
  const infix = INFIX[operator]
  if (infix !== undefined) return `(${args.join(` ${infix} `)})`
  switch (operator) {
    case 'divide':
      return duckdb.divide(a, b)
    case 'modulo':
      return `(${a} % nullif(${b}, 0e0))`
    case 'negate':
      return `(-${a})`
    case 'not':
      return `(NOT ${a})`
    case 'is_null':
      return `(${a} IS NULL)`
    case 'is_not_null':
      return `(${a} IS NOT NULL)`
    case 'in':
      return `(${a} IN (${args.slice(1).join(', ')}))`
    case 'not_in':
      return `(${a} NOT IN (${args.slice(1).join(', ')}))`
    case 'between':
      return `(${a} BETWEEN ${b} AND ${c})`
    case 'case':
      return printCase(args)
    case 'ln':
    case 'log10':
      return `${operator}(CASE WHEN ${a} > 0e0 THEN ${a} END)`
    case 'sqrt':
      return `sqrt(CASE WHEN ${a} >= 0e0 THEN ${a} END)`
    case 'power':
      return `pow(CASE WHEN ${a} >= 0e0 OR ${b} = floor(${b}) THEN ${a} END, ${b})`
    case 'round':
      return args.length === 1 ? `round(${a})` : `round(${a}, CAST(${b} AS INTEGER))`
    default:
      return `${operator}(${args.join(', ')})`
  }
}

function printCase(args: readonly string[]): string {
  const checks: string[] = []
  for (let i = 0; i + 1 < args.length - 1; i += 2) checks.push(`WHEN ${args[i]} THEN ${args[i + 1]}`)
  return `(CASE ${checks.join(' ')} ELSE ${args.at(-1)} END)`
}

/** A formula used as a condition: a number is true when it is not zero. */
export function printTruth(expr: Expr, scope: Scope): string {
  if (expr.kind === 'name' && scope.typeOf(expr.name) === 'number') return `(${scope.column(expr.name)} <> 0e0)`
  if (expr.kind === 'number') return expr.value === 0 ? 'FALSE' : 'TRUE'
  return print(expr, scope)
}

/** A boolean column put into arithmetic counts 1 or 0. */
const printNumber = (expr: Expr, scope: Scope): string =>
  expr.kind === 'boolean' || (expr.kind === 'name' && scope.typeOf(expr.name) === 'boolean')
    ? `CAST(${print(expr, scope)} AS DOUBLE)`
    : print(expr, scope)

/** A boolean column compared with a number likewise. */
const printLike = (expr: Expr, all: readonly Expr[], scope: Scope): string =>
  all.some((one) => one.kind === 'number') ? printNumber(expr, scope) : print(expr, scope)
