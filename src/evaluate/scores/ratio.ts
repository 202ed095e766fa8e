// Score · ratio: weight × value ÷ base, within a cap and a floor; for "less is better" base ÷ value.
import type { Static } from 'typebox'
import { operate } from '../explain/term.ts'
import type { Ratio } from '../scheme/schema.ts'
import { clamp, outside, type ScoreKind } from './kind.ts'
import { clampedSteps, said } from './work.ts'

export const ratio: ScoreKind<Static<typeof Ratio>> = {
  reckon({ base, cap, floor }, spot) {
    const { dialect, x } = spot
    const to = spot.base(base)
    const share = spot.keep(spot.down ? dialect.divide(to, x) : dialect.divide(x, to))
    const low = floor === undefined ? undefined : dialect.number(floor)
    const high = cap === undefined ? undefined : dialect.number(cap)
    const clipped = outside(share, low, high)
    return { points: `${dialect.number(spot.weight)} * ${clamp(share, low, high)}`, ...(clipped ? { clipped } : {}) }
  },
  say({ base, cap, floor }, w) {
    const share = w.down ? `${w.base(base)} ÷ ${w.x}` : `${w.x} ÷ ${w.base(base)}`
    const zh = [cap === undefined ? '' : `比值最高 ${cap}`, floor === undefined ? '' : `最低 ${floor}`]
      .filter(Boolean)
      .join('、')
    const en = [cap === undefined ? '' : `at most ${cap}`, floor === undefined ? '' : `at least ${floor}`]
      .filter(Boolean)
      .join(', ')
    return {
      zh: `权重 ${w.weight} × (${share})${zh ? `，${zh}` : ''}`,
      en: `weight ${w.weight} × (${share})${en ? `, the ratio ${en}` : ''}`,
    }
  },
  work({ base, cap, floor }, w) {
    const to = w.base(base)
    const [share, term] = w.down
      ? [said('基准 ÷ 本值', 'base ÷ value'), operate(to, '÷', w.x)]
      : [said('本值 ÷ 基准', 'value ÷ base'), operate(w.x, '÷', to)]
    return clampedSteps(w.weight, share, term, floor, cap)
  },
}
