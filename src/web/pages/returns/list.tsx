// Web · returns one may see: filtered by standing, unit and period; each leads to its sheet.
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Input, Select, Space, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useRole } from '../../api/session.ts'
import { useFormTitle } from '../../parts/forms.ts'
import { PagedTable } from '../../parts/paged-table.tsx'
import { useUnitName, useUnits } from '../../parts/unit-names.ts'
import { OpenReturn } from './open-return.tsx'
import type { ReturnsSearch } from './route.tsx'
import { STANDINGS, Standing } from './standing.tsx'
import { useWords } from './words.ts'
import './returns.css'

const here = getRouteApi('/shell/returns')
const LIMIT = 200
const OPENERS = ['filer', 'owner-department', 'rule-keeper']
type Row = Awaited<ReturnType<typeof readReturns>>['items'][number]

const readReturns = (search: ReturnsSearch, cursor: string | undefined, signal: AbortSignal) =>
  ask(
    api.GET('/api/returns', {
      params: { query: { ...search, ...(cursor === undefined ? {} : { cursor }), limit: LIMIT } },
      signal,
    }),
  )

export function Returns() {
  const say = useWords()
  const search = here.useSearch()
  const role = useRole()
  const [opening, setOpening] = useState(false)
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <Filters />
        <span className="grow" />
        {OPENERS.includes(role) ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            {say('open')}
          </Button>
        ) : null}
      </div>
      <PagedTable<Row>
        label={say('list')}
        queryKey={['returns', search]}
        fetchPage={(cursor, signal) => readReturns(search, cursor, signal)}
        columns={useColumns()}
        rowKey={({ id }) => id}
      />
      {opening ? <OpenReturn onClose={() => setOpening(false)} /> : null}
    </>
  )
}

function useColumns(): TableColumnsType<Row> {
  const say = useWords()
  const titleOf = useFormTitle()
  const nameOf = useUnitName()
  return useMemo(
    () => [
      {
        title: say('form'),
        width: 300,
        ellipsis: true,
        render: (_, row) => (
          <Link to="/returns/$id" params={{ id: row.id }}>
            {titleOf(row)}
          </Link>
        ),
      },
      { title: say('period'), width: 100, dataIndex: 'period' },
      { title: say('unit'), width: 160, render: (_, { unit }) => nameOf(unit), ellipsis: true },
      { title: say('standing'), width: 230, render: (_, { standing }) => <Standing of={standing} /> },
      { title: say('filedBy'), width: 140, dataIndex: 'filed_by', ellipsis: true },
      { title: say('code'), width: 220, dataIndex: 'id', ellipsis: true },
    ],
    [say, titleOf, nameOf],
  )
}

function Filters() {
  const say = useWords()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const units = useUnits()
  const set = (key: keyof ReturnsSearch, value: string | undefined) => {
    const { [key]: _, ...rest } = search
    void navigate({ search: value === undefined || value === '' ? rest : { ...rest, [key]: value } })
  }
  return (
    <Space wrap>
      <Select
        allowClear
        aria-label={say('standing')}
        placeholder={say('standing')}
        className="returns-filter"
        value={search.standing ?? null}
        options={STANDINGS.map((value) => ({ value, label: say(value) }))}
        onChange={(value: string | null) => set('standing', value ?? undefined)}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={say('unit')}
        placeholder={say('unit')}
        className="returns-filter"
        value={search.unit ?? null}
        loading={units.isPending}
        options={(units.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(value: string | null) => set('unit', value ?? undefined)}
      />
      <Input.Search
        allowClear
        aria-label={say('period')}
        placeholder={say('period')}
        className="returns-period"
        defaultValue={search.period ?? ''}
        onSearch={(value) => set('period', value.trim())}
      />
    </Space>
  )
}
