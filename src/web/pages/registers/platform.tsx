// Web · of a platform besides: the enterprises on it, and the way to its boundary on the map.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api, ask } from '../../api/client.ts'
import { Fault } from '../../parts/fault.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSubjectWords } from './subject-words.ts'

const SHOWN = 20

export function Platform({ id, on }: { readonly id: string; readonly on: string }) {
  const say = useSubjectWords()
  const fact = `platform=${id}`
  const found = useQuery({
    queryKey: ['enterprises-on', id, on],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/registers/{kind}', {
          params: { path: { kind: 'enterprise' }, query: { on, fact, count: true, limit: SHOWN } },
          signal,
        }),
      ),
  })
  const items = found.data?.items ?? []
  const total = found.data?.total ?? 0
  return (
    <section className="panel" aria-label={say('enterprises')}>
      <div className="page-head">
        <h2>{say('enterprises')}</h2>
        <span className="soft number">{found.isSuccess ? formatNumber(total) : ''}</span>
        <span className="grow" />
        <Link to="/registers" search={{ register: 'enterprise', fact, on }}>
          {say('allEnterprises')}
        </Link>
      </div>
      {found.isError ? <Fault error={found.error} reset={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.isSuccess && total === 0 ? <p className="soft">{say('noEnterprises')}</p> : null}
      <ul className="subject-names">
        {items.map((one) => (
          <li key={one.id}>
            <Link to="/registers/$kind/$id" params={{ kind: 'enterprise', id: one.id }} search={{ on }}>
              {one.name}
            </Link>{' '}
            <span className="soft">{typeof one.facts['scale'] === 'string' ? one.facts['scale'] : ''}</span>
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <p className="soft">{say('more', { count: formatNumber(total - items.length) })}</p>
      ) : null}
    </section>
  )
}
