// Web · one figure walked back: meaning, clause, return and cell, who filed and approved it, corrections, all that was done, which goals use it.
import { useQuery } from '@tanstack/react-query'
import { Timeline } from 'antd'
import { api, ask } from '../api/client.ts'
import { useRoleName } from '../app/shell-words.ts'
import { useLanguage } from '../i18n/words.ts'
import { Fault } from './fault.tsx'
import { formatDay, formatNumber } from './number.tsx'
import { dayAt } from './today.ts'
import { Waiting } from './waiting.tsx'
import { WalkLink } from './walk-link.tsx'
import { Clauses, inWords, placeOf, Step } from './walk-parts.tsx'
import { useWalkWords } from './walk-words.ts'

export interface WalkFigureProps {
  readonly kind: string
  readonly id: string
  readonly indicator: string
  readonly period: string
}

type FigureWalk = Awaited<ReturnType<typeof readFigure>>
const readFigure = ({ kind, id, indicator, period }: WalkFigureProps, signal: AbortSignal) =>
  ask(api.GET('/api/provenance/figure', { params: { query: { kind, id, indicator, period } }, signal }))

export function WalkFigure(props: WalkFigureProps) {
  const { kind, id, indicator, period } = props
  const walk = useQuery({
    queryKey: ['figure-walk', kind, id, indicator, period],
    queryFn: ({ signal }) => readFigure(props, signal),
  })
  if (walk.isError) return <Fault error={walk.error} reset={() => void walk.refetch()} />
  return walk.data === undefined ? <Waiting /> : <Told walk={walk.data} indicator={indicator} />
}

function Told({ walk, indicator }: { readonly walk: FigureWalk; readonly indicator: string }) {
  const say = useWalkWords()
  const language = useLanguage()
  const { meaning, subject, period, figures, goals } = walk
  return (
    <>
      <div className="walk-head">
        <h2>
          {meaning?.label[language] ?? indicator}{' '}
          <span className="soft">
            {subject.name} · {period}
          </span>
        </h2>
      </div>
      {figures.map((one) => (
        <Filed key={`${one.return.id} ${one.cell} ${one.caliber}`} one={one} />
      ))}
      {meaning === null ? null : (
        <Step title={say('definition')}>
          <p>
            <span>{inWords(meaning.definition, language)}</span>
            <span className="soft"> · {say('owner', { who: meaning.owner })}</span>
          </p>
          <Clauses of={meaning.clauses} />
          {meaning.assumed === null ? null : (
            <p className="walk-assumed">
              <b>{say('assumed')}</b> {inWords(meaning.assumed, language)}
              {meaning.confirm_by === '' ? '' : ` · ${say('confirm', { who: meaning.confirm_by })}`}
            </p>
          )}
        </Step>
      )}
      {goals.length === 0 ? null : (
        <Step title={say('goals')}>
          <ul className="walk-goals">
            {goals.map(({ id, label }) => (
              <li key={id}>
                <WalkLink walk={{ of: 'goal', goal: id }}>{label[language]}</WalkLink>
              </li>
            ))}
          </ul>
        </Step>
      )}
    </>
  )
}

type Filed = FigureWalk['figures'][number]

function Filed({ one }: { readonly one: Filed }) {
  const say = useWalkWords()
  const language = useLanguage()
  const outcome = { pending: say('pending'), approved: say('approvedWord'), dropped: say('dropped') }
  const facts: readonly (readonly [string, string])[] = [
    [say('caliber'), one.caliber],
    [say('period'), one.return.period],
    [
      say('source'),
      `${say('return', { id: one.return.id })}${one.return.form === '' ? '' : ` · ${one.return.form}`} · ${placeOf(say, one.cell)} · ${one.from === '' ? say('typed') : say('from', { from: one.from })}`,
    ],
    [say('filed'), one.filed_by],
    [say('approved'), one.approved_by],
    ...(one.note === '' ? [] : [[say('note'), one.note] as const]),
  ]
  return (
    <Step title={say('source')}>
      <p className="walk-value">
        {formatNumber(one.value)} <small>{one.measure}</small>
      </p>
      {one.parts === null ? null : <code>{one.parts.sum}</code>}
      <dl className="walk-facts">
        {facts.map(([name, told]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{told}</dd>
          </div>
        ))}
        <div>
          <dt>{say('revisions')}</dt>
          <dd>
            {one.revisions.length === 0
              ? say('noRevisions')
              : one.revisions.map((each) => (
                  <span key={each.at + String(each.new)} className="walk-revision">
                    {formatNumber(each.old)} → {formatNumber(each.new)} · {each.why} · {each.by} ·{' '}
                    {formatDay(dayAt(each.at), language)} · {outcome[each.outcome]}
                  </span>
                ))}
          </dd>
        </div>
      </dl>
      {one.contests.length === 0 ? null : (
        <p className="walk-assumed">
          {say('contested', {
            list: one.contests
              .map(({ value, by, why, return_id }) => `${formatNumber(value)}（${return_id}，${by}：${why}）`)
              .join('；'),
          })}
        </p>
      )}
      <Way way={one.way} />
    </Step>
  )
}

function Way({ way }: { readonly way: Filed['way'] }) {
  const say = useWalkWords()
  const language = useLanguage()
  const nameOf = useRoleName()
  if (way.length === 0) return null
  return (
    <details className="walk-way">
      <summary>{say('whole')}</summary>
      <Timeline
        items={way.map(({ act, word, actor, role, at, reason }) => ({
          key: act,
          content: (
            <>
              {word[language]} · {actor} {nameOf(role)} · {formatDay(at, language)}
              {reason === '' ? '' : ` · ${reason}`}
            </>
          ),
        }))}
      />
    </details>
  )
}
