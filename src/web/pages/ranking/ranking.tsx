// Web · ranking: which evaluation, filters, the distribution with its cuts, and the list; each name leads to its explanation.
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Dropdown, Empty, Input, Select, Space, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { api, ask } from '../../api/client.ts'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { useUnitName, useUnits } from '../../parts/unit-names.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { Distribution } from './distribution.tsx'
import { useRanked } from './evaluations.ts'
import type { RankingSearch, Sort } from './route.tsx'
import { useWords } from './words.ts'
import './ranking.css'

const here = getRouteApi('/shell/ranking')
const LIMIT = 200
type Row = Awaited<ReturnType<typeof readResults>>['items'][number]

const readResults = (
  id: string,
  search: Omit<RankingSearch, 'evaluation'>,
  cursor: string | undefined,
  signal: AbortSignal,
) =>
  ask(
    api.GET('/api/evaluations/{id}/results', {
      params: { path: { id }, query: { ...search, ...(cursor === undefined ? {} : { cursor }), limit: LIMIT } },
      signal,
    }),
  )

export function Ranking() {
  const say = useWords()
  const ranked = useRanked()
  const { evaluation } = here.useSearch()
  const id = evaluation ?? ranked.data?.[0]?.id
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <ChooseEvaluation id={id} />
        <span className="grow" />
        {id === undefined ? null : <Export id={id} />}
      </div>
      {ranked.isError ? <Fault error={ranked.error} reset={() => void ranked.refetch()} /> : null}
      {ranked.isPending ? <Waiting /> : null}
      {ranked.isSuccess && id === undefined ? <Empty description={say('none')} /> : null}
      {id === undefined ? null : <Results id={id} />}
    </>
  )
}

function ChooseEvaluation({ id }: { readonly id: string | undefined }) {
  const say = useWords()
  const ranked = useRanked()
  const navigate = here.useNavigate()
  return (
    <Select
      aria-label={say('evaluation')}
      className="ranking-evaluation"
      loading={ranked.isPending}
      value={id ?? null}
      options={(ranked.data ?? []).map((one) => ({ value: one.id, label: `${one.period} ${one.id}` }))}
      onChange={(evaluation: string | null) => void navigate({ search: evaluation === null ? {} : { evaluation } })}
    />
  )
}

function Export({ id }: { readonly id: string }) {
  const say = useWords()
  const { evaluation: _, ...search } = here.useSearch()
  const query = new URLSearchParams(Object.entries(search) as [string, string][]).toString()
  const url = (format: string) => `/api/evaluations/${encodeURIComponent(id)}/exports/${format}?${query}`
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: ['xlsx', 'csv'].map((format) => ({
          key: format,
          label: (
            <a href={url(format)} download>
              {format}
            </a>
          ),
        })),
      }}
    >
      <Button>{say('export')}</Button>
    </Dropdown>
  )
}

function Results({ id }: { readonly id: string }) {
  const say = useWords()
  const { evaluation: _, ...search } = here.useSearch()
  const columns = useColumns(id)
  return (
    <>
      <Filters id={id} />
      <Distribution id={id} search={search} />
      <PagedTable<Row>
        label={say('list')}
        queryKey={['results', id, search]}
        fetchPage={(cursor, signal) => readResults(id, search, cursor, signal)}
        columns={columns}
        rowKey={(row) => row.id}
      />
    </>
  )
}

function Filters({ id }: { readonly id: string }) {
  const say = useWords()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const units = useUnits()
  const set = (key: keyof RankingSearch, value: string | null | undefined) => {
    const { [key]: _, ...rest } = search
    void navigate({ search: value === null || value === undefined || value === '' ? rest : { ...rest, [key]: value } })
  }
  return (
    <Space wrap className="ranking-filters no-print" key={id}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={say('unit')}
        placeholder={say('unit')}
        className="ranking-unit"
        value={search.unit ?? null}
        loading={units.isPending}
        options={(units.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(value: string | null) => set('unit', value)}
      />
      <Input.Search
        allowClear
        className="ranking-text"
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={search.search ?? ''}
        onSearch={(value) => set('search', value.trim())}
      />
      <Input.Search
        allowClear
        className="ranking-text"
        aria-label={say('industry')}
        placeholder={say('industry')}
        defaultValue={search.industry ?? ''}
        onSearch={(value) => set('industry', value.trim())}
      />
    </Space>
  )
}

function useColumns(evaluation: string): TableColumnsType<Row> {
  const say = useWords()
  const nameOf = useUnitName()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  return useMemo(() => {
    const sorted = (sort: Sort) => ({
      sorter: true,
      sortOrder:
        (search.sort ?? 'rank') === sort
          ? search.order === 'desc'
            ? ('descend' as const)
            : ('ascend' as const)
          : null,
      showSorterTooltip: false,
      onHeaderCell: () => ({
        onClick: () => {
          const isNow = (search.sort ?? 'rank') === sort
          const { order: _, sort: __, ...rest } = search
          const turned = isNow && search.order !== 'desc' ? { order: 'desc' as const } : {}
          void navigate({ search: { ...rest, sort, ...turned } })
        },
      }),
    })
    return [
      {
        title: say('rank'),
        width: 90,
        className: 'number',
        render: (_, { rank }) => formatNumber(rank),
        ...sorted('rank'),
      },
      {
        title: say('name'),
        width: 280,
        ellipsis: true,
        render: (_, { id, name }) => (
          <Link to="/explain/$evaluation/$unit" params={{ evaluation, unit: id }}>
            {name}
          </Link>
        ),
        ...sorted('name'),
      },
      { title: say('grade'), width: 90, render: (_, { grade }) => <Grade of={grade} />, ...sorted('grade') },
      {
        title: say('total'),
        width: 110,
        className: 'number',
        render: (_, { total }) => formatNumber(total, 2),
        ...sorted('total'),
      },
      { title: say('unit'), width: 130, render: (_, { unit }) => nameOf(unit), ellipsis: true, ...sorted('unit') },
      { title: say('pool'), width: 160, dataIndex: 'pool', ellipsis: true },
      { title: say('because'), width: 300, dataIndex: 'because', ellipsis: true },
      { title: say('id'), width: 190, dataIndex: 'id', ellipsis: true },
    ]
  }, [say, nameOf, search, navigate, evaluation])
}
