// Web · all evaluations one may see, each leading to its line of steps; the rule keeper plans new ones.

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Form, Input, Select, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useRole } from '../../api/session.ts'
import { useLanguage } from '../../i18n/words.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { Findings } from '../../parts/fault.tsx'
import { formatDay } from '../../parts/number.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { useStepWord } from '../../parts/step-words.ts'
import { useWords } from './words.ts'

const LIMIT = 200
type Row = Awaited<ReturnType<typeof readEvaluations>>['items'][number]

const readEvaluations = (cursor: string | undefined, signal: AbortSignal) =>
  ask(
    api.GET('/api/evaluations', {
      params: { query: { limit: LIMIT, ...(cursor === undefined ? {} : { cursor }) } },
      signal,
    }),
  )

export function Evaluations() {
  const say = useWords()
  const role = useRole()
  const [planning, setPlanning] = useState(false)
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <span className="grow" />
        {role === 'rule-keeper' ? (
          <Button type="primary" onClick={() => setPlanning(true)}>
            {say('plan')}
          </Button>
        ) : null}
      </div>
      <PagedTable<Row>
        label={say('list')}
        queryKey={['evaluations']}
        fetchPage={readEvaluations}
        columns={useColumns()}
        rowKey={({ id }) => id}
      />
      {planning ? <Plan onClose={() => setPlanning(false)} /> : null}
    </>
  )
}

function useColumns(): TableColumnsType<Row> {
  const say = useWords()
  const language = useLanguage()
  const standingOf = useStepWord('standings')
  return useMemo(
    () => [
      {
        title: say('id'),
        width: 240,
        ellipsis: true,
        render: (_, { id }) => (
          <Link to="/evaluations/$id" params={{ id }}>
            {id}
          </Link>
        ),
      },
      { title: say('period'), width: 90, dataIndex: 'period' },
      { title: say('standing'), width: 150, render: (_, { standing }) => standingOf(standing) },
      {
        title: say('publicity'),
        width: 280,
        render: (_, { publicity_from: from, publicity_until: until }) =>
          until === null ? '' : `${formatDay(from, language)} – ${formatDay(until, language)}`,
      },
      { title: say('version'), width: 80, className: 'number', dataIndex: 'version' },
      { title: say('scheme'), width: 260, dataIndex: 'scheme', ellipsis: true },
    ],
    [say, language, standingOf],
  )
}

interface Given {
  readonly id: string
  readonly scheme: string
  readonly period: string
}

function Plan({ onClose }: { readonly onClose: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const [form] = Form.useForm<Given>()
  const schemes = useQuery({
    queryKey: ['schemes'],
    queryFn: ({ signal }) => ask(api.GET('/api/policy/schemes', { signal })),
  })
  const plan = useAct(
    async (given: Given, key) => {
      await ask(api.POST('/api/evaluations', { params: { header: { 'idempotency-key': key } }, body: given }))
      return given.id
    },
    (id) => void navigate({ to: '/evaluations/$id', params: { id } }),
  )
  const needed = [{ required: true, message: say('needed') }]
  return (
    <ActDialog title={say('planTitle')} ok={say('ok')} act={plan} onSend={() => form.submit()} onClose={onClose}>
      {schemes.isError ? <Alert type="error" role="alert" title={<Findings of={schemes.error} />} /> : null}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={plan.mutate}>
        <Form.Item name="scheme" label={say('scheme')} rules={needed}>
          <Select
            loading={schemes.isPending}
            options={(schemes.data?.items ?? []).map(({ id, title }) => ({
              value: id,
              label: typeof title === 'string' ? title : (title?.[language] ?? id),
            }))}
          />
        </Form.Item>
        <Form.Item name="period" label={say('period')} rules={needed}>
          <Input placeholder="2025" />
        </Form.Item>
        <Form.Item name="id" label={say('id')} rules={needed}>
          <Input />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
