// Web · the grades of one evaluation by name: found by unit, grade, name or code, a page at a time, printed as it stands.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Empty, Pagination, Select } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useLanguage } from '../../i18n/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Filters } from './filters.tsx'
import { HowToObject, PublicityLine } from './publicity.tsx'
import { type ListSearch, SIZES } from './search.ts'
import { unitTellerOf } from './units.ts'
import { OtherVersions } from './versions.tsx'
import { useWords } from './words.ts'

const here = getRouteApi('/public/public/$evaluation')
const SIZE = SIZES[0]

const readOne = (id: string, version: number | undefined, signal: AbortSignal) =>
  ask(
    api.GET('/api/public/evaluations/{id}', {
      params: { path: { id }, query: version === undefined ? {} : { version } },
      signal,
    }),
  )
export type PublicOne = Awaited<ReturnType<typeof readOne>>

const readGrades = (id: string, { page = 1, size = SIZE, ...filters }: ListSearch, signal: AbortSignal) =>
  ask(
    api.GET('/api/public/evaluations/{id}/grades', {
      params: { path: { id }, query: { ...filters, offset: (page - 1) * size, limit: size } },
      signal,
    }),
  )

export function PublicList() {
  const say = useWords()
  const { evaluation } = here.useParams()
  const { version } = here.useSearch()
  const one = useQuery({
    queryKey: ['public', evaluation, version],
    queryFn: ({ signal }) => readOne(evaluation, version, signal),
  })
  return (
    <>
      <Link to="/public" className="soft no-print">
        {say('back')}
      </Link>
      {one.isError ? <Fault error={one.error} reset={() => void one.refetch()} /> : null}
      {one.isPending ? <Waiting /> : null}
      {one.data === undefined ? null : <Whole one={one.data} />}
    </>
  )
}

function Whole({ one }: { readonly one: PublicOne }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <>
      <div className="page-head">
        <h1>
          {one.title[language]} · {say('year', { period: one.period })}
        </h1>
        <span className="grow" />
        <Button className="no-print" onClick={() => window.print()}>
          {say('print')}
        </Button>
      </div>
      <section className="panel public-about">
        <PublicityLine one={one} />
        <OtherVersions one={one} />
        <HowToObject one={one} />
      </section>
      <section className="panel" aria-label={say('list')}>
        <Filters one={one} />
        <Names one={one} />
      </section>
    </>
  )
}

function Names({ one }: { readonly one: PublicOne }) {
  const say = useWords()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const list = useQuery({
    queryKey: ['public', one.id, 'grades', search],
    queryFn: ({ signal }) => readGrades(one.id, search, signal),
    placeholderData: keepPreviousData,
  })
  if (list.isError) return <Fault error={list.error} reset={() => void list.refetch()} />
  if (list.isPending) return <Waiting />
  const { items, total = 0 } = list.data
  if (items.length === 0)
    return (
      <Empty description={say('none')}>
        <Button
          onClick={() => void navigate({ search: search.version === undefined ? {} : { version: search.version } })}
        >
          {say('clear')}
        </Button>
      </Empty>
    )
  const { page = 1, size = SIZE } = search
  const from = (page - 1) * size
  return (
    <div aria-busy={list.isFetching}>
      <p className="soft public-found" role="status">
        {say('found', {
          total: formatNumber(total),
          from: formatNumber(from + 1),
          to: formatNumber(from + items.length),
        })}{' '}
        · {say('order')}
      </p>
      <Table items={items} one={one} />
      <div className="public-pages no-print">
        <Pagination
          current={page}
          pageSize={size}
          total={total}
          showSizeChanger={false}
          hideOnSinglePage
          responsive
          onChange={(next) => void navigate({ search: { ...search, page: next } })}
        />
        <Select
          aria-label={say('sizeLabel')}
          value={size}
          options={SIZES.map((value) => ({ value, label: say('size', { size: value }) }))}
          onChange={(next) => {
            const { page: _, ...rest } = search
            void navigate({ search: { ...rest, size: next } })
          }}
        />
      </div>
    </div>
  )
}

interface TableProps {
  readonly items: Awaited<ReturnType<typeof readGrades>>['items']
  readonly one: PublicOne
}

function Table({ items, one }: TableProps) {
  const say = useWords()
  const unitOf = unitTellerOf(one.units)
  return (
    <table className="public-list">
      <thead>
        <tr>
          <th scope="col">{say('grade')}</th>
          <th scope="col">{say('name')}</th>
          <th scope="col">{say('id')}</th>
          <th scope="col">{say('belongs')}</th>
          <th scope="col">{say('pool')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, name, unit, pool, grade }) => (
          <tr key={id}>
            <td>
              <Grade of={grade} />
            </td>
            <th scope="row">{name}</th>
            <td className="public-code">{id}</td>
            <td>{unitOf(unit)}</td>
            <td className="soft">{pool}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
