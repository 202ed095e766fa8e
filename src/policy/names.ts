// Rule book · units by any name the policy, the spreadsheets or an official call them by.
import type { Book } from './read.ts'

export interface NamedUnit {
  readonly id: string
  readonly of: 'units' | 'departments' | 'groups'
  readonly name: { readonly zh: string; readonly en: string }
}

/** Every name of every unit, department and group, each with whoever bears it. */
export function unitNames(book: Pick<Book, 'units' | 'departments' | 'groups'>): (readonly [string, NamedUnit])[] {
  return (['units', 'departments', 'groups'] as const).flatMap((of) =>
    Object.entries(book[of]).flatMap(([id, one]) => {
      const named: NamedUnit = { id, of, name: one.name }
      return [...new Set([one.name.zh, one.name.en, one.short.zh, ...(one.also ?? [])])].map(
        (name) => [name, named] as const,
      )
    }),
  )
}

export const unitFinder = (book: Pick<Book, 'units' | 'departments' | 'groups'>) => {
  const names = new Map(unitNames(book))
  return (name: string): NamedUnit | undefined => names.get(name)
}
