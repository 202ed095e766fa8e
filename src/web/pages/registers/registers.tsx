// Web · the reporting units on a day.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { DatePicker, Table } from 'antd'
import dayjs from 'dayjs'
import { api, ask } from '../../api/client.ts'
import { Fault } from '../../parts/fault.tsx'
import { Day } from '../../parts/number.tsx'
import { today } from '../../parts/today.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/registers')

export function Registers() {
  const say = useWords()
  const { on = today() } = here.useSearch()
  const navigate = here.useNavigate()
  const units = useQuery({
    queryKey: ['units', on],
    queryFn: ({ signal }) => ask(api.GET('/api/units', { params: { query: { on } }, signal })),
  })
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <DatePicker
          aria-label={say('on')}
          value={dayjs(on)}
          allowClear={false}
          onChange={(day) => void navigate({ search: day === null ? {} : { on: day.format('YYYY-MM-DD') } })}
        />
      </div>
      {units.isError ? (
        <Fault error={units.error} />
      ) : (
        <Table
          size="small"
          loading={units.isPending}
          rowKey="code"
          dataSource={units.data?.items ?? []}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: say('code'), dataIndex: 'code' },
            { title: say('name'), dataIndex: 'name' },
            { title: say('kind'), dataIndex: 'kind' },
            { title: say('parent'), dataIndex: 'parent' },
            { title: say('since'), dataIndex: 'valid_from', render: (day: string) => <Day of={day} /> },
          ]}
        />
      )}
    </>
  )
}
