// Sheets of figures by year, quarter or month, one row per subject: what a year comes to is parted over its quarters or months.
import { header } from './departments.ts'
import type { Chance } from './uniform.ts'

export type Every = 'year' | 'quarter' | 'month'

export interface Series {
  /** Of the subject, `vacated_land`. */
  readonly indicator: string
  readonly label: string
  readonly unit: string
  readonly every: Every
  /** A count on a day, the same in each period of the year; left out, an amount that adds up to the year's. */
  readonly stock?: boolean
  readonly digits: number
  /** Of a subject in a year; null where there is none. */
  readonly value: (subject: string, year: number) => number | null
}

export interface Member {
  readonly id: string
  readonly name: string
}

/** A column of such a sheet. */
export interface PeriodColumn {
  readonly indicator: string
  /** `2024`, `2024Q3`, `2024-03`. */
  readonly period: string
  readonly label: string
  readonly unit: string
}

export interface PeriodicSheet {
  /** File name without extension; says 模拟. */
  readonly file: string
  readonly name: string
  readonly title: string
  readonly head: readonly string[]
  readonly columns: readonly PeriodColumn[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

interface Plan {
  readonly what: string
  readonly years: readonly number[]
  readonly members: readonly Member[]
  readonly series: readonly Series[]
}

export function periodicSheet({ what, years, members, series }: Plan, chance: Chance): PeriodicSheet {
  const parts = series.flatMap((one) => years.flatMap((year) => partsOf(one, year)))
  const span = `${years[0]}-${years.at(-1)}`
  return {
    file: `模拟-${span}-历年-${what}历年数据`,
    name: '历年',
    title: `${span}年 ${what}历年数据（模拟数据）`,
    head: ['单位编号', '单位名称', ...parts.map(({ label, unit }) => header(label, unit))],
    columns: parts.map(({ indicator, period, label, unit }) => ({ indicator, period, label, unit })),
    rows: members.map(({ id, name }) => [
      id,
      name,
      ...series.flatMap((one) => years.flatMap((year) => parted(one, id, year, chance))),
    ]),
  }
}

function partsOf({ indicator, label, unit, every }: Series, year: number): PeriodColumn[] {
  const one = (period: string, said: string): PeriodColumn => ({ indicator, period, label: `${said}${label}`, unit })
  if (every === 'year') return [one(String(year), `${year}年`)]
  if (every === 'quarter') return QUARTERS.map((_, n) => one(`${year}Q${n + 1}`, `${year}年第${n + 1}季度`))
  return Array.from({ length: 12 }, (_, n) => one(`${year}-${String(n + 1).padStart(2, '0')}`, `${year}年${n + 1}月`))
}

/** Winter is slack, the year's end is busy. */
const QUARTERS = [0.22, 0.25, 0.25, 0.28]

/** Cut where the running sum is rounded, so that the parts add up to the year. */
function parted({ indicator, every, stock, digits, value }: Series, subject: string, year: number, chance: Chance) {
  const whole = value(subject, year)
  const weights =
    every === 'year'
      ? [1]
      : every === 'quarter'
        ? QUARTERS
        : Array.from({ length: 12 }, (_, n) => 0.9 + 0.2 * chance.number(`${indicator}/${subject}/${year}/${n}`))
  if (whole === null) return weights.map(() => null)
  if (stock === true) return weights.map(() => round(whole, digits))
  const sum = weights.reduce((a, b) => a + b, 0)
  let so = 0
  let before = 0
  return weights.map((weight) => {
    so += weight
    const until = round((whole * so) / sum, digits)
    const part = round(until - before, digits)
    before = until
    return part
  })
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
