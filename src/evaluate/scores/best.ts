// Score · best: weight × value ÷ the pool's best value; for "less is better" the smallest value ÷ value.
import type { Static } from 'typebox'
import type { Best } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'

export const best: ScoreKind<Static<typeof Best>> = {
  reckon(_, spot) {
    const { dialect, x } = spot
    const share = spot.down ? dialect.divide(spot.stat('min'), x) : dialect.divide(x, spot.stat('max'))
    return { points: `${dialect.number(spot.weight)} * ${share}` }
  },
  say(_, w) {
    const share = w.down ? `${w.stat('min')} ÷ ${w.x}` : `${w.x} ÷ ${w.stat('max')}`
    return { zh: `权重 ${w.weight} × (${share})`, en: `weight ${w.weight} × (${share})` }
  },
}
