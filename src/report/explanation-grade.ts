// Explanation page · how the grade came about: places, conditions, what parts the unit from the next grade.
import type { Condition, ExplainedGrade, Explanation, Origin } from '../kernel/explanation.ts'
import { columns, type Voice, wrap } from './explanation-lines.ts'

export function gradeLines(one: Explanation, said: Voice): string[] {
  const { grading } = one
  if (one.standing === 'out-of-scope') return scopeLines(one, said)
  if (grading === null) return []
  const { pick } = said
  const held = grading.conditions.find(({ holds }) => holds)
  const order = grading.order === 'desc' ? pick('从高到低', 'from the highest') : pick('从低到高', 'from the lowest')
  const tied =
    grading.tied > 1 ? pick(`，总分相同的共 ${grading.tied} 个`, `; ${grading.tied} units have this very total`) : ''
  return [
    ...wrap(
      pick(
        `${one.pool}参加排名 ${one.of} 个，总分${order}排，本单位第 ${one.rank} 名${tied}。`,
        `${one.of} units of ${one.pool} are ranked ${order}; this one is number ${one.rank}${tied}.`,
      ),
      2,
      0,
    ),
    ...(grading.by === 'share'
      ? shareLines(one, grading, said)
      : grading.by === 'threshold'
        ? thresholdLines(one, grading, said)
        : []),
    ...grading.conditions.flatMap((condition) =>
      conditionLines(
        condition,
        condition.kind === 'veto' ? pick('一票否决', 'Veto') : pick('直接定级', 'Outright'),
        said,
      ),
    ),
    ...(grading.by === 'none'
      ? []
      : wrap(
          held === undefined
            ? pick(`所以定为 ${one.grade}。`, `So the grade is ${one.grade}.`)
            : pick(`条件成立，直接定为 ${one.grade}。`, `The condition holds: the grade is ${one.grade}.`),
          2,
          0,
        )),
    ...nextLines(grading, said),
    ...originLines(grading, 2, said),
  ]
}

function shareLines(one: Explanation, grading: ExplainedGrade, said: Voice): string[] {
  const { pick } = said
  const place = grading.place
  const set =
    grading.of === one.of
      ? ''
      : pick(`（直接定级、不占名额的除外后 ${grading.of} 个）`, ` (${grading.of} when those set apart are left out)`)
  const rows = grading.cuts.map(({ grade, at, sum, from, to }) => {
    const remark = sum === null ? '' : said.say(sum.remark)
    const digits =
      sum === null
        ? pick('其余', 'the rest')
        : `${sum.expression} ${sum.sign} ${sum.result}${remark === '' ? '' : pick(`，${remark}`, `, ${remark}`)}`
    const places =
      (from ?? 0) > (to ?? 0) ? pick('没有名额', 'no places') : pick(`第 ${from}–${to} 名`, `places ${from}–${to}`)
    const mark = grade === one.grade ? '>' : ' '
    return [mark, grade, at === null ? '' : `${pick('累计 ', '')}${Number((at * 100).toFixed(6))}%`, places, digits]
  })
  const ties =
    grading.tied > 1
      ? wrap(
          grading.ties === 'better'
            ? pick('并列跨级的就高。', 'A tie across a cut gets the better grade.')
            : pick('并列跨级的就低。', 'A tie across a cut gets the worse grade.'),
          2,
          0,
        )
      : []
  const where =
    place !== null && place !== one.rank
      ? wrap(pick(`按名额算排在第 ${place}。`, `Counted for the places it is number ${place}.`), 2, 0)
      : []
  return [
    ...wrap(
      pick(
        `各等级到第几名 = 单位数 × 累计比例，${ROUND[grading.round].zh}${set}：`,
        `Last place of each grade = units × cumulative share, ${ROUND[grading.round].en}${set}:`,
      ),
      2,
      0,
    ),
    ...columns(rows, 2),
    ...where,
    ...ties,
  ]
}

const ROUND = {
  half_up: { zh: '四舍五入', en: 'rounded half up' },
  floor: { zh: '舍去尾数', en: 'rounded down' },
  ceil: { zh: '进一取整', en: 'rounded up' },
} as const

function thresholdLines(one: Explanation, grading: ExplainedGrade, said: Voice): string[] {
  const sign = grading.order === 'desc' ? '≥' : '≤'
  const rows = grading.cuts.map(({ grade, at }) => [
    grade === one.grade ? '>' : ' ',
    grade,
    at === null ? said.pick('其余', 'the rest') : said.pick(`总分 ${sign} ${at}`, `total ${sign} ${at}`),
  ])
  return [...wrap(said.pick('按分数线定级：', 'Graded by thresholds:'), 2, 0), ...columns(rows, 2)]
}

function nextLines(grading: ExplainedGrade, { pick, zh }: Voice): string[] {
  const { next } = grading
  if (next === null || grading.conditions.some(({ holds }) => holds)) return []
  const what =
    grading.by === 'threshold'
      ? pick(`${next.grade} 的分数线 ${next.shown}`, `threshold of ${next.grade}: ${next.shown}`)
      : pick(`${next.grade} 末位的总分 ${next.shown}`, `last total in ${next.grade}: ${next.shown}`)
  return wrap(
    `${pick(`离 ${next.grade} 还差：`, `Short of ${next.grade} by: `)}${next.gap}${zh ? '（' : ' ('}${what}${zh ? '）' : ')'}`,
    2,
    2,
  )
}

function scopeLines(one: Explanation, said: Voice): string[] {
  const { pick } = said
  const rated = one.rateAs === '' ? '' : pick(`，按 ${one.rateAs} 对待`, `, treated as ${one.rateAs}`)
  return [
    ...wrap(
      pick(
        '参评范围的规则依次看，第一条成立的为准：',
        'The rules of scope are looked at in turn; the first that holds decides:',
      ),
      2,
      0,
    ),
    ...one.scope.flatMap((condition) => conditionLines(condition, pick('规则', 'Rule'), said)),
    ...wrap(
      pick(`所以定为 ${one.grade}，不打分、不排名${rated}。`, `So it is ${one.grade}: no points and no rank${rated}.`),
      2,
      0,
    ),
  ]
}

export function conditionLines(condition: Condition, kind: string, said: Voice): string[] {
  const { pick } = said
  const held = condition.holds ? pick('成立', 'holds') : pick('不成立', 'does not hold')
  const because = condition.because === '' ? '' : pick(`（${condition.because}）`, ` (${condition.because})`)
  const gives = condition.gives === '' ? '' : ` ${condition.gives}`
  return [
    ...wrap(
      pick(
        `${kind}${gives}${because}：${said.say(condition.words)}，即 ${said.say(condition.numbers)}，${held}`,
        `${kind}${gives}${because}: ${said.say(condition.words)}, that is ${said.say(condition.numbers)}, ${held}`,
      ),
      2,
      2,
    ),
    ...originLines(condition, 4, said),
  ]
}

/** Where a rule comes from; what is assumed is marked with who must confirm it. */
export function originLines(origin: Origin, indent: number, { pick }: Voice): string[] {
  const who = origin.confirmBy === '' ? '' : pick(`（${origin.confirmBy}）`, ` (${origin.confirmBy})`)
  const why =
    origin.why === ''
      ? pick('原文未定，为假定', 'assumed, the document does not say')
      : pick(`${origin.why}为假定`, `assumed: ${origin.why}`)
  return [
    ...(origin.cite === '' ? [] : wrap(`${pick('出处  ', 'Source  ')}${origin.cite}`, indent, 6)),
    ...(origin.assumed ? wrap(pick(`待确认  ${why}${who}`, `To be confirmed  ${why}${who}`), indent, 8) : []),
  ]
}
