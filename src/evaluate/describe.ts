// Describe · the method in words, as it would stand in an annex: every rule of the scheme, with its source or with who must confirm it.

import { adjustLines } from './compile/total.ts'
import type { Base, Node, Scheme, Stat } from './scheme/schema.ts'
import { fullMark, isDown, isMean, leafOver, nodesDown } from './scheme/tree.ts'
import { sayScore } from './scores/all.ts'
import type { StatName, Words } from './scores/kind.ts'

export interface Section {
  readonly heading: string
  readonly lines: readonly string[]
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

export const titleOf = (scheme: Scheme): { zh: string; en: string } => {
  const { title } = scheme
  if (title === undefined) return { zh: scheme.scheme, en: scheme.scheme }
  return typeof title === 'string' ? { zh: title, en: title } : { zh: title.zh, en: title.en ?? title.zh }
}
export const labelOf = (scheme: Scheme, column: string): string => scheme.inputs[column]?.label ?? column
export const nodeLabel = (node: Node): string => node.label ?? node.id

/** Sections in order, numbered as they stand. */
export function describe(scheme: Scheme): Section[] {
  return [
    basis(scheme),
    inputs(scheme),
    ...who(scheme),
    index(scheme),
    ...adjustments(scheme),
    ...vetoes(scheme),
    grading(scheme),
    ...assumptions(scheme),
  ].map((section, at) => ({ ...section, heading: `${NUMERALS[at]}、${section.heading}` }))
}
const NUMERALS = '一二三四五六七八九十'

/** As plain text, tables as lines. */
export const describeText = (scheme: Scheme): string =>
  [
    titleOf(scheme).zh,
    ...describe(scheme).map(({ heading, lines, table }) =>
      [
        heading,
        ...lines.map((line) => `  ${line}`),
        ...(table === undefined ? [] : table.rows.map((row) => `  ${tableLine(table.head, row)}`)),
      ].join('\n'),
    ),
  ].join('\n\n')

const tableLine = (head: readonly string[], row: readonly string[]): string =>
  row
    .map((cell, i) => (cell === '' ? '' : i === 0 ? cell : `${head[i]}：${cell}`))
    .filter(Boolean)
    .join('；')

const SUBJECTS: Readonly<Record<string, string>> = {
  enterprise: '企业',
  platform: '产业平台',
  park: '园区',
  county: '县（市、区）',
  carrier: '创新载体',
}

function basis({ source, subject, period, scheme }: Scheme): Section {
  const status = { published: '已公布', draft: '征求意见稿', assumed: '含假定参数，待确认' }
  return {
    heading: '依据与对象',
    lines: [
      `方案编号：${scheme}`,
      ...(source?.document === undefined
        ? []
        : [`依据文件：${source.document}${source.status ? `（${status[source.status]}）` : ''}`]),
      ...(subject === undefined ? [] : [`评价对象：${SUBJECTS[subject] ?? subject}`]),
      ...(period === undefined ? [] : [`评价期：${period}`]),
    ],
  }
}

function inputs(scheme: Scheme): Section {
  const rows = Object.entries(scheme.inputs).map(([id, one]) => [
    one.label ?? id,
    id,
    String(one.unit ?? ''),
    [
      one.required ? '必填' : '',
      one.min === undefined ? '' : `不小于 ${one.min}`,
      one.max === undefined ? '' : `不大于 ${one.max}`,
      one.oneOf === undefined ? '' : `限 ${one.oneOf.join('、')}`,
    ]
      .filter(Boolean)
      .join('，'),
    one.cite ?? '',
  ])
  return { heading: '数据项', lines: [], table: { head: ['数据项', '列名', '单位', '要求', '出处'], rows } }
}

function who(scheme: Scheme): Section[] {
  const lines = [
    ...(scheme.scope ?? []).map(
      (rule) =>
        `符合“${sayFormula(scheme, rule.when)}”的定为 ${rule.grade}，不参加排名${rule.rate_as === undefined ? '' : `，按 ${rule.rate_as} 对待`}${rule.because === undefined ? '' : `（${rule.because}）`}${cited(rule)}。`,
    ),
    ...(scheme.merge === undefined
      ? []
      : [
          `“${labelOf(scheme, scheme.merge.by)}”相同的合并为一个单位评价，结果共用；合计项：${scheme.merge.sum.map((c) => labelOf(scheme, c)).join('、')}；其余各项，数取最大值，“是否”有一户为是即为是，文字取“${labelOf(scheme, scheme.merge.lead ?? scheme.merge.sum[0] ?? 'id')}”最大的一户${cited(scheme.merge)}。`,
        ]),
    (scheme.pools ?? []).length === 0
      ? '全部单位在一个组内统计、排名、分级。'
      : `按${(scheme.pools ?? []).map((c) => `“${labelOf(scheme, c)}”`).join('、')}分组，统计、排名、分级各在组内进行。`,
  ]
  return [{ heading: '参评范围与分组', lines }]
}

/** One node of the index in words. */
export interface NodeLine {
  readonly id: string
  readonly label: string
  readonly depth: number
  readonly leaf: boolean
  /** Its weight, or else its full mark; null when nothing in the file says it. */
  readonly weight: number | null
  readonly unit: string
  /** Formula, way of scoring or combining, and what a missing value earns, in Chinese words. */
  readonly value: string
  readonly score: string
  readonly missing: string
  readonly cite?: string
  /** Why it is assumed; empty when the file only says that it is. */
  readonly assumed?: string
  readonly confirm_by?: string
}

/** The index from the top down, as people read it. */
export const nodeLines = (scheme: Scheme): NodeLine[] =>
  nodesDown(scheme).map(({ node, parent, depth }) => ({
    ...{ id: node.id, label: nodeLabel(node), depth, leaf: node.of === undefined, unit: String(node.unit ?? '') },
    weight: node.weight ?? fullMark(node, parent),
    value: node.value === undefined ? '' : sayFormula(scheme, node.value),
    score: node.of === undefined ? sayLeaf(scheme, node, parent) : sayCombine(node),
    missing: node.of === undefined ? sayMissing(node) : '',
    ...(node.cite === undefined ? {} : { cite: node.cite }),
    ...(node.assumed === undefined || node.assumed === false
      ? {}
      : { assumed: node.assumed === true ? '' : node.assumed }),
    ...(node.confirm_by === undefined ? {} : { confirm_by: node.confirm_by }),
  }))

function index(scheme: Scheme): Section {
  const rows = nodeLines(scheme).map(({ label, depth, weight, value, unit, score, missing, cite, ...one }) => [
    `${'　'.repeat(depth)}${label}`,
    weight === null ? '' : plain(weight),
    ...[value, unit, score, missing],
    [cite ?? '', one.assumed === undefined ? '' : `假定${one.confirm_by ? `，待${one.confirm_by}确认` : ''}`]
      .filter(Boolean)
      .join('；'),
  ])
  return {
    heading: '指标与计分',
    lines: [],
    table: { head: ['指标', '权重', '取值', '单位', '计分', '缺失时', '出处'], rows },
  }
}

function sayLeaf(scheme: Scheme, node: Node, parent: Node | undefined): string {
  const treat = node.treat === 'winsor' ? '极端值收缩后，' : ''
  if (node.score === undefined) return `${treat}取值即得分`
  return treat + sayScore(node.score, wordsFor(scheme, node, parent)).zh
}

/** Words of the method: names, not numbers. */
function wordsFor(scheme: Scheme, node: Node, parent: Node | undefined): Words {
  const range = leafOver(node) === 'all' ? '全部' : Array.isArray(leafOver(node)) ? '同类' : '组内'
  const stats: Record<StatName, string> = { mean: '平均', sd: '标准差', min: '最小', max: '最大', count: '个数' }
  return {
    x: '本值',
    weight: plain(fullMark(node, parent) ?? 1),
    down: isDown(node),
    base: (base) => sayBase(scheme, node, base),
    stat: (name) => `${range}${stats[name]}`,
    rank: `${range}位次`,
    percent: `${range}百分位`,
    number: plain,
  }
}

export function sayBase(scheme: Scheme, node: Node, base: Base): string {
  if (typeof base === 'number') return plain(base)
  if (typeof base === 'string') return sayFormula(scheme, base)
  const over = base.over ?? leafOver(node)
  const range =
    over === 'all' ? '全部' : Array.isArray(over) ? `同${over.map((c) => labelOf(scheme, c)).join('、')}` : '组内'
  return `${range}${sayStat(base)}`
}

export function sayStat({ stat, times }: Stat): string {
  const names: Record<string, string> = {
    mean: '平均',
    median: '中位数',
    min: '最小值',
    max: '最大值',
    ratio_of_sums: '合计之比',
  }
  const name = names[stat] ?? `${plain(Number(stat.slice('quantile('.length, -1)) * 100)}% 分位数`
  return times === undefined ? name : `${name}的 ${plain(times)} 倍`
}

const sayCombine = (node: Node): string => {
  const combine = node.combine ?? 'sum'
  const names: Record<string, string> = {
    sum: '下级得分相加',
    arithmetic: '下级加权平均',
    geometric: '下级加权几何平均',
    harmonic: '下级加权调和平均',
    min: '取下级最低',
  }
  const scale = isMean(node) && node.scale !== undefined ? `，按 0–${plain(node.scale)} 计` : ''
  return (names[combine] ?? `下级 ${combine.slice(6, -1)} 次幂平均`) + scale
}

const sayMissing = (node: Node): string => {
  const rule = node.missing ?? 'reject'
  if (typeof rule === 'object') return `计 ${rule.points} 分`
  return {
    reject: '退回补报',
    zero: '计 0 分',
    pool_mean_points: '按组内平均得分计',
    pool_mean_value: '按组内平均值计',
    drop: '权重分摊给同级其余指标',
  }[rule]
}

function adjustments(scheme: Scheme): Section[] {
  const rules = scheme.adjust ?? []
  if (rules.length === 0) return []
  const names = adjustLines({ scheme })
  let at = 0
  const lines = rules.flatMap((rule) => {
    const own =
      rule.points === undefined
        ? []
        : [
            `${names[at++]?.label}：${sayFormula(scheme, rule.points)} 分${rule.when === undefined ? '' : `，条件为“${sayFormula(scheme, rule.when)}”`}${cited(rule)}。`,
          ]
    const cap = rule.cap === undefined ? [] : [`各项加分合计最高 ${rule.cap} 分。`]
    const floor = rule.floor === undefined ? [] : [`各项扣分合计最多 ${-rule.floor} 分。`]
    return [...own, ...cap, ...floor]
  })
  return [{ heading: '加分与扣分', lines }]
}

function vetoes(scheme: Scheme): Section[] {
  const rules = scheme.veto ?? []
  if (rules.length === 0) return []
  return [
    {
      heading: '一票否决',
      lines: rules.map(
        (rule) =>
          `${rule.because ?? sayFormula(scheme, rule.when)}的，直接定为 ${rule.grade}${rule.counts === false ? '，不计入按比例分级的单位数' : ''}（条件：${sayFormula(scheme, rule.when)}）${cited(rule)}。`,
      ),
    },
  ]
}

function grading(scheme: Scheme): Section {
  const ties = {
    min: '并列取最好名次（1、1、3）',
    dense: '并列后名次连续（1、1、2）',
    max: '并列取最末名次',
    average: '并列取平均名次',
  }[scheme.rank?.ties ?? 'min']
  const order = scheme.rank?.order === 'asc' ? '总分从低到高' : '总分从高到低'
  const lines = [`${order}排名，${ties}，按${scheme.rank?.on === 'rounded' ? '公布的' : '未经修约的'}总分比较。`]
  if (scheme.decimals !== undefined)
    lines.push(`公布的总分保留 ${scheme.decimals} 位小数，四舍五入，只在最后修约一次。`)
  const { grades } = scheme
  if (grades === undefined) return { heading: '排名', lines }
  if (grades.by === 'share') {
    const rounding = { half_up: '四舍五入', floor: '舍去', ceil: '进一' }[grades.round ?? 'half_up']
    lines.push(
      `按组内名次分级：${grades.cut.map(([grade, share]) => `${grade} 级累计 ${plain((share ?? 1) * 100)}%`).join('，')}；名额取整方法为${rounding}；跨级并列的就${grades.ties === 'worse' ? '低' : '高'}。`,
    )
  } else {
    const passes = scheme.rank?.order === 'asc' ? '及以下' : '及以上'
    lines.push(
      `按分数线分级：${grades.cut.map(([grade, score]) => (score === null ? `其余为 ${grade} 级` : `${score} 分${passes}为 ${grade} 级`)).join('，')}。`,
    )
  }
  const out = grades.outright
  if (out !== undefined)
    lines.push(
      `符合“${sayFormula(scheme, out.when)}”的直接定为 ${out.grade} 级${(scheme.veto ?? []).length > 0 ? '（一票否决的除外）' : ''}，${out.counts === false ? '不占名额' : '占名额'}${cited(out)}。`,
    )
  if (grades.cite !== undefined) lines.push(`出处：${grades.cite}。`)
  return { heading: '排名与分级', lines }
}

/** Everything in the file that is marked as assumed, with who must confirm it. */
function assumptions(scheme: Scheme): Section[] {
  const found: string[] = []
  const go = (value: unknown, path: string): void => {
    if (value === null || typeof value !== 'object') return
    const one = value as Record<string, unknown>
    if (one['assumed'] !== undefined) {
      const name = String(one['label'] ?? one['id'] ?? PARTS[path.replace(/\..*/, '')] ?? path)
      const why = typeof one['assumed'] === 'string' ? `：${one['assumed']}` : ''
      found.push(`${name}${why}${one['confirm_by'] === undefined ? '' : `（待${String(one['confirm_by'])}确认）`}`)
    }
    for (const [key, child] of Object.entries(one)) go(child, path === '' ? key : `${path}.${key}`)
  }
  go(scheme, '')
  return found.length === 0 ? [] : [{ heading: '假定事项', lines: found }]
}

/** How the parts of the file are called where an entry has no name of its own. */
const PARTS: Readonly<Record<string, string>> = {
  '': '全部规则',
  source: '依据',
  inputs: '数据项',
  scope: '参评范围',
  merge: '合并评价',
  adjust: '加分与扣分',
  veto: '一票否决',
  rank: '排名',
  grades: '分级',
}

const cited = (rule: { cite?: string }): string => (rule.cite === undefined ? '' : `（${rule.cite}）`)
const plain = (value: number): string => String(Number(value.toPrecision(12)))

/** The formula with columns and nodes called by their labels. */
export function sayFormula(scheme: Scheme, formula: string | number | boolean): string {
  const nodes = new Map(nodesDown(scheme).map(({ node }) => [node.id, nodeLabel(node)]))
  return String(formula)
    .replace(/'[^']*'|[\p{L}_][\p{L}\p{N}_]*/gu, (word) =>
      word.startsWith("'")
        ? word
        : Object.hasOwn(scheme.inputs, word)
          ? labelOf(scheme, word)
          : (nodes.get(word) ?? word),
    )
    .replace(/ (not )?like '([^'%_]*)%'/gi, (_, not, start) => `${not ? '不' : ''}以“${start}”开头`)
    .replace(/ between (\S+) and (\S+)/gi, ' 在 $1 与 $2 之间')
    .replace(/ (and|or) /gi, (_, word: string) => (word.toLowerCase() === 'and' ? '，且' : '，或'))
    .replaceAll(' / ', ' ÷ ')
    .replaceAll(' * ', ' × ')
    .replaceAll(' >= ', ' ≥ ')
    .replaceAll(' <= ', ' ≤ ')
}
