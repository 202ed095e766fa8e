// Rule book · the clause, and the whole as a tree, as a page of text.
import { type Language, sayPlace } from '../kernel/finding.ts'
import { parentOf } from './clause.ts'
import type { Book } from './read.ts'
import { inWords, sayAssumed, sayMeasure, sayNumber, sayTarget } from './say.ts'
import type { AskView, BookView, ClauseView, GoalView, ParameterView } from './view.ts'

const WORDS = {
  lead: { zh: '牵头', en: 'lead' },
  with: { zh: '责任', en: 'with' },
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
  notYet: { zh: '这一天还没有值', en: 'no value on this day' },
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

export function bookText(view: BookView, language: Language): string {
  const zh = language === 'zh'
  const { edition, day } = view
  const assumed = sayAssumed(edition, language)
  return lines([
    `${inWords(view.title, language)}${zh ? '（' : ' ('}${inWords(edition.title, language)}${zh ? '）' : ')'}`,
    `${inWords(view.place, language)}${zh ? '，' : ', '}${zh ? `自 ${edition.from} 起` : `from ${edition.from}`}${edition.until === undefined ? '' : zh ? `至 ${edition.until}` : ` until ${edition.until}`}${zh ? `；以下为 ${day} 有效的值` : `; values in force on ${day}`}`,
    ...(assumed === undefined ? [] : [assumed]),
    '',
    ...view.clauses.flatMap((one) => branch(one, language)),
  ])
}

function branch(clause: ClauseView, language: Language): string[] {
  const depth = clause.id.split('.').length - 1
  const pad = '  '.repeat(depth)
  // Whoever is in charge is told once, where the policy names them: at the section.
  const inCharge = depth === 1 ? sayInCharge(clause, language) : ''
  return [
    ...(parentOf(clause.id) === undefined && clause.id !== '0' ? [''] : []),
    `${pad}${clause.id} ${inWords(clause.title, language)}${inCharge === '' ? '' : `  ${inCharge}`}`,
    ...clause.asks.flatMap((ask) => sayAsk(clause, ask, language).map((line) => `${pad}    ${line}`)),
  ]
}

export function clauseText(book: Book, clause: ClauseView, day: string, language: Language): string {
  const inCharge = sayInCharge(clause, language)
  const title = (key: keyof typeof WORDS): string => WORDS[key][language]
  const onDay = language === 'zh' ? `（${day} 有效）` : ` (in force on ${day})`
  return lines([
    `${clause.id} ${inWords(clause.title, language)}`,
    ...(clause.summary === undefined ? [] : [inWords(clause.summary, language)]),
    ...(inCharge === '' ? [] : [inCharge]),
    ...block(
      title('asks'),
      clause.asks.flatMap((ask) => sayAsk(clause, ask, language)),
    ),
    ...block(
      `${title('goals')}${onDay}`,
      clause.goals.flatMap((one) => sayGoal(book, one, language)),
    ),
    ...block(
      `${title('parameters')}${onDay}`,
      clause.parameters.flatMap((one) => sayParameter(one, language)),
    ),
    ...block(
      title('indicators'),
      clause.indicators.map(
        ({ id, is }) =>
          `${id} ${inWords(is.label, language)}${is.unit === undefined ? '' : `（${is.unit}）`} ${is.owner}`,
      ),
    ),
    ...block(
      title('schemes'),
      clause.schemes.map(({ id, file, title: named }) => `${id} ${inWords(named, language)} ${file}`),
    ),
    ...block(
      title('citations'),
      clause.citations.map(
        ({ label, at }) => `${inWords(label, language)}  ${sayPlace({ ...at, path: '' }, language)}`,
      ),
    ),
  ])
}

function sayInCharge(clause: ClauseView, language: Language): string {
  const names = (key: 'lead' | 'with'): string[] =>
    clause[key].length === 0 ? [] : [`${WORDS[key][language]} ${clause[key].join('、')}`]
  return [...names('lead'), ...names('with')].join(language === 'zh' ? '；' : '; ')
}

/** One line: whether it is there, planned or nothing to compute, and by what. */
function sayAsk(clause: ClauseView, ask: AskView, language: Language): string[] {
  const zh = language === 'zh'
  const { computed_by: by, planned, nothing_to_compute: nothing } = ask
  const what = ask.ask === undefined ? '' : inWords(ask.ask, language)
  if (nothing !== undefined)
    return [`[${WORDS.none[language]}] ${what}${what === '' ? '' : zh ? '：' : ': '}${inWords(nothing, language)}`]
  const parts = [
    ...clause.schemes.filter(({ id }) => by?.schemes?.includes(id)).map((one) => inWords(one.title, language)),
    ...clause.goals.filter(({ id }) => by?.goals?.includes(id)).map((one) => shortGoal(one, language)),
  ]
  const chapter = planned === undefined ? '' : (CHAPTER[planned]?.[language] ?? planned)
  const mark = planned === undefined ? WORDS.there[language] : `${WORDS.planned[language]}${zh ? '·' : ': '}${chapter}`
  return [`[${mark}] ${what}${parts.length === 0 ? '' : `${zh ? '：' : ': '}${parts.join(zh ? '；' : '; ')}`}`]
}

const shortGoal = ({ is, target }: GoalView, language: Language): string =>
  `${inWords(is.label, language)} ${target === undefined ? WORDS.notYet[language] : sayTarget(is, target, language)}${target?.assumed === undefined ? '' : language === 'zh' ? '【待确认】' : ' [to be confirmed]'}`

function sayGoal(book: Book, { id, is, since, target }: GoalView, language: Language): string[] {
  const zh = language === 'zh'
  const extra = (key: keyof typeof WORDS, text: string | undefined): string[] =>
    text === undefined ? [] : [`  ${WORDS[key][language]} ${text}`]
  const assumed = target === undefined ? undefined : sayAssumed(target, language)
  const units = is.split_to?.map((one) => book.units[one]?.name[language] ?? one)
  const each = is.each === undefined ? undefined : (book.subjects[is.each]?.[language] ?? is.each)
  const members = is.members?.map((one) => inWords(one, language)).join(zh ? '、' : ', ')
  const base = is.base
  const baseAssumed = base === undefined ? undefined : sayAssumed(base, language)
  return [
    `${inWords(is.label, language)}${zh ? '：' : ': '}${target === undefined ? WORDS.notYet[language] : `${sayTarget(is, target, language)}${zh ? `（自 ${since} 起）` : ` (since ${since})`}`} [${id}]`,
    ...(assumed === undefined ? [] : [`  ${assumed}`]),
    ...extra('measure', sayMeasure(book, is.measure, language)),
    ...extra(
      'each',
      each === undefined ? undefined : members === undefined ? each : `${each}${zh ? '：' : ': '}${members}`,
    ),
    ...extra('each', units?.join(zh ? '、' : ', ')),
    ...extra('base', base === undefined ? undefined : `${sayNumber(base.value)} ${is.unit}（${base.as_of}）`),
    ...(baseAssumed === undefined ? [] : [`    ${baseAssumed}`]),
    ...extra('note', is.note === undefined ? undefined : inWords(is.note, language)),
  ]
}

function sayParameter({ id, is, since, setting }: ParameterView, language: Language): string[] {
  const zh = language === 'zh'
  const assumed = setting === undefined ? undefined : sayAssumed(setting, language)
  const said = (value: string | number | boolean): string =>
    typeof value === 'boolean'
      ? value
        ? zh
          ? '是'
          : 'yes'
        : zh
          ? '否'
          : 'no'
      : typeof value === 'number' && is.unit !== '年'
        ? sayNumber(value)
        : String(value)
  const value =
    setting === undefined
      ? WORDS.notYet[language]
      : `${said(setting.value)}${is.unit === undefined ? '' : ` ${is.unit}`}${zh ? `（自 ${since} 起）` : ` (since ${since})`}`
  return [
    `${inWords(is.label, language)}${zh ? '：' : ': '}${value} [${id}]`,
    ...(assumed === undefined ? [] : [`  ${assumed}`]),
  ]
}

const block = (heading: string, body: readonly string[]): string[] =>
  body.length === 0 ? [] : ['', heading, ...body.map((line) => `  ${line}`)]
const lines = (all: readonly string[]): string => `${all.map((line) => line.trimEnd()).join('\n')}\n`
