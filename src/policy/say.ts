// Rule book · its values in words: a target, how it is reckoned, what is assumed and who confirms it.
import type { Language } from '../kernel/finding.ts'
import { unitFinder } from './names.ts'
import type { Book } from './read.ts'
import type { Goal, Measure, Target } from './schema/goals.ts'
import type { Origin, Words } from './schema/parts.ts'

export const inWords = (words: Words, language: Language): string =>
  typeof words === 'string' ? words : words[language]

export const sayNumber = (value: number): string =>
  String(value).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

const UNITS_IN_ENGLISH: Readonly<Record<string, string>> = {
  个: '',
  家: '',
  名: '',
  亩: 'mu',
  年: 'years',
  月: 'months',
  万元: 'x 10,000 yuan',
  亿元: 'x 100 million yuan',
  '万元/亩': 'x 10,000 yuan per mu',
  '万元/人': 'x 10,000 yuan per head',
}
/** With the blank before it, where one is due. */
export function sayUnit(unit: string, language: Language): string {
  const said = language === 'zh' ? unit : (UNITS_IN_ENGLISH[unit] ?? unit)
  return said === '' || said === '%' ? said : ` ${said}`
}

/** A unit, however it is named in the book, in the reader's language. */
export const unitNamer = (book: Pick<Book, 'units' | 'departments' | 'groups'>, language: Language) => {
  const find = unitFinder(book)
  return (name: string): string => (language === 'zh' ? name : (find(name)?.name.en ?? name))
}

/** 每年不低于 10,000 亩; a date that is past on the day is marked. */
export function sayTarget(goal: Goal, target: Target, day: string, language: Language): string {
  const { at_least: least, at_most: most, due } = target
  const zh = language === 'zh'
  const unit = sayUnit(goal.unit, language)
  const shown = (value: number): string => `${sayNumber(value)}${unit}`
  const limit =
    least !== undefined && most !== undefined
      ? zh
        ? `${due === 'every_year' || due === 'always' ? '' : '为'} ${sayNumber(least)} 至 ${shown(most)}`.trim()
        : `${sayNumber(least)} to ${shown(most)}`
      : least !== undefined
        ? `${zh ? '不低于' : 'at least'} ${shown(least)}`
        : most !== undefined
          ? `${zh ? '不高于' : 'at most'} ${shown(most)}`
          : ''
  const year = zh ? '每年' : 'every year'
  const ever = zh ? '始终' : 'always'
  const past = due !== undefined && /^\d/.test(due) && due < day ? (zh ? '（已到期）' : ' (past)') : ''
  const when =
    due === 'every_year' ? year : due === 'always' ? ever : zh ? `到 ${due}${past || ' '}` : `by ${due}${past}`
  return zh ? `${when}${limit}` : `${limit} ${when}`
}

export function sayMeasure(book: Book, measure: Measure, language: Language): string {
  const zh = language === 'zh'
  const label = (id: string): string =>
    (zh ? '“' : '"') + (book.indicators[id]?.label[language] ?? id) + (zh ? '”' : '"')
  if ('sum' in measure) return zh ? `${label(measure.sum)}合计` : `sum of ${label(measure.sum)}`
  if ('ratio_of_sums' in measure) {
    const { numerator, denominator } = measure.ratio_of_sums
    return zh
      ? `${label(numerator)}合计 ÷ ${label(denominator)}合计`
      : `sum of ${label(numerator)} ÷ sum of ${label(denominator)}`
  }
  const of = book.subjects[measure.count.of]?.[language] ?? measure.count.of
  const conditions = (measure.count.meeting_any ?? []).map((id) => book.goals[id]?.label[language] ?? id)
  if (conditions.length === 0) return zh ? `${of}的个数` : `number of ${of}`
  return zh
    ? `${of}中达到“${conditions.join('”或“')}”的个数`
    : `number of ${of} that reach "${conditions.join('" or "')}"`
}

/** Undefined when nothing is assumed. */
export function sayAssumed(
  book: Pick<Book, 'units' | 'departments' | 'groups'>,
  { assumed, confirm_by: by = '?' }: Origin,
  language: Language,
): string | undefined {
  if (assumed === undefined) return undefined
  const why = inWords(assumed, language)
  const who = unitNamer(book, language)(by)
  return language === 'zh' ? `【待确认】由${who}确认：${why}` : `[to be confirmed] by ${who}: ${why}`
}
