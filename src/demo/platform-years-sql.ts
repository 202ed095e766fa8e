// The figures of major platforms and of reporting units year by year: sums over the firms of each year, and synthetic ones in proportion to them.
import { historyColumns } from './history-sql.ts'
import { HIGH, HUNDRED_OF_WAN, type PlatformFigures, valueSql } from './platform-figures-sql.ts'
import { totalSql } from './totals.ts'
import type { Chance } from './uniform.ts'

/** What is asked of a platform in a year, in whose unit. */
export type Asked = Readonly<Record<string, { readonly unit?: string }>>

/** Rows `year, id, name` and a column per indicator, in the order of years and platforms; a platform's own proportions hold through the years. */
export function platformYearsSql(
  asked: Asked,
  recipe: PlatformFigures,
  years: readonly number[],
  chance: Chance,
): string {
  const columns = Object.entries(asked).map(([id, input]) => `${valueSql(id, input, recipe, chance)} AS ${id}`)
  return `SELECT year, id, name, ${columns.join(', ')} FROM (
SELECT s.*, l.id, l.name, l.no::UBIGINT AS i,
  ${['tax', 'added', 'revenue'].map((id) => `coalesce(lag(above_${id}) OVER walk, above_${id} / 1.05) AS last_${id}`).join(', ')}
FROM (${years.map(sumsOf).join(' UNION ALL ')}) s JOIN platform_list l USING (no)
WINDOW walk AS (PARTITION BY no ORDER BY year)
) ORDER BY year, i`
}

function sumsOf(year: number): string {
  const sums = (size: 'above' | 'below'): string =>
    historyColumns(size, true)
      .map((id) => `coalesce(${totalSql(`${id}_${year}`)}, 0) AS ${size}_${id}`)
      .join(', ')
  return `SELECT ${year} AS year, a.*, b.* EXCLUDE (no), lead_revenue
FROM (SELECT platform AS no, count(h.tax_${year})::INTEGER AS above_firms, ${sums('above')},
    count(*) FILTER (h.revenue_${year} >= ${HUNDRED_OF_WAN})::INTEGER AS big_firms, coalesce(sum(h.major_accident_${year}), 0)::INTEGER AS accidents,
    count(*) FILTER (industry[1:2] IN (${HIGH.map((code) => `'${code}'`).join(', ')}))::INTEGER AS high_firms
  FROM history_above h JOIN above e USING (i) WHERE platform IS NOT NULL GROUP BY platform) a
LEFT JOIN (SELECT platform AS no, count(h.tax_${year})::INTEGER AS below_firms, ${sums('below')}
  FROM history_below h JOIN below e USING (i) WHERE platform IS NOT NULL GROUP BY platform) b USING (no)
LEFT JOIN (SELECT no, max(revenue) AS lead_revenue FROM (
    SELECT platform AS no, ${totalSql(`h.revenue_${year}`)} AS revenue
    FROM history_above h JOIN above e USING (i) WHERE platform IS NOT NULL GROUP BY platform, industry[1:2]) GROUP BY no) USING (no)`
}

/** Rows `year, county` and the sums of the above-scale firms of each reporting unit. */
export const unitYearsSql = (years: readonly number[]): string =>
  `${years
    .map(
      (year) =>
        `SELECT ${year} AS year, county, ${totalSql(`h.added_${year}`)} AS added, ${totalSql(`h.staff_${year}`)} AS staff FROM history_above h JOIN above e USING (i) GROUP BY county`,
    )
    .join(' UNION ALL ')} ORDER BY year, county`
