// Score · efficacy (功效系数): weight × (0.6 + 0.4 × (value − floor) ÷ (target − floor)), the whole coefficient kept within 0 and 1.
import type { Static } from 'typebox'
import { given, operate } from '../explain/term.ts'
import type { Efficacy } from '../scheme/schema.ts'
import { clamp, outside, type ScoreKind } from './kind.ts'
import { clampedSteps, said } from './work.ts'

export const efficacy: ScoreKind<Static<typeof Efficacy>> = {
  reckon({ floor, target }, spot) {
    const { dialect, x } = spot
    const [from, to] = [spot.base(floor), spot.base(target)]
    const share = `(0.6e0 + 0.4e0 * ${dialect.divide(`(${x} - ${from})`, `(${to} - ${from})`)})`
    const clipped = outside(share, '0e0', '1e0')
    return { points: `${dialect.number(spot.weight)} * ${clamp(share, '0e0', '1e0')}`, ...(clipped ? { clipped } : {}) }
  },
  say({ floor, target }, w) {
    const [from, to] = [w.base(floor), w.base(target)]
    const sum = `[0.6 + 0.4 × (${w.x} − ${from}) ÷ (${to} − ${from})]`
    return { zh: `权重 ${w.weight} × ${sum}，限于 0 至 1`, en: `weight ${w.weight} × ${sum}, kept within 0 and 1` }
  },
  work({ floor, target }, w) {
    const [from, to] = [w.base(floor), w.base(target)]
    const far = operate(operate(w.x, '−', from), '÷', operate(to, '−', from))
    const term = operate(given(0.6), '+', operate(given(0.4), '×', far))
    const share = said(
      '0.6 + 0.4 × ((本值 − 底线) ÷ (目标 − 底线))',
      '0.6 + 0.4 × ((value − floor) ÷ (target − floor))',
    )
    return clampedSteps(w.weight, share, term, 0, 1)
  },
}
