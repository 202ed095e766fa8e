// Web · two evaluations side by side: from which grade to which, each field a list; and who rose or fell most, by places or points.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { type ComparisonOf, type Pair, readComparison } from './compared.ts'
import { GradeTable } from './grade-table.tsx'
import { Movers } from './movers.tsx'
import { MOVES, type Move, whomOf } from './search.ts'
import { useSpread } from './spread.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')
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
