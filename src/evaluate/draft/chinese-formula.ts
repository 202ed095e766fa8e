// Draft · formulas as officials write them, 评价税收÷用地面积×100%, 研发经费占营业收入比重, read into a small tree and printed as the scheme's own.
import { findUnit } from '../../kernel/units.ts'

export type Tree =
  | { readonly kind: 'number'; readonly value: number; readonly percent?: true }
  | { readonly kind: 'name'; readonly label: string; readonly unit?: string }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Tree; readonly right: Tree }
export type Operator = '+' | '-' | '*' | '/'

const SIGNS: Readonly<Record<string, Operator>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '*': '*',
  '×': '*',
  '·': '*',
  '/': '/',
  '÷': '/',
  '∕': '/',
}
const OPEN = /[([{【]/u
const CLOSE = /[)\]}】]/u
const NAME = /^[\p{L}\p{N}&_%.()·\s-]{1,40}$/u

/** Undefined for what is no formula: prose, an empty place, a bracket left open. */
export function readChineseFormula(text: string): Tree | undefined {
  const right = /^[^=]*=([^=]+)$/u.exec(text.normalize('NFKC'))?.[1] ?? text.normalize('NFKC')
  const bare = right
    .replace(/[。;.]\s*$/u, '')
    .replaceAll('除以', '÷')
    .replaceAll('乘以', '×')
    .trim()
  const tokens = readTokens(readWords(bare))
  if (tokens === undefined) return undefined
  const reader = { tokens, at: 0 }
  const tree = readSum(reader)
  return tree !== undefined && reader.at === tokens.length ? tree : undefined
}

/** 甲与乙之比, 甲占乙的比重 as 甲÷乙. */
export function readWords(text: string): string {
  const match =
    /^(.+?)[与和](.+?)(?:之比|的比值|比值)$/u.exec(text) ?? /^(.+?)占(.+?)的?(?:比重|比例|百分比|之比|比)$/u.exec(text)
  return match === null || [...text].some((sign) => SIGNS[sign] !== undefined) ? text : `${match[1]}÷${match[2]}`
}

type Token = Operator | '(' | ')' | Tree

function readTokens(text: string): Token[] | undefined {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const sign = text.charAt(at)
    const operator = SIGNS[sign]
    if (operator !== undefined) tokens.push(operator)
    else if (OPEN.test(sign)) tokens.push('(')
    else if (CLOSE.test(sign)) tokens.push(')')
    if (operator !== undefined || OPEN.test(sign) || CLOSE.test(sign) || sign === ' ') {
      at += 1
      continue
    }
    const end = endOfName(text, at)
    const read = end === undefined ? undefined : readName(text.slice(at, end).trim())
    if (end === undefined || read === undefined) return undefined
    tokens.push(read)
    at = end
  }
  return tokens
}

/** A bracket right behind a name belongs to it: 综合能耗（等价值）, 税收（万元）. Undefined when it is left open. */
function endOfName(text: string, from: number): number | undefined {
  let at = from
  while (at < text.length && SIGNS[text.charAt(at)] === undefined && !CLOSE.test(text.charAt(at))) {
    if (OPEN.test(text.charAt(at))) {
      const close = text.slice(at).search(CLOSE)
      if (close < 0) return undefined
      at += close
    }
    at += 1
  }
  return at
}

function readName(text: string): Tree | undefined {
  const number = /^(\d+(?:\.\d+)?)(%|‰)?$/u.exec(text)
  if (number !== null) {
    const over = number[2] === undefined ? 1 : number[2] === '%' ? 100 : 1000
    return { kind: 'number', value: Number(number[1]) / over, ...(over === 1 ? {} : { percent: true as const }) }
  }
  const bracket = /^(.+?)[([{【]([^()[\]{}【】]+)[)\]}】]$/u.exec(text)
  const unit = bracket === null ? undefined : bracket[2]
  const named = unit !== undefined && findUnit(unit) !== undefined
  const label = named ? (bracket?.[1]?.trim() ?? text) : text
  if (!(NAME.test(label) && /\p{L}/u.test(label))) return undefined
  return { kind: 'name', label, ...(named ? { unit } : {}) }
}

interface Reader {
  readonly tokens: readonly Token[]
  at: number
}

function readSum(reader: Reader): Tree | undefined {
  return readChain(reader, ['+', '-'], readProduct)
}
function readProduct(reader: Reader): Tree | undefined {
  return readChain(reader, ['*', '/'], readPart)
}

function readChain(
  reader: Reader,
  operators: readonly Token[],
  next: (reader: Reader) => Tree | undefined,
): Tree | undefined {
  let left = next(reader)
  while (left !== undefined && operators.includes(reader.tokens[reader.at] ?? ')')) {
    const operator = reader.tokens[reader.at++] as Operator
    const right = next(reader)
    left = right === undefined ? undefined : { kind: 'binary', operator, left, right }
  }
  return left
}

function readPart(reader: Reader): Tree | undefined {
  const token = reader.tokens[reader.at++]
  if (token === '(') {
    const inner = readSum(reader)
    return reader.tokens[reader.at++] === ')' ? inner : undefined
  }
  return typeof token === 'object' ? token : undefined
}

export const namesOf = (tree: Tree): Extract<Tree, { kind: 'name' }>[] =>
  tree.kind === 'binary' ? [...namesOf(tree.left), ...namesOf(tree.right)] : tree.kind === 'name' ? [tree] : []

/** Number factors of a product taken off: 税收÷用地×100% is 税收÷用地, with the factor 1 told in per cent. */
export function splitFactor(tree: Tree): { readonly core: Tree; readonly factor: number; readonly percent: boolean } {
  if (tree.kind === 'binary' && tree.operator === '*') {
    const [number, rest] = tree.right.kind === 'number' ? [tree.right, tree.left] : [tree.left, tree.right]
    if (number.kind === 'number') {
      const inner = splitFactor(rest)
      return {
        core: inner.core,
        factor: inner.factor * number.value,
        percent: inner.percent || number.percent === true,
      }
    }
  }
  return { core: tree, factor: 1, percent: false }
}

const RANK: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 }

export function printTree(tree: Tree, print: (label: string) => string): string {
  if (tree.kind === 'number') return String(Number(tree.value.toPrecision(15)))
  if (tree.kind === 'name') return print(tree.label)
  const { operator, left, right } = tree
  const wrap = (side: Tree, tight: boolean): string => {
    const text = printTree(side, print)
    const loose =
      side.kind === 'binary' &&
      (RANK[side.operator] < RANK[operator] || (tight && RANK[side.operator] === RANK[operator]))
    return loose ? `(${text})` : text
  }
  // a − (b − c) and a ÷ (b × c) keep their brackets.
  return `${wrap(left, false)} ${operator} ${wrap(right, operator === '-' || operator === '/')}`
}
