// Land · how many parcels and how much land each county has, by register and by measure.
import type { County } from './outside-county.ts'
import { countyOfCode, type Parcel } from './parcel.ts'

export interface CountySum {
  /** '' when it is not known. */
  readonly county: string
  readonly parcels: number
  /** ㎡. */
  readonly measured: number
  /** ㎡, of the parcels that have one. */
  readonly registered: number
  readonly unregistered: number
}

/** In order of the counties' names; the whole is the sum of the lines. */
export function sumParcels(parcels: readonly Parcel[], counties: readonly County[]): CountySum[] {
  const names = new Map(counties.flatMap(({ code, name }) => (code === undefined ? [] : [[code, name] as const])))
  const sums = new Map<string, { parcels: number; measured: number; registered: number; unregistered: number }>()
  for (const { code, county, measured, registered } of parcels) {
    const said = county ?? countyOfCode(code) ?? ''
    const key = names.get(said) ?? names.get(said.slice(0, 6)) ?? said
    const sum = sums.get(key) ?? { parcels: 0, measured: 0, registered: 0, unregistered: 0 }
    sum.parcels++
    sum.measured += measured
    sum.registered += registered ?? 0
    if (registered === undefined) sum.unregistered++
    sums.set(key, sum)
  }
  return [...sums].map(([county, sum]) => ({ county, ...sum })).sort((a, b) => (a.county < b.county ? -1 : 1))
}
