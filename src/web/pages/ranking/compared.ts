// Web · two evaluations side by side as the server tells them: the table of grades, and a page of those who moved.
import { api, ask } from '../../api/client.ts'
import { type RankingSearch, whomOf } from './search.ts'

export type ComparisonOf = Awaited<ReturnType<typeof readComparison>>
export interface Pair {
  readonly id: string
  readonly earlier: string
}

export const readComparison = (
  { id, earlier }: Pair,
  search: RankingSearch,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  signal: AbortSignal,
) =>
  ask(
    api.GET('/api/evaluations/{id}/compare/{earlier}', {
      params: {
        path: { id, earlier },
        query: { ...whomOf(search), ...movedIn(search), offset, limit },
      },
      signal,
    }),
  )

/** What of the address says who is listed. */
export const movedIn = ({ from, to, moved }: RankingSearch) => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  ...(moved === undefined ? {} : { sort: moved }),
})
