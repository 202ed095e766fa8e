// Web · the editions of a scheme: from when, by whom, why, which evaluations use them; any two side by side.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Select } from 'antd'
import { Fault } from '../../parts/fault.tsx'
import { Day } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { compareQuery, type EditionOf, editionsQuery } from './asked.ts'
import { SideBySide } from './side-by-side.tsx'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/rules/schemes/$id')

export function Editions({ id, shown }: { readonly id: string; readonly shown: number }) {
  const say = useWords()
  const found = useQuery(editionsQuery(id))
  if (found.isError) return <Fault error={found.error} reset={() => void found.refetch()} />
  if (found.isPending) return <Waiting />
  const { items, unrecorded } = found.data
  const current = items.find((one) => one.in_force)?.n ?? 1
  return (
    <>
      <section className="panel" aria-label={say('view-editions')}>
        {unrecorded ? <Alert type="info" showIcon title={say('unrecorded')} /> : null}
        <ol className="rules-editions">
          {items.toReversed().map((one) => (
            <One key={one.n} edition={one} shown={one.n === shown} isOld={one.n < current} />
          ))}
        </ol>
      </section>
      {items.length < 2 ? <p className="soft">{say('onlyOne')}</p> : <Compared id={id} items={items} />}
    </>
  )
}

interface OneProps {
  readonly edition: EditionOf
  readonly shown: boolean
  readonly isOld: boolean
}

function One({ edition, shown, isOld }: OneProps) {
  const say = useWords()
  const { n, from, by, at, reason, act, hash, in_force: inForce, evaluations } = edition
  return (
    <li>
      <Link from="/rules/schemes/$id" to="." search={{ edition: n }} className="rules-link">
        <b>{say('edition', { n })}</b>
      </Link>{' '}
      <span className={inForce ? 'rules-badge rules-badge-now' : 'rules-badge'}>
        {say(inForce ? 'inForce' : isOld ? 'superseded' : 'notYetInForce')}
      </span>
      {shown ? <span className="soft">（{say('shownNow')}）</span> : null}
      <div className="rules-line">
        {from === null ? (
          say('withBook')
        ) : (
          <>
            <span>
              {say('inForceFrom')} <Day of={from} />
            </span>
            <span>
              {say('issuedBy', { by: by ?? '' })} <Day of={at} />
            </span>
            <span className="soft">{reason}</span>
          </>
        )}
        {act === null ? null : (
          <Link to="/audit" search={{ act }} className="rules-link">
            {say('act', { act })}
          </Link>
        )}
      </div>
      <div className="soft rules-place rules-line">
        {hash.slice(0, 20)}…
        {evaluations.map(({ id, period }) => (
          <Link key={id} to="/evaluations/$id" params={{ id }} className="rules-link">
            {say('usedBy', { id, period })}
          </Link>
        ))}
      </div>
    </li>
  )
}

function Compared({ id, items }: { readonly id: string; readonly items: readonly EditionOf[] }) {
  const say = useWords()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const { left = Math.max(1, items.length - 1), right = items.length } = search
  const found = useQuery(compareQuery(id, left, right))
  const options = items.map(({ n }) => ({ value: n, label: say('edition', { n }) }))
  const choose = (change: { left?: number; right?: number }) =>
    void navigate({
      search: (now) => ({ ...now, view: 'editions' as const, left, right, ...change }),
      resetScroll: false,
    })
  return (
    <section className="panel" aria-label={say('sideBySide')}>
      <h2>{say('sideBySide')}</h2>
      <p className="rules-pair">
        <Select aria-label={say('left')} value={left} options={options} onChange={(n) => choose({ left: n })} />
        <span aria-hidden="true">↔</span>
        <Select aria-label={say('right')} value={right} options={options} onChange={(n) => choose({ right: n })} />
      </p>
      {found.isError ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data === undefined ? null : (
        <SideBySide
          lines={found.data.lines}
          left={say('edition', { n: left })}
          right={say('edition', { n: right })}
          label={say('sideBySide')}
        />
      )}
    </section>
  )
}
