// Map · sums over parcels, for zooms at which single parcels are too small to be seen: how many, how much land, tax per mu, grades by land.
import type { SquareSum } from '../../store/pg/map.ts'

type Shares = Readonly<Record<string, number>>

export interface Sum {
  readonly parcels: number
  /** 亩. */
  readonly area: number
  /** Σ land × tax per mu, and the land it is known of: their ratio is the tax per mu of the whole. */
  readonly weighted: number
  readonly known: number
  /** 亩 by grade, of those that were graded. */
  readonly grades: Shares
  /** 亩 by use, as the register of parcels calls it. */
  readonly uses: Shares
}

export const NOTHING: Sum = { parcels: 0, area: 0, weighted: 0, known: 0, grades: {}, uses: {} }

/** Of parcels of one grade and one use. */
export const sumOfSquare = ({ parcels, area, weighted, known, grade, use }: SquareSum): Sum => ({
  ...{ parcels, area, weighted, known },
  grades: grade === '' ? {} : { [grade]: area },
  uses: use === '' ? {} : { [use]: area },
})

/** 万元/亩; undefined when no figure of a user is known or may be seen. */
export const taxPerMu = ({ weighted, known }: Pick<Sum, 'weighted' | 'known'>): number | undefined =>
  known > 0 ? round(weighted / known) : undefined

export const add = (one: Sum, other: Sum): Sum => ({
  parcels: one.parcels + other.parcels,
  area: one.area + other.area,
  weighted: one.weighted + other.weighted,
  known: one.known + other.known,
  grades: addShares(one.grades, other.grades),
  uses: addShares(one.uses, other.uses),
})

function addShares(one: Shares, other: Shares): Shares {
  const sum: Record<string, number> = { ...one }
  for (const [name, area] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + area
  return sum
}

export function addTo<Key>(sums: Map<Key, Sum>, key: Key, sum: Sum): void {
  sums.set(key, add(sums.get(key) ?? NOTHING, sum))
}

/** The properties by which aggregates are coloured; grade and use are those with most land. */
export function sumProperties({ parcels, area, grades, uses, ...taxed }: Sum): Record<string, string | number> {
  const tax = taxPerMu(taxed)
  return {
    ...{ parcels, area: round(area), grade: mostOf(grades), use: mostOf(uses) },
    ...(tax === undefined ? {} : { tax_per_mu: tax }),
    ...Object.fromEntries(Object.entries(grades).map(([name, land]) => [`land_${name}`, round(land)])),
  }
}

const mostOf = (shares: Shares): string =>
  Object.entries(shares).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0] ?? ''

export const round = (value: number): number => Math.round(value * 1e4) / 1e4
