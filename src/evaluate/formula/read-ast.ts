// Formula · from the database's own syntax tree to ours, by an allow-list: what is not on it is refused with its place.
import type { Expr, Operator } from './expr.ts'

export interface Refusal {
  readonly what: 'syntax' | 'statement' | 'comment' | 'subquery' | 'function' | 'construct' | 'depth'
  readonly detail: string
  /** Characters from the start of the formula. */
  readonly at: number
}
export type ReadFormula = { readonly expr: Expr } | { readonly refusal: Refusal }

type Json = Readonly<Record<string, unknown>>
const PREFIX = 'SELECT '.length
const DEEPEST = 150

/** `ast` is what `json_serialize_sql('SELECT ' || formula)` gives, parsed. */
export function readAst(ast: unknown): ReadFormula {
  const root = ast as Json
  if (root['error'] === true) {
    return refuse('syntax', String(root['error_message'] ?? ''), Number(root['position'] ?? PREFIX) - PREFIX)
  }
  const statements = list(root['statements'])
  if (statements.length !== 1) return refuse('statement', '', 0)
  const node = (statements[0] as Json)['node'] as Json
  const select = list(node['select_list'])
  const whole =
    node['type'] === 'SELECT_NODE' &&
    select.length === 1 &&
    list(node['modifiers']).length === 0 &&
    list((node['cte_map'] as Json | undefined)?.['map']).length === 0 &&
    list(node['group_expressions']).length === 0 &&
    ['where_clause', 'having', 'qualify', 'sample'].every((key) => node[key] == null) &&
    ((node['from_table'] as Json | undefined)?.['type'] ?? 'EMPTY') === 'EMPTY'
  if (!whole) return refuse('statement', '', 0)
  try {
    return { expr: read(select[0] as Json, 0) }
  } catch (fault) {
    if (isRefused(fault)) return { refusal: fault.refusal }
    throw fault
  }
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
  '~~': 'like',
  '!~~': 'not_like',
  '**': 'power',
  '^': 'power',
  power: 'power',
  pow: 'power',
  nullif: 'nullif',
  least: 'least',
  greatest: 'greatest',
  abs: 'abs',
  ln: 'ln',
  log10: 'log10',
  exp: 'exp',
  sqrt: 'sqrt',
  round: 'round',
  floor: 'floor',
  ceil: 'ceil',
  ceiling: 'ceil',
  coalesce: 'coalesce',
  COMPARE_EQUAL: 'equal',
  COMPARE_NOTEQUAL: 'unequal',
  COMPARE_LESSTHAN: 'less',
  COMPARE_LESSTHANOREQUALTO: 'at_most',
  COMPARE_GREATERTHAN: 'greater',
  COMPARE_GREATERTHANOREQUALTO: 'at_least',
  CONJUNCTION_AND: 'and',
  CONJUNCTION_OR: 'or',
  OPERATOR_NOT: 'not',
  OPERATOR_IS_NULL: 'is_null',
  OPERATOR_IS_NOT_NULL: 'is_not_null',
  OPERATOR_COALESCE: 'coalesce',
  OPERATOR_NULLIF: 'nullif',
  COMPARE_IN: 'in',
  COMPARE_NOT_IN: 'not_in',
}
/** Fewest and most arguments of the functions; others take what the grammar gave them. */
const ARITY: Partial<Record<Operator, readonly [number, number]>> = {
  nullif: [2, 2],
  least: [1, 99],
  greatest: [1, 99],
  abs: [1, 1],
  ln: [1, 1],
  log10: [1, 1],
  exp: [1, 1],
  sqrt: [1, 1],
  power: [2, 2],
  round: [1, 2],
  floor: [1, 1],
  ceil: [1, 1],
}

function read(node: Json, depth: number): Expr {
  const at = place(node)
  if (depth > DEEPEST) throw refused('depth', String(DEEPEST), at)
  if (typeof node['alias'] === 'string' && node['alias'] !== '') throw refused('construct', `AS ${node['alias']}`, at)
  const down = (child: unknown): Expr => read(child as Json, depth + 1)
  const call = (key: string, children: readonly unknown[]): Expr => {
    const operator = Object.hasOwn(OPERATORS, key) ? OPERATORS[key] : undefined
    if (operator === undefined) throw refused('function', key, at)
    return settle(operator, children.map(down), at)
  }
  switch (node['class']) {
    case 'CONSTANT':
      return constant(node['value'] as Json, at)
    case 'COLUMN_REF':
      return { kind: 'name', name: list(node['column_names']).map(String).join('.'), at }
    case 'FUNCTION': {
      const extra = list((node['order_bys'] as Json | undefined)?.['orders']).length > 0
      const odd = node['distinct'] === true || node['filter'] != null || extra || (node['schema'] ?? '') !== ''
      if (odd) throw refused('function', String(node['function_name']), at)
      return call(String(node['function_name']).toLowerCase(), list(node['children']))
    }
    case 'COMPARISON':
      return call(String(node['type']), [node['left'], node['right']])
    case 'CONJUNCTION':
    case 'OPERATOR':
      return call(String(node['type']), list(node['children']))
    case 'BETWEEN':
      return { kind: 'call', operator: 'between', args: [node['input'], node['lower'], node['upper']].map(down), at }
    case 'CASE': {
      const checks = list(node['case_checks']).flatMap((check) => [
        (check as Json)['when_expr'],
        (check as Json)['then_expr'],
      ])
      return { kind: 'call', operator: 'case', args: [...checks, node['else_expr']].map(down), at }
    }
    case 'CAST':
      return truth(node, at)
    case 'SUBQUERY':
      throw refused('subquery', '', at)
    default:
      throw refused('construct', String(node['class'] ?? node['type'] ?? ''), at)
  }
}

/** `-x` comes as a function of one argument; the grammar's own functions come with any number. */
function settle(operator: Operator, args: readonly Expr[], at: number): Expr {
  const [first] = args
  if (args.length === 1 && first !== undefined) {
    if (operator === 'subtract') {
      return first.kind === 'number'
        ? { kind: 'number', value: -first.value }
        : { kind: 'call', operator: 'negate', args, at }
    }
    if (operator === 'add') return first
  }
  const [least, most] = ARITY[operator] ?? [0, 999]
  if (args.length < least || args.length > most) throw refused('construct', `${operator}/${args.length}`, at)
  return { kind: 'call', operator, args, at }
}

function constant(value: Json, at: number): Expr {
  if (value['is_null'] === true) return { kind: 'null' }
  const type = value['type'] as Json
  const raw = value['value']
  switch (type['id']) {
    case 'VARCHAR':
      return { kind: 'text', value: String(raw) }
    case 'BOOLEAN':
      return { kind: 'boolean', value: raw === true }
    case 'DECIMAL':
      return { kind: 'number', value: decimal(wide(raw), Number((type['type_info'] as Json)['scale'])) }
    case 'TINYINT':
    case 'SMALLINT':
    case 'INTEGER':
    case 'BIGINT':
    case 'UBIGINT':
    case 'HUGEINT':
    case 'UHUGEINT':
      return { kind: 'number', value: Number(wide(raw)) }
    case 'FLOAT':
    case 'DOUBLE':
      return { kind: 'number', value: Number(raw) }
    default:
      throw refused('construct', String(type['id']), at)
  }
}

/** Integers beyond 64 bits come as { upper, lower }. */
const wide = (raw: unknown): bigint => {
  if (raw === null || typeof raw !== 'object') return BigInt(String(raw))
  const { upper, lower } = raw as { upper: number | string; lower: number | string }
  return BigInt(String(upper)) * 2n ** 64n + BigInt(String(lower))
}

const decimal = (unscaled: bigint, scale: number): number => Number(`${unscaled}e-${scale}`)

/** The grammar writes `true` as a cast of 't'; every other cast is refused. */
function truth(node: Json, at: number): Expr {
  const child = node['child'] as Json
  const type = (node['cast_type'] as Json | undefined)?.['id']
  const raw = (child['value'] as Json | undefined)?.['value']
  if (type === 'BOOLEAN' && (raw === 't' || raw === 'f')) return { kind: 'boolean', value: raw === 't' }
  throw refused('construct', 'CAST', at)
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const place = (node: Json): number => {
  const at = Number(node['query_location'])
  return Number.isFinite(at) && at < 1e9 ? Math.max(0, at - PREFIX) : 0
}
interface Refused {
  readonly refusal: Refusal
}
const refused = (what: Refusal['what'], detail: string, at: number): Refused => ({ refusal: { what, detail, at } })
const refuse = (what: Refusal['what'], detail: string, at: number): ReadFormula =>
  refused(what, detail, Math.max(0, at))
const isRefused = (fault: unknown): fault is Refused =>
  typeof fault === 'object' && fault !== null && 'refusal' in fault
