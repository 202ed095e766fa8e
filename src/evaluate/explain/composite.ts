// Explain · a composite's line: the children's points added, or their shares of a full mark averaged.
import type { Said } from '../../kernel/explanation.ts'
import type { Node, Scheme } from '../scheme/schema.ts'
import { fullMark, isMean, nodesDown } from '../scheme/tree.ts'
import { said } from '../scores/work.ts'
import type { Draft } from './fit.ts'
import { call, chain, given, operate, points, roundHalf, type Term } from './term.ts'

interface Child {
  readonly label: string
  readonly points: number
  readonly extra: number
  readonly full: number
  readonly weight: number
}

/** Null where the composite has no points. `pointsOf` gives a node's points in this row. */
export function compositeDraft(
  node: Node,
  parent: Node | undefined,
  pointsOf: (id: string) => number | null,
  extraOf: (id: string) => number,
): { draft: Draft | null; notes: Said[] } {
  const value = pointsOf(node.id)
  const all = node.of ?? []
  const there = all.flatMap((child): Child[] => {
    const got = pointsOf(child.id)
    const full = fullMark(child, node) ?? 1
    return got === null
      ? []
      : [
          {
            label: child.label ?? child.id,
            points: got,
            extra: extraOf(child.id),
            full,
            weight: child.weight ?? (isMean(node) ? 1 : full),
          },
        ]
  })
  const notes =
    there.length < all.length
      ? [said('有下级指标缺失，其权重分摊给其余', 'a child is missing: its weight is shared among the others')]
      : []
  if (value === null || there.length === 0) return { draft: null, notes }
  if (!isMean(node)) {
    const sum = chain(
      '+',
      there.map((child) => points(child.points, child.extra)),
    )
    const names = there.map(({ label }) => label).join(' + ')
    if (there.length === all.length)
      return {
        draft: { words: said(names, names), term: sum, value, role: 'points', extra: there[0]?.extra ?? 0 },
        notes,
      }
    const whole = all.reduce((total, child) => total + (fullMark(child, node) ?? 1), 0)
    const left = there.reduce((total, child) => total + child.full, 0)
    return {
      draft: {
        words: said(`(${names}) × 全部权重 ÷ 有值的权重`, `(${names}) × whole weight ÷ weight that is there`),
        term: operate(operate(sum, '×', given(whole)), '÷', given(left)),
        value,
        role: 'points',
        extra: extraOf(node.id),
      },
      notes,
    }
  }
  const scale = given(fullMark(node, parent) ?? 1)
  const { name, term } = meanTerm(node.combine ?? 'arithmetic', there)
  const list = there.map(({ label }) => label)
  const draft: Draft = {
    words: said(
      `满分 × ${list.join('、')} 得分率的${name.zh}`,
      `full mark × ${name.en} of the shares of ${list.join(', ')}`,
    ),
    term: operate(scale, '×', term),
    value,
    role: 'points',
    extra: extraOf(node.id),
  }
  return { draft, notes }
}

function meanTerm(combine: string, children: readonly Child[]): { name: Said; term: Term } {
  const share = (child: Child): Term => operate(points(child.points, child.extra), '÷', given(child.full))
  const weights = given(children.reduce((sum, { weight }) => sum + weight, 0))
  const each = (term: (child: Child) => Term): Term =>
    chain(
      '+',
      children.map((child) => operate(given(child.weight), '×', term(child))),
    )
  const anyZero = children.some((child) => child.points === 0)
  const zero = (name: Said) => ({
    name: said(`${name.zh}（有一项为 0，即为 0）`, `${name.en} (0, as one of them is 0)`),
    term: given(0),
  })
  const geometric = () => {
    const name = said('加权几何平均', 'weighted geometric mean')
    if (anyZero) return zero(name)
    const product = chain(
      '×',
      children.map((child) => operate(share(child), '^', given(child.weight))),
    )
    return { name, term: operate(product, '^', operate(given(1), '÷', weights)) }
  }
  switch (combine) {
    case 'arithmetic':
      return { name: said('加权平均', 'weighted mean'), term: operate(each(share), '÷', weights) }
    case 'geometric':
      return geometric()
    case 'harmonic': {
      const name = said('加权调和平均', 'weighted harmonic mean')
      if (anyZero) return zero(name)
      const parts = chain(
        '+',
        children.map((child) => operate(given(child.weight), '÷', share(child))),
      )
      return { name, term: operate(weights, '÷', parts) }
    }
    case 'min':
      return { name: said('最小', 'least'), term: call('min', ...children.map(share)) }
    default: {
      const p = Number(combine.slice('power('.length, -1))
      if (p === 0) return geometric()
      const name = said(`加权 ${p} 次幂平均`, `weighted power mean of ${p}`)
      if (anyZero) return zero(name)
      const mean = operate(
        each((child) => operate(share(child), '^', given(p))),
        '÷',
        weights,
      )
      return { name, term: operate(mean, '^', operate(given(1), '÷', given(p))) }
    }
  }
}

/**
 * Decimals that a node's points have beyond `decimals`. The children of a sum get as many as make their rounded points add up to its own;
 * below a mean points are small beside what becomes of them and get more.
 */
export function extraDecimals(
  scheme: Scheme,
  pointsOf: (id: string) => number | null,
  decimals: number,
): (id: string) => number {
  const extra = new Map<string, number>()
  for (const { node, parent } of nodesDown(scheme)) {
    if (parent === undefined) extra.set(node.id, extraOfSum(node, pointsOf, decimals, 0))
    for (const child of node.of ?? []) {
      const above = extra.get(node.id) ?? 0
      if (!isMean(node)) extra.set(child.id, extraOfSum(node, pointsOf, decimals, above))
      else {
        const times = (fullMark(node, parent) ?? 1) / (fullMark(child, node) ?? 1)
        extra.set(child.id, above + Math.max(0, Math.ceil(Math.log10(times))) + 1)
      }
    }
  }
  return (id) => extra.get(id) ?? 0
}

const MOST_EXTRA = 10

/** For a sum whose children are all there: how many more decimals let them add up as shown, no fewer than the sum itself is shown with. */
function extraOfSum(node: Node, pointsOf: (id: string) => number | null, decimals: number, least: number): number {
  const own = pointsOf(node.id)
  if (node.of === undefined || isMean(node) || own === null) return least
  const parts = node.of.flatMap(({ id }) => pointsOf(id) ?? [])
  return parts.length < node.of.length ? least + 1 : addingUp(own, parts, decimals, least)
}

/** Fewest decimals beyond `decimals`, from `least`, at which the rounded parts add up to the rounded whole. */
export function addingUp(whole: number, parts: readonly number[], decimals: number, least: number): number {
  for (let extra = least; extra < MOST_EXTRA; extra++) {
    const places = decimals + extra
    const sum = parts.reduce((total, part) => total + roundHalf(part, places), 0)
    if (Math.abs(sum - roundHalf(whole, places)) < 10 ** -places / 4) return extra
  }
  return MOST_EXTRA
}
