// Explain · a leaf's lines: value, statistics, treatment, points; and its notes where a figure is missing.
import type { Said, Statistic } from '../../kernel/explanation.ts'
import type { Formulas } from '../compile/context.ts'
import { namesIn } from '../formula/expr.ts'
import type { Base, Node, Scheme, Stat } from '../scheme/schema.ts'
import { fullMark, isDown, leafOver, overOf } from '../scheme/tree.ts'
import { workScore } from '../scores/all.ts'
import type { StatName } from '../scores/kind.ts'
import { type Step, said } from '../scores/work.ts'
import type { Figures } from './figures.ts'
import { type Draft, NOTHING } from './fit.ts'
import { rangeOf, treeOf } from './origin.ts'
import { chain, given, operate, quantity, reckonTerm, showQuantity, type Term } from './term.ts'

export interface LeafDraft {
  readonly value: readonly Draft[]
  readonly score: readonly Draft[]
  readonly statistics: readonly (Omit<Statistic, 'shown' | 'sum'> & { readonly draft: Draft | null })[]
  readonly notes: readonly Said[]
}

export function leafDraft(
  scheme: Scheme,
  formulas: Formulas,
  figures: Figures,
  node: Node,
  parent: Node | undefined,
  extra: number,
): LeafDraft {
  const { row } = figures
  const raw = numberAt(row[`${node.id}.value`])
  const x = figures.told(`${node.id}|x`)
  const points = numberAt(row[`${node.id}.points`])
  const absent = row[`${node.id}.missing`] === true
  const tree = treeOf(formulas, node.value ?? 0)
  const statistics: LeafDraft['statistics'][number][] = []
  const keys = overOf(scheme, leafOver(node))
  const note: Said[] = []
  const valueTerm = figures.term(tree)
  const value: Draft[] =
    raw === null || valueTerm === null
      ? []
      : [{ words: figures.words(tree), term: valueTerm, value: raw, role: 'quantity', unit: String(node.unit ?? '') }]
  if (raw === null) note.push(missingCause(scheme, figures, tree))
  if (absent) note.push(missingRule(figures, node, rangeOf(scheme, row, keys)))
  if (raw !== null && x !== null && raw !== x) note.push(...winsorNotes(figures, node, raw, x))
  const has = x !== null && points !== null && (!absent || node.missing === 'pool_mean_value')
  if (!has) return { value, score: [], statistics, notes: note }
  if (node.score === undefined)
    return {
      value,
      score: [
        {
          words: said('取值即得分', 'the value is the points'),
          term: quantity(x),
          value: points,
          role: 'points',
          extra,
        },
      ],
      statistics,
      notes: note,
    }
  const range = rangeOf(scheme, row, keys)
  const told = (what: string): number => figures.told(`${node.id}|${what}`) ?? Number.NaN
  const stat = (name: StatName): Term => {
    const found = told(name)
    if (name !== 'count')
      add(statistics, { name: STATS[name], value: found, peers: told('peers'), over: range, draft: null })
    return name === 'count' ? given(found) : quantity(found)
  }
  const steps = workScore(node.score, {
    x: quantity(x),
    weight: given(fullMark(node, parent) ?? 1),
    down: isDown(node),
    base: (base) => baseTerm(base),
    stat,
    spread: () => (figures.told(`${node.id}|sd`) === null ? null : stat('sd')),
    rank: () => given(told('rank')),
    percent: () => {
      const others = told('count') - 1
      return others > 0
        ? operate(given(Math.round(told('percent') * others)), '÷', given(others))
        : given(told('percent'))
    },
    formula: (text) => {
      const expr = treeOf(formulas, text)
      return { words: figures.words(expr), term: figures.term(expr, quantity(x)) ?? given(points) }
    },
  })
  return { value, score: toDrafts(steps, points, extra), statistics, notes: note }

  function baseTerm(base: Base): Term {
    if (typeof base === 'number') return given(base)
    const found = told(`base ${JSON.stringify(base)}`)
    if (typeof base === 'string') {
      const expr = treeOf(formulas, base)
      const term = figures.term(expr, quantity(x ?? 0))
      const draft: Draft | null =
        term === null || term.kind === 'number'
          ? null
          : { words: figures.words(expr), term, value: found, role: 'quantity' }
      if (draft !== null) add(statistics, { name: said('基准', 'base'), value: found, peers: 1, over: NOTHING, draft })
      return term?.kind === 'number' ? term : quantity(found)
    }
    const baseKeys = base.over === undefined ? keys : overOf(scheme, base.over)
    add(statistics, baseStatistic(scheme, formulas, figures, node, base, baseKeys, found))
    return quantity(found)
  }
}

function toDrafts(steps: readonly Step[], points: number, extra: number): Draft[] {
  return steps.map(({ words, term, role, remark }) => ({
    words,
    term,
    value: role === 'points' ? points : reckonTerm(term),
    role,
    extra,
    ...(remark === undefined ? {} : { remark }),
  }))
}

function baseStatistic(
  scheme: Scheme,
  formulas: Formulas,
  figures: Figures,
  node: Node,
  base: Stat,
  keys: readonly string[],
  value: number,
): LeafDraft['statistics'][number] {
  const told = (what: string): number => figures.told(`${node.id}|${what}`) ?? Number.NaN
  const over = rangeOf(scheme, figures.row, keys)
  const times = base.times === undefined ? [] : [given(base.times)]
  const by = base.times === undefined ? '' : ` × ${base.times}`
  if (base.stat !== 'ratio_of_sums') {
    const name = statName(base.stat)
    const peers = told(`peers ${JSON.stringify(base)}`)
    const stat = told(`stat ${JSON.stringify(base)}`)
    const draft: Draft | null =
      times.length === 0
        ? null
        : {
            words: said(`${name.zh}${by}`, `${name.en}${by}`),
            term: chain('×', [quantity(stat), ...times]),
            value,
            role: 'quantity',
          }
    return { name: said(`基准 ${name.zh}${by}`, `base ${name.en}${by}`), value, peers, over, draft }
  }
  const expr = treeOf(formulas, node.value ?? 0)
  const [a, b] = expr.kind === 'call' ? expr.args : []
  const side = (one: typeof a): Said => {
    const words = one === undefined ? NOTHING : figures.words(one)
    return one?.kind === 'name' ? words : said(`(${words.zh})`, `(${words.en})`)
  }
  const [top, bottom] = [side(a), side(b)]
  const term = chain('×', [
    operate(given(told(`top ${keys.join('|')}`)), '÷', given(told(`bottom ${keys.join('|')}`))),
    ...times,
  ])
  const words = said(`Σ${top.zh} ÷ Σ${bottom.zh}${by}`, `Σ${top.en} ÷ Σ${bottom.en}${by}`)
  return {
    name: said(`基准 合计之比${by}`, `base ratio of sums${by}`),
    value,
    peers: told(`pairs ${keys.join('|')}`),
    over,
    draft: { words, term, value, role: 'quantity' },
  }
}

const STATS: Readonly<Record<StatName, Said>> = {
  mean: said('平均', 'mean'),
  sd: said('标准差', 'standard deviation'),
  min: said('最小', 'min'),
  max: said('最大', 'max'),
  count: said('个数', 'count'),
}

function statName(stat: string): Said {
  const known: Record<string, Said> = { ...STATS, median: said('中位数', 'median') }
  const share = Number(/\((.*)\)/.exec(stat)?.[1] ?? 0) * 100
  return known[stat] ?? said(`${Number(share.toFixed(6))}% 分位数`, `${Number(share.toFixed(6))}% quantile`)
}

const add = (to: LeafDraft['statistics'][number][], one: LeafDraft['statistics'][number]): void => {
  if (!to.some((other) => other.name.zh === one.name.zh && other.over.zh === one.over.zh && other.value === one.value))
    to.push(one)
}

/** Which figure is missing, or that what is divided by is zero. */
function missingCause(scheme: Scheme, figures: Figures, tree: Parameters<typeof namesIn>[0]): Said {
  const blank = namesIn(tree).filter(({ name }) => figures.value(name) === null)
  const labels = blank.map(({ name }) => scheme.inputs[name]?.label ?? name)
  if (labels.length > 0)
    return said(`${labels.join('、')}未填，算不出本值`, `${labels.join(', ')} missing: there is no value`)
  const numbers = figures.numbers(tree)
  return said(
    `${numbers.zh} 除数为 0 或超出函数的范围，算不出本值`,
    `${numbers.en} has no value: a divisor of zero, or out of a function's range`,
  )
}

function missingRule(figures: Figures, node: Node, over: Said): Said {
  const rule = node.missing ?? 'reject'
  if (typeof rule === 'object')
    return said(`缺失的按规则计 ${rule.points} 分`, `by the rule a missing value earns ${rule.points}`)
  const told = (what: string): number => figures.told(`${node.id}|${what}`) ?? Number.NaN
  switch (rule) {
    case 'zero':
      return said('缺失的计 0 分', 'a missing value earns 0')
    case 'pool_mean_points': {
      const [mean, n] = [showQuantity(told('mean points'), 8), told('mean points of')]
      return said(
        `缺失的按${over.zh} ${n} 个有值单位该项的平均得分 ${mean} 计`,
        `a missing value earns the mean points ${mean} of the ${n} units of ${over.en} that have one`,
      )
    }
    case 'pool_mean_value': {
      const [mean, n] = [showQuantity(told('mean value'), 8), told('peers')]
      return said(
        `缺失的按${over.zh}该项平均值 ${mean} 计（含本单位共 ${n} 个）`,
        `a missing value is taken as the mean ${mean} of ${over.en} (${n} with this one)`,
      )
    }
    case 'drop':
      return said('缺失的不计，权重分摊给同级其余指标', 'not counted: its weight is shared among its siblings')
    default:
      return said('缺失', 'missing')
  }
}

function winsorNotes(figures: Figures, node: Node, raw: number, x: number): Said[] {
  const told = (what: string): string => showQuantity(figures.told(`${node.id}|${what}`) ?? Number.NaN, 4)
  const [from, to] = [showQuantity(raw, 8), showQuantity(x, 8)]
  return [
    said(
      `极端值处理：${told('raw peers')} 个值的偏度 ${told('skewness')}（绝对值不小于 2）、峰度 ${told('kurtosis')}（不小于 3.5），本值由 ${from} 收至 ${to}，即未被收缩的${raw > x ? '最大' : '最小'}值`,
      `extreme value drawn in: ${told('raw peers')} values have skewness ${told('skewness')} (2 or more either way) and kurtosis ${told('kurtosis')} (3.5 or more); the value goes from ${from} to ${to}, the ${raw > x ? 'largest' : 'smallest'} that was left alone`,
    ),
  ]
}

const numberAt = (cell: unknown): number | null => (cell === null || cell === undefined ? null : Number(cell))
