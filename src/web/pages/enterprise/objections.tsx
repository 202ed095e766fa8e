// Web · objections about one's own enterprise: what was said, with what evidence, how it was decided and why.
import { Empty } from 'antd'
import { Day } from '../../parts/number.tsx'
import { dayAt } from '../../parts/today.ts'
import { useWords as useEvaluationWords } from '../evaluations/words.ts'
import type { Objection, Overview } from './overview.ts'
import { useWords } from './words.ts'

const STANDINGS = ['raised', 'accepted', 'rejected', 'corrected'] as const

export function Objections({ of: { objections } }: { readonly of: Overview }) {
  const say = useWords()
  return (
    <section className="panel" aria-label={say('objections')}>
      <h2>{say('objections')}</h2>
      {objections.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noObjections')} />
      ) : (
        <ul className="portal-objections">
          {objections.map((one) => (
            <One key={`${one.evaluation} ${one.id}`} one={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

function One({ one }: { readonly one: Objection }) {
  const say = useWords()
  const word = useEvaluationWords()
  const known = STANDINGS.find((standing) => standing === one.standing)
  return (
    <li>
      <p>
        <b className={`portal-standing portal-standing-${one.standing}`}>
          {known === undefined ? one.standing : word(known)}
        </b>{' '}
        {one.evaluation} · <Day of={dayAt(one.at)} /> · <span className="soft">{one.by}</span>
      </p>
      <p>{one.reason}</p>
      {one.evidence.map(({ name, hash }) => (
        <p key={hash}>
          <a
            className="portal-evidence"
            href={`/api/evaluations/${encodeURIComponent(one.evaluation)}/evidence/${encodeURIComponent(hash)}`}
            download={name}
          >
            {name}
          </a>
        </p>
      ))}
      {one.decision === null ? null : (
        <p>
          <span className="soft">{word('decision')}：</span>
          {one.decision}
        </p>
      )}
      {one.correction === null ? null : (
        <p>
          <span className="soft">{say('correction')}：</span>
          {one.correction}
        </p>
      )}
    </li>
  )
}
