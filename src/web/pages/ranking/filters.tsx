// Web · of whom the ranking is: unit, pool, industry, name; in the address.
import { getRouteApi } from '@tanstack/react-router'
import { Input, Select, Space } from 'antd'
import { useUnits } from '../../parts/unit-names.ts'
import type { RankingSearch } from './search.ts'
import { poolsOf, usePools } from './spread.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/ranking')

export function Filters({ id }: { readonly id: string }) {
  const say = useWords()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const units = useUnits()
  const pools = poolsOf(usePools(id, search).data)
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
      {pools.length < 2 && search.pool === undefined ? null : (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={say('pool')}
          placeholder={say('pool')}
          className="ranking-unit"
          value={search.pool ?? null}
          options={pools.map(({ pool, count }) => ({ value: pool, label: `${pool}（${count}）` }))}
          onChange={(value: string | null) => set('pool', value)}
        />
      )}
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
