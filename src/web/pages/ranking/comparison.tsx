// Web · two evaluations side by side: from which grade to which, each field a list; and who rose or fell most, by places or points.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { api, ask } from '../../api/client.ts'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { GradeTable } from './grade-table.tsx'
import { Movers } from './movers.tsx'
import { MOVES, type Move, type RankingSearch, whomOf } from './route.tsx'
import { useSpread } from './spread.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')
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

export function Comparison({ id, earlier }: Pair) {
  const say = useWords()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const spread = useSpread(id, search)
  const whom = whomOf(search)
  const compared = useQuery({
    queryKey: ['compared', id, earlier, whom],
    queryFn: ({ signal }) => readComparison({ id, earlier }, whom, { offset: 0, limit: 1 }, signal),
    placeholderData: keepPreviousData,
  })
  if (compared.isError) return <Fault error={compared.error} reset={() => void compared.refetch()} />
  if (compared.data === undefined) return <Waiting />
  const { transitions, other_scheme: otherScheme } = compared.data
  const ladder = spread.data?.ladder ?? []
  const pick = (moved: Move) => {
    const { moved: _, ...rest } = search
    void navigate({ search: moved === 'grade' ? rest : { ...rest, moved } })
  }
  return (
    <>
      <section className="panel ranking-compare" aria-label={say('transitions')}>
        <GradeTable transitions={transitions} ladder={ladder} />
        <div>
          <h2>{say('movers')}</h2>
          <p className="ranking-ways">{say('ways', waysOf(transitions, ladder))}</p>
          <Segmented<Move>
            aria-label={say('movers')}
            value={search.moved ?? 'grade'}
            options={MOVES.filter((one) => !otherScheme || (one !== 'gain' && one !== 'loss')).map((one) => ({
              value: one,
              label: search.from === undefined || one !== 'grade' ? say(one) : say('field'),
            }))}
            onChange={pick}
          />
          <p className="soft">{say(otherScheme ? 'otherScheme' : 'placesInPool')}</p>
        </div>
      </section>
      <Movers id={id} earlier={earlier} />
    </>
  )
}

/** How many have a better grade than before, a worse one, the same; of those who have one both times. */
function waysOf(transitions: ComparisonOf['transitions'], ladder: readonly string[]) {
  const ways = { up: 0, down: 0, same: 0 }
  for (const { from, to, count } of transitions) {
    const [was, is] = [ladder.indexOf(from ?? ''), ladder.indexOf(to ?? '')]
    if (was >= 0 && is >= 0) ways[is < was ? 'up' : is > was ? 'down' : 'same'] += count
  }
  return ways
}
