// Score · rank: weight × (n − place + 1) ÷ n; ties share the better place.
import type { Static } from 'typebox'
import type { Rank } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'

export const rank: ScoreKind<Static<typeof Rank>> = {
  reckon(_, spot) {
    const n = spot.stat('count')
    return { points: `${spot.dialect.number(spot.weight)} * (${n} - ${spot.rank()} + 1e0) / ${n}` }
  },
  say(_, w) {
    const sum = `(${w.stat('count')} − ${w.rank} + 1) ÷ ${w.stat('count')}`
    return { zh: `权重 ${w.weight} × ${sum}`, en: `weight ${w.weight} × ${sum}` }
  },
}
