// Draft · from a weight table to the parts of a scheme: inputs, values, scores, and what had to be assumed; nothing is written yet.
import { type Finding, finding } from '../../kernel/finding.ts'
import { plain } from '../../kernel/units.ts'
import { leavesOf, type WeightNode, type WeightTable } from '../../kernel/weight-table.ts'
import type { Score } from '../scheme/schema.ts'
import { namesOf, printTree } from './chinese-formula.ts'
import { chooseScore, REASONS, type Reason } from './choose-score.ts'
import { type DraftInput, openInputs } from './draft-inputs.ts'
import { isLessBetter } from './known-names.ts'
import { type Ids, openIds } from './make-ids.ts'
import { readValue, type Value } from './read-value.ts'

export interface DraftLeaf {
  readonly node: WeightNode
  readonly id: string
  readonly value: string
  readonly unit: string
  readonly down: boolean
  readonly score: Score
  /** What the table does not say about this indicator alone. */
  readonly assumed: readonly string[]
}
export interface DraftGroup {
  readonly node: WeightNode
  readonly id: string
  readonly of: readonly DraftNode[]
}
export type DraftNode = DraftLeaf | DraftGroup
export const isGroup = (one: DraftNode): one is DraftGroup => 'of' in one

export interface Draft {
  readonly table: WeightTable
  readonly inputs: readonly DraftInput[]
  readonly of: readonly DraftNode[]
  /** What was assumed for all indicators alike. */
  readonly assumed: readonly string[]
  readonly findings: readonly Finding[]
}

export function planDraft(table: WeightTable): Draft {
  const findings: Finding[] = []
  const refuse = (code: string, at: string, facts: Record<string, string>): void => {
    findings.push(finding(code, placeOf(table, at), facts))
  }
  const ids = openIds()
  const leaves = leavesOf(table.of)
  const values = new Map(leaves.map((leaf) => [leaf, readValue(leaf, refuse)]))
  const inputs = openInputs(ids, refuse)
  const derived = new Map<string, string>()
  // Indicators that are figures themselves come first: a formula that names one means that figure.
  const plainLeaves = leaves.filter((leaf) => values.get(leaf)?.tree === undefined)
  const derivedLabels = new Set(
    leaves.filter((leaf) => !plainLeaves.includes(leaf)).map(({ label }) => plain(label.value)),
  )
  for (const leaf of plainLeaves)
    inputs.add({ label: leaf.label.value, unit: values.get(leaf)?.unit, at: leaf.label.at, source: leaf.source?.value })
  const reasons = new Set<Reason>()
  const planLeaf = (leaf: WeightNode): DraftLeaf => {
    const value = values.get(leaf)
    if (value === undefined) throw new Error(`no value for ${leaf.label.value}`)
    const made = nameValue(leaf, value, { ids, inputs, derived, derivedLabels, refuse })
    const { down, assumed } = directionOf(leaf, table)
    const isRatio = value.tree?.kind === 'binary' && value.tree.operator === '/'
    const lastYear =
      leaf.base?.value.kind === 'last-year'
        ? inputs.add({
            label: `上年${leaf.label.value}`,
            unit: value.unit,
            at: leaf.base.at,
            wanted: `${made.stem}_last`,
          })
        : ''
    const { score, reason } = chooseScore({ base: leaf.base?.value, down, isTarget: table.isTarget, isRatio, lastYear })
    reasons.add(reason)
    return {
      node: leaf,
      id: made.id,
      value: made.value,
      unit: value.unit,
      down,
      score,
      assumed: [...value.assumed, ...assumed, ...meanOfRatios(leaf, value), ...evenly(leaf)],
    }
  }
  const planNode = (node: WeightNode): DraftNode =>
    node.of.length === 0 ? planLeaf(node) : { node, id: ids.make(node.label.value), of: node.of.map(planNode) }
  const of = table.of.map(planNode)
  const common = table.hasDirections ? [] : ['表中没有写方向，除另有注明的外按越大越好']
  const assumed = [
    ...(Object.keys(REASONS) as Reason[]).filter((one) => reasons.has(one)).map((one) => REASONS[one]),
    ...common,
  ]
  return { table, inputs: inputs.all(), of, assumed, findings }
}

export const placeOf = ({ file, sheet }: WeightTable, at: string) => {
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(at) ?? []
  return { file, ...(sheet === undefined ? {} : { sheet }), column, row: Number(row) }
}

interface Naming {
  readonly ids: Ids
  readonly inputs: ReturnType<typeof openInputs>
  /** Label of an indicator with a formula → its id, as far as it stands above. */
  readonly derived: Map<string, string>
  readonly derivedLabels: ReadonlySet<string>
  readonly refuse: (code: string, at: string, facts: Record<string, string>) => void
}

function nameValue(leaf: WeightNode, value: Value, naming: Naming): { id: string; stem: string; value: string } {
  const { ids, inputs, derived, derivedLabels, refuse } = naming
  if (value.tree === undefined) {
    const input = inputs.find(leaf.label.value)
    return { id: ids.make(leaf.label.value, `${input}_score`), stem: input, value: input }
  }
  const at = leaf.formula?.at ?? leaf.label.at
  for (const { label, unit } of namesOf(value.tree)) {
    const key = plain(label)
    if (derived.has(key)) continue
    if (derivedLabels.has(key)) refuse('evaluate/draft-later', at, { label: leaf.label.value, name: label })
    else
      inputs.add({
        label,
        unit: unit ?? value.units.get(label),
        at,
        source: leaf.source?.value,
        formulaOf: leaf.label.value,
      })
  }
  const id = ids.make(leaf.label.value, value.id)
  const print = (label: string): string => derived.get(plain(label)) ?? inputs.find(label)
  const text = printTree(inputs.converted(value.tree, value.units), print)
  derived.set(plain(leaf.label.value), id)
  return { id, stem: id, value: text }
}

function directionOf(leaf: WeightNode, { hasDirections }: WeightTable): { down: boolean; assumed: string[] } {
  if (leaf.direction !== undefined) return { down: leaf.direction.value === 'down', assumed: [] }
  const down = isLessBetter(leaf.label.value)
  if (down) return { down, assumed: ['表中没有写方向，按名称判断为越小越好'] }
  return { down, assumed: hasDirections ? ['表中没有写方向，按越大越好'] : [] }
}

const RATIO = /^(亩均|地均|人均|户均|单位)|(率|强度|占比|比重|密度)$/u
/** A mean of ready-made ratios is seldom what is meant by the mean of a place; only a formula lets Σ be set over Σ. */
const meanOfRatios = ({ base, label }: WeightNode, { tree, unit }: Value): string[] =>
  base?.value.kind === 'statistic' &&
  base.value.stat === 'mean' &&
  tree === undefined &&
  (/[/%‰]/u.test(unit) || RATIO.test(label.value))
    ? ['基准按各单位数值的平均计；若指全体合计之比，请在权重表里补上计算公式']
    : []

const evenly = ({ weightFrom }: WeightNode): string[] =>
  weightFrom === 'even' ? ['表中没有写权重，由上级权重平分'] : []
