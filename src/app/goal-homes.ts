// App · goals: from the units of the registers to the reporting units of the rule book, by id, code or name, and from a town to the county above it.
import { unitFinder } from '../policy/names.ts'
import type { Book } from '../policy/read.ts'

export interface Homes {
  /** Reporting unit of the rule book; what the book does not know goes by its own code. */
  readonly home: (unit: string) => string
  /** The unit itself in the rule book, when it is one; a town is none. */
  readonly same: (unit: string) => string
  /** Those in which a unit lies, the nearest first. */
  readonly above: (unit: string) => readonly string[]
}

export interface RegisteredUnit {
  readonly code: string
  readonly name: string
  readonly parent: string | null
}

export function homesOf(book: Book, registered: readonly RegisteredUnit[]): Homes {
  const find = unitFinder(book)
  const rows = new Map(registered.map((one) => [one.code, one]))
  const codes = new Map(
    Object.entries(book.units).flatMap(([id, { code }]) => (code === undefined ? [] : [[code, id]])),
  )
  const inBook = (unit: string): string | undefined => {
    if (Object.hasOwn(book.units, unit)) return unit
    const named = find(rows.get(unit)?.name ?? unit)
    return codes.get(unit) ?? (named?.of === 'units' ? named.id : undefined)
  }
  const parentOf = (unit: string): string | undefined => {
    const id = inBook(unit)
    return rows.get(unit)?.parent ?? (id === undefined ? undefined : book.units[id]?.parent)
  }
  const same = (unit: string): string => inBook(unit) ?? unit
  const above = (unit: string): string[] => {
    const found: string[] = []
    for (let at = parentOf(unit); at !== undefined && !found.includes(same(at)); at = parentOf(at)) found.push(same(at))
    return found
  }
  const isReporting = (id: string): boolean => book.units[id]?.parent !== undefined
  const home = (unit: string): string => {
    const own = same(unit)
    if (isReporting(own)) return own
    return above(unit).find(isReporting) ?? own
  }
  return { home: kept(home), same: kept(same), above: kept(above) }
}

/** Thousands of enterprises ask about the same few units. */
function kept<T>(of: (unit: string) => T): (unit: string) => T {
  const known = new Map<string, T>()
  return (unit) => {
    const found = known.get(unit) ?? of(unit)
    known.set(unit, found)
    return found
  }
}
