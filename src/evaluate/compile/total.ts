// Compile · from the index to the published total: bonuses and deductions, their limits, and rounding once at the end.
import { adjustId } from '../scheme/adjusts.ts'
import type { Context } from './context.ts'
import { numberSql, truthSql } from './context.ts'

export interface AdjustLine {
  readonly id: string
  readonly label: string
}

/** Lines that the explanation shows, the limits' corrections among them, so that they add up. */
export function adjustLines(context: Pick<Context, 'scheme'>): AdjustLine[] {
  const rules = context.scheme.adjust ?? []
  const own = rules.flatMap((rule, i) =>
    rule.points === undefined ? [] : [{ id: adjustId(rule.id, i), label: rule.label ?? adjustId(rule.id, i) }],
  )
  return [
    ...own,
    ...(rules.some((rule) => rule.cap !== undefined) ? [{ id: 'cap', label: '加分封顶' }] : []),
    ...(rules.some((rule) => rule.floor !== undefined) ? [{ id: 'floor', label: '扣分封底' }] : []),
  ]
}

/** Plans `adjust.<id>`, `~total` (exact) and `total` (as published). */
export function planTotal(context: Context): void {
  const { plan, dialect, scheme } = context
  const rules = scheme.adjust ?? []
  const own = rules.flatMap((rule, i) => {
    if (rule.points === undefined) return []
    const points = numberSql(context, rule.points)
    const given =
      rule.when === undefined ? points : `CASE WHEN ${truthSql(context, rule.when)} THEN ${points} ELSE 0e0 END`
    return [plan.row(`adjust.${adjustId(rule.id, i)}`, `coalesce(${given}, 0e0)`)]
  })
  const limit = (key: 'cap' | 'floor') => rules.map((rule) => rule[key]).find((value) => value !== undefined)
  const side = (pick: 'greatest' | 'least') =>
    own.length === 0 ? '0e0' : own.map((x) => `${pick}(${x}, 0e0)`).join(' + ')
  const [cap, floor] = [limit('cap'), limit('floor')]
  const limits = [
    ...(cap === undefined
      ? []
      : [plan.row('adjust.cap', `least(0e0, ${dialect.number(cap)} - (${side('greatest')}))`)]),
    ...(floor === undefined
      ? []
      : [plan.row('adjust.floor', `greatest(0e0, ${dialect.number(floor)} - (${side('least')}))`)]),
  ]
  const index = dialect.name(`${scheme.index.id}.points`)
  // Far finer than any rule, and coarse enough that sums written in another order tie as they should.
  const sum = plan.row(null, dialect.finite([index, ...own, ...limits].join(' + ')))
  const exact = plan.row('~total', `${dialect.tidy(sum)} + 0e0`)
  plan.row('~published', scheme.decimals === undefined ? exact : roundHalfUp(context, exact, scheme.decimals))
}

/** Half away from zero at the given places; tidied first, so that 2.675 is not 2.67499… */
function roundHalfUp({ plan, dialect }: Context, x: string, places: number): string {
  const power = `1e${places}`
  const moved = plan.row(null, `${x} * ${power}`)
  // Where no such place is left in a float, the figure stands as it is.
  return `CASE WHEN abs(${moved}) < 1e15 THEN round(${dialect.tidy(moved)}) / ${power} + 0e0 ELSE ${x} END`
}
