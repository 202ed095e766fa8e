// Score · mirror: weight × (2 − value ÷ base), never below zero; for "less is better" measured against a mean.
import type { Static } from 'typebox'
import { given, operate } from '../explain/term.ts'
import type { Mirror } from '../scheme/schema.ts'
import { clamp, outside, type ScoreKind } from './kind.ts'
import { clampedSteps, said } from './work.ts'

export const mirror: ScoreKind<Static<typeof Mirror>> = {
  reckon({ base, cap, floor }, spot) {
    const { dialect, x } = spot
    const share = `(2e0 - ${dialect.divide(x, spot.base(base))})`
    const low = dialect.number(floor ?? 0)
    const high = cap === undefined ? undefined : dialect.number(cap)
    const clipped = outside(share, low, high)
    return { points: `${dialect.number(spot.weight)} * ${clamp(share, low, high)}`, ...(clipped ? { clipped } : {}) }
  },
  say({ base, cap, floor }, w) {
    const share = `2 − ${w.x} ÷ ${w.base(base)}`
    return {
      zh: `权重 ${w.weight} × (${share})，括号内不低于 ${floor ?? 0}${cap === undefined ? '' : `、不高于 ${cap}`}`,
      en: `weight ${w.weight} × (${share}), the bracket at least ${floor ?? 0}${cap === undefined ? '' : ` and at most ${cap}`}`,
    }
  },
  work({ base, cap, floor }, w) {
    const term = operate(given(2), '−', operate(w.x, '÷', w.base(base)))
    return clampedSteps(w.weight, said('2 − 本值 ÷ 基准', '2 − value ÷ base'), term, floor ?? 0, cap)
  },
}
