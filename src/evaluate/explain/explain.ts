// Explain · one unit's way back from its total to its figures, with as few digits as let every line be redone.
import type { ExplainedAdjust, ExplainedNode, Origin, Said, Standing, Sum } from '../../kernel/explanation.ts'
import type { Formulas } from '../compile/context.ts'
import type { Node, Scheme } from '../scheme/schema.ts'
import { fullMark, isDown, leafOver, nodesDown, overOf } from '../scheme/tree.ts'
import { bound, sayScore } from '../scores/all.ts'
import { said } from '../scores/work.ts'
import { type AdjustDraft, adjustDrafts } from './adjusts.ts'
import { addingUp, compositeDraft, extraDecimals } from './composite.ts'
import { type Figures, toNumber } from './figures.ts'
import { type Draft, fitDecimals, fitLines, NOTHING } from './fit.ts'
import { leafDraft } from './leaf.ts'
import { originOf, rangeOf, treeOf } from './origin.ts'
import { chain, fixed, points, roundHalf, showGiven, showQuantity } from './term.ts'

export interface Walk {
  readonly nodes: ExplainedNode[]
  readonly adjusts: ExplainedAdjust[]
  readonly totalSums: Sum[]
  /** Decimals of all points shown. */
  readonly decimals: number
}

export interface Place {
  readonly rank: number
  readonly of: number
  readonly below: number
}

/** `places`: where each leaf's value stands among its peers, by node. */
export function walkBack(
  scheme: Scheme,
  formulas: Formulas,
  figures: Figures,
  places: ReadonlyMap<string, Place>,
): Walk {
  const pointsOf = (id: string): number | null => toNumber(figures.row[`${id}.points`])
  const adjusts = adjustDrafts(scheme, formulas, figures)
  const origins = new Map<string, Origin>()
  for (const { node, parent } of nodesDown(scheme))
    origins.set(node.id, originOf(scheme, node, parent === undefined ? undefined : origins.get(parent.id)))
  return fitDecimals(Math.max(2, scheme.decimals ?? 2), (decimals) => {
    const extraOf = extraDecimals(scheme, pointsOf, decimals)
    let fits = true
    const keep = <T extends { fits: boolean }>(lines: T): T => {
      fits = fits && lines.fits
      return lines
    }
    const nodes = nodesDown(scheme).map(({ node, parent, depth }): ExplainedNode => {
      const leaf = node.of === undefined ? leafDraft(scheme, formulas, figures, node, parent, extraOf(node.id)) : null
      const composite = node.of === undefined ? null : compositeDraft(node, parent, pointsOf, extraOf)
      const shared = shownNode(scheme, figures, node, parent, depth, decimals + extraOf(node.id), origins.get(node.id))
      if (leaf === null) {
        const { sums } = keep(fitLines(composite?.draft == null ? [] : [composite.draft], decimals))
        return { ...shared, rule: NOTHING, sums, statistics: [], standing: null, notes: composite?.notes ?? [] }
      }
      const statDrafts = leaf.statistics.flatMap(({ draft }) => (draft === null ? [] : [draft]))
      const { sums, significant } = keep(fitLines([...leaf.value, ...statDrafts, ...leaf.score], decimals))
      let at = leaf.value.length
      const statistics = leaf.statistics.map(({ draft, ...one }) => ({
        ...one,
        shown: showQuantity(one.value, significant),
        sum: draft === null ? null : (sums[at++] ?? null),
      }))
      return {
        ...shared,
        rule: ruleOf(scheme, formulas, figures, node, parent),
        sums: [...sums.slice(0, leaf.value.length), ...sums.slice(at)],
        statistics,
        standing: standingOf(scheme, figures, node, places.get(node.id)),
        notes: leaf.notes,
      }
    })
    const shownAdjusts = adjusts.map(({ draft, ...one }): ExplainedAdjust => {
      const { sums } = keep(fitLines(draft === null ? [] : [draft], decimals))
      return { ...one, shownPoints: fixed(one.points, decimals), sum: sums[0] ?? null }
    })
    const total = keep(totalLines(scheme, figures, adjusts, decimals, extraOf(scheme.index.id)))
    return { nodes, adjusts: shownAdjusts, totalSums: total.sums, decimals, fits }
  })
}

function shownNode(
  scheme: Scheme,
  { row }: Figures,
  node: Node,
  parent: Node | undefined,
  depth: number,
  decimals: number,
  origin: Origin | undefined,
) {
  const full = fullMark(node, parent)
  const got = toNumber(row[`${node.id}.points`])
  return {
    ...(origin ?? originOf(scheme, node)),
    id: node.id,
    label: node.label ?? node.id,
    depth,
    composite: node.of !== undefined,
    unit: String(node.unit ?? ''),
    full,
    value: toNumber(row[`${node.id}.value`]),
    points: got,
    shownPoints: got === null ? '' : fixed(got, decimals),
    shownFull: full === null ? '' : showGiven(full),
    shownLost:
      full === null || got === null ? '' : fixed(roundHalf(full, decimals) - roundHalf(got, decimals), decimals),
  }
}

function standingOf(scheme: Scheme, { row }: Figures, node: Node, place: Place | undefined): Standing | null {
  if (place === undefined) return null
  const others = place.of - 1
  return {
    rank: place.rank,
    of: place.of,
    percentile: others > 0 ? roundHalf((place.below / others) * 100, 1) : 0,
    over: rangeOf(scheme, row, overOf(scheme, leafOver(node))),
  }
}

/** The score's sentence in names. */
function ruleOf(scheme: Scheme, formulas: Formulas, figures: Figures, node: Node, parent: Node | undefined): Said {
  const { score } = node
  if (score === undefined) return said('取值即得分', 'the value is the points')
  const { name, params } = bound(score)
  if (name === 'points') {
    const words = figures.words(treeOf(formulas, params as string | number | boolean))
    return said(`得分 = ${words.zh}`, `points = ${words.en}`)
  }
  const range = rangeOf(scheme, figures.row, overOf(scheme, leafOver(node)))
  const words = (zh: boolean) => ({
    x: zh ? '本值' : 'value',
    weight: showGiven(fullMark(node, parent) ?? 1),
    down: isDown(node),
    base: (base: unknown) => (typeof base === 'number' ? showGiven(base) : zh ? '基准' : 'base'),
    stat: (stat: string) => (zh ? `${range.zh}${STATS[stat]?.zh}` : `${STATS[stat]?.en} of ${range.en}`),
    rank: zh ? '位次' : 'place',
    percent: zh ? '百分位' : 'percentile',
    number: showGiven,
  })
  return said(sayScore(score, words(true)).zh, sayScore(score, words(false)).en)
}

const STATS: Readonly<Record<string, Said>> = {
  mean: said('平均', 'mean'),
  sd: said('标准差', 'standard deviation'),
  min: said('最小', 'min'),
  max: said('最大', 'max'),
  count: said('个数', 'count'),
}

function totalLines(
  scheme: Scheme,
  { row }: Figures,
  adjusts: readonly AdjustDraft[],
  decimals: number,
  indexExtra: number,
): { sums: Sum[]; fits: boolean } {
  const index = toNumber(row[`${scheme.index.id}.points`])
  const exact = toNumber(row['~total'])
  const published = toNumber(row['~published'])
  if (index === null || exact === null) return { sums: [], fits: true }
  const counted = adjusts.filter(({ points: one }) => one !== 0)
  const labels = counted.map(({ label }) => label)
  const extra = addingUp(exact, [index, ...counted.map((one) => one.points)], decimals, indexExtra)
  const parts: Draft = {
    words: said(['指标得分', ...labels].join(' + '), ['index', ...labels].join(' + ')),
    term: chain('+', [points(index, extra), ...counted.map((one) => points(one.points, extra))]),
    value: exact,
    role: 'points',
    extra,
  }
  const added = fitLines([parts], decimals)
  const sums = adjusts.length === 0 ? [] : added.sums
  if (scheme.decimals === undefined || published === null) return { sums, fits: added.fits }
  const places = decimals + extra
  const shown = fixed(exact, places)
  const rounded = fixed(roundHalf(Number(shown.replace('−', '-')), scheme.decimals), scheme.decimals)
  const result = fixed(published, scheme.decimals)
  const last: Sum = {
    words: said(`四舍五入到 ${scheme.decimals} 位小数`, `rounded to ${scheme.decimals} decimals`),
    expression: `round(${shown}, ${scheme.decimals})`,
    sign: '=',
    result,
    value: published,
    unit: '',
    remark: NOTHING,
  }
  return { sums: places > scheme.decimals ? [...sums, last] : sums, fits: added.fits && rounded === result }
}
