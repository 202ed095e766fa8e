// Score · bands: the points of the first band that holds the value.
import type { Static } from 'typebox'
import type { Bands } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'

export const bands: ScoreKind<Static<typeof Bands>> = {
  reckon(steps, { dialect, x }) {
    const tests = steps.map(({ below, up_to, points }) => {
      const holds =
        below !== undefined
          ? `${x} < ${dialect.number(below)}`
          : up_to !== undefined
            ? `${x} <= ${dialect.number(up_to)}`
            : 'TRUE'
      return `WHEN ${holds} THEN ${dialect.number(points)}`
    })
    return { points: `CASE WHEN ${x} IS NULL THEN NULL ${tests.join(' ')} END` }
  },
  say(steps, w) {
    const line = (zh: boolean) =>
      steps
        .map(({ below, up_to, points }) => {
          if (below !== undefined) return zh ? `低于 ${below} 得 ${points} 分` : `below ${below}: ${points}`
          if (up_to !== undefined) return zh ? `不超过 ${up_to} 得 ${points} 分` : `up to ${up_to}: ${points}`
          return zh ? `其余得 ${points} 分` : `else ${points}`
        })
        .join(zh ? '，' : ', ')
    return { zh: `${w.x} 按分档：${line(true)}`, en: `${w.x} by bands: ${line(false)}` }
  },
  full: (steps) => Math.max(...steps.map((step) => step.points)),
}
