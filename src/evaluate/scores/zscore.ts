// Score · zscore: weight × (mean + sd × standard score); the standard deviation is the sample's, and no spread gives the mean.
import type { Static } from 'typebox'
import { given, operate, reckonTerm } from '../explain/term.ts'
import type { ZScore } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'
import { only, said } from './work.ts'

export const zscore: ScoreKind<Static<typeof ZScore>> = {
  reckon({ mean = 0, sd = 1 }, spot) {
    const { dialect, x } = spot
    const spread = spot.stat('sd')
    const far = dialect.divide(spot.down ? `(${spot.stat('mean')} - ${x})` : `(${x} - ${spot.stat('mean')})`, spread)
    const standard = `(CASE WHEN ${x} IS NULL THEN NULL WHEN coalesce(${spread}, 0e0) = 0e0 THEN 0e0 ELSE ${far} END)`
    return {
      points: `${dialect.number(spot.weight)} * (${dialect.number(mean)} + ${dialect.number(sd)} * ${standard})`,
    }
  },
  say({ mean = 0, sd = 1 }, w) {
    const far = w.down ? `(${w.stat('mean')} − ${w.x})` : `(${w.x} − ${w.stat('mean')})`
    const sum = `(${mean} + ${sd} × ${far} ÷ ${w.stat('sd')})`
    return {
      zh: `权重 ${w.weight} × ${sum}，没有离散的按 ${mean} 计`,
      en: `weight ${w.weight} × ${sum}; without spread ${mean} counts`,
    }
  },
  work({ mean = 0, sd = 1 }, w) {
    const spread = w.spread()
    if (spread === null || reckonTerm(spread) === 0)
      return only(
        said(`权重 × ${mean}（各单位相同）`, `weight × ${mean} (all are equal)`),
        operate(w.weight, '×', given(mean)),
      )
    const far = w.down ? operate(w.stat('mean'), '−', w.x) : operate(w.x, '−', w.stat('mean'))
    const from = w.down ? said('(平均 − 本值)', '(mean − value)') : said('(本值 − 平均)', '(value − mean)')
    return only(
      said(
        `权重 × (${mean} + ${sd} × (${from.zh} ÷ 标准差))`,
        `weight × (${mean} + ${sd} × (${from.en} ÷ standard deviation))`,
      ),
      operate(w.weight, '×', operate(given(mean), '+', operate(given(sd), '×', operate(far, '÷', spread)))),
    )
  },
}
