// Map · what a parcel is coloured by: who uses it on the day, their tax per mu as evaluated, and the grade of whoever uses most of it.
import { toMu } from '../../record/land/parcel.ts'
import { holdsOn, type Tenure } from '../../record/land/tenure.ts'
import type { ParcelIn } from '../../store/pg/land.ts'
import type { HolderFigures } from '../../store/pg/map.ts'
import { areaOfFacts } from '../record-land-used.ts'

/** The figures of an enterprise by which a map is coloured, as the catalogue names them. */
export const COLOURED_BY = { tax: 'tax', land: 'land' } as const

export interface ParcelColours {
  readonly id: string
  readonly unit: string
  /** 亩, registered where it is known. */
  readonly area: number
  readonly use: string
  /** Of whoever uses most of it; empty when nobody was graded. */
  readonly grade: string
  /** 万元/亩; undefined when no figure of a user is known or may be seen. */
  readonly taxPerMu?: number
  /** Land of the parcel whose user's tax per mu is known, 亩: what a mean over parcels is weighted by. */
  readonly known: number
  readonly user: string
  readonly userName: string
  readonly users: number
  readonly platform: string
}

/** Land used on a parcel by each: own + leased in − leased out. Where no tenure is on record the right holder is taken to use it. */
export function usersOf(
  parcel: Pick<ParcelIn, 'facts'>,
  tenure: readonly Tenure[],
  day: string,
  area: number,
): ReadonlyMap<string, number> {
  const used = new Map<string, number>()
  for (const row of tenure) {
    if (!holdsOn(row, day)) continue
    const part = (row.kind === 'lease-out' ? -1 : 1) * row.share * area
    used.set(row.holder, (used.get(row.holder) ?? 0) + part)
  }
  for (const [holder, part] of used) if (part <= area * 1e-9) used.delete(holder)
  const { holder } = parcel.facts
  if (used.size === 0 && tenure.length === 0 && typeof holder === 'string') used.set(holder, area)
  return used
}

/**
 * Tax per mu of a parcel = Σ land used × (tax ÷ land of the user) ÷ Σ land used, over users whose two figures are known: each brings the
 * tax per mu by which it is evaluated.
 */
export function colourParcel(
  parcel: ParcelIn,
  tenure: readonly Tenure[],
  holders: ReadonlyMap<string, HolderFigures>,
  day: string,
): ParcelColours {
  const area = toMu(areaOfFacts(parcel.facts, 'registered')?.area ?? 0)
  const users = [...usersOf(parcel, tenure, day, area)].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const [main = ''] = users[0] ?? []
  let [tax, known] = [0, 0]
  for (const [holder, used] of users) {
    const { [COLOURED_BY.tax]: paid, [COLOURED_BY.land]: land } = holders.get(holder)?.figures ?? {}
    if (paid === undefined || land === undefined || land <= 0) continue
    tax += used * (paid / land)
    known += used
  }
  const text = (key: string): string => (typeof parcel.facts[key] === 'string' ? parcel.facts[key] : '')
  return {
    id: parcel.id,
    unit: parcel.unit,
    area,
    use: text('use'),
    grade: holders.get(main)?.grade ?? '',
    ...(known > 0 ? { taxPerMu: tax / known } : {}),
    known,
    user: main,
    userName: holders.get(main)?.name ?? text('holder_name'),
    users: users.length,
    platform: text('platform'),
  }
}
