// Intake · the words of a weight table as values: 60% and 十, 越小越好, 全市平均的 2 倍, ≥ 35 万元/亩.
import { convert, findConversion, findUnit, plain } from '../kernel/units.ts'
import type { Statistic, WrittenBase } from '../kernel/weight-table.ts'

const NUMBER = /^[+]?(\d+(?:\.\d+)?|\.\d+)(?:e([+-]?\d+))?/u
const BLANK = /^(|-+|—+|–+|\/|无|暂无|待定)$/u

export const isBlank = (text: string): boolean => BLANK.test(plain(text))

/** A weight in points or per cent; undefined for anything else. */
export function readWeight(text: string): { value: number; percent: boolean } | undefined {
  const match = /^(-?)(\d+(?:\.\d+)?(?:e-?\d+)?)(%|分|点)?$/u.exec(plain(text).replaceAll(',', ''))
  if (match === null) return undefined
  const value = Number(match[2]) * (match[1] === '-' ? -1 : 1)
  return { value, percent: match[3] === '%' }
}

const UP = /^(正|正向|正指标|正向指标|正项|正效应|越大越好|越高越好|越多越好|效益型|极大型|高优|望大|增|升|[+↑]|up)$/u
const DOWN =
  /^(逆|逆向|逆指标|逆向指标|负|负向|负指标|负向指标|负项|反向|负效应|越小越好|越低越好|越少越好|成本型|极小型|低优|望小|减|降|↓|down)$/u
const MINUS = /^[-−–—]$/u

/** A lone dash means "less is better" only in a column that also has plus signs; elsewhere it means blank. */
export function readDirection(text: string, hasPlus: boolean): 'up' | 'down' | 'blank' | undefined {
  const key = plain(text).replace(/[()]/g, '')
  if (UP.test(key)) return 'up'
  if (DOWN.test(key)) return 'down'
  if (MINUS.test(key)) return hasPlus ? 'down' : 'blank'
  return isBlank(key) ? 'blank' : undefined
}

const AREA = '(?:全?(?:国|省|市|县|区|县区|县市区|园区|行业)|本地|本组|同组|组内|各?单位|企业)?'
const STATISTICS: readonly (readonly [RegExp, Statistic])[] = [
  [new RegExp(`^${AREA}(平均|平均值|均值|平均数|平均水平|mean)$`, 'u'), 'mean'],
  [new RegExp(`^${AREA}(中位数|中位值|中值|median)$`, 'u'), 'median'],
  [new RegExp(`^${AREA}(最大值|最高值|最优值|最高|最大|max)$`, 'u'), 'max'],
  [new RegExp(`^${AREA}(最小值|最低值|最低|最小|min)$`, 'u'), 'min'],
  [/^(上四分位|上四分位数|上四分位值|第三四分位数?)$/u, 'quantile(0.75)'],
  [/^(下四分位|下四分位数|下四分位值|第一四分位数?)$/u, 'quantile(0.25)'],
]

export type ReadBase =
  | { readonly base: WrittenBase; readonly implies?: 'up' | 'down'; readonly unit?: string }
  | { readonly fault: 'unknown' | 'not-positive' | 'unit' }

/** `unit` is the indicator's; a base written in another unit of its kind is converted. */
export function readBase(text: string, unit: string): ReadBase {
  const key = plain(text).replace(/(?<=\d),(?=\d{3})/g, '')
  if (/^(上年|上年度|上一年|上年值|上年数|上年实绩|上年完成数|上年同期|去年|基年|基期)$/u.test(key))
    return { base: { kind: 'last-year' } }
  const statistic = readStatistic(key)
  if (statistic !== undefined) return { base: statistic }
  const limit = /^(≥|>=|不低于|不少于|不小于|达到)|^(≤|<=|不高于|不超过|不大于)/u.exec(key)
  const rest = key.slice(limit?.[0].length ?? 0)
  if (/^-\d/u.test(rest)) return { fault: 'not-positive' }
  const number = NUMBER.exec(rest)
  if (number === null) return { fault: 'unknown' }
  const value = Number(`${number[1]}e${number[2] ?? 0}`)
  if (!(value > 0) || !Number.isFinite(value)) return { fault: 'not-positive' }
  const read = inUnit(value, rest.slice(number[0].length), unit)
  return 'fault' in read
    ? read
    : { ...read, ...(limit === null ? {} : { implies: limit[1] === undefined ? 'down' : 'up' }) }
}

function readStatistic(key: string): WrittenBase | undefined {
  const quantile = /^第?(\d{1,2}(?:\.\d+)?)%?(?:百?分位|百分位)(?:数|值)?$/u.exec(key)
  if (quantile !== null)
    return { kind: 'statistic', stat: `quantile(${Number((Number(quantile[1]) / 100).toPrecision(6))})` }
  const { word, times } = splitTimes(key)
  const stat = STATISTICS.find(([words]) => words.test(word))?.[1]
  if (stat === undefined) return undefined
  return { kind: 'statistic', stat, ...(times === undefined ? {} : { times }) }
}

/** 平均值的 2 倍, 平均值×2, 平均值的 120%, 2 倍平均值. */
function splitTimes(key: string): { word: string; times?: number } {
  const after = /^(\D+?)(?:的?(\d+(?:\.\d+)?)(倍|%)|[×*](\d+(?:\.\d+)?))$/u.exec(key)
  if (after !== null) {
    const number = Number(after[2] ?? after[4])
    return { word: after[1] ?? key, times: after[3] === '%' ? number / 100 : number }
  }
  const before = /^(\d+(?:\.\d+)?)(?:倍的?|[×*])(\D+)$/u.exec(key)
  return before === null ? { word: key } : { word: before[2] ?? key, times: Number(before[1]) }
}

function inUnit(value: number, suffix: string, unit: string): ReadBase {
  const base = { kind: 'number', value } as const
  if (suffix === '' || suffix === plain(unit)) return { base }
  const from = findUnit(suffix)
  if (from === undefined) return { fault: 'unit' }
  const isRatio = from.kind === 'ratio'
  // 3.02% of an indicator without a unit is the pure number 0.0302.
  if (unit === '' && !isRatio) return { base, unit: from.symbol }
  const to = findUnit(unit === '' ? '1' : unit)
  const ratio = to === undefined ? undefined : findConversion(from, to)
  if (ratio === undefined) return { fault: 'unit' }
  return { base: { kind: 'number', value: Number(convert(value, ratio).toPrecision(15)) } }
}
