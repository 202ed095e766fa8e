// App · to which reporting unit something belongs that departments call by name or by code of GB/T 2260: the town where it is a unit, else the county.
import { unitFinder } from '../policy/names.ts'
import type { Book } from '../policy/read.ts'
import { countyOfCode } from '../record/land/parcel.ts'
import type { Unit } from '../store/pg/registers.ts'

export interface Whereabouts {
  readonly county?: string | undefined
  readonly town?: string | undefined
  /** Of the parcel: begins with the code of its county. */
  readonly code?: string | undefined
}

export type FindHome = (where: Whereabouts) => Unit | undefined

export function homeFinder(units: readonly Unit[], book: Pick<Book, 'units' | 'departments' | 'groups'>): FindHome {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const byName = new Map(units.map((unit) => [unit.name, unit]))
  const named = unitFinder(book)
  // By the six digits of GB/T 2260: units that lie in another's territory have none.
  const official = new Map(
    Object.entries(book.units).flatMap(([id, { code }]) => (code === undefined ? [] : [[code, id]])),
  )
  const find = (text: string): Unit | undefined => {
    const digits = /^\d{6}(?=\d*$)/.exec(text)?.[0] ?? ''
    return (
      byCode.get(text) ??
      byName.get(text) ??
      byCode.get(named(text)?.id ?? '') ??
      byCode.get(official.get(digits) ?? '') ??
      byCode.get(digits)
    )
  }
  /** Of the county, or the only one of that name: a zone's towns lie in the county of others. */
  const townNamed = (text: string, home: Unit | undefined): Unit | undefined => {
    const named = units.filter(({ name, code, kind }) => kind === 'town' && (name === text || code === text))
    return named.find(({ parent }) => parent === home?.code) ?? (named.length === 1 ? named[0] : undefined)
  }
  return ({ county, town, code }) => {
    const home = county === undefined ? find(countyOfCode(code ?? '') ?? '') : find(county)
    return (town === undefined ? undefined : townNamed(town, home)) ?? home
  }
}
