// Score · minmax: the pool's smallest value earns `low` hundredths of the weight, the largest `high`; all equal earns `high`.
import type { Static } from 'typebox'
import { given, operate, reckonTerm } from '../explain/term.ts'
import type { MinMax } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'
import { only, said } from './work.ts'

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
    return {
      zh: `权重 ${w.weight} × ${sum}，全部相同的得权重的 ${high}%`,
      en: `weight ${w.weight} × ${sum}; where all are equal, ${high}% of the weight`,
    }
  },
  work({ low = 0, high = 100 }, w) {
    const [min, max] = [w.stat('min'), w.stat('max')]
    if (reckonTerm(min) === reckonTerm(max))
      return only(
        said('权重 × 最高分 ÷ 100（各单位相同）', 'weight × high ÷ 100 (all are equal)'),
        operate(operate(w.weight, '×', given(high)), '÷', given(100)),
      )
    const share = operate(w.down ? operate(max, '−', w.x) : operate(w.x, '−', min), '÷', operate(max, '−', min))
    const from = w.down ? said('(最大 − 本值)', '(max − value)') : said('(本值 − 最小)', '(value − min)')
    if (low === 0 && high === 100)
      return only(
        said(`权重 × (${from.zh} ÷ (最大 − 最小))`, `weight × (${from.en} ÷ (max − min))`),
        operate(w.weight, '×', share),
      )
    const bracket = operate(given(low), '+', operate(given(high - low), '×', share))
    return only(
      said(
        `权重 × (${low} + ${high - low} × (${from.zh} ÷ (最大 − 最小))) ÷ 100`,
        `weight × (${low} + ${high - low} × (${from.en} ÷ (max − min))) ÷ 100`,
      ),
      operate(operate(w.weight, '×', bracket), '÷', given(100)),
    )
  },
}
