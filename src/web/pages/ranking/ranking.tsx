// Web · ranking: which evaluation, filters, the distribution with its cuts, and the list; or beside an earlier evaluation, who moved.
import { getRouteApi } from '@tanstack/react-router'
import { Empty } from 'antd'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { ChooseEarlier, ChooseEvaluation } from './choose.tsx'
import { Comparison } from './comparison.tsx'
import { Distribution } from './distribution.tsx'
import { useRanked } from './evaluations.ts'
import { Export } from './export.tsx'
import { Filters } from './filters.tsx'
import { Results } from './results.tsx'
import { useWords } from './words.ts'
import './ranking.css'

const here = getRouteApi('/shell/ranking')

export function Ranking() {
  const say = useWords()
  const ranked = useRanked()
  const search = here.useSearch()
  const id = search.evaluation ?? ranked.data?.[0]?.id
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <ChooseEvaluation id={id} />
        {id === undefined ? null : <ChooseEarlier id={id} />}
        <span className="grow" />
        {id === undefined ? null : <Export id={id} />}
      </div>
      {ranked.isError ? <Fault error={ranked.error} reset={() => void ranked.refetch()} /> : null}
      {ranked.isPending ? <Waiting /> : null}
      {ranked.isSuccess && id === undefined ? <Empty description={say('none')} /> : null}
      {id === undefined ? null : (
        <>
          <Filters id={id} />
          {search.earlier === undefined ? (
            <>
              <Distribution id={id} search={search} />
              <Results id={id} />
            </>
          ) : (
            <Comparison id={id} earlier={search.earlier} />
          )}
        </>
      )}
    </>
  )
}
