// Web · what happened at the door: who came in, who was refused and why, what admins looked at.
import { getRouteApi } from '@tanstack/react-router'
import { Input, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { api, ask } from '../../api/client.ts'
import { useRoleName } from '../../app/shell-words.ts'
import { Day } from '../../parts/number.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { useDoorWord, useWords } from './words.ts'

const here = getRouteApi('/shell/audit')
const LIMIT = 200
type DoorRow = Awaited<ReturnType<typeof readDoor>>['items'][number]

const readDoor = (person: string | undefined, cursor: string | undefined, signal: AbortSignal) =>
  ask(
    api.GET('/api/door', {
      params: {
        query: {
          limit: LIMIT,
          ...(person === undefined ? {} : { person }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
      signal,
    }),
  )

export function DoorLog() {
  const say = useWords()
  const nameOf = useRoleName()
  const whatOf = useDoorWord()
  const { person } = here.useSearch()
  const navigate = here.useNavigate()
  const columns = useMemo<TableColumnsType<DoorRow>>(
    () => [
      { title: say('at'), width: 180, render: (_, { at }) => <Day of={at} /> },
      { title: say('person'), width: 140, dataIndex: 'person', ellipsis: true },
      { title: say('role'), width: 160, render: (_, { role }) => (role === '' ? '' : nameOf(role)), ellipsis: true },
      { title: say('what'), width: 280, render: (_, { what }) => whatOf(what), ellipsis: true },
      { title: say('subject'), width: 220, dataIndex: 'subject', ellipsis: true },
      {
        title: say('outcome'),
        width: 200,
        render: (_, { outcome }) =>
          outcome === 'done' ? say('done') : <span className="audit-refused">{outcome}</span>,
      },
    ],
    [say, nameOf, whatOf],
  )
  return (
    <>
      <Input.Search
        key={person ?? ''}
        allowClear
        className="audit-person"
        aria-label={say('person')}
        placeholder={say('person')}
        defaultValue={person ?? ''}
        onSearch={(text) =>
          void navigate({ search: { list: 'door', ...(text.trim() === '' ? {} : { person: text.trim() }) } })
        }
      />
      <PagedTable<DoorRow>
        label={say('listDoor')}
        queryKey={['door', person]}
        fetchPage={(cursor, signal) => readDoor(person, cursor, signal)}
        columns={columns}
        rowKey={({ id }) => String(id)}
      />
    </>
  )
}
