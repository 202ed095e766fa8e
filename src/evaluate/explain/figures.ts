// Explain · a row's figures by the names that formulas use, and formulas with those figures put in.
import type { Said } from '../../kernel/explanation.ts'
import type { Expr, Operator } from '../formula/expr.ts'
import { reckon, takenBranch, type Value } from '../formula/reckon.ts'
import { sayExpr } from '../formula/say.ts'
import type { Scheme } from '../scheme/schema.ts'
import { nodesUp } from '../scheme/tree.ts'
import {
  type Call,
  call,
  chain,
  given,
  type Operation,
  operate,
  points,
  quantity,
  showGiven,
  type Term,
} from './term.ts'

export type Row = Readonly<Record<string, unknown>>

export interface Figures {
  readonly row: Row
  /** What a formula's name stands for in this row. */
  value(name: string): Value
  /** A column that the compiler told, by `<node>|<what>`. */
  told(key: string): number | null
  words(expr: Expr): Said
  /** The expression as arithmetic; null where it has no number. */
  term(expr: Expr, x?: Term): Term | null
  /** `1.5 < 2` */
  numbers(expr: Expr): Said
}

export function figures(scheme: Scheme, row: Row, told: ReadonlyMap<string, string>): Figures {
  const nodes = new Map(nodesUp(scheme).map(({ node }) => [node.id, node]))
  const isInput = (name: string): boolean => Object.hasOwn(scheme.inputs, name)
  const read = (key: string): number | null => {
    const column = told.get(key)
    return column === undefined ? null : toNumber(row[column])
  }
  const value = (name: string): Value => {
    if (isInput(name) || name === 'id' || name === 'name') return toValue(row[name])
    const id = name.replace(/\.(value|points)$/, '')
    const node = nodes.get(id)
    if (node === undefined) return null
    return node.of !== undefined || name.endsWith('.points')
      ? toNumber(row[`${id}.points`])
      : (read(`${id}|x`) ?? toNumber(row[`${id}.value`]))
  }
  const label = (name: string, zh: boolean): string => {
    if (isInput(name)) return scheme.inputs[name]?.label ?? name
    if (name === 'x') return zh ? '本值' : 'the value'
    const node = nodes.get(name.replace(/\.(value|points)$/, ''))
    const own = node?.label ?? name
    return node !== undefined && name.endsWith('.points') ? (zh ? `${own}得分` : `points of ${own}`) : own
  }
  const leaf = (name: string, number: number): Term => {
    if (isInput(name)) return given(number)
    const node = nodes.get(name.replace(/\.(value|points)$/, ''))
    return node !== undefined && (node.of !== undefined || name.endsWith('.points')) ? points(number) : quantity(number)
  }
  const shown = (one: Value, zh: boolean): string => {
    if (one === null) return zh ? '未填' : 'not filed'
    if (typeof one === 'boolean') return zh ? (one ? '是' : '否') : one ? 'yes' : 'no'
    if (typeof one === 'number') return showGiven(one)
    return zh ? `“${one}”` : `"${one}"`
  }
  return {
    row,
    value,
    told: read,
    words: (expr) => ({
      zh: sayExpr(expr, { name: (name) => label(name, true), zh: true }),
      en: sayExpr(expr, { name: (name) => label(name, false), zh: false }),
    }),
    numbers: (expr) => ({
      zh: sayExpr(expr, { name: (name) => shown(value(name), true), zh: true }),
      en: sayExpr(expr, { name: (name) => shown(value(name), false), zh: false }),
    }),
    term: (expr, x) => toTerm(expr, value, leaf, x),
  }
}

const OPERATIONS: Partial<Record<Operator, Operation>> = {
  add: '+',
  subtract: '−',
  multiply: '×',
  divide: '÷',
  power: '^',
}
const CALLS: Partial<Record<Operator, Call>> = {
  least: 'min',
  greatest: 'max',
  abs: 'abs',
  ln: 'ln',
  log10: 'log10',
  exp: 'exp',
  sqrt: 'sqrt',
  round: 'round',
  floor: 'floor',
  ceil: 'ceil',
}

function toTerm(
  expr: Expr,
  figureOf: (name: string) => Value,
  leaf: (name: string, value: number) => Term,
  x?: Term,
): Term | null {
  const known = (name: string): Value =>
    name === 'x' && x !== undefined && figureOf('x') === null ? termValue(x) : figureOf(name)
  const down = (one: Expr | undefined): Term | null => (one === undefined ? null : toTerm(one, figureOf, leaf, x))
  const folded = (): Term | null => {
    const value = reckon(expr, known)
    return value === null || typeof value === 'string' ? null : given(Number(value))
  }
  if (expr.kind === 'name') {
    if (expr.name === 'x' && x !== undefined && figureOf('x') === null) return x
    const value = figureOf(expr.name)
    return value === null || typeof value === 'string' ? null : leaf(expr.name, Number(value))
  }
  if (expr.kind !== 'call') return folded()
  const { operator, args } = expr
  if (operator === 'case') return down(args[takenBranch(args, known)])
  if (operator === 'coalesce') return down(args.find((arg) => reckon(arg, known) !== null))
  if (operator === 'nullif') return reckon(expr, known) === null ? null : down(args[0])
  if (operator === 'negate') {
    const inner = down(args[0])
    if (inner === null) return null
    return inner.kind === 'number' ? { ...inner, value: 0 - inner.value } : operate(given(-1), '×', inner)
  }
  const there =
    operator === 'least' || operator === 'greatest' ? args.filter((arg) => reckon(arg, known) !== null) : args
  const terms = there.map(down)
  if (terms.length === 0 || terms.includes(null)) return null
  const whole = terms as Term[]
  const operation = OPERATIONS[operator]
  if (operation !== undefined) return chain(operation, whole)
  const name = CALLS[operator]
  return name === undefined
    ? folded()
    : whole.length === 1 && (name === 'min' || name === 'max')
      ? (whole[0] ?? null)
      : call(name, ...whole)
}

const termValue = (term: Term): Value => (term.kind === 'number' ? term.value : null)
export const toNumber = (cell: unknown): number | null => (cell === null || cell === undefined ? null : Number(cell))

/** Dates as ISO text, the form in which schemes write them. */
function toValue(cell: unknown): Value {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'bigint') return Number(cell)
  return typeof cell === 'number' || typeof cell === 'string' || typeof cell === 'boolean' ? cell : String(cell)
}
