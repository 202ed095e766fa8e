// Score · zscore: weight × (mean + sd × standard score); the standard deviation is the sample's, and no spread gives the mean.
import type { Static } from 'typebox'
import type { ZScore } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'

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
    return { zh: `权重 ${w.weight} × ${sum}`, en: `weight ${w.weight} × ${sum}` }
  },
}
