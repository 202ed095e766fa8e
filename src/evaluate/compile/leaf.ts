// Compile · a leaf: value → treated → score → points, with the rule for what is missing.
import type { Base, Node, Stat } from '../scheme/schema.ts'
import { fullMark, isDown, leafOver, overOf } from '../scheme/tree.ts'
import { reckonScore } from '../scores/all.ts'
import type { Spot, StatName } from '../scores/kind.ts'
import { type Context, numberSql, resolve } from './context.ts'
import { winsorise } from './winsor.ts'

/** Plans `<id>.value`, `<id>.points`, `<id>.note`, `<id>.missing`; `missing` is true where the value gave no score. */
export function planLeaf(context: Context, node: Node, parent: Node | undefined): void {
  const { plan, dialect, stats, names } = context
  const raw = plan.row(`${node.id}.value`, numberSql(context, node.value ?? 0))
  const over = overOf(context.scheme, leafOver(node))
  const treated = node.treat === 'winsor' ? winsorise(raw, over, context, node.id) : raw
  const rule = node.missing ?? 'reject'
  const mean = rule === 'pool_mean_value' ? stats.mean(treated, over) : undefined
  const x = mean === undefined ? treated : plan.row(null, `coalesce(${treated}, ${mean})`)
  names.set(node.id, x)
  names.set(`${node.id}.value`, x)
  context.told.set(`${node.id}|x`, x)
  if (mean !== undefined) context.told.set(`${node.id}|mean value`, mean)

  const scored = scoreOf(context, node, parent, x, over)
  const points = plan.row(null, dialect.finite(plan.row(null, scored.points)))
  const absent = plan.row(
    `${node.id}.missing`,
    mean === undefined ? `${points} IS NULL` : `${treated} IS NULL OR ${points} IS NULL`,
  )
  const settled = plan.row(`${node.id}.points`, settle(context, node, points, over))
  names.set(`${node.id}.points`, settled)
  const notes = [
    `CASE WHEN ${absent} THEN ${dialect.text(missingWords(rule))} END`,
    ...(treated === raw
      ? []
      : [
          `CASE WHEN ${treated} <> ${raw} THEN ${dialect.concat([dialect.text('极端值处理：'), dialect.plain(raw), dialect.text(' 收至 '), dialect.plain(treated)])} END`,
        ]),
    ...(scored.clipped === undefined ? [] : [`CASE WHEN ${scored.clipped} THEN ${dialect.text('已按上下限截取')} END`]),
  ]
  // One note stands as it is; several are joined, those that are there.
  const [only, ...more] = notes
  plan.row(`${node.id}.note`, more.length === 0 && only ? only : `nullif(concat_ws('；', ${notes.join(', ')}), '')`)
}

function settle(context: Context, node: Node, points: string, over: readonly string[]): string {
  const rule = node.missing ?? 'reject'
  if (rule === 'zero') return `coalesce(${points}, 0e0)`
  if (rule === 'pool_mean_points') {
    const mean = context.stats.mean(points, over)
    context.told.set(`${node.id}|mean points`, mean)
    context.told.set(`${node.id}|mean points of`, context.stats.count(points, over))
    return `coalesce(${points}, ${mean})`
  }
  if (typeof rule === 'object') return `coalesce(${points}, ${context.dialect.number(rule.points)})`
  return points
}

export const missingWords = (rule: NonNullable<Node['missing']>): string => {
  if (typeof rule === 'object') return `缺失，按规则计 ${rule.points} 分`
  return {
    reject: '缺失',
    zero: '缺失，计 0 分',
    pool_mean_points: '缺失，按本组该项平均得分计',
    pool_mean_value: '缺失，按本组该项平均值计',
    drop: '缺失，权重分摊给其余指标',
  }[rule]
}

function scoreOf(context: Context, node: Node, parent: Node | undefined, x: string, over: readonly string[]) {
  if (node.score === undefined) return { points: x }
  const { plan, stats, dialect } = context
  const ordered = isDown(node) ? 'ASC' : 'DESC'
  const partition = over.length > 0 ? `PARTITION BY ${over.map(dialect.name).join(', ')} ` : ''
  const place = (order: string) =>
    plan.window(null, `CAST(rank() OVER (${partition}ORDER BY ${x} ${order} NULLS LAST) AS DOUBLE)`)
  const tell = (what: string, column: string): string => {
    if (column.startsWith('"')) context.told.set(`${node.id}|${what}`, column)
    return column
  }
  const spot: Spot = {
    x,
    weight: fullMark(node, parent) ?? 1,
    down: isDown(node),
    dialect,
    base: (base) => tell(`base ${JSON.stringify(base)}`, baseSql(context, node, base, x, over)),
    stat: (name: StatName) => tell(name, stats[name](x, over)),
    rank: () => tell('rank', plan.row(null, `CASE WHEN ${x} IS NOT NULL THEN ${place(ordered)} END`)),
    percent: () => {
      const worse = plan.row(
        null,
        `CASE WHEN ${x} IS NOT NULL THEN ${place(ordered === 'ASC' ? 'DESC' : 'ASC')} - 1e0 END`,
      )
      return tell(
        'percent',
        plan.row(
          null,
          `CASE WHEN ${stats.count(x, over)} > 1e0 THEN ${worse} / (${stats.count(x, over)} - 1e0) ELSE ${worse} END`,
        ),
      )
    },
    formula: (text) => numberSql(context, text, x),
    keep: (sql) => plan.row(null, sql),
  }
  tell('peers', stats.count(x, over))
  return reckonScore(node.score, spot)
}

function baseSql(context: Context, node: Node, base: Base, x: string, over: readonly string[]): string {
  if (typeof base === 'number') return context.dialect.number(base)
  const { plan, stats } = context
  if (typeof base === 'string') return plan.row(null, numberSql(context, base, x))
  const keys = base.over === undefined ? over : overOf(context.scheme, base.over)
  const stat = statSql(context, node, base, x, keys)
  const tell = (what: string, column: string) => context.told.set(`${node.id}|${what} ${JSON.stringify(base)}`, column)
  tell('stat', stat)
  tell('peers', stats.count(x, keys))
  return base.times === undefined ? stat : plan.row(null, `${stat} * ${context.dialect.number(base.times)}`)
}

function statSql(context: Context, node: Node, { stat }: Stat, x: string, keys: readonly string[]): string {
  const { stats, plan, dialect } = context
  switch (stat) {
    case 'mean':
    case 'min':
    case 'max':
      return stats[stat](x, keys)
    case 'median':
      return stats.quantile(x, keys, 0.5)
    case 'ratio_of_sums': {
      const [a, b] = parts(context, node)
      const both = `${a} IS NOT NULL AND ${b} IS NOT NULL`
      const top = plan.row(null, `CASE WHEN ${both} THEN ${a} END`)
      const bottom = plan.row(null, `CASE WHEN ${both} THEN ${b} END`)
      const [tops, bottoms] = [stats.sum(top, keys), stats.sum(bottom, keys)]
      for (const [what, column] of [
        ['top', tops],
        ['bottom', bottoms],
        ['pairs', stats.count(top, keys)],
      ] as const)
        context.told.set(`${node.id}|${what} ${keys.join('|')}`, column)
      return plan.row(null, dialect.divide(tops, bottoms))
    }
    default:
      return stats.quantile(x, keys, Number(stat.slice('quantile('.length, -1)))
  }
}

/** Numerator and denominator of a value of the form a / b, each a planned column. */
function parts(context: Context, node: Node): readonly [string, string] {
  const expr = context.formulas.get(String(node.value))
  if (expr?.kind !== 'call' || expr.operator !== 'divide') throw new Error(`${node.id} is no ratio`)
  const [a, b] = expr.args
  if (a === undefined || b === undefined) throw new Error(`${node.id} is no ratio`)
  const { dialect, plan, types } = context
  const part = (one: typeof a) =>
    plan.row(
      null,
      dialect.finite(
        dialect.formula(
          one,
          (name) => resolve(context, name),
          (name) => types[name] ?? 'number',
        ),
      ),
    )
  return [part(a), part(b)]
}
