// Draft · how an indicator's value is had: by the table's formula, by what its name says, or as a figure of its own.
import { findConversion, findUnit, plain } from '../../kernel/units.ts'
import type { WeightNode } from '../../kernel/weight-table.ts'
import { readChineseFormula, readWords, splitFactor, type Tree } from './chinese-formula.ts'
import { findFigure, findRatio, findRatioOf, getFigure } from './known-names.ts'

export interface Value {
  /** Undefined: a figure that the data have as it is. */
  readonly tree: Tree | undefined
  /** Unit of the value. */
  readonly unit: string
  /** Units of the names in the formula, as far as the table implies them. */
  readonly units: ReadonlyMap<string, string>
  /** Id that the rule books give it. */
  readonly id: string | undefined
  readonly assumed: readonly string[]
}

type Refuse = (code: string, at: string, facts: Record<string, string>) => void
const FIGURE = { tree: undefined, units: new Map<string, string>(), id: undefined, assumed: [] }

export function readValue(leaf: WeightNode, refuse: Refuse): Value {
  const label = leaf.label.value
  const unit = leaf.unit?.value ?? ''
  if (leaf.formula === undefined) return byName(leaf, unit) ?? { ...FIGURE, unit }
  const tree = readChineseFormula(leaf.formula.value)
  if (tree === undefined || (tree.kind === 'name' && !isFigure(tree.label, label))) {
    refuse('evaluate/draft-formula', leaf.formula.at, { label, text: leaf.formula.text })
    return { ...FIGURE, unit }
  }
  return tree.kind === 'name' && plain(tree.label) === plain(label) ? { ...FIGURE, unit } : byFormula(leaf, tree, unit)
}

/** A lone name is a formula only when it is a figure's: anything else is prose, 按年报数 or 由部门打分. */
const isFigure = (name: string, label: string): boolean =>
  plain(name) === plain(label) || findFigure(name) !== undefined

function byFormula(leaf: WeightNode, tree: Tree, unit: string): Value {
  const { core, factor, percent } = splitFactor(tree)
  const inPercent = percent && unit === '' && leaf.base?.value.kind === 'number' && !/[%％]/u.test(leaf.base.text)
  const own = inPercent ? '%' : unit
  const hundred = own === '%' ? 100 : own === '‰' ? 1000 : undefined
  const times = hundred !== undefined && (percent || factor === 1) ? hundred : factor
  const isPlain = times === 1 || times === hundred
  return {
    tree: withFactor(core, times),
    unit: own,
    units: isPlain ? unitsOf(core, own) : new Map(),
    id: ratioId(core),
    assumed: [],
  }
}

/** 亩均税收 is known to be 税收 ÷ 用地面积; 研发经费占营业收入比重 says so itself. */
function byName(leaf: WeightNode, unit: string): Value | undefined {
  const label = leaf.label.value
  const ratio = findRatio(label)
  const isWords = readWords(label) !== label
  const said = isWords ? readChineseFormula(label) : undefined
  const tree = ratio === undefined ? said : ratioTree(ratio.over)
  if (tree === undefined || !goesWith(tree, unit)) return undefined
  return { ...byFormula(leaf, tree, unit), assumed: [`表中没有公式，按 ${sayRatio(tree)} 计算`] }
}

const ratioTree = ([numerator, denominator]: readonly [string, string]): Tree => ({
  kind: 'binary',
  operator: '/',
  left: { kind: 'name', label: getFigure(numerator).names[0] ?? numerator },
  right: { kind: 'name', label: getFigure(denominator).names[0] ?? denominator },
})

const sayRatio = (tree: Tree): string =>
  tree.kind === 'binary' && tree.left.kind === 'name' && tree.right.kind === 'name'
    ? `${tree.left.label} ÷ ${tree.right.label}`
    : ''

/** The unit of the indicator is that of its figures' ratio; an odd one means another thing of the same name. */
function goesWith(tree: Tree, unit: string): boolean {
  if (tree.kind !== 'binary' || tree.left.kind !== 'name' || tree.right.kind !== 'name') return false
  const [top, bottom] = [findFigure(tree.left.label), findFigure(tree.right.label)]
  if (unit === '') return top !== undefined && bottom !== undefined
  const own = findUnit(unit)
  if (top === undefined || bottom === undefined) return own?.kind === 'ratio'
  const wanted = top.unit === bottom.unit ? findUnit('1') : findUnit(`${top.unit}/${bottom.unit}`)
  return own !== undefined && wanted !== undefined && findConversion(own, wanted) !== undefined
}

/** 万元/亩 of 甲÷乙 means that 甲 is in 万元 and 乙 in 亩. */
function unitsOf(core: Tree, unit: string): Map<string, string> {
  const [top, bottom, ...rest] = unit.split('/')
  if (top === undefined || bottom === undefined || rest.length > 0) return new Map()
  if (core.kind !== 'binary' || core.operator !== '/' || core.left.kind !== 'name' || core.right.kind !== 'name')
    return new Map()
  return new Map([
    [core.left.label, top],
    [core.right.label, bottom],
  ])
}

function ratioId(core: Tree): string | undefined {
  if (core.kind !== 'binary' || core.operator !== '/') return undefined
  return core.left.kind === 'name' && core.right.kind === 'name'
    ? findRatioOf(core.left.label, core.right.label)?.id
    : undefined
}

/** The factor goes to the numerator, so that the value stays one figure over another. */
function withFactor(core: Tree, factor: number): Tree {
  if (factor === 1) return core
  const number: Tree = { kind: 'number', value: factor }
  if (core.kind === 'binary' && core.operator === '/')
    return { ...core, left: { kind: 'binary', operator: '*', left: core.left, right: number } }
  return { kind: 'binary', operator: '*', left: core, right: number }
}
