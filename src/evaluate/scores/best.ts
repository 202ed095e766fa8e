// Score · best: weight × value ÷ the pool's best value; for "less is better" the smallest value ÷ value.
import type { Static } from 'typebox'
import { operate } from '../explain/term.ts'
import type { Best } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'
import { only, said } from './work.ts'

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
  work: (_, w) =>
    w.down
      ? only(
          said('权重 × (最小 ÷ 本值)', 'weight × (min ÷ value)'),
          operate(w.weight, '×', operate(w.stat('min'), '÷', w.x)),
        )
      : only(
          said('权重 × (本值 ÷ 最大)', 'weight × (value ÷ max)'),
          operate(w.weight, '×', operate(w.x, '÷', w.stat('max'))),
        ),
}
