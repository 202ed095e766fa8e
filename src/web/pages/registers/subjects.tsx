// Web · one register on a day: found by code, name or spelling, by unit and by what it says; fetched page by page.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Dropdown, Input, Select, Space, type TableColumnsType, Tag } from 'antd'
import { useMemo } from 'react'
import { api, ask } from '../../api/client.ts'
import { Day, formatNumber } from '../../parts/number.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { useUnitName, useUnits } from '../../parts/unit-names.ts'
import { Fact, useFactName } from './facts.tsx'
import { type Kind, LISTED } from './kinds.ts'
import type { RegistersSearch } from './route.tsx'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/registers')
const LIMIT = 200
const EXPORTED: readonly Kind[] = ['platform', 'enterprise', 'parcel']
type Row = Awaited<ReturnType<typeof readSubjects>>['items'][number]

interface Asked extends Pick<RegistersSearch, 'unit' | 'q' | 'fact'> {
  readonly on: string
  readonly limit: number
  readonly cursor?: string
  readonly count: boolean
}

const readSubjects = (kind: Kind, query: Asked, signal: AbortSignal) =>
  ask(api.GET('/api/registers/{kind}', { params: { path: { kind }, query }, signal }))

export function Subjects({ kind, on }: { readonly kind: Kind; readonly on: string }) {
  const say = useWords()
  const { unit, q, fact } = here.useSearch()
  const asked = {
    on,
    ...(unit === undefined ? {} : { unit }),
    ...(q === undefined ? {} : { q }),
    ...(fact === undefined ? {} : { fact }),
  }
  return (
    <>
      <Filters kind={kind} asked={asked} />
      <PagedTable<Row>
        label={say('list')}
        queryKey={['subjects', kind, asked]}
        fetchPage={(cursor, signal) =>
          readSubjects(
            kind,
            { ...asked, count: false, limit: LIMIT, ...(cursor === undefined ? {} : { cursor }) },
            signal,
          )
        }
        columns={useColumns(kind)}
        rowKey={({ id }) => id}
      />
    </>
  )
}

interface FiltersProps {
  readonly kind: Kind
  readonly asked: Omit<Asked, 'limit' | 'count'>
}

function Filters({ kind, asked }: FiltersProps) {
  const say = useWords()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const units = useUnits()
  const factName = useFactName(kind)
  const set = (key: 'unit' | 'q' | 'fact', value: string | null | undefined) => {
    const { [key]: _, ...rest } = search
    void navigate({ search: value === null || value === undefined || value === '' ? rest : { ...rest, [key]: value } })
  }
  const scale = search.fact?.startsWith('scale=') === true ? search.fact.slice('scale='.length) : undefined
  const [named, ...is] = search.fact === undefined || scale !== undefined ? [] : search.fact.split('=')
  return (
    <Space wrap className="registers-filters no-print">
      <Input.Search
        key={search.q ?? ''}
        allowClear
        className="registers-text"
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={search.q ?? ''}
        onSearch={(value) => set('q', value.trim())}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={say('unit')}
        placeholder={say('unit')}
        className="registers-unit"
        value={search.unit ?? null}
        loading={units.isPending}
        options={(units.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(value: string | null) => set('unit', value)}
      />
      {kind === 'enterprise' ? (
        <Select
          allowClear
          aria-label={say('scale')}
          placeholder={say('scale')}
          className="registers-scale"
          value={scale ?? null}
          options={[
            { value: '规上', label: say('above') },
            { value: '规下', label: say('below') },
          ]}
          onChange={(value: string | null) =>
            set('fact', value === null || value === undefined ? null : `scale=${value}`)
          }
        />
      ) : null}
      {named === undefined ? null : (
        <Tag closable onClose={() => set('fact', null)}>
          {say('only', { what: `${factName(named).label} ${is.join('=')}` })}
        </Tag>
      )}
      <Total kind={kind} asked={asked} />
      {EXPORTED.includes(kind) ? <Export kind={kind} on={asked.on} /> : null}
    </Space>
  )
}

function Total({ kind, asked }: FiltersProps) {
  const say = useWords()
  const counted = useQuery({
    queryKey: ['subjects-total', kind, asked],
    queryFn: ({ signal }) => readSubjects(kind, { ...asked, limit: 1, count: true }, signal),
  })
  return (
    <span className="soft" role="status">
      {counted.data?.total === undefined ? '' : say('total', { count: formatNumber(counted.data.total) })}
    </span>
  )
}

function Export({ kind, on }: { readonly kind: Kind; readonly on: string }) {
  const say = useWords()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: ['xlsx', 'csv'].map((format) => ({
          key: format,
          label: (
            <a href={`/api/exports/${kind}/${format}?on=${on}`} download>
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

function useColumns(kind: Kind): TableColumnsType<Row> {
  const say = useWords()
  const nameOf = useUnitName()
  const factName = useFactName(kind)
  const { on } = here.useSearch()
  return useMemo(() => {
    const isNamed = kind !== 'parcel'
    const link = (id: string, text: string) => (
      <Link to="/registers/$kind/$id" params={{ kind, id }} search={on === undefined ? {} : { on }}>
        {text}
      </Link>
    )
    return [
      ...(isNamed
        ? [
            {
              title: say('name'),
              width: 280,
              ellipsis: true,
              render: (_: unknown, { id, name }: Row) => link(id, name),
            },
          ]
        : []),
      {
        title: say('code'),
        width: 190,
        ellipsis: true,
        render: (_: unknown, { id }: Row) => (isNamed ? id : link(id, id)),
      },
      { title: say('unit'), width: 130, ellipsis: true, render: (_: unknown, { unit }: Row) => nameOf(unit) },
      ...LISTED[kind].map((fact) => {
        const { label, unit } = factName(fact)
        return {
          title: unit === '' ? label : `${label}（${unit}）`,
          width: 140,
          ellipsis: true,
          ...(unit === '' ? {} : { className: 'number' }),
          render: (_: unknown, { facts }: Row) => <Fact fact={fact} value={facts[fact]} unit="" on={on} />,
        }
      }),
      { title: say('since'), width: 130, render: (_: unknown, { valid_from }: Row) => <Day of={valid_from} /> },
    ]
  }, [say, nameOf, factName, kind, on])
}
