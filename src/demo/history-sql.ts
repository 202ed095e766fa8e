// Five years of figures: each firm walks back from this year's, units by their published growth of 2022, the city by its totals.
import type { DemoBook } from './city.ts'
import { ENTERPRISE, header, type Sheet } from './departments.ts'
import type { SizeClass } from './enterprises-sql.ts'
import { createTable, quoted } from './sql-text.ts'
import { addedInYear, totalSql } from './totals.ts'
import type { Chance } from './uniform.ts'

const LABELS: Readonly<Record<string, { readonly label: string; readonly unit: string }>> = {
  tax: { label: '评价税收', unit: '万元' },
  land: { label: '用地面积', unit: '亩' },
  added: { label: '工业增加值', unit: '万元' },
  revenue: { label: '营业收入', unit: '万元' },
  staff: { label: '年平均职工人数', unit: '人' },
  energy: { label: '综合能耗', unit: '吨标煤' },
  emission: { label: '主要污染物排放量', unit: '吨' },
  rnd: { label: '研发经费支出', unit: '万元' },
  electricity: { label: '用电量', unit: '万千瓦时' },
  years_in_production: { label: '投产年数', unit: '年' },
  major_accident: { label: '重大安全生产事故', unit: '起' },
}
type Columns = Readonly<Record<SizeClass, readonly string[]>>
/** Of any city. */
const SHORT: Columns = { above: ['tax', 'land', 'added', 'revenue'], below: ['tax', 'land'] }
/** All that the schemes ask of a year: of a city that is read by people and kept on record. */
const WHOLE: Columns = {
  above: [...SHORT.above, 'staff', 'energy', 'emission', 'rnd', 'years_in_production', 'major_accident'],
  below: [...SHORT.below, 'electricity', 'years_in_production', 'major_accident'],
}
/** Not amounts that grow with the city, but told of each firm. */
const TOLD = ['land', 'years_in_production', 'major_accident']
const DIGITS: Readonly<Record<string, number>> = { staff: 0, emission: 4, electricity: 4 }

export const historyColumns = (size: SizeClass, whole: boolean): readonly string[] => (whole ? WHOLE : SHORT)[size]

/** A column of the history, as its header names it. */
export function historyColumn(id: string, year: number): { readonly label: string; readonly unit: string } {
  const { label, unit } = LABELS[id] ?? { label: id, unit: '' }
  return { label: `${year}年${label}`, unit }
}
/** Year whose growth by unit is published. */
const GROWTH_YEAR = 2022

/** Firms are null in years before they produced. Sums of a year are scaled to the city's course. */
export function historySql(book: DemoBook, size: SizeClass, chance: Chance, whole: boolean): string[] {
  const years = yearsOf(book)
  const back = years.slice(0, -1)
  const columns = historyColumns(size, whole)
  const flows = columns.filter((id) => !TOLD.includes(id))
  const walk = (year: number): string =>
    years
      .filter((one) => one > year)
      .map((one) => `0.12 * ${chance.normal(`year ${one}`)}`)
      .join(' + ')
  const raw = back.flatMap((year) => {
    const pace = year < GROWTH_YEAR ? ' / growth' : ''
    const alive = `years_in_production >= ${book.city.year - year}`
    return [
      ...flows.map((id) => `CASE WHEN ${alive} THEN ${id} * exp(-(${walk(year)}))${pace} END AS ${id}_${year}`),
      // Land moves rarely: one firm in twenty gained some since.
      `CASE WHEN ${alive} THEN round(land * CASE WHEN ${chance.uniform('land since')} < 0.05 AND ${year} < ${book.city.first_year} + 5 * ${chance.uniform('land year')} THEN 0.8 ELSE 1 END, 2) END AS land_${year}`,
      ...(columns.includes('years_in_production')
        ? [
            `CASE WHEN ${alive} THEN years_in_production - ${book.city.year - year} END AS years_in_production_${year}`,
            `CASE WHEN ${alive} THEN (${chance.uniform(`accident ${year}`)} < ${book.city.dirt.accident})::INTEGER END AS major_accident_${year}`,
          ]
        : []),
    ]
  })
  const now = addedInYear(book, book.city.year)
  const factors = back.flatMap((year) =>
    flows.map(
      (id) =>
        `(SELECT ${totalSql(id)} FROM ${size}) * ${addedInYear(book, year) / now}::DOUBLE / nullif(${totalSql(`${id}_${year}`)}, 0) AS ${id}_${year}_k`,
    ),
  )
  const scaled = years.flatMap((year) =>
    columns.map((id) => {
      if (year === book.city.year) return `${id} AS ${id}_${year}`
      return TOLD.includes(id)
        ? `${id}_${year}`
        : `round(${id}_${year} * ${id}_${year}_k, ${DIGITS[id] ?? 2}) AS ${id}_${year}`
    }),
  )
  return [
    `CREATE VIEW past_${size} AS SELECT *, ${raw.join(', ')} FROM ${size} JOIN growth USING (unit);`,
    `CREATE TABLE past_factor_${size} AS SELECT ${factors.join(', ')} FROM past_${size};`,
    `CREATE VIEW history_${size} AS SELECT i, id, name, ${scaled.join(', ')} FROM past_${size}, past_factor_${size};`,
  ]
}

/** What a unit's output in 2022 was against 2021, relative to the city's. */
export function growthTable(book: DemoBook): string {
  const { city, units } = book.figures.added_growth_2022_january_to_july
  const rows = book.profile.units.map((unit, no) => [no, (100 + (units[unit.name] ?? city)) / (100 + city)])
  return createTable('growth', { unit: 'UTINYINT', growth: 'DOUBLE' }, rows)
}

export function historySheet(book: DemoBook, size: SizeClass, whole: boolean): Sheet {
  const what = size === 'above' ? '规上企业' : '规下企业'
  const years = yearsOf(book)
  const columns = years.flatMap((year) =>
    historyColumns(size, whole).map((id) => {
      const { label, unit } = historyColumn(id, year)
      return { header: header(label, unit), sql: `${id}_${year}` }
    }),
  )
  const all = [{ header: ENTERPRISE.id, sql: 'id' }, { header: ENTERPRISE.name, sql: 'name' }, ...columns]
  const span = `${book.city.first_year}-${book.city.year}`
  return {
    file: `模拟-${span}-历年-${what}历年数据`,
    name: '历年',
    title: `${span}年 ${what}历年数据（模拟数据）`,
    head: all.map((column) => column.header),
    sql: `SELECT ${all.map((column) => `${column.sql} AS ${quoted(column.header)}`).join(', ')} FROM history_${size} ORDER BY i`,
  }
}

export const yearsOf = (book: DemoBook): number[] =>
  Array.from({ length: book.city.year - book.city.first_year + 1 }, (_, k) => book.city.first_year + k)
