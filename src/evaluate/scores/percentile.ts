// Score · percentile: weight × the share of the other units that stand lower; a single unit earns nothing.
import type { Static } from 'typebox'
import { operate } from '../explain/term.ts'
import type { Percentile } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'
import { only, said } from './work.ts'

export const percentile: ScoreKind<Static<typeof Percentile>> = {
  reckon: (_, spot) => ({ points: `${spot.dialect.number(spot.weight)} * ${spot.percent()}` }),
  say: (_, w) => ({
    zh: `权重 ${w.weight} × ${w.percent}（比它差的个数 ÷ 其余个数，没有其余的得零）`,
    en: `weight ${w.weight} × ${w.percent} (how many are worse ÷ how many others; nothing where there is no other)`,
  }),
  work: (_, w) =>
    only(
      said('权重 × 百分位（低于本单位的个数 ÷ 其余个数）', 'weight × percentile (units below ÷ other units)'),
      operate(w.weight, '×', w.percent()),
    ),
}
