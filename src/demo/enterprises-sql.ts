// Who an enterprise is: code, name, place, site, industry, years, and the traits its figures hang together by. One view per size class.
import type { City } from './city.ts'
import type { Chance } from './uniform.ts'
import { usccSql } from './uscc-sql.ts'

export type SizeClass = 'above' | 'below'

/** Firms of one neighbourhood may stand on the site of its first. */
const NEIGHBOURS = 6

export function enterprisesSql(size: SizeClass, city: City, chance: Chance): string {
  const { uniform: u, normal: z } = chance
  const { dirt } = city
  // Only firms that are not the first of their neighbourhood can move in, so the draw is raised by that much.
  const shared = (dirt.shared_site * NEIGHBOURS) / (NEIGHBOURS - 1)
  return `CREATE VIEW who_${size} AS
SELECT *, town_code || '-${size === 'above' ? 'S' : 'X'}' || printf('%06d', CASE WHEN moved_in THEN seat - seat % ${NEIGHBOURS} ELSE seat END + 1) AS site
FROM (
SELECT i,
  ${usccSql('i', 'region', 'region_sum')} AS id,
  '模拟企业-' || short || '-' || printf('%05d', i::BIGINT - number_${size}) AS name,
  town_code, town, county, unit, level, code AS industry, industry_name, added_f, land_f, energy_f, emission_f, rnd_f, heavy,
  i::BIGINT - first_${size} AS seat,
  ${u('tenant')} < ${dirt.tenant} AS tenant,
  seat % ${NEIGHBOURS} > 0 AND (${u('share')} < ${shared} OR (tenant AND ${u('host')} < 0.5)) AS moved_in,
  (CASE WHEN ${u('young')} < ${dirt.start_up} THEN floor(2 * ${u('age')}) ELSE 2 + floor(29 * power(${u('age')}, 1.3)) END)::INTEGER AS years_in_production,
  (CASE WHEN ${u('accident')} < ${dirt.accident} THEN 1 ELSE 0 END)::INTEGER AS major_accident,
  CASE WHEN ${u('in platform')} < 0.8 THEN CASE WHEN ${u('which')} < 0.5 THEN platform_a ELSE platform_b END END AS platform,
  CASE WHEN ${u('in park')} < 0.45 THEN park_here END AS park,
  ${z('quality')} AS quality
FROM seat_${size} JOIN town USING (no) JOIN lot USING (unit, slot) JOIN industry USING (code)
);`
}
