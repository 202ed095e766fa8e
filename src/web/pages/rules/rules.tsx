// Web · rules: the policy as the system holds it, in five lists kept in the address.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { today } from '../../parts/today.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { bookQuery } from './asked.ts'
import { Assumed } from './assumed.tsx'
import { Books } from './books.tsx'
import { ClauseDrawer } from './clause-drawer.tsx'
import { Clauses } from './clauses.tsx'
import { Goals } from './goals.tsx'
import { TABS } from './lists.ts'
import { Schemes } from './schemes.tsx'
import { useWords } from './words.ts'
import './rules.css'

const here = getRouteApi('/shell/rules')

export function Rules() {
  const say = useWords()
  const language = useLanguage()
  const { tab = 'clauses', on = today(), clause } = here.useSearch()
  const navigate = here.useNavigate()
  const book = useQuery(bookQuery(on))
  const found = book.data
  return (
    <div className="rules">
      <div className="page-head">
        <h1>{say('title')}</h1>
        {found === undefined ? null : (
          <span className="soft">
            {found.place[language]} · {found.title[language]} · {found.edition.title[language]}
          </span>
        )}
        <span className="grow" />
        {tab === 'clauses' || tab === 'goals' ? (
          <span className="rules-on">
            <span className="soft">{say('on')}</span>
            <DatePicker
              aria-label={say('on')}
              value={dayjs(on)}
              allowClear={false}
              onChange={(day) => void navigate({ search: (now) => ({ ...now, on: day?.format('YYYY-MM-DD') ?? on }) })}
            />
          </span>
        ) : null}
      </div>
      <nav className="rules-tabs no-print" aria-label={say('title')}>
        {TABS.map((key) => (
          <Link
            key={key}
            to="/rules"
            search={key === 'clauses' ? {} : { tab: key }}
            activeOptions={{ exact: true }}
            aria-current={key === tab ? 'page' : undefined}
          >
            {say(key)}
          </Link>
        ))}
      </nav>
      {book.isError ? <Fault error={book.error} reset={() => void book.refetch()} /> : null}
      {book.isPending ? <Waiting /> : null}
      {found === undefined ? null : tab === 'clauses' ? (
        <Clauses book={found} />
      ) : tab === 'goals' ? (
        <Goals book={found} />
      ) : tab === 'assumed' ? (
        <Assumed />
      ) : tab === 'schemes' ? (
        <Schemes book={found} />
      ) : (
        <Books />
      )}
      {found === undefined || clause === undefined ? null : <ClauseDrawer book={found} id={clause} />}
    </div>
  )
}
