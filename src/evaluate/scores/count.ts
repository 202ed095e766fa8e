// Score · count: so many points for each, up to a cap.
import type { Static } from 'typebox'
import { call, given, operate, reckonTerm } from '../explain/term.ts'
import type { Count } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'
import { only, said } from './work.ts'

export const count: ScoreKind<Static<typeof Count>> = {
  reckon({ points, cap }, { dialect, x }) {
    const all = `${x} * ${dialect.number(points)}`
    if (cap === undefined) return { points: all }
    return {
      points: `CASE WHEN ${x} IS NOT NULL THEN least(${all}, ${dialect.number(cap)}) END`,
      clipped: `${all} > ${dialect.number(cap)}`,
    }
  },
  say: ({ points, cap }, w) => ({
    zh: `${w.x} × 每个 ${points} 分${cap === undefined ? '' : `，最高 ${cap} 分`}`,
    en: `${w.x} × ${points} each${cap === undefined ? '' : `, at most ${cap}`}`,
  }),
  full: ({ cap }) => cap ?? null,
  work({ points, cap }, w) {
    const all = operate(w.x, '×', given(points))
    return cap !== undefined && reckonTerm(all) > cap
      ? only(
          said(`个数 × 每个 ${points} 分，最高 ${cap} 分`, `number × ${points} each, at most ${cap}`),
          call('min', all, given(cap)),
        )
      : only(said(`个数 × 每个 ${points} 分`, `number × ${points} each`), all)
  },
}
