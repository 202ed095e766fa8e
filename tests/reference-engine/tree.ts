// Reference engine · the index: leaves scored over their peers, composites added or averaged.
import type { Node, Scheme } from '../../src/evaluate/scheme/schema.ts'
import { numberOf, sound, type Unit } from './formulary.ts'
import { type Peers, score } from './score.ts'
import { mean, there, type Value, winsorise } from './statistics.ts'

/** Node id → points of each unit, in the units' order. */
export type Points = ReadonlyMap<string, readonly Value[]>

export function pointsOf(scheme: Scheme, units: readonly Unit[]): Points {
  const points = new Map<string, Value[]>()
  const go = (node: Node, parent: Node | undefined): void => {
    for (const child of node.of ?? []) go(child, node)
    const own =
      node.of === undefined
        ? leaf(scheme, node, parent, units)
        : units.map((_, i) => composite(node, parent, points, i))
    points.set(node.id, own.map(sound))
  }
  go(scheme.index, undefined)
  return points
}

function leaf(scheme: Scheme, node: Node, parent: Node | undefined, units: readonly Unit[]): Value[] {
  const [kind, params] = Object.entries(node.score ?? {})[0] ?? []
  const own = (params ?? {}) as { over?: unknown; direction?: string }
  const range = node.over ?? own.over
  const raw = units.map((unit) => numberOf(node.value, unit))
  const within = (one: unknown, unit: Unit, values: readonly Value[]): Peers => {
    const keys = one === 'all' ? [] : Array.isArray(one) ? one.map(String) : (scheme.pools ?? [])
    const mine = units
      .map((_, i) => i)
      .filter((i) => keys.every((key) => (units[i]?.[key] ?? null) === (unit[key] ?? null)))
    return { units: mine.map((i) => units[i] ?? {}), values: mine.map((i) => values[i] ?? null) }
  }
  const treated =
    node.treat === 'winsor'
      ? units.map((unit, i) => {
          const group = within(range, unit, raw)
          return winsorise(group.values)[group.units.indexOf(units[i] ?? {})] ?? null
        })
      : raw
  const filled =
    node.missing === 'pool_mean_value'
      ? treated.map((x, i) => x ?? mean(there(within(range, units[i] ?? {}, treated).values)))
      : treated
  const earned = units.map((unit, i) => {
    const x = filled[i] ?? null
    if (kind === undefined) return x
    return sound(
      score(kind, params, {
        unit,
        x,
        weight: fullMark(node, parent),
        down: (node.direction ?? own.direction) === 'down',
        peers: within(range, unit, filled),
        value: node.value,
        peersOver: (other) => within(other, unit, filled),
      }),
    )
  })
  return earned.map(
    (points, i) => points ?? instead(node, () => mean(there(within(range, units[i] ?? {}, earned).values))),
  )
}

function instead({ missing }: Node, average: () => Value): Value {
  if (missing === 'zero') return 0
  if (missing === 'pool_mean_points') return average()
  return typeof missing === 'object' ? missing.points : null
}

const isMean = (node: Node | undefined): boolean => node?.of !== undefined && (node.combine ?? 'sum') !== 'sum'

export function fullMark(node: Node, parent: Node | undefined): number {
  if (node.of === undefined) return node.weight ?? 1
  if (isMean(node)) return (parent === undefined ? (node.scale ?? node.weight) : (node.weight ?? node.scale)) ?? 1
  return node.of.reduce((total, child) => total + fullMark(child, node), 0)
}

const mayDrop = (node: Node): boolean => (node.of === undefined ? node.missing === 'drop' : node.of.every(mayDrop))

function composite(node: Node, parent: Node | undefined, points: Points, i: number): Value {
  const children = (node.of ?? []).map((child) => ({
    points: points.get(child.id)?.[i] ?? null,
    full: fullMark(child, node),
    weight: child.weight ?? (isMean(node) ? 1 : fullMark(child, node)),
    drops: mayDrop(child),
  }))
  const counted = isMean(node) ? children.filter(({ weight }) => weight > 0) : children
  if (counted.some((child) => child.points === null && !child.drops)) return null
  const present = counted.filter((child) => child.points !== null)
  if (!isMean(node)) {
    const total = present.reduce((all, child) => all + (child.points ?? 0), 0)
    if (!counted.some(({ drops }) => drops)) return total
    const [whole, left] = [counted, present].map((some) => some.reduce((all, { full }) => all + full, 0))
    return left === 0 || left === undefined ? null : (total * (whole ?? 0)) / left
  }
  if (present.length === 0) return null
  const shares = present.map((child) => ({ share: (child.points ?? 0) / child.full, weight: child.weight }))
  const average = averageOf(node.combine ?? '', shares)
  return average === null ? null : fullMark(node, parent) * average
}

function averageOf(combine: string, shares: readonly { share: number; weight: number }[]): Value {
  const weights = shares.reduce((all, { weight }) => all + weight, 0)
  const weighted = (f: (share: number) => number): number =>
    shares.reduce((all, { share, weight }) => all + weight * f(share), 0) / weights
  if (combine === 'arithmetic') return weighted((share) => share)
  if (combine === 'min') return Math.min(...shares.map(({ share }) => share))
  if (shares.some(({ share }) => share < 0)) return null
  const none = shares.some(({ share }) => share === 0)
  if (combine === 'geometric') return none ? 0 : Math.exp(weighted(Math.log))
  const power = combine === 'harmonic' ? -1 : Number(combine.slice(6, -1))
  if (power < 0 && none) return 0
  return weighted((share) => share ** power) ** (1 / power)
}
