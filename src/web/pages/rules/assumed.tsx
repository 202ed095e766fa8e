// Web · every value that the policy does not say and the system assumes: where it stands, why, and who must confirm it.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Empty, Select } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Day } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { assumedQuery } from './asked.ts'
import { Cites } from './origin.tsx'
import { useInWords } from './said.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/rules')

export function Assumed() {
  const say = useWords()
  const language = useLanguage()
  const inWords = useInWords()
  const { by } = here.useSearch()
  const navigate = here.useNavigate()
  const found = useQuery(assumedQuery)
  if (found.isError) return <Fault error={found.error} reset={() => void found.refetch()} />
  if (found.isPending) return <Waiting />
  const { items } = found.data
  const names = [...new Set(items.map((one) => one.confirm_by))]
  const shown = items.filter((one) => by === undefined || one.confirm_by === by)
  return (
    <section className="panel" aria-label={say('assumed')}>
      <div className="rules-bar">
        <p className="soft">{say('assumedIntro', { count: items.length, by: names.length })}</p>
        <Select
          allowClear
          className="rules-select"
          aria-label={say('confirmWho')}
          placeholder={say('confirmWho')}
          value={by ?? null}
          options={names.map((value) => ({
            value,
            label: `${value}（${items.filter((one) => one.confirm_by === value).length}）`,
          }))}
          onChange={(value) => void navigate({ search: { tab: 'assumed', ...(value == null ? {} : { by: value }) } })}
        />
      </div>
      {shown.length === 0 ? (
        <Empty description={say('none')} />
      ) : (
        <table className="rules-table">
          <thead>
            <tr>
              <th>{say('what')}</th>
              <th>{say('value')}</th>
              <th>{say('why')}</th>
              <th>{say('confirmWho')}</th>
              <th>{say('where')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={`${one.what} ${one.id} ${one.since} ${one.at.path}`}>
                <td>
                  <span className="soft">{say(`of-${one.what}`)}</span>{' '}
                  {one.what === 'scheme' ? (
                    <Link to="/rules/schemes/$id" params={{ id: one.id.split(' ')[0] ?? '' }} className="rules-link">
                      {one.label[language]}
                    </Link>
                  ) : (
                    one.label[language]
                  )}
                </td>
                <td>
                  {one.value ?? '—'}
                  {one.since === undefined ? null : (
                    <span className="soft">
                      {' '}
                      {say('from')} <Day of={one.since} />
                    </span>
                  )}
                </td>
                <td>{one.assumed === 'true' ? '—' : inWords(one.assumed)}</td>
                <td>{one.confirm_by}</td>
                <td>
                  <Cites of={one.cites} />
                  <span className="soft rules-place">
                    {one.at.file}
                    {one.at.line === undefined ? '' : `:${one.at.line}:${one.at.col ?? 1}`}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
