// Score · points: the scheme's own formula, in points.
import type { ScoreKind } from './kind.ts'
import { only } from './work.ts'

export const points: ScoreKind<string | number | boolean> = {
  reckon: (text, spot) => ({ points: spot.formula(text) }),
  say: (text, w) => ({
    zh: `按公式 ${text} 得分（指标值 ${w.x}）`,
    en: `points by the formula ${text} (value ${w.x})`,
  }),
  full: () => null,
  work(text, w) {
    const { words, term } = w.formula(text)
    return only(words, term)
  },
}
