// Draft · a planned draft as the text of a scheme file: every value with the cell it came from, every assumption confessed.
import { leavesOf, type WeightNode } from '../../kernel/weight-table.ts'
import { type Block, type Entry, openYamlWriter, type YamlWriter } from '../../yaml/write.ts'
import { type Draft, type DraftLeaf, type DraftNode, isGroup } from './plan-draft.ts'

export interface DraftNames {
  readonly id: string
  /** Undefined: the table's own title, or else the file's name. */
  readonly title?: string
}

const FILE_NAME = /\.[^.]+$/

export function writeDraft(draft: Draft, names: DraftNames): string {
  const yaml = openYamlWriter()
  const { table } = draft
  const title = names.title ?? evaluationOf(table.title?.value ?? table.file.replace(FILE_NAME, ''))
  const titleCell = names.title === undefined ? table.title?.at : undefined
  const period = /(20\d{2})\s*年/u.exec(title)?.[1]
  const subject = subjectOf(title)
  const from = `${table.file}${table.sheet === undefined ? '' : ` 工作表“${table.sheet}”`}`
  const assumed = [...draft.assumed, '缺数据的退回补报', '并列取最好名次', '总分保留两位小数']
  const top = yaml.map(
    [
      ['scheme', names.id],
      ['title', title, titleCell],
      ...(subject === undefined ? [] : [['subject', subject, '按标题判断'] as const]),
      ...(period === undefined ? [] : [['period', Number(period), titleCell] as const]),
      ['source', yaml.flow({ document: from, status: 'assumed' })],
      ['assumed', `权重表没有写的按通行做法补上：${assumed.join('；')}`],
      ['inputs', inputsOf(yaml, draft)],
      ['index', indexOf(yaml, draft)],
      ['rank', yaml.flow({ ties: 'min', order: 'desc' })],
      ['decimals', 2],
    ],
    [
      `由 ${from} 生成。# 后面是这个值所在的单元格和原文。`,
      '写有 assumed 的地方是权重表没有写明、按通行做法补上的，请逐条对照办法核对，改好后删去 assumed；要写明由谁确认的，加一行 confirm_by。',
    ],
  )
  return yaml.text(top, [
    '权重表没有分级办法。要分级的，去掉下面几行行首的 #，按本地办法改数：',
    'grades:',
    '  by: share',
    '  cut: [ [A, 0.20], [B, 0.60], [C, 0.95], [D, 1] ]',
    '  round: half_up',
    '  ties: better',
    '加分、扣分（adjust）、一票否决（veto）、不参评（scope）、分组（pools）的写法见 docs/jobs/write-a-scheme.md。',
  ])
}

/** The table is the list of indicators, 综合评价指标体系; the scheme is the evaluation, 综合评价. */
const evaluationOf = (title: string): string =>
  title.replace(/(?<=评价|考核|考评)(指标|内容)?(体系)?(及分值|及权重|权重|分值)?(一览)?表?(?=$|[（(])/u, '')

/** What the title says is evaluated. */
const SUBJECTS: readonly (readonly [RegExp, string])[] = [
  [/平台|开发区|高新区|经开区/u, 'platform'],
  [/企业/u, 'enterprise'],
  [/园区|产业园/u, 'park'],
]
const subjectOf = (title: string): string | undefined => SUBJECTS.find(([words]) => words.test(title))?.[1]

function inputsOf(yaml: YamlWriter, { inputs }: Draft): Block {
  return yaml.map(
    inputs.map(({ id, label, unit, source, at }) => [
      id,
      yaml.flow({ label, ...(unit === '' ? {} : { unit }), ...(source === undefined ? {} : { cite: source }) }),
      unit === '' ? `${at}，表中没有写单位` : at,
    ]),
  )
}

function indexOf(yaml: YamlWriter, { of, table }: Draft): Block {
  const whole = table.of.reduce((sum, node) => sum + node.weight, 0)
  return yaml.map([
    ['id', 'total'],
    ['label', '综合得分'],
    ['combine', 'sum'],
    ...weightEntry(whole, table.of, undefined),
    ['of', yaml.list(of.map((node) => nodeOf(yaml, node)))],
  ])
}

function nodeOf(yaml: YamlWriter, planned: DraftNode): Block {
  const { node, id } = planned
  const label: Entry = ['label', node.label.value, node.label.at]
  if (isGroup(planned))
    return yaml.map([
      ['id', id],
      label,
      ['combine', 'sum'],
      ...weightEntry(node.weight, node.of, cellOf(node)),
      ['of', yaml.list(planned.of.map((one) => nodeOf(yaml, one)))],
    ])
  const remarks = node.remarks.map(({ at, header, text }) => `${at} ${header}：${text}`)
  return yaml.map(leafEntries(yaml, planned), remarks)
}

function leafEntries(yaml: YamlWriter, { node, id, value, unit, down, score, assumed }: DraftLeaf): Entry[] {
  const { formula, direction, base } = node
  const unitCell = node.unit?.value === unit ? node.unit.at : undefined
  return [
    ['id', id],
    ['label', node.label.value, node.label.at],
    ...(unit === '' ? [] : [['unit', unit, unitCell] as const]),
    ['weight', tidy(node.weight), cellOf(node)],
    ['value', value, formula === undefined ? undefined : `${formula.at}：${formula.text}`],
    ...(down ? [['direction', 'down', direction && `${direction.at}：${direction.text}`] as const] : []),
    ['score', yaml.flow(score), base && baseCell(base)],
    ...(assumed.length === 0 ? [] : [['assumed', assumed.join('；')] as const]),
    ...(assumed.length === 0 || node.source === undefined
      ? []
      : [['confirm_by', node.source.value, node.source.at] as const]),
  ]
}

/** A sum's own weight is written only where its children make it up to the last digit. */
function weightEntry(weight: number, children: readonly WeightNode[], cell: string | undefined): Entry[] {
  const sum = leavesOf(children).reduce((all, leaf) => all + tidy(leaf.weight), 0)
  return Math.abs(sum - tidy(weight)) <= 1e-9 * Math.max(1, weight) ? [['weight', tidy(weight), cell]] : []
}

/** C5, with the text where it says something else than the number; a group's weight may be what stands below it. */
function cellOf({ weightCell, weightFrom, weight }: WeightNode): string | undefined {
  if (weightCell === undefined) return weightFrom === 'sum' ? '下级之和' : undefined
  const part = weightFrom === 'part' ? '，占上级的比例' : ''
  return weightCell.text === String(weight) ? weightCell.at : `${weightCell.at}：${weightCell.text}${part}`
}

const baseCell = ({ at, text, value }: NonNullable<WeightNode['base']>): string =>
  value.kind === 'number' && text === String(value.value) ? at : `${at}：${text}`

const tidy = (value: number): number => Number(value.toPrecision(12))
