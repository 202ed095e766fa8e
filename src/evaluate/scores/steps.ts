// Score · steps: level with the base earns a start, each whole further step earns points, up to a cap; below the base earns nothing
// unless the rule says otherwise.
import type { Static } from 'typebox'
import type { Steps } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'

export const steps: ScoreKind<Static<typeof Steps>> = {
  reckon(params, spot) {
    const { start, each, points, cap, below } = filled(params)
    const { dialect, x } = spot
    const base = spot.base(params.base)
    const further = spot.down ? `(${base} - ${x})` : `(${x} - ${base})`
    // Nine places keep a value that lies on a step from falling below it by a float's last bit.
    const whole = `floor(round(${dialect.divide(further, `(${dialect.number(each)} * abs(${base}))`)}, 9))`
    const first = dialect.number(start * spot.weight)
    const climbed = `${first} + ${dialect.number(points)} * ${whole}`
    const most = cap === undefined ? climbed : `least(${climbed}, ${dialect.number(cap * spot.weight)})`
    const under = {
      zero: '0e0',
      proportional: `greatest(${first} * ${spot.down ? dialect.divide(base, x) : dialect.divide(x, base)}, 0e0)`,
      steps: `greatest(${climbed}, 0e0)`,
    }[below]
    return {
      points: `CASE WHEN ${whole} IS NULL THEN NULL WHEN ${further} < 0e0 THEN ${under} ELSE ${most} END`,
      ...(cap === undefined ? {} : { clipped: `${climbed} > ${dialect.number(cap * spot.weight)}` }),
    }
  },
  say(params, w) {
    const { start, each, points, cap, below } = filled(params)
    const base = w.base(params.base)
    const zhBelow = { zero: '低于基准不得分', proportional: '低于基准按比例得分', steps: '低于基准逐档扣分' }[below]
    return {
      zh: `${w.x} 与基准 ${base} 持平得权重 ${w.weight} 的 ${start * 100}%，每再${w.down ? '降' : '增'} ${each * 100}% 加 ${points} 分${cap === undefined ? '' : `，最高为权重的 ${cap * 100}%`}，${zhBelow}`,
      en: `${w.x} level with ${base} earns ${start * 100}% of ${w.weight}, each further ${each * 100}% earns ${points}${cap === undefined ? '' : `, at most ${cap * 100}% of the weight`}; below it: ${below}`,
    }
  },
}

const filled = ({ start = 0.8, each = 0.05, points = 1, cap, below = 'zero' }: Static<typeof Steps>) =>
  ({ start, each, points, cap, below }) as const
