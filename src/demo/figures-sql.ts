// What an enterprise shows: correlated, heavy-tailed figures with the gaps real ones have, then scaled so that the city's totals are right.
import type { City } from './city.ts'
import type { SizeClass } from './enterprises-sql.ts'
import { type Totals, totalSql } from './totals.ts'
import type { Chance } from './uniform.ts'

/** Figures before scaling; their level means nothing, their proportions do. */
export function rawSql(size: SizeClass, city: City, chance: Chance): string {
  return size === 'above' ? rawAbove(city, chance) : rawBelow(city, chance)
}

function rawAbove(city: City, { uniform: u, normal: z }: Chance): string {
  const { dirt } = city
  return `CREATE VIEW raw_above AS
SELECT *,
  CASE WHEN ${u('zero tax')} < ${dirt.zero_tax} THEN 0 ELSE added * exp(0.25 * quality + 0.45 * ${z('tax')}) END AS tax,
  added * energy_f * exp(0.6 * ${z('energy')} - 0.15 * quality) AS energy,
  CASE WHEN ${u('no emission')} >= CASE WHEN heavy THEN ${dirt.no_emission_heavy} ELSE ${dirt.no_emission} END
    THEN added * emission_f * exp(0.9 * ${z('emission')}) END AS emission,
  added * exp(0.25 * ${z('revenue')} - 0.1 * quality) AS revenue,
  CASE WHEN ${u('no rnd')} < ${dirt.no_rnd} THEN NULL WHEN ${u('no rnd')} < ${dirt.no_rnd + dirt.zero_rnd} THEN 0
    ELSE revenue * rnd_f * exp(0.55 * ${z('rnd')} + 0.2 * quality) END AS rnd
FROM (
SELECT *,
  staff * level * added_f * exp(0.4 * quality + 0.25 * ${z('added')}) AS added,
  power(staff, 0.9) * land_f * exp(0.5 * ${z('land')} - 0.2 * quality) * CASE WHEN tenant THEN 0.12 ELSE 1 END AS land
FROM (SELECT *, 0.25 + exp(1.15 * ${z('size')}) AS staff FROM who_above)
);`
}

function rawBelow(city: City, { uniform: u, normal: z }: Chance): string {
  return `CREATE VIEW raw_below AS
SELECT *,
  CASE WHEN ${u('zero tax')} < ${city.dirt.zero_tax_below} THEN 0
    ELSE size * level * added_f * exp(0.5 * quality + 0.5 * ${z('tax')}) END AS tax,
  power(size, 0.9) * land_f * exp(0.6 * ${z('land')} - 0.2 * quality) * CASE WHEN tenant THEN 0.12 ELSE 1 END AS land,
  size * energy_f * exp(0.6 * ${z('energy')}) AS electricity
FROM (SELECT *, 0.15 + exp(0.95 * ${z('size')}) AS size FROM who_below);`
}

interface Figure {
  readonly digits: number
  readonly least: number
}

/** Decimals kept and the least value a firm can have; null and zero stay what they are. */
const FIGURES: Readonly<Record<SizeClass, Readonly<Record<string, Figure>>>> = {
  above: {
    tax: { digits: 2, least: 0 },
    land: { digits: 2, least: 0.3 },
    added: { digits: 2, least: 1 },
    energy: { digits: 2, least: 0.1 },
    emission: { digits: 4, least: 0.0001 },
    staff: { digits: 0, least: 3 },
    rnd: { digits: 2, least: 0 },
    revenue: { digits: 2, least: 2000 },
  },
  below: {
    tax: { digits: 2, least: 0 },
    land: { digits: 2, least: 0.2 },
    electricity: { digits: 4, least: 0.05 },
  },
}

export const figureIds = (size: SizeClass): string[] => Object.keys(FIGURES[size])

/** A one-row table of factors, then the view of final figures. Sums are taken on whole numbers, so their order cannot matter. */
export function scaledSql(size: SizeClass, totals: Totals): string[] {
  const figures = Object.entries(FIGURES[size])
  const factors = figures.map(([id]) => `${totals[id]}::DOUBLE / nullif(${totalSql(id)}, 0) AS ${id}_k`)
  const values = figures.map(([id, { digits, least }]) => {
    const value = `round(raw.${id} * ${id}_k, ${digits})`
    return `CASE WHEN raw.${id} = 0 THEN 0 ELSE ${least === 0 ? value : bounded(value, id, least)} END AS ${id}`
  })
  const who =
    'i, id, name, county, unit, town, industry, industry_name, site, years_in_production, major_accident, platform, park, tenant'
  return [
    `CREATE TABLE factor_${size} AS SELECT ${factors.join(', ')} FROM raw_${size};`,
    `CREATE VIEW ${size} AS SELECT ${who}, ${values.join(', ')} FROM raw_${size} AS raw, factor_${size};`,
  ]
}

// `greatest` passes over nulls: a missing figure must stay missing.
const bounded = (value: string, id: string, least: number): string =>
  `CASE WHEN raw.${id} IS NOT NULL THEN greatest(${least}, ${value}) END`
