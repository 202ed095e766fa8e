// Draft · the kind of score for an indicator, from what its table gives: a base, a target, a mean, or nothing.
import type { WrittenBase } from '../../kernel/weight-table.ts'
import type { Score } from '../scheme/schema.ts'

export interface ScoreFacts {
  readonly base: WrittenBase | undefined
  readonly down: boolean
  /** The base is headed as a target: reaching it earns the whole weight and no more. */
  readonly isTarget: boolean
  /** The value is one figure over another, so that the mean of the place is Σ over Σ. */
  readonly isRatio: boolean
  /** Formula of the figure of the year before. */
  readonly lastYear: string
}

/** Why each choice was made, as the scheme confesses it. */
export const REASONS = {
  ratio: '有基准的按“实际值 ÷ 基准 × 权重”计（越小越好的按“基准 ÷ 实际值”），不封顶',
  target: '有目标值的按完成比例计，最多得满分',
  mirror: '越小越好、以平均为基准的按“（2 − 实际值 ÷ 平均）× 权重”计，最低 0 分',
  minmax: '没有基准的在组内按最小到最大计 0 至满分',
} as const
export type Reason = keyof typeof REASONS

export function chooseScore({ base, down, isTarget, isRatio, lastYear }: ScoreFacts): { score: Score; reason: Reason } {
  if (base === undefined) return { score: { minmax: { low: 0, high: 100 } }, reason: 'minmax' }
  if (base.kind === 'number') {
    return isTarget
      ? { score: { ratio: { base: base.value, cap: 1, floor: 0 } }, reason: 'target' }
      : { score: { ratio: { base: base.value } }, reason: 'ratio' }
  }
  if (base.kind === 'last-year') return { score: { ratio: { base: lastYear } }, reason: 'ratio' }
  const times = base.times === undefined ? {} : { times: base.times }
  const isMean = base.stat === 'mean'
  const stat = { stat: isMean && isRatio ? 'ratio_of_sums' : base.stat, ...times }
  return isMean && down
    ? { score: { mirror: { base: stat } }, reason: 'mirror' }
    : { score: { ratio: { base: stat } }, reason: 'ratio' }
}
