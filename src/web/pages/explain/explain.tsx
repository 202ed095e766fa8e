// Web · explain: head with grade and rank, the score tree as a cascade, grading, what would lift the grade, history, sources; prints as a report of one page.
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useRole } from '../../api/session.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { today } from '../../parts/today.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { WalkDrawer } from '../../parts/walk-drawer.tsx'
import { ConditionLine } from './condition-line.tsx'
import { type ExplanationOf, explanationQuery, useEvaluation, useExplanation } from './explanation.ts'
import { Grading } from './grading.tsx'
import { History } from './history.tsx'
import { Lifts } from './lifts.tsx'
import { OriginNote } from './origin-note.tsx'
import { Report } from './report.tsx'
import { Site } from './site.tsx'
import { Sources } from './sources.tsx'
import { Tree } from './tree.tsx'
import { useWords } from './words.ts'
import './explain.css'

const here = getRouteApi('/shell/explain/$evaluation/$unit')

export function Explain() {
  const say = useWords()
  const { evaluation, unit } = here.useParams()
  const told = useExplanation(evaluation, unit)
  return (
    <>
      {useRole() === 'enterprise' ? (
        <Link to="/enterprise" className="soft no-print">
          {say('backOwn')}
        </Link>
      ) : (
        <Link to="/ranking" search={{ evaluation }} className="soft no-print">
          {say('back')}
        </Link>
      )}
      {told.isError ? <Fault error={told.error} reset={() => void told.refetch()} /> : null}
      {told.isPending ? <Waiting /> : null}
      {told.data === undefined ? null : (
        <>
          <Told told={told.data} evaluation={evaluation} unit={unit} />
          <Report told={told.data} evaluation={evaluation} />
        </>
      )}
      <WalkDrawer on={today()} />
    </>
  )
}

interface ToldProps {
  readonly told: ExplanationOf
  readonly evaluation: string
  readonly unit: string
}

function Told({ told, evaluation, unit }: ToldProps) {
  const say = useWords()
  return (
    <article className="explain no-print">
      <Head told={told} evaluation={evaluation} unit={unit} />
      {told.standing === 'graded' ? null : <NotGraded told={told} />}
      <Facts told={told} />
      {told.site === null ? null : <Site site={told.site} evaluation={evaluation} own={told.id} />}
      {told.nodes.length > 0 ? <Tree told={told} evaluation={evaluation} /> : null}
      <div className="explain-pair">
        {told.grading === null ? null : <Grading told={told} grading={told.grading} />}
        <div className="explain-side">
          {told.grading === null ? null : <Lifts evaluation={evaluation} unit={unit} />}
          <History told={told} />
        </div>
      </div>
      {told.sources.length > 0 ? <Sources told={told} /> : <p className="soft">{say('noSources')}</p>}
    </article>
  )
}

function Head({ told, evaluation, unit }: ToldProps) {
  const say = useWords()
  const language = useLanguage()
  const known = useQueryClient()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const shown = useEvaluation(evaluation)
  const [isMaking, setMaking] = useState(false)
  /** The report says what would lift the grade: that is found out first. */
  const print = async () => {
    setMaking(true)
    try {
      if (told.grading !== null) {
        await known.ensureQueryData(explanationQuery(evaluation, unit, true))
        await navigate({ search: { ...search, lifts: true }, replace: true })
      }
    } finally {
      setMaking(false)
    }
    requestAnimationFrame(() => window.print())
  }
  return (
    <div className="page-head">
      <h1>
        {told.name} <Grade of={told.grade} />
      </h1>
      <span className="soft">
        {[shown.data?.period ?? '', told.title[language], told.id].filter((one) => one !== '').join(' · ')}
      </span>
      {told.synthetic ? <span className="synthetic">{say('synthetic')}</span> : null}
      <span className="grow" />
      <Button loading={isMaking} onClick={() => void print()}>
        {say('print')}
      </Button>
    </div>
  )
}

/** Out of scope by which rule, or left out for which faults. */
function NotGraded({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <section className="panel">
      <h2>{told.standing === 'graded' ? '' : say(told.standing)}</h2>
      <ul>
        {told.faults.map((one) => (
          <li key={one.zh}>{one[language]}</li>
        ))}
        {told.scope.map((one) => (
          <li key={one.words.zh}>
            <ConditionLine one={one} /> {one.holds ? one.because : ''} <OriginNote of={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ told }: { readonly told: ExplanationOf }) {
  const say = useWords()
  const next = told.grading?.next ?? null
  return (
    <section className="panel explain-head" aria-label={say('facts')}>
      <Fact label={say('total')} value={told.shownTotal || '—'} />
      {told.rank === null ? null : (
        <Fact label={say('rankIn', { pool: told.pool })} value={say('rank', { rank: told.rank, of: told.of })} />
      )}
      {told.rateAs === '' ? null : <Fact label={say('rateAs')} value={told.rateAs} />}
      {next === null ? null : (
        <Fact label={say('toNext', { grade: next.grade })} value={say('gap', { gap: next.gap })} />
      )}
      {told.because === '' ? null : <Fact label={say('because')} value={told.because} isLong />}
    </section>
  )
}

interface FactProps {
  readonly label: string
  readonly value: string
  readonly isLong?: boolean
}

function Fact({ label, value, isLong = false }: FactProps) {
  return (
    <div>
      <div className="soft">{label}</div>
      <div className={isLong ? 'explain-because' : 'explain-fact'}>{value}</div>
    </div>
  )
}
