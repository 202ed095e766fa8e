// Web · what happened at the door: who came in, who was refused and why, what admins looked at.
import type { TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { api, ask } from '../../api/client.ts'
import { useRoleName } from '../../app/shell-words.ts'
import { Day } from '../../parts/number.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { useWords } from './words.ts'

const LIMIT = 200
type DoorRow = Awaited<ReturnType<typeof readDoor>>['items'][number]

const readDoor = (cursor: string | undefined, signal: AbortSignal) =>
  ask(
    api.GET('/api/door', {
      params: { query: { limit: LIMIT, ...(cursor === undefined ? {} : { cursor }) } },
      signal,
    }),
  )

export function DoorLog() {
  const say = useWords()
  const nameOf = useRoleName()
  const columns = useMemo<TableColumnsType<DoorRow>>(
    () => [
      { title: say('at'), width: 180, render: (_, { at }) => <Day of={at} /> },
      { title: say('person'), width: 140, dataIndex: 'person', ellipsis: true },
      { title: say('role'), width: 160, render: (_, { role }) => (role === '' ? '' : nameOf(role)), ellipsis: true },
      { title: say('what'), width: 280, dataIndex: 'what', ellipsis: true },
      { title: say('subject'), width: 220, dataIndex: 'subject', ellipsis: true },
      {
        title: say('outcome'),
        width: 200,
        render: (_, { outcome }) =>
          outcome === 'done' ? say('done') : <span className="audit-refused">{outcome}</span>,
      },
    ],
    [say, nameOf],
  )
  return (
    <PagedTable<DoorRow>
      label={say('listDoor')}
      queryKey={['door']}
      fetchPage={readDoor}
      columns={columns}
      rowKey={({ id }) => String(id)}
    />
  )
}
