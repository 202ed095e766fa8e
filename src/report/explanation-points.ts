// Explanation page · points: the table of all nodes, then each worked out line by line, bonuses and deductions, the total.
import type { ExplainedNode, Explanation, Standing, Sum } from '../kernel/explanation.ts'
import { conditionLines, originLines } from './explanation-grade.ts'
import { columns, sumLines, type Voice, wrap } from './explanation-lines.ts'

/** One row per node: value, place, points, full mark, points lost. */
export function pointsTable(one: Explanation, { pick }: Voice): string[] {
  const head = [
    pick('指标', 'Indicator'),
    pick('取值', 'Value'),
    pick('位次', 'Place'),
    pick('得分', 'Points'),
    pick('满分', 'Full'),
    pick('失分', 'Lost'),
  ]
  const rows = one.nodes.map((node) => [
    `${'  '.repeat(node.depth)}${node.label}`,
    node.composite ? '' : node.value === null ? pick('缺', 'missing') : `${shownValue(node)}${unitOf(node)}`,
    node.standing === null ? '' : `${node.standing.rank}/${node.standing.of}`,
    node.shownPoints === '' ? pick('不计', 'dropped') : node.shownPoints,
    node.shownFull,
    node.shownLost,
  ])
  return columns([head, ...rows], 2, [1, 2, 3, 4, 5])
}

/** As the node's own lines show it. */
const shownValue = (node: ExplainedNode): string => node.sums[0]?.result ?? String(node.value)
const unitOf = ({ unit }: ExplainedNode): string => (unit === '' || unit === '1' ? '' : ` ${unit}`)

export function workings(one: Explanation, said: Voice): string[] {
  let number = 0
  return one.nodes.flatMap((node) => {
    const prefix = node.composite ? '' : `${++number}. `
    const marks = said.pick(
      `得 ${node.shownPoints || '—'} 分${node.shownFull === '' ? '' : `，满分 ${node.shownFull}，失 ${node.shownLost || '—'}`}`,
      `${node.shownPoints || '—'} points${node.shownFull === '' ? '' : ` of ${node.shownFull}, ${node.shownLost || '—'} lost`}`,
    )
    return [
      '',
      ...wrap(`${prefix}${node.label}  ${marks}`, 2, 2),
      ...(node.composite ? compositeLines(node, said) : leafLines(node, said)),
    ]
  })
}

function compositeLines(node: ExplainedNode, said: Voice): string[] {
  return [
    ...node.sums.flatMap((sum) => sumLines(said.pick('合成  ', 'Together  '), sum, 4, said)),
    ...noteLines(node, said),
    ...originLines(node, 4, said),
  ]
}

function leafLines(node: ExplainedNode, said: Voice): string[] {
  const { pick } = said
  const hasValue = node.value !== null && node.sums.length > 0
  const value = hasValue ? node.sums.slice(0, 1) : []
  const points = hasValue ? node.sums.slice(1) : node.sums
  return [
    ...value.flatMap((sum) => sumLines(pick('取值  ', 'Value   '), sum, 4, said)),
    ...(node.standing === null ? [] : wrap(`${pick('位次  ', 'Place   ')}${standingWords(node.standing, said)}`, 4, 6)),
    ...node.statistics.flatMap((stat) => {
      const range = said.say(stat.over)
      const of = range === '' ? '' : pick(`（${range} ${stat.peers} 个）`, ` (${stat.peers} of ${range})`)
      const name = said.say(stat.name)
      if (stat.sum === null) return wrap(`${pick('统计  ', 'Peers   ')}${name} ${stat.shown}${of}`, 4, 6)
      return sumLines(pick('基准  ', 'Base    '), withRange(stat.sum, of), 4, said)
    }),
    ...wrap(`${pick('规则  ', 'Rule    ')}${said.say(node.rule)}`, 4, 6),
    ...points.flatMap((sum, i) =>
      sumLines(i < points.length - 1 ? pick('比值  ', 'Ratio   ') : pick('得分  ', 'Points  '), sum, 4, said),
    ),
    ...noteLines(node, said),
    ...originLines(node, 4, said),
  ]
}

const withRange = (sum: Sum, of: string): Sum => ({
  ...sum,
  words: { zh: `${sum.words.zh}${of}`, en: `${sum.words.en}${of}` },
})

const noteLines = (node: ExplainedNode, said: Voice): string[] =>
  node.notes.flatMap((note) => wrap(`${said.pick('说明  ', 'Note    ')}${said.say(note)}`, 4, 6))

const standingWords = ({ rank, of, percentile, over }: Standing, said: Voice): string =>
  said.pick(
    `${said.say(over)} ${of} 个中第 ${rank}，胜过其余的 ${percentile}%`,
    `${rank} of ${of} (${said.say(over)}), better than ${percentile}% of the others`,
  )

export function adjustLines(one: Explanation, said: Voice): string[] {
  return one.adjusts.flatMap((adjust) => [
    ...wrap(`${adjust.label}  ${said.pick(`${adjust.shownPoints} 分`, `${adjust.shownPoints} points`)}`, 2, 2),
    ...(adjust.condition === null
      ? []
      : conditionLines(adjust.condition, said.pick('条件', 'When'), said).map((line) => `  ${line}`)),
    ...(adjust.sum === null ? [] : sumLines(said.pick('算法  ', 'Sum     '), adjust.sum, 4, said)),
    ...originLines(adjust, 4, said),
  ])
}

export const totalLines = (one: Explanation, said: Voice): string[] =>
  one.totalSums.flatMap((sum) => sumLines('', sum, 2, said))
