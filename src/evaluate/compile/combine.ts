// Compile · a composite: children's points added, or their shares of a full mark averaged; a dropped child leaves its weight to the others.
import type { Dialect } from '../dialect.ts'
import type { Node } from '../scheme/schema.ts'
import { fullMark, isMean } from '../scheme/tree.ts'
import type { Context } from './context.ts'

interface Child {
  readonly points: string
  /** Points as a share of the full mark. */
  readonly share: string
  readonly full: number
  readonly weight: number
  readonly drops: boolean
  /** Quoted column that says the child is missing. */
  readonly absent: string
}

/** Plans `<id>.value` (none), `<id>.points`, `<id>.note`, `<id>.missing`. */
export function planComposite(context: Context, node: Node, parent: Node | undefined): void {
  const { plan, dialect } = context
  const children = (node.of ?? []).map((child) => childOf(context, child, node))
  // A weight of zero takes a child out of a mean.
  const points = isMean(node)
    ? mean(
        context,
        node,
        parent,
        children.filter((child) => child.weight > 0),
      )
    : sum(children, dialect)
  const settled = plan.row(`${node.id}.points`, dialect.finite(points))
  plan.row(`${node.id}.missing`, `${settled} IS NULL`)
  const dropped = children.filter((child) => child.drops)
  const note =
    dropped.length === 0
      ? 'CAST(NULL AS VARCHAR)'
      : `CASE WHEN ${dropped.map((c) => c.absent).join(' OR ')} THEN '部分指标缺失，权重已分摊' END`
  plan.row(`${node.id}.note`, note)
  context.names.set(node.id, settled)
  context.names.set(`${node.id}.points`, settled)
}

function childOf(context: Context, child: Node, parent: Node): Child {
  const { plan, dialect } = context
  const points = dialect.name(`${child.id}.points`)
  const full = fullMark(child, parent) ?? 1
  // Below a mean a composite's own points are on its scale; a nested sum with no weights is taken by its children's full marks.
  return {
    points,
    share: plan.row(null, `${points} / nullif(${dialect.number(full)}, 0e0)`),
    full,
    weight: child.weight ?? (isMean(parent) ? 1 : full),
    // A composite may be missing because all its children were dropped: it is then dropped in turn.
    drops: child.of === undefined ? child.missing === 'drop' : canVanish(child),
    absent: dialect.name(`${child.id}.missing`),
  }
}

const canVanish = (node: Node): boolean => (node.of === undefined ? node.missing === 'drop' : node.of.every(canVanish))

function sum(children: readonly Child[], dialect: Dialect): string {
  const terms = children.map((c) => (c.drops ? `coalesce(${c.points}, 0e0)` : c.points)).join(' + ')
  if (!children.some((c) => c.drops)) return `(${terms})`
  const whole = children.reduce((total, c) => total + c.full, 0)
  const left = children.map((c) => there(c, c.full, dialect)).join(' + ')
  return `(${terms}) * ${dialect.divide(dialect.number(whole), `(${left})`)}`
}

/** The weight of a child where it is there, else nothing. */
const there = (child: Child, weight: number, dialect: Dialect): string =>
  child.drops ? `CASE WHEN ${child.points} IS NULL THEN 0e0 ELSE ${dialect.number(weight)} END` : dialect.number(weight)

function mean(context: Context, node: Node, parent: Node | undefined, children: readonly Child[]): string {
  const { dialect } = context
  const scale = dialect.number(fullMark(node, parent) ?? 1)
  const weights = `(${children.map((c) => there(c, c.weight, dialect)).join(' + ')})`
  const each = (term: (share: string) => string) =>
    `(${children.map((c) => `${dialect.number(c.weight)} * ${c.drops ? `coalesce(${term(c.share)}, 0e0)` : term(c.share)}`).join(' + ')})`
  const present = children.map((c) => (c.drops ? '' : `${c.share} IS NULL`)).filter(Boolean)
  const anyMissing = present.length > 0 ? present.join(' OR ') : 'FALSE'
  const anyZero = children.map((c) => `coalesce(${c.share} = 0e0, FALSE)`).join(' OR ')
  const anyNegative = children.map((c) => `coalesce(${c.share} < 0e0, FALSE)`).join(' OR ')
  const guarded = (value: string, zero = anyZero) =>
    `CASE WHEN ${anyMissing} OR ${anyNegative} THEN NULL WHEN ${zero} THEN 0e0 ELSE ${scale} * ${value} END`
  const combine = node.combine ?? 'sum'
  const notNegative = (share: string) => `CASE WHEN ${share} >= 0e0 THEN ${share} END`
  const positive = (share: string) => `CASE WHEN ${share} > 0e0 THEN ${share} END`
  switch (combine) {
    case 'arithmetic':
      return `${scale} * ${dialect.divide(
        each((s) => s),
        weights,
      )}`
    case 'geometric':
      return guarded(
        `exp(${dialect.divide(
          each((s) => `ln(${positive(s)})`),
          weights,
        )})`,
      )
    case 'harmonic':
      return guarded(
        dialect.divide(
          weights,
          each((s) => `(1e0 / ${positive(s)})`),
        ),
      )
    case 'min':
      return `CASE WHEN NOT (${anyMissing}) THEN ${scale} * least(${children.map((c) => c.share).join(', ')}) END`
    default: {
      const p = Number(combine.slice('power('.length, -1))
      if (p === 0)
        return guarded(
          `exp(${dialect.divide(
            each((s) => `ln(${positive(s)})`),
            weights,
          )})`,
        )
      const power = `pow(${dialect.divide(
        each((s) => `pow(${p > 0 ? notNegative(s) : positive(s)}, ${dialect.number(p)})`),
        weights,
      )}, ${dialect.number(1 / p)})`
      // With a power above zero a share of nothing counts as nothing; below it the whole mean goes to zero.
      return p > 0 ? guarded(power, 'FALSE') : guarded(power)
    }
  }
}
