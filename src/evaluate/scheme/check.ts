// Scheme · what form alone cannot tell: names that do not exist, circles, weights that do not add up, cuts out of order. All at once.
import { type Finding, finding } from '../../kernel/finding.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { Expr } from '../formula/expr.ts'
import { namesIn } from '../formula/expr.ts'
import { infer, type Type } from '../formula/infer.ts'
import type { ReadFormula } from '../formula/read-ast.ts'
import { checkGrades, checkInputs, checkNodes } from './check-parts.ts'
import { formulasOf, type Placed } from './formulas.ts'
import type { Where } from './read.ts'
import type { Scheme } from './schema.ts'
import { nodesUp } from './tree.ts'
import { columnTypes } from './types.ts'

export interface CheckedScheme {
  readonly scheme: Scheme
  /** Text of a formula → its tree. */
  readonly formulas: ReadonlyMap<string, Expr>
}

/** `read` holds what the database's parser made of each formula's text. */
export function checkScheme(
  scheme: Scheme,
  read: ReadonlyMap<string, ReadFormula>,
  where: Where,
): { checked: CheckedScheme | undefined; findings: Finding[] } {
  const formulas = new Map<string, Expr>()
  for (const [text, one] of read) if ('expr' in one) formulas.set(text, one.expr)
  const types = columnTypes(scheme, formulas)
  const findings = [
    ...checkInputs(scheme, where),
    ...checkNodes(scheme, formulas, where),
    ...checkGrades(scheme, where),
    ...formulasOf(scheme).flatMap((placed) => checkFormula(scheme, placed, read.get(placed.text), types, where)),
  ]
  const sound = !findings.some((one) => one.blocking)
  return { checked: sound ? { scheme, formulas } : undefined, findings }
}

function checkFormula(
  scheme: Scheme,
  placed: Placed,
  read: ReadFormula | undefined,
  types: Readonly<Record<string, Type | undefined>>,
  where: Where,
): Finding[] {
  const { path } = placed
  if (read === undefined) throw new Error(`formula was not read: ${placed.text}`)
  if ('refusal' in read) {
    const { what, detail, at } = read.refusal
    return [finding(`evaluate/formula-${what}`, where(path, at), { formula: clip(placed.text), detail })]
  }
  const nodes = nodesUp(scheme).map(({ node }) => node.id)
  const usable = new Set(nodes.slice(0, placed.nodesBefore))
  const isColumn = (name: string): boolean => Object.hasOwn(scheme.inputs, name) || name === 'id' || name === 'name'
  const found: Finding[] = []
  for (const { name, at } of namesIn(read.expr)) {
    const node = name.replace(/\.(value|points)$/, '')
    if (isColumn(name) || usable.has(node) || (name === 'x' && placed.knowsX)) continue
    if (nodes.includes(node)) {
      found.push(
        finding(reaches(scheme, node, path) ? 'evaluate/cycle' : 'evaluate/later-node', where(path, at), {
          name: node,
          formula: clip(placed.text),
        }),
      )
      continue
    }
    const near = nearest(name, [...Object.keys(scheme.inputs), ...usable])
    found.push(
      finding('evaluate/unknown-column', where(path, at), {
        name,
        formula: clip(placed.text),
        near: near === undefined ? '' : `是否指 ${near}？`,
        nearEn: near === undefined ? '' : `did you mean ${near}?`,
      }),
    )
  }
  if (found.length > 0) return found
  const typeOf = (name: string): Type =>
    name === 'id' || name === 'name' ? 'text' : Object.hasOwn(types, name) ? (types[name] ?? 'unknown') : 'number'
  const kind = infer(read.expr, typeOf, (clash) =>
    found.push(
      finding('evaluate/type-clash', where(path, clash.at), { formula: clip(placed.text), operator: clash.detail }),
    ),
  )
  if (found.length === 0 && (kind === 'text' || kind === 'date'))
    found.push(
      finding(placed.wants === 'number' ? 'evaluate/not-a-number' : 'evaluate/not-a-condition', where(path), {
        formula: clip(placed.text),
      }),
    )
  return found
}

/** A finding quotes a formula; nobody reads four thousand characters of it. */
export const clip = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text)

/** Whether reckoning `from` needs the node whose formula stands at `path`. */
function reaches(scheme: Scheme, from: string, path: string): boolean {
  const placed = nodesUp(scheme)
  const target = placed.find((one) => path.startsWith(`${one.path}.value`) || path.startsWith(`${one.path}.score`))
    ?.node.id
  const seen = new Set<string>()
  const queue = [from]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === target) return true
    if (seen.has(id)) continue
    seen.add(id)
    const node = placed.find((one) => one.node.id === id)?.node
    for (const child of node?.of ?? []) queue.push(child.id)
    // Words of a formula stand for what it reads: good enough to tell a circle from a mere wrong order.
    for (const word of String(node?.value ?? '').match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])
      if (placed.some((one) => one.node.id === word)) queue.push(word)
  }
  return false
}
