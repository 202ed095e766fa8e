// Formula · in words: each name said as the reader knows it, operators as people write them.
import type { Expr, Operator } from './expr.ts'

export interface Saying {
  readonly name: (name: string) => string
  readonly zh: boolean
}

/** `实缴税收 ÷ 用地面积`; with names said as figures, `250 ÷ 10`. */
export const sayExpr = (expr: Expr, saying: Saying): string => print(expr, saying, 0, false)

const INFIX: Partial<Record<Operator, readonly [rank: number, zh: string, en: string]>> = {
  or: [1, '，或 ', ' or '],
  and: [2, '，且 ', ' and '],
  equal: [4, ' = ', ' = '],
  unequal: [4, ' ≠ ', ' ≠ '],
  less: [4, ' < ', ' < '],
  at_most: [4, ' ≤ ', ' ≤ '],
  greater: [4, ' > ', ' > '],
  at_least: [4, ' ≥ ', ' ≥ '],
  add: [5, ' + ', ' + '],
  subtract: [5, ' − ', ' − '],
  multiply: [6, ' × ', ' × '],
  divide: [6, ' ÷ ', ' ÷ '],
  modulo: [6, ' 除余 ', ' mod '],
}

function print(expr: Expr, saying: Saying, above: number, right: boolean): string {
  switch (expr.kind) {
    case 'null':
      return saying.zh ? '空' : 'none'
    case 'name':
      return saying.name(expr.name)
    case 'text':
      return saying.zh ? `“${expr.value}”` : `"${expr.value}"`
    case 'boolean':
      return saying.zh ? (expr.value ? '是' : '否') : expr.value ? 'yes' : 'no'
    case 'number':
      return expr.value < 0 && (right || above >= 6) ? `(−${-expr.value})` : String(expr.value).replace('-', '−')
    case 'call':
      return printCall(expr, saying, above, right)
  }
}

function printCall(
  { operator, args }: Extract<Expr, { kind: 'call' }>,
  saying: Saying,
  above: number,
  right: boolean,
): string {
  const infix = INFIX[operator]
  if (infix !== undefined) {
    const [rank, zh, en] = infix
    const text = args.map((arg, i) => print(arg, saying, rank, i > 0)).join(saying.zh ? zh : en)
    const needed = rank < above || (rank === above && right && !['add', 'and', 'or'].includes(operator))
    return needed ? `(${text})` : text
  }
  const said = args.map((arg) => print(arg, saying, 0, false))
  const [a = '', b = '', c = ''] = said
  const { zh } = saying
  switch (operator) {
    case 'negate':
      return `−${print(args[0] ?? { kind: 'null' }, saying, 7, false)}`
    case 'not':
      return zh ? `并非（${a}）` : `not (${a})`
    case 'is_null':
      return zh ? `${a} 未填` : `${a} is missing`
    case 'is_not_null':
      return zh ? `${a} 已填` : `${a} is given`
    case 'coalesce':
      return args.length === 2 ? (zh ? `${a}（未填按 ${b}）` : `${a} (${b} when missing)`) : call('first', said)
    case 'nullif':
      return zh ? `${a}（为 ${b} 时算缺）` : `${a} (missing when ${b})`
    case 'between':
      return zh ? `${a} 在 ${b} 至 ${c} 之间` : `${a} between ${b} and ${c}`
    case 'in':
    case 'not_in':
      return `${a} ${zh ? (operator === 'in' ? '属于' : '不属于') : operator === 'in' ? 'in' : 'not in'} ${said.slice(1).join(zh ? '、' : ', ')}`
    case 'like':
    case 'not_like':
      return sayLike(a, args[1], b, operator === 'not_like', zh)
    case 'case':
      return sayCase(said, zh)
    case 'power':
      return `${print(args[0] ?? { kind: 'null' }, saying, 7, false)}^${print(args[1] ?? { kind: 'null' }, saying, 7, true)}`
    case 'least':
      return call('min', said)
    case 'greatest':
      return call('max', said)
    default:
      return call(operator, said)
  }
}

const call = (name: string, args: readonly string[]): string => `${name}(${args.join(', ')})`

function sayLike(a: string, pattern: Expr | undefined, said: string, not: boolean, zh: boolean): string {
  const start = pattern?.kind === 'text' ? /^([^%_]+)%$/.exec(pattern.value)?.[1] : undefined
  if (start === undefined)
    return zh ? `${a} ${not ? '不形如' : '形如'} ${said}` : `${a} ${not ? 'not like' : 'like'} ${said}`
  return zh ? `${a} ${not ? '不' : ''}以“${start}”开头` : `${a} ${not ? 'does not start' : 'starts'} with "${start}"`
}

function sayCase(said: readonly string[], zh: boolean): string {
  const parts: string[] = []
  for (let i = 0; i + 1 < said.length - 1; i += 2)
    parts.push(zh ? `若 ${said[i]} 则 ${said[i + 1]}` : `if ${said[i]} then ${said[i + 1]}`)
  parts.push(zh ? `否则 ${said.at(-1)}` : `else ${said.at(-1)}`)
  return `{${parts.join(zh ? '；' : '; ')}}`
}
