// Score · goalposts: nothing at `low`, the whole weight at `high`, a straight line between.
import type { Static } from 'typebox'
import { operate } from '../explain/term.ts'
import type { Goalposts } from '../scheme/schema.ts'
import { clamp, outside, type ScoreKind } from './kind.ts'
import { clampedSteps, said } from './work.ts'

export const goalposts: ScoreKind<Static<typeof Goalposts>> = {
  reckon({ low, high, clip = true }, spot) {
    const { dialect, x } = spot
    const [from, to] = [spot.base(low), spot.base(high)]
    const share = spot.down
      ? dialect.divide(`(${to} - ${x})`, `(${to} - ${from})`)
      : dialect.divide(`(${x} - ${from})`, `(${to} - ${from})`)
    if (!clip) return { points: `${dialect.number(spot.weight)} * ${share}` }
    const clipped = outside(share, '0e0', '1e0')
    return { points: `${dialect.number(spot.weight)} * ${clamp(share, '0e0', '1e0')}`, ...(clipped ? { clipped } : {}) }
  },
  say({ low, high, clip = true }, w) {
    const [from, to] = [w.base(low), w.base(high)]
    const share = w.down ? `(${to} − ${w.x}) ÷ (${to} − ${from})` : `(${w.x} − ${from}) ÷ (${to} − ${from})`
    return {
      zh: `权重 ${w.weight} × ${share}${clip ? '，限于 0 至 1' : ''}`,
      en: `weight ${w.weight} × ${share}${clip ? ', kept within 0 and 1' : ''}`,
    }
  },
  work({ low, high, clip = true }, w) {
    const [from, to] = [w.base(low), w.base(high)]
    const term = operate(w.down ? operate(to, '−', w.x) : operate(w.x, '−', from), '÷', operate(to, '−', from))
    const share = w.down
      ? said('(上限 − 本值) ÷ (上限 − 下限)', '(high − value) ÷ (high − low)')
      : said('(本值 − 下限) ÷ (上限 − 下限)', '(value − low) ÷ (high − low)')
    return clampedSteps(w.weight, share, term, clip ? 0 : undefined, clip ? 1 : undefined)
  },
}
