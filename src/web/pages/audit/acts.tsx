// Web · the acts, newest first; filters by subject and actor; one act opens beside the list.
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Form, Input, Select, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { api, ask } from '../../api/client.ts'
import { useRoleName } from '../../app/shell-words.ts'
import { Day } from '../../parts/number.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { useStepWord } from '../../parts/step-words.ts'
import type { AuditSearch } from './route.tsx'
import { useRecordWord, useWords } from './words.ts'

const here = getRouteApi('/shell/audit')
const LIMIT = 200
const KINDS = ['return', 'evaluation', 'person', 'register', 'scheme']

export type ActRow = Awaited<ReturnType<typeof readActs>>['items'][number]

export const readActs = (
  { kind, id, actor }: Pick<AuditSearch, 'kind' | 'id' | 'actor'>,
  cursor: string | undefined,
  limit: number,
  signal: AbortSignal,
) => {
  const given = Object.entries({ kind, id, actor, cursor }).filter(([, value]) => value !== undefined)
  return ask(api.GET('/api/acts', { params: { query: { ...Object.fromEntries(given), limit } }, signal }))
}

export function Acts() {
  const say = useWords()
  const search = here.useSearch()
  const { kind, id, actor } = search
  return (
    <>
      <Filters key={JSON.stringify({ kind, id, actor })} />
      <PagedTable<ActRow>
        label={say('listActs')}
        queryKey={['acts', kind, id, actor]}
        fetchPage={(cursor, signal) => readActs(search, cursor, LIMIT, signal)}
        columns={useColumns()}
        rowKey={({ seq }) => String(seq)}
      />
    </>
  )
}

function useColumns(): TableColumnsType<ActRow> {
  const say = useWords()
  const nameOf = useRoleName()
  const actOf = useStepWord('acts')
  const recordOf = useRecordWord()
  return useMemo(
    () => [
      {
        title: say('seq'),
        width: 90,
        className: 'number',
        render: (_, { seq }) => (
          <Link from="/audit" to="/audit" search={(now) => ({ ...now, act: seq })}>
            {seq}
          </Link>
        ),
      },
      { title: say('at'), width: 180, render: (_, { at }) => <Day of={at} /> },
      { title: say('actor'), width: 120, dataIndex: 'actor', ellipsis: true },
      { title: say('role'), width: 150, render: (_, { role }) => nameOf(role), ellipsis: true },
      { title: say('what'), width: 130, render: (_, { kind }) => actOf(kind), ellipsis: true },
      {
        title: say('subject'),
        width: 240,
        render: (_, { subject }) => `${recordOf(subject.kind)} ${subject.id}`,
        ellipsis: true,
      },
      { title: say('reason'), width: 280, dataIndex: 'reason', ellipsis: true },
      { title: say('clause'), width: 80, dataIndex: 'clause' },
    ],
    [say, nameOf, actOf, recordOf],
  )
}

interface Given {
  readonly kind?: string | undefined
  readonly id?: string | undefined
  readonly actor?: string | undefined
}

function Filters() {
  const say = useWords()
  const { kind, id, actor } = here.useSearch()
  const navigate = here.useNavigate()
  const recordOf = useRecordWord()
  const [form] = Form.useForm<Given>()
  const take = () => {
    const given = Object.entries(form.getFieldsValue()).filter(([, value]) => (value ?? '') !== '')
    void navigate({ search: Object.fromEntries(given) })
  }
  return (
    <Form
      form={form}
      layout="inline"
      className="audit-filters"
      initialValues={{ kind, id, actor }}
      onFinish={take}
      aria-label={say('acts')}
    >
      <Form.Item name="kind" label={say('kind')}>
        <Select
          allowClear
          className="audit-kind"
          options={KINDS.map((value) => ({ value, label: recordOf(value) }))}
          onChange={take}
        />
      </Form.Item>
      <Form.Item name="id" label={say('id')}>
        <Input.Search allowClear onSearch={take} />
      </Form.Item>
      <Form.Item name="actor" label={say('actor')}>
        <Input.Search allowClear onSearch={take} />
      </Form.Item>
      {kind === undefined && id === undefined && actor === undefined ? null : (
        <Button type="link" onClick={() => void navigate({ search: {} })}>
          {say('clear')}
        </Button>
      )}
    </Form>
  )
}
