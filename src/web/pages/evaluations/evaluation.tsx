// Web · one evaluation: where it stands on its line of steps, what may be done now, objections, downloads, and who did what when.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Space, Steps } from 'antd'
import { api, ask } from '../../api/client.ts'
import { Fault } from '../../parts/fault.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Actions } from './actions.tsx'
import { History } from './history.tsx'
import { Objections } from './objections.tsx'
import { Running } from './running.tsx'
import type { EvaluationOf } from './shape.ts'
import { useWords } from './words.ts'
import './evaluations.css'

const here = getRouteApi('/shell/evaluations/$id')
const LINE = [
  'planned',
  'land-published',
  'frozen',
  'computed',
  'internally-reviewed',
  'in-publicity',
  'objections-decided',
  'final',
  'published',
] as const
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
  const at = LINE.map(String).indexOf(one.standing)
  return (
    <div className="evaluation">
      <div className="page-head">
        <h1>{one.id}</h1>
        <span className="soft">
          {one.period} · {one.scheme} · {say('version')} {one.version}
        </span>
        <span className="grow" />
        <Papers one={one} />
      </div>
      <section className="panel" aria-label={say('steps')}>
        <Steps
          size="small"
          responsive
          current={at}
          {...(one.standing === 'published' ? { status: 'finish' as const } : {})}
          items={LINE.map((standing) => ({
            title: say(standing),
            ...(standing === 'in-publicity' && one.publicity !== null
              ? { content: `${one.publicity.from} – ${one.publicity.until}` }
              : {}),
          }))}
        />
      </section>
      <Actions one={one} />
      {job === undefined ? null : <Running id={job} />}
      <Objections one={one} />
      <History lines={one.lines} />
    </div>
  )
}

function Papers({ one }: { readonly one: EvaluationOf }) {
  const say = useWords()
  if (LINE.map(String).indexOf(one.standing) < LINE.indexOf('computed')) return null
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
