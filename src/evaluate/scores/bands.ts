// Score · bands: the points of the first band that holds the value.
import type { Static } from 'typebox'
import { given, reckonTerm } from '../explain/term.ts'
import type { Bands } from '../scheme/schema.ts'
import type { ScoreKind } from './kind.ts'
import { said } from './work.ts'

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
  work(steps, w) {
    const x = reckonTerm(w.x)
    const hit = steps.find(({ below, up_to }) =>
      below !== undefined ? x < below : up_to !== undefined ? x <= up_to : true,
    )
    if (hit === undefined) return []
    const name = bandName(hit)
    return [
      {
        words: said(`本值属于“${name.zh}”一档，得`, `the value lies in the band "${name.en}", which earns`),
        term: given(hit.points),
        role: 'points',
      },
    ]
  },
}

const bandName = ({ below, up_to }: { below?: number; up_to?: number }) =>
  below !== undefined
    ? said(`低于 ${below}`, `below ${below}`)
    : up_to !== undefined
      ? said(`不超过 ${up_to}`, `up to ${up_to}`)
      : said('其余', 'the rest')
