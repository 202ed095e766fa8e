// The city's totals that the figures are scaled to: published where they are, by an assumed ratio where not.
import type { DemoBook } from './city.ts'
import type { SizeClass } from './enterprises-sql.ts'

/** Total of the city by figure id, in the units of the schemes (万元, 亩, 人, 吨标煤, 吨, 万千瓦时). */
export type Totals = Readonly<Record<string, number>>

const TEN_THOUSAND = 10_000

/** Value added of above-scale industry in a year, 万元: published for the base year, moved with the city's GDP for the others. */
export function addedInYear(book: DemoBook, year: number): number {
  const { gdp, added_above_scale: added } = book.figures
  const base = book.city.totals.added_base_year
  const known = (figures: typeof gdp, at: number): number => {
    const found = figures.values[at]
    if (found === undefined) throw new Error(`published figures lack the year ${at}`)
    return found.value
  }
  return ((known(added, base) * known(gdp, year)) / known(gdp, base)) * TEN_THOUSAND
}

/** `enterprises` other than the default number scale all totals in proportion, so that a firm keeps its size. */
export function planTotals(book: DemoBook, size: SizeClass, enterprises: number): Totals {
  const { above, below } = book.city.enterprises
  const scale = enterprises / (above + below)
  const { ratios } = book.city.totals
  if (size === 'above') {
    const added = addedInYear(book, book.city.year) * scale
    const land = added / ratios.added_per_mu.value
    const revenue = added / ratios.added_rate.value
    return {
      added,
      land,
      revenue,
      tax: land * ratios.tax_per_mu.value,
      staff: added / ratios.added_per_head.value,
      energy: added / ratios.added_per_energy.value,
      emission: added / ratios.added_per_emission.value,
      rnd: revenue * ratios.rnd_share.value,
    }
  }
  const land = below * scale * ratios.below_land_per_firm.value
  const tax = land * ratios.below_tax_per_mu.value
  return { land, tax, electricity: tax / ratios.below_tax_per_electricity.value }
}

/** An exact sum: on whole millionths, added as integers. */
export const totalSql = (column: string): string => `(sum(round(${column} * 1000000)::HUGEINT)::DOUBLE / 1000000)`
