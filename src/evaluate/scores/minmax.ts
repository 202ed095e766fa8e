// Score · minmax: the pool's smallest value earns `low` hundredths of the weight, the largest `high`; all equal earns `high`.
import type { Static } from 'typebox'
import type { MinMax } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'

export const minmax: ScoreKind<Static<typeof MinMax>> = {
  reckon({ low = 0, high = 100 }, spot) {
    const { dialect, x } = spot
    const [min, max] = [spot.stat('min'), spot.stat('max')]
    const from = spot.down ? `(${max} - ${x})` : `(${x} - ${min})`
    const inner = dialect.divide(`${dialect.number(high - low)} * ${from}`, `(${max} - ${min})`)
    const equal = `${max} = ${min} AND ${x} IS NOT NULL`
    const hundredths = `(CASE WHEN ${equal} THEN ${dialect.number(high)} ELSE ${dialect.number(low)} + ${inner} END)`
    return { points: `${dialect.number(spot.weight)} * ${hundredths} / 100e0` }
  },
  say({ low = 0, high = 100 }, w) {
    const [min, max] = [w.stat('min'), w.stat('max')]
    const from = w.down ? `(${max} − ${w.x})` : `(${w.x} − ${min})`
    const sum = `[${low} + ${high - low} × ${from} ÷ (${max} − ${min})] ÷ 100`
    return { zh: `权重 ${w.weight} × ${sum}`, en: `weight ${w.weight} × ${sum}` }
  },
}
