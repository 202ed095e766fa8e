// Score · rank: weight × (n − place + 1) ÷ n; ties share the better place.
import type { Static } from 'typebox'
import { given, operate } from '../explain/term.ts'
import type { Rank } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'
import { only, said } from './work.ts'

export const rank: ScoreKind<Static<typeof Rank>> = {
  reckon(_, spot) {
    const n = spot.stat('count')
    return { points: `${spot.dialect.number(spot.weight)} * (${n} - ${spot.rank()} + 1e0) / ${n}` }
  },
  say(_, w) {
    const sum = `(${w.stat('count')} − ${w.rank} + 1) ÷ ${w.stat('count')}`
    return {
      zh: `权重 ${w.weight} × ${sum}，并列取好的位次`,
      en: `weight ${w.weight} × ${sum}, ties share the better place`,
    }
  },
  work(_, w) {
    const n = w.stat('count')
    return only(
      said('权重 × ((个数 − 位次 + 1) ÷ 个数)', 'weight × ((count − place + 1) ÷ count)'),
      operate(w.weight, '×', operate(operate(operate(n, '−', w.rank()), '+', given(1)), '÷', n)),
    )
  },
}
