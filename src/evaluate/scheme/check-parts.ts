// Scheme · checks of inputs, of the index and of the grades.
import { type Finding, finding, notice } from '../../kernel/finding.ts'
import { pathTo } from '../../yaml/read.ts'
import type { Expr } from '../formula/expr.ts'
import { bound } from '../scores/all.ts'
import { BASES, groupingColumns } from './formulas.ts'
import { checkNames } from './names.ts'
import type { Where } from './read.ts'
import type { Node, Scheme } from './schema.ts'
import { fullMark, isDown, isMean, nodesUp, type Placed } from './tree.ts'

const MOST_NODES = 2000
/** One sum each: the engine's expressions nest no deeper than about a thousand. */
const MOST_TERMS = 400

export function checkInputs(scheme: Scheme, where: Where): Finding[] {
  const found: Finding[] = []
  const grouping = groupingColumns(scheme)
  for (const [id, input] of Object.entries(scheme.inputs)) {
    const at = where(pathTo('inputs', id))
    if (!/^[\p{L}_][\p{L}\p{N}_]{0,62}$/u.test(id) || ['id', 'name'].includes(id.toLowerCase())) {
      // A column that is only grouped by stands nowhere under inputs.
      const grouped = grouping.find(({ column }) => column === id)
      found.push(finding('evaluate/input-name', grouped === undefined ? at : where(grouped.path), { name: id }))
    }
    if (input.min !== undefined && input.max !== undefined && input.min > input.max)
      found.push(finding('evaluate/min-above-max', at, { min: input.min, max: input.max }))
  }
  scheme.merge?.sum.forEach((column, i) => {
    if (!Object.hasOwn(scheme.inputs, column))
      found.push(finding('evaluate/undeclared', where(`merge.sum[${i}]`), { name: column }))
  })
  const terms = scheme.adjust?.length ?? 0
  if (terms > MOST_TERMS) found.push(finding('evaluate/too-many-terms', where('adjust'), { terms, most: MOST_TERMS }))
  scheme.adjust?.forEach((rule, i) => {
    if (rule.points === undefined && rule.cap === undefined && rule.floor === undefined)
      found.push(finding('evaluate/adjust-empty', where(`adjust[${i}]`)))
    for (const key of ['cap', 'floor'] as const)
      if (rule[key] !== undefined && scheme.adjust?.slice(0, i).some((one) => one[key] !== undefined))
        found.push(finding('evaluate/limit-twice', where(`adjust[${i}].${key}`), { key }))
  })
  return [...found, ...checkNames(scheme, where)]
}

export function checkNodes(scheme: Scheme, formulas: ReadonlyMap<string, Expr>, where: Where): Finding[] {
  const nodes = nodesUp(scheme)
  if (nodes.length > MOST_NODES)
    return [finding('evaluate/too-many-nodes', where('index'), { nodes: nodes.length, most: MOST_NODES })]
  const found: Finding[] = []
  for (const placed of nodes) {
    const { node, path } = placed
    if ((node.of === undefined) === (node.value === undefined))
      found.push(finding('evaluate/of-or-value', where(path), { id: node.id }))
    if (node.of !== undefined && (node.score !== undefined || node.missing !== undefined || node.treat !== undefined))
      found.push(finding('evaluate/score-on-composite', where(path), { id: node.id }))
    if (node.of === undefined && node.combine !== undefined)
      found.push(finding('evaluate/combine-on-leaf', where(path), { id: node.id }))
    const terms = node.of?.length ?? 0
    if (terms > MOST_TERMS)
      found.push(finding('evaluate/too-many-terms', where(`${path}.of`), { terms, most: MOST_TERMS }))
    found.push(...checkWeights(placed, where), ...checkScore(placed, formulas, where))
  }
  return found
}

/** A sum that says its weight must get it from its children. */
function checkWeights({ node, parent, path }: Placed, where: Where): Finding[] {
  if (node.of === undefined) return []
  const weights = node.of.map((child) => child.weight ?? (isMean(node) ? 1 : undefined))
  if (isMean(node)) {
    const all = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0)
    return all > 0 ? [] : [finding('evaluate/no-weight', where(path), { id: node.id })]
  }
  if (node.weight === undefined || (parent !== undefined && isMean(parent))) return []
  const full = fullMark(node, parent)
  if (full === null || Math.abs(full - node.weight) <= 1e-9 * Math.max(1, node.weight)) return []
  return [
    finding('evaluate/weights-sum', where(path), {
      id: node.id,
      sum: Number(full.toPrecision(12)),
      declared: node.weight,
    }),
  ]
}

function checkScore({ node, path }: Placed, formulas: ReadonlyMap<string, Expr>, where: Where): Finding[] {
  if (node.score === undefined) return []
  const { name, params } = bound(node.score)
  const at = `${path}.score.${name}`
  const found: Finding[] = []
  if (name === 'bands') found.push(...checkBands(params as { below?: number; up_to?: number }[], at, where))
  const given = (params !== null && typeof params === 'object' ? params : {}) as Record<string, unknown>
  for (const key of BASES) {
    const base = given[key]
    const stat = base !== null && typeof base === 'object' ? String((base as { stat?: unknown }).stat) : undefined
    if (stat === 'ratio_of_sums' && !isRatio(node, formulas))
      found.push(finding('evaluate/no-ratio', where(`${at}.${key}`), { id: node.id, value: String(node.value) }))
    if (key === 'base' && base === 0) found.push(finding('evaluate/zero-base', where(`${at}.base`), { id: node.id }))
  }
  const { low, high } = given
  if (name === 'goalposts' && isDown(node) && typeof low === 'number' && typeof high === 'number' && low > high)
    found.push(notice('evaluate/turned-twice', where(at), { id: node.id, low, high }))
  const [from, to] = name === 'efficacy' ? [given['floor'], given['target']] : [given['low'], given['high']]
  if (typeof from === 'number' && from === to && name !== 'minmax')
    found.push(finding('evaluate/equal-ends', where(at), { id: node.id, value: from }))
  return found
}

const isRatio = (node: Node, formulas: ReadonlyMap<string, Expr>): boolean => {
  const expr = formulas.get(String(node.value))
  // A formula that could not be read has its own finding.
  return expr === undefined || (expr.kind === 'call' && expr.operator === 'divide')
}

function checkBands(steps: readonly { below?: number; up_to?: number }[], path: string, where: Where): Finding[] {
  const found: Finding[] = []
  let last = Number.NEGATIVE_INFINITY
  steps.forEach((step, i) => {
    const edge = step.below ?? step.up_to
    const at = where(`${path}[${i}]`)
    if (step.below !== undefined && step.up_to !== undefined) found.push(finding('evaluate/band-two-edges', at))
    if (edge === undefined && i < steps.length - 1) found.push(finding('evaluate/band-unreachable', at))
    if (edge !== undefined && edge < last) found.push(finding('evaluate/bands-order', at, { edge, last }))
    if (edge !== undefined && i === steps.length - 1) found.push(notice('evaluate/bands-open', at, { edge }))
    if (edge !== undefined) last = edge
  })
  return found
}

export function checkGrades(scheme: Scheme, where: Where): Finding[] {
  const { grades } = scheme
  if (grades === undefined) return []
  const found: Finding[] = []
  const names = grades.cut.map(([grade]) => String(grade))
  names.forEach((name, i) => {
    if (names.indexOf(name) !== i)
      found.push(finding('evaluate/duplicate-grade', where(`grades.cut[${i}]`), { grade: name }))
  })
  found.push(
    ...(grades.by === 'share'
      ? checkShares(grades.cut, where)
      : checkThresholds(grades.cut, scheme.rank?.order === 'asc', where)),
  )
  const named: [string | undefined, string][] = [
    [grades.outright?.grade, 'grades.outright.grade'],
    ...(scheme.scope ?? []).map((rule, i): [string | undefined, string] => [rule.rate_as, `scope[${i}].rate_as`]),
  ]
  for (const [grade, path] of named)
    if (grade !== undefined && !names.includes(grade))
      found.push(finding('evaluate/unknown-grade', where(path), { grade, grades: names.join('、') }))
  scheme.veto?.forEach((rule, i) => {
    if (!names.includes(rule.grade))
      found.push(
        notice('evaluate/veto-grade', where(`veto[${i}].grade`), { grade: rule.grade, grades: names.join('、') }),
      )
  })
  return found
}

type Cut = NonNullable<Scheme['grades']>['cut']

function checkShares(cut: Cut, where: Where): Finding[] {
  const found: Finding[] = []
  let last = 0
  cut.forEach(([, share], i) => {
    const value = share ?? 1
    const at = where(`grades.cut[${i}]`)
    if (value < 0 || value > 1) found.push(finding('evaluate/share-range', at, { share: value }))
    else if (value <= last && !(i === 0 && value === 0)) found.push(finding('evaluate/cut-order', at, { value, last }))
    last = value
  })
  if (Math.abs(last - 1) > 1e-12)
    found.push(finding('evaluate/shares-end', where(`grades.cut[${cut.length - 1}]`), { last }))
  return found
}

function checkThresholds(cut: Cut, ascending: boolean, where: Where): Finding[] {
  const found: Finding[] = []
  let last: number | undefined
  cut.forEach(([, score], i) => {
    const at = where(`grades.cut[${i}]`)
    if (score === null && i < cut.length - 1) found.push(finding('evaluate/cut-null', at))
    if (score !== null && last !== undefined && (ascending ? score <= last : score >= last))
      found.push(finding('evaluate/threshold-order', at, { value: score, last, way: ascending ? '递增' : '递减' }))
    if (score !== null) last = score
  })
  if (cut.at(-1)?.[1] !== null)
    found.push(finding('evaluate/threshold-end', where(`grades.cut[${cut.length - 1}]`), { last: last ?? '' }))
  return found
}
