// How a result is called in Chinese: the subject and its measure word, grades, the marks that must be seen.
import type { Book } from './book.ts'

export interface SubjectWords {
  readonly noun: string
  readonly measure: string
  readonly isPlatform: boolean
}

/** A scheme's subject is a free word: the known ones are translated, a Chinese one is used as it is. */
export function subjectWords(subject: string): SubjectWords {
  const known = nouns[subject]
  if (known !== undefined) return { noun: known[0], measure: known[1], isPlatform: subject === 'platform' }
  return { noun: /\p{Script=Han}/u.test(subject) ? subject : '单位', measure: '个', isPlatform: subject === '平台' }
}

/** A scheme may rank without grading. */
export const gradeWords = (grade: string): string =>
  grade === '' ? '未分级' : /^[A-Z][+-]?$/.test(grade) ? `${grade}类` : grade

export const poolWords = (pool: string): string => (pool === '' ? '全部' : pool)

export const hasPools = (book: Book): boolean => book.pools.length > 1 || book.pools.some((one) => one.pool !== '')

export const syntheticMark = '模拟数据'

/** What a reader must know about the rules before using a result; empty for published rules. */
export const statusWords = (status: Book['scheme']['status']): string =>
  status === 'draft' ? '所依据的办法为征求意见稿' : status === 'assumed' ? '所依据的办法含假定参数，待确认' : ''

export const totalWords = (total: number | null, decimals: number | null): string =>
  total === null ? '' : total.toFixed(decimals ?? 4)

/** `30` as it is, `0.1+0.2` without its tail. */
export const weightWords = (weight: number): string => String(Number(weight.toPrecision(12)))

const nouns: Readonly<Record<string, readonly [string, string]>> = {
  enterprise: ['企业', '家'],
  platform: ['平台', '个'],
  park: ['园区', '个'],
  county: ['县（市、区）', '个'],
  carrier: ['创新载体', '个'],
}
