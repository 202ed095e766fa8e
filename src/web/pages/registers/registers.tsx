// Web · registers: which one, as of which day; units as a tree, all others as a long list.
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useRole } from '../../api/session.ts'
import { today } from '../../parts/today.ts'
import { importableBy, KINDS } from './kinds.ts'
import { Subjects } from './subjects.tsx'
import { Units } from './units.tsx'
import { useKindWords, useWords } from './words.ts'
import './registers.css'

const here = getRouteApi('/shell/registers')

export function Registers() {
  const say = useWords()
  const kindOf = useKindWords()
  const role = useRole()
  const search = here.useSearch()
  const { register, on = today() } = search
  const navigate = here.useNavigate()
  const keepDay = search.on === undefined ? {} : { on: search.on }
  const offered = importableBy(role)
  const what = offered.find((one) => one === register) ?? offered[0]
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <span className="soft">{say('on')}</span>
        <DatePicker
          aria-label={say('on')}
          value={dayjs(on)}
          allowClear={false}
          onChange={(day) => {
            const { on: _, ...rest } = search
            void navigate({ search: day === null ? rest : { ...rest, on: day.format('YYYY-MM-DD') } })
          }}
        />
        <span className="grow" />
        {what === undefined ? null : (
          <Button type="primary" onClick={() => void navigate({ to: '/registers/import', search: { what } })}>
            {say('import')}
          </Button>
        )}
      </div>
      <nav className="registers-kinds" aria-label={say('title')}>
        {(['unit', ...KINDS] as const).map((key) => (
          <Link
            key={key}
            to="/registers"
            search={{ ...(key === 'unit' ? {} : { register: key }), ...keepDay }}
            aria-current={key === (register ?? 'unit') ? 'page' : undefined}
          >
            {kindOf(key)}
          </Link>
        ))}
      </nav>
      {register === undefined ? <Units on={on} /> : <Subjects kind={register} on={on} />}
    </>
  )
}
