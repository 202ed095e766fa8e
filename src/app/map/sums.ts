// Map · sums over parcels, for zooms at which single parcels are too small to be seen: how many, how much land, tax per mu, grades by land.
import type { SquareSum } from '../../store/pg/map.ts'

export interface Sum {
  readonly parcels: number
  /** 亩. */
  readonly area: number
  /** Σ land × tax per mu, and the land it is known of: their ratio is the tax per mu of the whole. */
  readonly weighted: number
  readonly known: number
  /** 亩 by grade. */
  readonly grades: Readonly<Record<string, number>>
}

export const NOTHING: Sum = { parcels: 0, area: 0, weighted: 0, known: 0, grades: {} }

/** Of parcels of one grade. */
export const sumOfGrade = ({ parcels, area, weighted, known, grade }: SquareSum): Sum => ({
  parcels,
  area,
  weighted,
  known,
  grades: grade === '' ? {} : { [grade]: area },
})

/** 万元/亩; undefined when no figure of a user is known or may be seen. */
export const taxPerMu = ({ weighted, known }: Pick<Sum, 'weighted' | 'known'>): number | undefined =>
  known > 0 ? round(weighted / known) : undefined

export function add(one: Sum, other: Sum): Sum {
  const grades: Record<string, number> = { ...one.grades }
  for (const [grade, area] of Object.entries(other.grades)) grades[grade] = (grades[grade] ?? 0) + area
  return {
    parcels: one.parcels + other.parcels,
    area: one.area + other.area,
    weighted: one.weighted + other.weighted,
    known: one.known + other.known,
    grades,
  }
}

export function addTo<Key>(sums: Map<Key, Sum>, key: Key, sum: Sum): void {
  sums.set(key, add(sums.get(key) ?? NOTHING, sum))
}

/** The properties by which aggregates are coloured; the grade is the one with most land. */
export function sumProperties({ parcels, area, grades, ...taxed }: Sum): Record<string, string | number> {
  const tax = taxPerMu(taxed)
  const [grade = ''] = Object.entries(grades).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0] ?? []
  return {
    parcels,
    area: round(area),
    grade,
    ...(tax === undefined ? {} : { tax_per_mu: tax }),
    ...Object.fromEntries(Object.entries(grades).map(([name, land]) => [`land_${name}`, round(land)])),
  }
}

export const round = (value: number): number => Math.round(value * 1e4) / 1e4
