// Web · one evaluation: where it stands on its line of steps, what may be done now, objections, downloads, and who did what when.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Space } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { useUnitName } from '../../parts/unit-names.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { Actions } from './actions.tsx'
import { History } from './history.tsx'
import { Movers } from './movers.tsx'
import { Objections } from './objections.tsx'
import { Running } from './running.tsx'
import type { EvaluationOf } from './shape.ts'
import { hasCome, StepLine } from './step-line.tsx'
import { useWords } from './words.ts'
import './evaluations.css'

const here = getRouteApi('/shell/evaluations/$id')
const PAPERS = ['workbook', 'circular', 'public'] as const

export function Evaluation() {
  const say = useWords()
  const { id } = here.useParams()
  const found = useQuery({
    queryKey: ['evaluation', id],
    queryFn: ({ signal }) => ask(api.GET('/api/evaluations/{id}', { params: { path: { id } }, signal })),
  })
  return (
    <>
      <Link to="/evaluations" className="soft no-print">
        {say('back')}
      </Link>
      {found.isError ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data === undefined ? null : <Whole one={found.data} />}
    </>
  )
}

function Whole({ one }: { readonly one: EvaluationOf }) {
  const say = useWords()
  const { job } = here.useSearch()
  const nameOf = useUnitName()
  const language = useLanguage()
  return (
    <div className="evaluation">
      <div className="page-head">
        <h1>{one.id}</h1>
        <span className="soft">
          {[
            one.period,
            one.title[language],
            one.scope.unit === null ? '' : nameOf(one.scope.unit),
            ...Object.values(one.scope.facts),
          ]
            .filter((part) => part !== '')
            .join(' · ')}{' '}
          · {say('version')} {one.version}
        </span>
        <span className="grow" />
        <Papers one={one} />
      </div>
      <StepLine one={one} />
      <Actions one={one} />
      {job === undefined ? null : <Running id={job} />}
      <Objections one={one} />
      <Movers one={one} />
      <History lines={one.lines} />
    </div>
  )
}

function Papers({ one }: { readonly one: EvaluationOf }) {
  const say = useWords()
  if (!hasCome(one.standing, 'computed')) return null
  return (
    <Space wrap className="no-print">
      <Link to="/ranking" search={{ evaluation: one.id }}>
        {say('ranking')}
      </Link>
      {PAPERS.map((paper) => (
        <Button key={paper} href={`/api/evaluations/${encodeURIComponent(one.id)}/papers/${paper}`} download>
          {say(paper)}
        </Button>
      ))}
    </Space>
  )
}
