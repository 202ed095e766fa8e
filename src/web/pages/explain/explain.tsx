// Web · explain: head with grade and rank, the score tree node by node, adjustments, grading, sources, what would lift the grade; prints as one report.
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { type ExplanationOf, useExplanation } from './explanation.ts'
import { Grading } from './grading.tsx'
import { Lifts } from './lifts.tsx'
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
      <Link to="/ranking" search={{ evaluation }} className="soft no-print">
        {say('back')}
      </Link>
      {told.isError ? <Fault error={told.error} reset={() => void told.refetch()} /> : null}
      {told.isPending ? <Waiting /> : null}
      {told.data === undefined ? null : <Report told={told.data} evaluation={evaluation} unit={unit} />}
    </>
  )
}

interface ReportProps {
  readonly told: ExplanationOf
  readonly evaluation: string
  readonly unit: string
}

function Report({ told, evaluation, unit }: ReportProps) {
  const say = useWords()
  const language = useLanguage()
  return (
    <article className="explain">
      <div className="page-head">
        <h1>
          {told.name} <Grade of={told.grade} />
        </h1>
        <span className="soft">
          {say('report')} · {told.title[language]} · {told.id}
        </span>
        {told.synthetic ? <span className="synthetic">{say('synthetic')}</span> : null}
        <span className="grow" />
        <Button className="no-print" onClick={() => window.print()}>
          {say('print')}
        </Button>
      </div>
      {told.standing === 'graded' ? null : (
        <section className="panel">
          <h2>{say(told.standing)}</h2>
          <ul>
            {told.faults.map((one) => (
              <li key={one.zh}>{one[language]}</li>
            ))}
            {told.scope.map((one) => (
              <li key={one.words.zh}>
                {one.words[language]} {one.numbers[language]}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="panel explain-head">
        <Fact label={say('total')} value={told.shownTotal || '—'} />
        {told.rank === null ? null : (
          <Fact label={say('pool')} value={`${told.pool} · ${say('rank', { rank: told.rank, of: told.of })}`} />
        )}
        {told.grading?.next == null ? null : (
          <Fact
            label={told.grading.next.grade}
            value={say('next', {
              grade: told.grading.next.grade,
              gap: told.grading.next.gap,
              shown: told.grading.next.shown,
            })}
          />
        )}
        {told.because === '' ? null : <Fact label={say('grading')} value={told.because} />}
      </section>
      {told.nodes.length > 0 ? <Tree told={told} /> : null}
      {told.grading === null ? null : <Grading told={told} grading={told.grading} />}
      <Lifts evaluation={evaluation} unit={unit} />
      {told.sources.length > 0 ? <Sources told={told} /> : null}
    </article>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <div className="soft">{label}</div>
      <div className="explain-fact">{value}</div>
    </div>
  )
}
