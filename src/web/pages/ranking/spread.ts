// Web · how the totals of an evaluation are spread, of all pools or of the one chosen; how many of each pool have which grade.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'
import { type RankingSearch, type Whom, whomOf } from './search.ts'

const BINS = 40
export type Spread = Awaited<ReturnType<typeof readSpread>>

const readSpread = (id: string, whom: Whom, signal: AbortSignal) =>
  ask(
    api.GET('/api/evaluations/{id}/distribution', {
      params: { path: { id }, query: { ...whom, bins: BINS } },
      signal,
    }),
  )

const useSpreadOf = (id: string, whom: Whom) =>
  useQuery({
    queryKey: ['distribution', id, whom],
    queryFn: ({ signal }) => readSpread(id, whom, signal),
    placeholderData: keepPreviousData,
  })

/** Whichever grade is chosen: all of them are shown. */
export const useSpread = (id: string, search: RankingSearch) => useSpreadOf(id, whomOf(search))

/** Whichever pool is chosen: all of them can be. */
export function usePools(id: string, search: RankingSearch) {
  const { pool: _, ...others } = whomOf(search)
  return useSpreadOf(id, others)
}

export interface PoolOf {
  readonly pool: string
  readonly count: number
  readonly grades: ReadonlyMap<string, number>
}

export function poolsOf(spread: Spread | undefined): PoolOf[] {
  const pools = new Map<string, Map<string, number>>()
  for (const { pool, grade, count } of spread?.grades ?? [])
    pools.set(pool, (pools.get(pool) ?? new Map<string, number>()).set(grade, count))
  return [...pools].map(([pool, grades]) => ({
    pool,
    grades,
    count: [...grades.values()].reduce((sum, one) => sum + one, 0),
  }))
}

/** The best first, as the scheme has them; those that neither place nor score gives come last. */
export function gradesInOrder(ladder: readonly string[], grades: Iterable<string>): string[] {
  const at = (grade: string) =>
    ladder.includes(grade) ? ladder.indexOf(grade) : ladder.length + (grade === '' ? 1 : 0)
  return [...new Set(grades)].sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1))
}
