// Score · steps: level with the base earns a start, each whole further step earns points, up to a cap; below the base earns nothing
// unless the rule says otherwise.
import type { Static } from 'typebox'
import { call, given, operate, reckonTerm, type Term } from '../explain/term.ts'
import type { Steps } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'
import { type Step, said } from './work.ts'

export const steps: ScoreKind<Static<typeof Steps>> = {
  reckon(params, spot) {
    const { start, each, points, cap, below } = filled(params)
    const { dialect, x } = spot
    const base = spot.base(params.base)
    const further = spot.down ? `(${base} - ${x})` : `(${x} - ${base})`
    // Nine places keep a value that lies on the base or on a step from falling below it by a float's last bit.
    const whole = `floor(round(${dialect.divide(further, `(${dialect.number(each)} * abs(${base}))`)}, 9))`
    const first = dialect.number(start * spot.weight)
    const climbed = `${first} + ${dialect.number(points)} * ${whole}`
    const most = cap === undefined ? climbed : `least(${climbed}, ${dialect.number(cap * spot.weight)})`
    const under = {
      zero: '0e0',
      // Of a base below zero there is no part: -20 against -10 would be twice as good.
      proportional: `CASE WHEN ${base} > 0e0 THEN greatest(${first} * ${spot.down ? dialect.divide(base, x) : dialect.divide(x, base)}, 0e0) ELSE 0e0 END`,
      steps: `greatest(${climbed}, 0e0)`,
    }[below]
    return {
      points: `CASE WHEN ${whole} IS NULL THEN NULL WHEN ${whole} < 0e0 THEN ${under} ELSE ${most} END`,
      ...(cap === undefined ? {} : { clipped: `${climbed} > ${dialect.number(cap * spot.weight)}` }),
    }
  },
  say(params, w) {
    const { start, each, points, cap, below } = filled(params)
    const base = w.base(params.base)
    const zhBelow = { zero: '低于基准不得分', proportional: '低于基准按比例得分', steps: '低于基准逐档扣分' }[below]
    const enBelow = {
      zero: 'below it nothing is earned',
      proportional: 'below it points in proportion',
      steps: 'below it each step costs',
    }[below]
    return {
      zh: `${w.x} 与基准 ${base} 持平得权重 ${w.weight} 的 ${percent(start)}，每再${w.down ? '降' : '增'} ${percent(each)} 加 ${points} 分${cap === undefined ? '' : `，最高为权重的 ${percent(cap)}`}，${zhBelow}`,
      en: `${w.x} level with ${base} earns ${percent(start)} of ${w.weight}, each further ${percent(each)} earns ${points}${cap === undefined ? '' : `, at most ${percent(cap)} of the weight`}; ${enBelow}`,
    }
  },
  work(params, w) {
    const { start, each, points, cap, below } = filled(params)
    const base = w.base(params.base)
    const further = w.down ? operate(base, '−', w.x) : operate(w.x, '−', base)
    const width = operate(given(each), '×', reckonTerm(base) < 0 ? call('abs', base) : base)
    const ratio = operate(further, '÷', width)
    const whole = Math.floor(Number(reckonTerm(ratio).toFixed(9)))
    const first = operate(given(start), '×', w.weight)
    const under = whole < 0
    const level: Step = {
      words: w.down
        ? said('(基准 − 本值) ÷ 一档', '(base − value) ÷ one step')
        : said('(本值 − 基准) ÷ 一档', '(value − base) ÷ one step'),
      term: ratio,
      role: 'quantity',
      remark: () => (under ? said(...BELOW[below]) : said(`满 ${whole} 档`, `${whole} whole steps`)),
    }
    const final = (words: readonly [string, string], term: Term): Step[] => [
      level,
      { words: said(...words), term, role: 'points' },
    ]
    if (under && below === 'zero') return final(['低于基准', 'below the base'], given(0))
    if (under && below === 'proportional' && reckonTerm(base) < 0)
      return final(['基准为负，无从按比例', 'no part of a base below zero'], given(0))
    if (under && below === 'proportional') {
      const share = operate(first, '×', w.down ? operate(base, '÷', w.x) : operate(w.x, '÷', base))
      return final(
        ['起点 × 权重 × 比值', 'start × weight × ratio'],
        reckonTerm(share) < 0 ? call('max', share, given(0)) : share,
      )
    }
    const climbed = operate(first, '+', operate(given(points), '×', given(whole)))
    if (under)
      return final(
        ['起点 × 权重 + 每档 × 档数', 'start × weight + each × steps'],
        reckonTerm(climbed) < 0 ? call('max', climbed, given(0)) : climbed,
      )
    const most = cap === undefined ? undefined : operate(given(cap), '×', w.weight)
    return most !== undefined && reckonTerm(climbed) > reckonTerm(most)
      ? final(['不超过上限 × 权重', 'at most cap × weight'], call('min', climbed, most))
      : final(['起点 × 权重 + 每档 × 档数', 'start × weight + each × steps'], climbed)
  },
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(12))}%`

const filled = ({ start = 0.8, each = 0.05, points = 1, cap, below = 'zero' }: Static<typeof Steps>) =>
  ({ start, each, points, cap, below }) as const

const BELOW: Readonly<Record<'zero' | 'proportional' | 'steps', readonly [string, string]>> = {
  zero: ['低于基准，不得分', 'below the base, nothing is earned'],
  proportional: ['低于基准，按比例得分', 'below the base, points in proportion'],
  steps: ['低于基准，逐档扣分', 'below the base, each step costs'],
}
