// Web · words of goals: lights, why a light is what it is, targets and when they are due.
import { defineWords } from '../i18n/words.ts'

export const useGoalWords = defineWords('goal', {
  zh: {
    green: '绿灯',
    yellow: '黄灯',
    red: '红灯',
    grey: '不亮灯',
    reached: '已达到',
    'over-limit': '超过上限',
    missed: '到期未达',
    'on-pace': '进度赶得上',
    behind: '进度落后',
    'far-behind': '进度落后很多',
    backwards: '比起点还退了',
    'one-point': '只有一期数，看不出进度',
    'no-figure': '没有数',
    'no-target': '没有给它定目标',
    criterion: '认定条件，不要求人人达到',
    atLeast: '不低于 {{value}}',
    atMost: '不高于 {{value}}',
    between: '{{least}} 至 {{most}}',
    everyYear: '每年',
    always: '始终',
    by: '到 {{day}}',
    endOf: '到 {{year}} 年底',
    leadNone: '条款未写牵头；数由{{list}}负责',
    leadNobody: '条款未写牵头',
    line: '{{label}}，{{first}} 至 {{last}}：从 {{from}} 到 {{to}} {{unit}}',
  },
  en: {
    green: 'Green',
    yellow: 'Yellow',
    red: 'Red',
    grey: 'No light',
    reached: 'reached',
    'over-limit': 'over the limit',
    missed: 'due and not reached',
    'on-pace': 'on pace',
    behind: 'behind',
    'far-behind': 'far behind',
    backwards: 'fallen back behind the start',
    'one-point': 'one value only, no pace to tell',
    'no-figure': 'no figure',
    'no-target': 'no target of its own',
    criterion: 'a criterion, asked of nobody',
    atLeast: 'at least {{value}}',
    atMost: 'at most {{value}}',
    between: '{{least}} to {{most}}',
    everyYear: 'every year',
    always: 'always',
    by: 'by {{day}}',
    endOf: 'by the end of {{year}}',
    leadNone: 'no lead in the clause; figures by {{list}}',
    leadNobody: 'no lead in the clause',
    line: '{{label}}, {{first}} to {{last}}: from {{from}} to {{to}} {{unit}}',
  },
})

export type SayGoal = ReturnType<typeof useGoalWords>
interface Bounds {
  readonly at_least?: number
  readonly at_most?: number
  readonly due?: string
}

/** `不低于 35 万元/亩`; empty without a bound. */
export function boundText(say: SayGoal, show: (value: number) => string, { at_least: least, at_most: most }: Bounds) {
  if (least !== undefined && most !== undefined) return say('between', { least: show(least), most: show(most) })
  if (least !== undefined) return say('atLeast', { value: show(least) })
  return most === undefined ? '' : say('atMost', { value: show(most) })
}

/** Who leads; where the clause names nobody, who answers for the figures. */
export function leadText(
  say: SayGoal,
  language: 'zh' | 'en',
  of: { readonly lead: readonly string[]; readonly owners: readonly string[] },
) {
  const list = (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', ')
  if (of.lead.length > 0) return list(of.lead)
  return of.owners.length > 0 ? say('leadNone', { list: list(of.owners) }) : say('leadNobody')
}

export const dueText = (say: SayGoal, day: (iso: string) => string, due: string | undefined): string =>
  due === undefined
    ? ''
    : due === 'every_year'
      ? say('everyYear')
      : due === 'always'
        ? say('always')
        : due.endsWith('-12-31')
          ? say('endOf', { year: due.slice(0, 4) })
          : say('by', { day: day(due) })
