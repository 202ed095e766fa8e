// Web · what the public list is narrowed to: a unit with all below it, a grade, a name or code; kept in the address.
import { getRouteApi } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { Grade } from '../../parts/grade.tsx'
import { formatNumber } from '../../parts/number.tsx'
import type { PublicOne } from './list.tsx'
import type { ListSearch } from './search.ts'
import { inOrder, unitsWithin, unitTellerOf } from './units.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/public/public/$evaluation')

export function Filters({ one }: { readonly one: PublicOne }) {
  const say = useWords()
  const search = here.useSearch()
  const set = useNarrow()
  const nameOf = unitTellerOf(one.units)
  return (
    <div className="public-filters no-print">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={say('unitLabel')}
        placeholder={say('unit')}
        className="public-unit"
        value={search.unit ?? null}
        options={inOrder(one.units).map(({ code }) => ({ value: code, label: nameOf(code) }))}
        onChange={(value: string | null) => set('unit', value)}
      />
      <Input.Search
        allowClear
        className="public-search"
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={search.search ?? ''}
        key={search.search ?? ''}
        onSearch={(value) => set('search', value.trim())}
      />
      <Grades one={one} />
    </div>
  )
}

/** How many have which grade within the unit chosen; each a filter. */
function Grades({ one }: { readonly one: PublicOne }) {
  const say = useWords()
  const { unit, grade: chosen } = here.useSearch()
  const set = useNarrow()
  const within = unit === undefined ? undefined : unitsWithin(one.units, unit)
  const counts = new Map<string, number>()
  for (const { unit: at, grade, count } of one.counts)
    if (within?.has(at) !== false) counts.set(grade, (counts.get(grade) ?? 0) + count)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (
    <fieldset className="public-grades" aria-label={say('grade')}>
      <Button
        aria-pressed={chosen === undefined}
        type={chosen === undefined ? 'primary' : 'default'}
        onClick={() => set('grade', undefined)}
      >
        {say('all', { count: formatNumber(all) })}
      </Button>
      {[...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([grade, count]) => (
          <Button
            key={grade}
            aria-pressed={chosen === grade}
            type={chosen === grade ? 'primary' : 'default'}
            onClick={() => set('grade', grade)}
          >
            {chosen === grade ? grade : <Grade of={grade} />} {say('gradeCount', { count: formatNumber(count) })}
          </Button>
        ))}
    </fieldset>
  )
}

/** Another filter begins at the first page. */
function useNarrow(): (key: 'unit' | 'grade' | 'search', value: string | null | undefined) => void {
  const search = here.useSearch()
  const navigate = here.useNavigate()
  return (key, value) => {
    const { [key]: _, page: __, ...rest } = search as ListSearch
    void navigate({ search: value === null || value === undefined || value === '' ? rest : { ...rest, [key]: value } })
  }
}
