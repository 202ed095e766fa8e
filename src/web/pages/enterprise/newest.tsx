// Web · the newest grade: points and place, until when it may be objected to, its explanation, and what would lift it in short.
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../i18n/words.ts'
import { Grade } from '../../parts/grade.tsx'
import { formatDay, formatNumber } from '../../parts/number.tsx'
import { dayAt } from '../../parts/today.ts'
import { ObjectionForm } from '../evaluations/objection-form.tsx'
import { Lift } from './lift.tsx'
import type { Overview, Result } from './overview.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/enterprise')

interface NewestProps {
  readonly of: Overview
  readonly result: Result
}

export function Newest({ of, result }: NewestProps) {
  const say = useWords()
  const language = useLanguage()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const [objecting, setObjecting] = useState(false)
  const { evaluation } = result
  return (
    <section className="panel" aria-label={say('newest')}>
      <div className="portal-newest">
        <span className="portal-grade">
          <Grade of={result.grade} />
        </span>
        <div className="portal-about">
          <h2>
            {result.title[language]} · {say('year', { period: result.period })}
          </h2>
          <dl className="portal-facts">
            <Fact label={say('total')} value={formatNumber(result.total, 2)} />
            <Fact label={say('rank')} value={result.rank === null ? '—' : say('place', { rank: result.rank })} />
            {result.pool === '' ? null : <Fact label={say('pool')} value={result.pool} />}
          </dl>
          {result.because === '' ? null : <p className="soft portal-because">{result.because}</p>}
        </div>
        <Space wrap className="no-print portal-do">
          <Link to="/explain/$evaluation/$unit" params={{ evaluation, unit: of.id }} className="portal-link">
            {say('explain')}
          </Link>
          {result.may_object ? (
            <Button type="primary" onClick={() => setObjecting(true)}>
              {say('object')}
            </Button>
          ) : null}
        </Space>
      </div>
      <p className="portal-shown">
        <Publicity of={result} />
      </p>
      {search.lifts === evaluation ? (
        <Lift evaluation={evaluation} unit={of.id} />
      ) : (
        <Button className="no-print" onClick={() => void navigate({ search: { ...search, lifts: evaluation } })}>
          {say('liftsAsk')}
        </Button>
      )}
      {objecting ? (
        <ObjectionForm
          evaluation={evaluation}
          deciding={{ kind: 'object' }}
          about={of.id}
          onClose={() => setObjecting(false)}
        />
      ) : null}
    </section>
  )
}

function Publicity({ of }: { readonly of: Result }) {
  const say = useWords()
  const language = useLanguage()
  const { standing, publicity_from: from, publicity_until: until, published, may_object } = of
  if (standing === 'published') return say('published', { day: formatDay(dayAt(published), language) })
  const days = { from: formatDay(from, language), until: formatDay(until, language) }
  return say(may_object ? 'running' : 'over', days)
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt className="soft">{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
