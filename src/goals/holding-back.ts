// Goals · who holds a goal back: members short of what is asked of each, parts that pull a ratio down, units behind their share or their own last year.
import type { Goal, Target } from '../policy/schema/goals.ts'
import type { Judged } from './measure.ts'
import type { Reading } from './reading.ts'

export interface Drag {
  readonly who: Reading['who']
  /** How much is missing there, in `unit`. */
  readonly by: number
  readonly unit: string
  readonly how: 'short-of-target' | 'pulls-ratio-down' | 'behind-its-share' | 'less-than-last-year' | 'not-counted'
}

/** The heaviest first. A member without a figure is not among them: nothing is known of it. */
export function holdingBack(goal: Goal, target: Target | undefined, members: readonly Reading[]): Drag[] {
  if (goal.criterion === true) return []
  const drags = members.flatMap(({ who, now, gap, past, pace }): Drag[] => {
    if (now === null) return []
    if ('ratio_of_sums' in goal.measure && target?.at_least !== undefined) {
      const [over, under] = now.parts
      if (over === undefined || under === undefined || now.value >= target.at_least) return []
      // What its numerator lacks to the target at its own denominator.
      const by = over.value * (target.at_least / now.value - 1)
      return Number.isFinite(by) ? [{ who, by, unit: over.unit, how: 'pulls-ratio-down' }] : []
    }
    if (goal.each !== undefined)
      return gap === null ? [] : [{ who, by: Math.abs(gap), unit: goal.unit, how: 'short-of-target' }]
    if (pace.why === 'over-limit')
      return gap === null ? [] : [{ who, by: Math.abs(gap), unit: goal.unit, how: 'behind-its-share' }]
    if (pace.needed !== null && pace.why !== 'reached')
      return now.value >= pace.needed
        ? []
        : [{ who, by: pace.needed - now.value, unit: goal.unit, how: 'behind-its-share' }]
    const before = past.at(-1)
    if (!now.whole || before === undefined || goal.direction !== 'up' || now.value >= before.value) return []
    return [{ who, by: before.value - now.value, unit: goal.unit, how: 'less-than-last-year' }]
  })
  return drags.sort((a, b) => b.by - a.by || (a.who.id < b.who.id ? -1 : 1))
}

/** Those not counted yet, the nearest to it first, by what is missing to the criterion they come nearest to. */
export function notCounted(goals: Readonly<Record<string, Goal>>, judged: readonly Judged[]): Drag[] {
  return judged
    .flatMap(({ one, best }) => {
      const least = best?.target?.at_least
      if (best === undefined || best.reached || least === undefined || least <= 0) return []
      const who = { kind: one.kind, id: one.id, name: one.name }
      const drag: Drag = { who, by: least - best.point.value, unit: goals[best.goal]?.unit ?? '', how: 'not-counted' }
      return [{ drag, near: best.point.value / least }]
    })
    .sort((a, b) => b.near - a.near || (a.drag.who.id < b.drag.who.id ? -1 : 1))
    .map(({ drag }) => drag)
}
