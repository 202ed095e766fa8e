// Rule book · every line of the book and its schemes that rests on a clause.
import type { Place } from '../kernel/finding.ts'
import type { SchemeFacts } from './check-schemes.ts'
import { citesOf, clauseCited } from './clause.ts'
import type { Book, WhereIn } from './read.ts'
import type { Cite, Text } from './schema/parts.ts'

export interface Citation {
  readonly what: 'goal' | 'parameter' | 'indicator' | 'scheme'
  readonly id: string
  readonly label: Text
  readonly at: Place
}
export function citationsOf(
  { book, schemes, where }: { readonly book: Book; readonly schemes: readonly SchemeFacts[]; readonly where: WhereIn },
  clause: string,
): Citation[] {
  const cites = (one: { readonly cite?: Cite }): boolean => citesOf(one.cite).includes(clause)
  const dated = (
    what: 'goal' | 'parameter',
    of: 'goals' | 'parameters' | 'consequences',
    entries: Readonly<Record<string, { label: Text; values: Readonly<Record<string, { cite?: Cite }>> }>>,
  ): Citation[] =>
    Object.entries(entries).flatMap(([id, { label, values }]) =>
      Object.entries(values)
        .filter(([, one]) => cites(one))
        .map(([day]) => ({ what, id, label, at: where('goals.yaml', `${of}.${id}.values.${day}`) })),
    )
  return [
    ...dated('goal', 'goals', book.goals),
    ...dated('parameter', 'parameters', book.parameters),
    ...dated('parameter', 'consequences', book.consequences),
    ...Object.entries(book.indicators)
      .filter(([, one]) => cites(one))
      .map(([id, { label }]) => ({
        what: 'indicator' as const,
        id,
        label,
        at: where('indicators.yaml', `indicators.${id}`),
      })),
    ...schemes.flatMap(({ id, title, origins, where: inScheme }) =>
      origins
        .filter(({ cite }) => cite !== undefined && clauseCited(cite) === clause)
        .map(({ path }) => ({ what: 'scheme' as const, id, label: title, at: inScheme(`${path}.cite`) })),
    ),
  ]
}
