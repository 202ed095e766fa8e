// Web · people: found by account or name; one of them opens beside the list.
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Input, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import { useRole } from '../../api/session.ts'
import { PagedTable } from '../../parts/paged-table.tsx'
import { AddPerson } from './add-person.tsx'
import { type PersonOf, readPeople, useHeldName } from './person.ts'
import { PersonDrawer } from './person-drawer.tsx'
import { useWords } from './words.ts'
import './people.css'

const here = getRouteApi('/shell/people')
const LIMIT = 200

export function People() {
  const say = useWords()
  const role = useRole()
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        {role === 'system-admin' ? <Finding /> : null}
      </div>
      {role === 'system-admin' ? <List /> : <Alert type="info" showIcon title={say('notYours')} />}
    </>
  )
}

function Finding() {
  const say = useWords()
  const { q } = here.useSearch()
  const navigate = here.useNavigate()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Input.Search
        key={q ?? ''}
        allowClear
        className="people-search"
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={q ?? ''}
        onSearch={(text) => void navigate({ search: text.trim() === '' ? {} : { q: text.trim() } })}
      />
      <span className="grow" />
      <Button type="primary" onClick={() => setAdding(true)}>
        {say('add')}
      </Button>
      {adding ? <AddPerson onClose={() => setAdding(false)} /> : null}
    </>
  )
}

function List() {
  const say = useWords()
  const { q, person } = here.useSearch()
  const columns = useColumns()
  return (
    <>
      <PagedTable<PersonOf>
        label={say('list')}
        queryKey={['people', q]}
        fetchPage={(cursor, signal) =>
          readPeople(
            { limit: LIMIT, ...(q === undefined ? {} : { search: q }), ...(cursor === undefined ? {} : { cursor }) },
            signal,
          )
        }
        columns={columns}
        rowKey={({ id }) => id}
      />
      {person === undefined ? null : <PersonDrawer id={person} />}
    </>
  )
}

function useColumns(): TableColumnsType<PersonOf> {
  const say = useWords()
  const nameOf = useHeldName()
  return useMemo(
    () => [
      {
        title: say('account'),
        width: 160,
        ellipsis: true,
        render: (_, { id }) => (
          <Link from="/people" to="/people" search={(now) => ({ ...now, person: id })}>
            {id}
          </Link>
        ),
      },
      { title: say('name'), width: 160, dataIndex: 'name', ellipsis: true },
      {
        title: say('roles'),
        width: 420,
        ellipsis: true,
        render: (_, { roles }) =>
          roles
            .filter(({ to }) => to === null)
            .map(nameOf)
            .join('；'),
      },
      {
        title: say('standing'),
        width: 110,
        render: (_, { active }) => (active ? say('active') : <span className="people-closed">{say('closed')}</span>),
      },
    ],
    [say, nameOf],
  )
}
