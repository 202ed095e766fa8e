// Web · search on the map: unit, platform, enterprise, parcel, by name, spelling or code; choosing one goes there.
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useUnitName, useUnits } from '../../parts/unit-names.ts'
import { useWords } from './words.ts'

const MOST = 12

export function FindPlace({ on, onFind }: { readonly on: string; readonly onFind: (pick: string) => void }) {
  const say = useWords()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const nameOf = useUnitName()
  const units = useUnits().data?.items.filter(({ name, code }) => q !== '' && (name.includes(q) || code === q)) ?? []
  const found = useQuery({
    queryKey: ['map-search', q, on],
    queryFn: ({ signal }) => ask(api.GET('/api/subjects', { params: { query: { q, on, limit: MOST } }, signal })),
    enabled: q !== '',
  })
  const options = [
    ...units.slice(0, MOST).map(({ code, name }) => ({ value: `unit/${code}`, label: `${name} · ${say('unit')}` })),
    ...(found.data?.items ?? []).map(({ kind, id, name, unit }) => ({
      value: `${kind}/${id}`,
      label: `${name === '' ? id : name} · ${say(kind)} · ${nameOf(unit)}`,
    })),
  ]
  return (
    <AutoComplete
      className="map-search"
      value={text}
      options={options}
      notFoundContent={q === '' || found.isFetching ? null : say('notFound')}
      onChange={setText}
      onSelect={(pick: string) => {
        setText('')
        onFind(pick)
      }}
    >
      <Input.Search aria-label={say('search')} placeholder={say('search')} allowClear loading={found.isFetching} />
    </AutoComplete>
  )
}
