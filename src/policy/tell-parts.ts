// Rule book · the parts of a page of text: an ask, a goal, a parameter, who is in charge.
import type { Language } from '../kernel/finding.ts'
import { type InForce, inForce } from './at.ts'
import type { Book } from './read.ts'
import { inWords, sayAssumed, sayMeasure, sayNumber, sayTarget, sayUnit, unitNamer } from './say.ts'
import type { Goal, Split } from './schema/goals.ts'
import type { AskView, ClauseView, GoalView, ParameterView } from './view.ts'

export interface Reader {
  readonly book: Book
  readonly day: string
  readonly language: Language
}

export const WORDS = {
  lead: { zh: '牵头', en: 'lead' },
  with: { zh: '责任', en: 'with' },
  nobody: { zh: '牵头单位原文没有写', en: 'the text names no lead unit' },
  parts: { zh: '下级条款', en: 'Clauses below it' },
  asks: { zh: '要求', en: 'What it asks' },
  goals: { zh: '目标', en: 'Goals' },
  parameters: { zh: '参数', en: 'Parameters' },
  indicators: { zh: '指标', en: 'Indicators' },
  schemes: { zh: '方案', en: 'Schemes' },
  citations: { zh: '引用本条的', en: 'What rests on this clause' },
  there: { zh: '已有', en: 'there' },
  planned: { zh: '待建', en: 'planned' },
  none: { zh: '不计算', en: 'nothing to compute' },
  measure: { zh: '算法', en: 'reckoned as' },
  base: { zh: '起点', en: 'base' },
  note: { zh: '说明', en: 'note' },
  each: { zh: '逐个看', en: 'for each' },
  split: { zh: '分到', en: 'split to' },
  criterion: { zh: '只用来认定哪些主体算数，不亮灯', en: 'says who counts; no light of its own' },
  notYet: { zh: '这一天还没有值', en: 'no value on this day' },
  confirm: { zh: '【待确认】', en: ' [to be confirmed]' },
} as const
const CHAPTER: Readonly<Record<string, { zh: string; en: string }>> = {
  goals: { zh: '目标进度', en: 'progress of goals' },
  advance: { zh: '进', en: 'advance' },
  vacate: { zh: '退', en: 'vacate' },
  gather: { zh: '聚', en: 'gather' },
  assess: { zh: '考核', en: 'assessment' },
  inspect: { zh: '督查', en: 'supervision' },
  reform: { zh: '改革', en: 'reform' },
}

/** Empty when the text names nobody. */
export function sayInCharge(clause: ClauseView, { book, language }: Reader): string {
  const named = unitNamer(book, language)
  const [comma, stop] = language === 'zh' ? ['、', '；'] : [', ', '; ']
  return (['lead', 'with'] as const)
    .filter((key) => clause[key].length > 0)
    .map((key) => `${WORDS[key][language]} ${clause[key].map(named).join(comma)}`)
    .join(stop)
}

/** One line: there, planned, or nothing to compute; and by what. `targets`: goals with their figures. */
export function sayAsk(clause: ClauseView, ask: AskView, reader: Reader, targets: boolean): string {
  const { language } = reader
  const colon = language === 'zh' ? '：' : ': '
  const { computed_by: by, planned, nothing_to_compute: nothing } = ask
  const what = ask.ask === undefined ? '' : inWords(ask.ask, language)
  const join = (mark: string, rest: string): string =>
    `[${mark}] ${what}${what === '' || rest === '' ? '' : colon}${rest}`
  if (nothing !== undefined) return join(WORDS.none[language], inWords(nothing, language))
  const parts = [
    ...clause.schemes.filter(({ id }) => by?.schemes?.includes(id)).map(({ title }) => inWords(title, language)),
    ...(targets ? clause.goals.filter(({ id }) => by?.goals?.includes(id)).map((one) => shortGoal(one, reader)) : []),
  ]
  const chapter = planned === undefined ? '' : (CHAPTER[planned]?.[language] ?? planned)
  const mark = planned === undefined ? WORDS.there[language] : `${WORDS.planned[language]}${colon}${chapter}`
  return join(mark, parts.join(language === 'zh' ? '；' : '; '))
}

const shortGoal = ({ is, target }: GoalView, { day, language }: Reader): string =>
  target === undefined
    ? `${inWords(is.label, language)} ${WORDS.notYet[language]}`
    : `${inWords(is.label, language)} ${sayTarget(is, target, day, language)}${target.assumed === undefined ? '' : WORDS.confirm[language]}`

export function sayGoal({ id, is, since, target }: GoalView, reader: Reader): string[] {
  const { book, day, language } = reader
  const zh = language === 'zh'
  const comma = zh ? '、' : ', '
  const extra = (key: keyof typeof WORDS, text: string | undefined): string[] =>
    text === undefined ? [] : [`  ${WORDS[key][language]} ${text}`]
  const assumed = target === undefined ? undefined : sayAssumed(book, target, language)
  const units = is.split_to?.map((one) => book.units[one]?.name[language] ?? one).join(comma)
  const members = is.members?.map((one) => inWords(one, language)).join(comma)
  const each = is.each === undefined ? undefined : (book.subjects[is.each]?.[language] ?? is.each)
  const shares = inForce(is.splits ?? {}, day)
  const { base } = is
  const baseAssumed = base === undefined ? undefined : sayAssumed(book, base, language)
  const value = target === undefined ? WORDS.notYet[language] : sayTarget(is, target, day, language)
  return [
    `${inWords(is.label, language)}${zh ? '：' : ': '}${value}${saySince(since, language)} [${id}]`,
    ...(assumed === undefined ? [] : [`  ${assumed}`]),
    ...extra('measure', sayMeasure(book, is.measure, language)),
    ...extra(
      'each',
      each === undefined ? undefined : [each, ...((members ?? units) ? [members ?? units] : [])].join(zh ? '：' : ': '),
    ),
    ...(each === undefined && shares === undefined ? extra('split', units) : []),
    ...(shares === undefined ? [] : sayShares(is, shares, reader)),
    ...extra('criterion', is.criterion === true ? '' : undefined),
    ...extra(
      'base',
      base === undefined
        ? undefined
        : `${sayNumber(base.value)}${sayUnit(is.unit, language)}${zh ? `（${base.as_of}）` : ` (${base.as_of})`}`,
    ),
    ...(baseAssumed === undefined ? [] : [`    ${baseAssumed}`]),
    ...extra('note', is.note === undefined ? undefined : inWords(is.note, language)),
  ]
}

/** 分到 南湖 1,200、秀洲 900…；没有分下去 300 亩（自 2021-01-01 起）。 */
function sayShares({ unit }: Goal, { since, value }: InForce<Split>, { book, language }: Reader): string[] {
  const zh = language === 'zh'
  const shares = Object.entries(value.to).map(
    ([id, one]) => `${book.units[id]?.short[language] ?? id} ${sayNumber(one)}`,
  )
  const { left_over: left = 0 } = value
  const rest =
    left === 0
      ? ''
      : left > 0
        ? `${zh ? '；没有分下去 ' : '; not handed out '}${sayNumber(left)}`
        : `${zh ? '；多分了 ' : '; handed out beyond it '}${sayNumber(-left)}`
  const assumed = sayAssumed(book, value, language)
  return [
    `  ${WORDS.split[language]} ${shares.join(zh ? '、' : ', ')}${rest}${sayUnit(unit, language)}${saySince(since, language)}`,
    ...(assumed === undefined ? [] : [`    ${assumed}`]),
  ]
}

export function sayParameter({ id, is, since, setting }: ParameterView, { book, language }: Reader): string[] {
  const colon = language === 'zh' ? '：' : ': '
  const assumed = setting === undefined ? undefined : sayAssumed(book, setting, language)
  const value = setting === undefined ? WORDS.notYet[language] : sayValue(setting.value, is.unit, language)
  return [
    `${inWords(is.label, language)}${colon}${value}${saySince(since, language)} [${id}]`,
    ...(assumed === undefined ? [] : [`  ${assumed}`]),
  ]
}

function sayValue(value: string | number | boolean, unit: string | undefined, language: Language): string {
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  // A calendar year is no amount.
  const isYear = unit === '年' && typeof value === 'number' && value > 1900
  if (isYear) return `${value}${language === 'zh' ? ' 年' : ''}`
  return `${typeof value === 'number' ? sayNumber(value) : value}${unit === undefined ? '' : sayUnit(unit, language)}`
}

const saySince = (since: string | undefined, language: Language): string =>
  since === undefined ? '' : language === 'zh' ? `（自 ${since} 起）` : ` (since ${since})`
