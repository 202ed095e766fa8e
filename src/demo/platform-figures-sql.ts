// The figures of major platforms: sums over the firms inside, and synthetic ones in proportion to them, as data/demo/platforms.yaml says.
import { findConversion, findUnit } from '../kernel/units.ts'
import { type Inputs, PLATFORM, planSheet, type Sheet } from './departments.ts'
import type { Chance } from './uniform.ts'

export interface PlatformFigures {
  readonly figures: Readonly<Record<string, PlatformFigure>>
  /** For inputs that the demo has no recipe for: a number between the two. */
  readonly unknown: { readonly department: string; readonly low: number; readonly high: number }
}

export interface PlatformFigure {
  readonly department: string
  readonly from: string
  readonly unit?: string
  readonly spread?: number
  readonly whole?: boolean
}

/** Divisions whose firms count as high technology here: medicine, electronics, and the like (assumed). */
export const HIGH = ['27', '38', '39']
/** A firm of 100 亿, in 万元. */
export const HUNDRED_OF_WAN = 1_000_000

/** A table `platform` with one column per input of the scheme, in the scheme's units. */
export function platformFiguresSql(
  inputs: Inputs,
  recipe: PlatformFigures,
  lastYear: number,
  chance: Chance,
): string[] {
  const columns = Object.entries(inputs).map(([id, input]) => `${valueSql(id, input, recipe, chance)} AS ${id}`)
  return [
    `CREATE TABLE platform_lead AS
SELECT platform AS no, arg_max(division, (revenue, division)) AS lead_industry, max(revenue) AS lead_revenue
FROM (SELECT platform, industry[1:2] AS division, sum(revenue::DECIMAL(18, 2))::DOUBLE AS revenue
  FROM above WHERE platform IS NOT NULL GROUP BY ALL) GROUP BY platform;`,
    `CREATE TABLE platform_more AS
SELECT platform AS no, count(*) FILTER (revenue >= ${HUNDRED_OF_WAN})::INTEGER AS big_firms, sum(major_accident)::INTEGER AS accidents,
  count(*) FILTER (industry[1:2] IN (${HIGH.map((code) => `'${code}'`).join(', ')}))::INTEGER AS high_firms
FROM above WHERE platform IS NOT NULL GROUP BY platform;`,
    `CREATE TABLE platform_last AS
SELECT platform AS no, ${['tax', 'added', 'revenue'].map((id) => `sum(h.${id}_${lastYear}::DECIMAL(18, 2))::DOUBLE AS last_${id}`).join(', ')}
FROM history_above h JOIN above e ON e.i = h.i WHERE platform IS NOT NULL GROUP BY platform;`,
    `CREATE TABLE platform AS
SELECT i, id, name${columns.map((column) => `, ${column}`).join('')}
FROM (SELECT s.*, ${ZERO.map((column) => `coalesce(${column}, 0) AS ${column}`).join(', ')}, lead_industry
  FROM platform_sums s LEFT JOIN platform_lead l ON l.no = s.i LEFT JOIN platform_more m ON m.no = s.i LEFT JOIN platform_last p ON p.no = s.i);`,
  ]
}

const ZERO = ['lead_revenue', 'big_firms', 'accidents', 'high_firms', 'last_tax', 'last_added', 'last_revenue']

/** One sheet per department that has something to say. */
export function platformSheets(inputs: Inputs, recipe: PlatformFigures, year: number): Sheet[] {
  const ids = Object.keys(inputs)
  const departmentOf = (id: string): string => recipe.figures[id]?.department ?? recipe.unknown.department
  return [...new Set(ids.map(departmentOf))].map((department) => {
    const columns = ids.filter((id) => departmentOf(id) === department).map((id) => ({ id }))
    return planSheet({ department, content: '重大平台数据', columns }, 'platform', inputs, PLATFORM, year)
  })
}

export function valueSql(id: string, input: Inputs[string], recipe: PlatformFigures, chance: Chance): string {
  const figure = recipe.figures[id]
  if (figure === undefined) {
    const low = input?.min ?? recipe.unknown.low
    const high = input?.max ?? recipe.unknown.high
    return `round(${low} + ${high - low} * ${chance.uniform(`platform ${id}`)}, 2)`
  }
  if (figure.unit === undefined && figure.whole !== true) return `(${figure.from})`
  const spread = figure.spread === undefined ? '' : ` * exp(${figure.spread} * ${chance.normal(`platform ${id}`)})`
  const value = `(${figure.from})${spread}${ratioSql(figure.unit, input?.unit)}`
  return `round(${value}, ${figure.whole === true ? 0 : 4})`
}

function ratioSql(from: string | undefined, to: string | undefined): string {
  const [a, b] = [findUnit(from ?? ''), findUnit(to ?? '')]
  const ratio = a && b ? findConversion(a, b) : undefined
  return ratio === undefined || ratio.times === ratio.over ? '' : ` * ${ratio.times} / ${ratio.over}`
}
