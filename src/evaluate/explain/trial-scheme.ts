// Explain · a scheme that keeps trials apart: the same rules, every pool and every statistic within one trial. Many changed copies of
// the data are then evaluated in one run, each exactly as if it stood alone.
import type { Formulas } from '../compile/context.ts'
import type { Expr } from '../formula/expr.ts'
import type { Base, Node, Scheme, Score, Stat } from '../scheme/schema.ts'
import { leafOver, nodesUp, overOf } from '../scheme/tree.ts'

export const TRIAL = '~trial'

export const trialScheme = (scheme: Scheme): Scheme => ({
  ...scheme,
  inputs: { ...scheme.inputs, [TRIAL]: { type: 'number' } },
  pools: [TRIAL, ...(scheme.pools ?? [])],
  index: within(scheme.index),
})

function within(node: Node): Node {
  return {
    ...node,
    ...(node.over === undefined ? {} : { over: apart(node.over) }),
    ...(node.score === undefined ? {} : { score: withinScore(node.score) }),
    ...(node.of === undefined ? {} : { of: node.of.map(within) }),
  }
}

type Over = 'all' | 'pool' | string[]
const apart = (over: Over): Over => (over === 'pool' ? over : over === 'all' ? [TRIAL] : [TRIAL, ...over])

function withinScore(score: Score): Score {
  const [name = '', params] = Object.entries(score)[0] ?? []
  if (params === null || typeof params !== 'object' || Array.isArray(params)) return score
  const given = params as Record<string, unknown>
  const changed = Object.entries(given).map(([key, value]) => {
    if (key === 'over') return [key, apart(value as Over)]
    return [
      key,
      value !== null && typeof value === 'object' && 'over' in value
        ? { ...value, over: apart(value.over as Over) }
        : value,
    ]
  })
  return { [name]: Object.fromEntries(changed) } as Score
}

/**
 * What a unit's grade depends on besides its own pool: nothing; or only sums over all units, which a few rows of sums can stand for; or
 * every unit.
 */
export function reachOf(scheme: Scheme, formulas: Formulas): 'pool' | 'sums' | 'all' {
  const pools = scheme.pools ?? []
  if (pools.length === 0) return 'pool'
  const isLocal = (over: Over | undefined): boolean => pools.every((pool) => overOf(scheme, over).includes(pool))
  const leaves = nodesUp(scheme).filter(({ node }) => node.of === undefined)
  if (!leaves.every(({ node }) => isLocal(leafOver(node)))) return 'all'
  const wide = leaves.flatMap(({ node }) =>
    statsOf(node.score)
      .filter(({ over }) => over !== undefined && !isLocal(over))
      .map((stat) => ({ node, stat })),
  )
  if (wide.length === 0) return 'pool'
  const isSums = wide.every(
    ({ node, stat }) =>
      stat.stat === 'ratio_of_sums' &&
      overOf(scheme, stat.over).length === 0 &&
      isLinear(formulas.get(String(node.value)), scheme),
  )
  return isSums ? 'sums' : 'all'
}

const statsOf = (score: Score | undefined): Stat[] =>
  Object.values((Object.values(score ?? {})[0] ?? {}) as Record<string, Base>).filter(
    (base): base is Stat => base !== null && typeof base === 'object' && 'stat' in base,
  )

/** `a / b` with both sides plain inputs or sums of them: the sums of many rows then are the sides of one row of sums. */
function isLinear(expr: Expr | undefined, scheme: Scheme): boolean {
  const isSum = (one: Expr): boolean =>
    one.kind === 'name'
      ? Object.hasOwn(scheme.inputs, one.name)
      : one.kind === 'call' && (one.operator === 'add' || one.operator === 'subtract') && one.args.every(isSum)
  return expr?.kind === 'call' && expr.operator === 'divide' && expr.args.every(isSum)
}
