// Web · the evaluations that have a result one may see, the newest first; by kind of what is evaluated; the one to compare with.
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'

const LIMIT = 500

export type Ranked = NonNullable<ReturnType<typeof useRanked>['data']>[number]

export const useRanked = () =>
  useQuery({
    queryKey: ['evaluations', 'ranked'],
    queryFn: async ({ signal }) => {
      const { items } = await ask(api.GET('/api/evaluations', { params: { query: { limit: LIMIT } }, signal }))
      return items
        .filter(({ result, standing }) => result !== '' || standing === 'published')
        .sort((a, b) => (a.period === b.period ? b.act - a.act : a.period < b.period ? 1 : -1))
    },
  })

/** In the order in which they come; kinds in the order of their newest. */
export function byKind(all: readonly Ranked[]): Map<string, Ranked[]> {
  const kinds = new Map<string, Ranked[]>()
  for (const one of all) kinds.set(one.scope_kind, [...(kinds.get(one.scope_kind) ?? []), one])
  return kinds
}

/** Others of the same kind: of the same scheme first, the newest before it at the top. */
export function comparableWith(all: readonly Ranked[], id: string): Ranked[] {
  const own = all.find((one) => one.id === id)
  if (own === undefined) return []
  const name = ({ scheme }: Ranked) => scheme.split('@')[0]
  const far = (one: Ranked) => (name(one) === name(own) ? 0 : 2) + (one.period < own.period ? 0 : 1)
  return all
    .filter((one) => one.id !== id && one.scope_kind === own.scope_kind)
    .toSorted((a, b) => far(a) - far(b) || (a.period < b.period ? 1 : -1))
}
