// Web · inbox: counts by what is to be done, returns to open or pass together, objections, contested figures, evaluations to move on.
import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useRole } from '../../api/session.ts'
import { Fault } from '../../parts/fault.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Contests, Evaluations, Objections } from './others.tsx'
import { ReturnsToDo } from './returns-to-do.tsx'
import { useWords } from './words.ts'
import './inbox.css'

const LIMIT = 500
const COUNTS = ['file', 'mend', 'review', 'verify', 'approve', 'objections', 'contests', 'evaluations'] as const

const readInbox = (signal: AbortSignal) => ask(api.GET('/api/inbox', { params: { query: { limit: LIMIT } }, signal }))
export type InboxOf = Awaited<ReturnType<typeof readInbox>>

export function Inbox() {
  const say = useWords()
  const role = useRole()
  const inbox = useQuery({ queryKey: ['inbox', role], queryFn: ({ signal }) => readInbox(signal) })
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      {inbox.isError ? <Fault error={inbox.error} reset={() => void inbox.refetch()} /> : null}
      {inbox.isPending ? <Waiting /> : null}
      {inbox.data === undefined ? null : <Todo inbox={inbox.data} />}
    </>
  )
}

function Todo({ inbox }: { readonly inbox: InboxOf }) {
  const say = useWords()
  if (inbox.counts.all === 0) return <Empty description={say('empty')} />
  return (
    <div className="inbox">
      <dl className="inbox-counts">
        {COUNTS.filter((key) => inbox.counts[key] > 0).map((key) => (
          <div key={key} className="panel">
            <dt className="soft">{say(key)}</dt>
            <dd>{formatNumber(inbox.counts[key])}</dd>
          </div>
        ))}
      </dl>
      {inbox.returns.length > 0 ? <ReturnsToDo returns={inbox.returns} /> : null}
      {inbox.objections.length > 0 ? <Objections objections={inbox.objections} /> : null}
      {inbox.contests.length > 0 ? <Contests contests={inbox.contests} /> : null}
      {inbox.evaluations.length > 0 ? <Evaluations evaluations={inbox.evaluations} /> : null}
    </div>
  )
}
