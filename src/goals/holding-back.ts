// Goals · who holds a goal back: members short of what is asked of each, parts that pull a ratio down, units behind their own last year.
import type { Goal, Target } from '../policy/schema/goals.ts'
import type { Reading } from './stand.ts'

export interface Drag {
  readonly who: Reading['who']
  /** How much is missing there, in `unit`. */
  readonly by: number
  readonly unit: string
  readonly how: 'short-of-target' | 'pulls-ratio-down' | 'less-than-last-year'
}

/** The heaviest first. A member without a figure is not among them: nothing is known of it. */
export function holdingBack(goal: Goal, target: Target | undefined, members: readonly Reading[]): Drag[] {
  const drags = members.flatMap(({ who, now, gap, past }): Drag[] => {
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
    const before = past.at(-1)
    if (!now.whole || before === undefined || goal.direction !== 'up' || now.value >= before.value) return []
    return [{ who, by: before.value - now.value, unit: goal.unit, how: 'less-than-last-year' }]
  })
  return drags.sort((a, b) => b.by - a.by || (a.who.id < b.who.id ? -1 : 1))
}
