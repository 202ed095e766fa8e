// Web · returns that wait: each opens as a sheet; those to pass may be chosen and passed together where every check passes.
import { Link } from '@tanstack/react-router'
import { Alert, Button, Table, type TableColumnsType, Tag } from 'antd'
import { type Key, useMemo, useState } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { FindingList, Findings } from '../../parts/fault.tsx'
import { useFormTitle } from '../../parts/forms.ts'
import { Day } from '../../parts/number.tsx'
import { useUnitName } from '../../parts/unit-names.ts'
import type { InboxOf } from './inbox.tsx'
import { useWords } from './words.ts'

type Row = InboxOf['returns'][number]
const PASSING = ['review', 'verify', 'approve', 'lock'] as const
type Passing = (typeof PASSING)[number]
const WORDS = {
  file: 'word_file',
  draft: 'word_draft',
  review: 'word_review',
  verify: 'word_verify',
  approve: 'word_approve',
  lock: 'word_lock',
} as const

export function ReturnsToDo({ returns }: { readonly returns: readonly Row[] }) {
  const say = useWords()
  const [chosen, setChosen] = useState<readonly Key[]>([])
  const columns = useColumns()
  const passing = PASSING.find((act) => returns.some((one) => one.act === act))
  const pass = useAct(
    (ids: readonly string[], key) =>
      ask(
        api.POST('/api/returns/pass', {
          params: { header: { 'idempotency-key': key } },
          body: { act: passing ?? 'review', ids: [...ids] },
        }),
      ),
    () => setChosen([]),
  )
  return (
    <section className="panel" aria-label={say('returns')}>
      <div className="page-head">
        <h2>{say('returns')}</h2>
        <span className="grow" />
        {passing === undefined ? null : (
          <Button
            type="primary"
            disabled={chosen.length === 0 || pass.isPending}
            loading={pass.isPending}
            title={say('passHelp')}
            onClick={() => pass.mutate(chosen.map(String))}
          >
            {say('pass', { count: chosen.length })}
          </Button>
        )}
      </div>
      {pass.isError ? <Alert type="error" role="alert" title={<Findings of={pass.error} />} /> : null}
      {pass.data === undefined ? null : (
        <Alert
          type={pass.data.left > 0 ? 'warning' : 'success'}
          role="status"
          title={say('passed', { done: pass.data.done, left: pass.data.left })}
          description={<FindingList of={pass.data.items.flatMap(({ findings }) => findings)} />}
        />
      )}
      <Table<Row>
        size="small"
        rowKey="id"
        dataSource={returns as Row[]}
        columns={columns}
        className="inbox-table"
        pagination={returns.length > 50 ? { pageSize: 50 } : false}
        {...(passing === undefined
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: [...chosen],
                onChange: setChosen,
                getCheckboxProps: ({ id, act }) => ({
                  disabled: !PASSING.includes(act as Passing),
                  'aria-label': id,
                }),
              },
            })}
      />
    </section>
  )
}

function useColumns(): TableColumnsType<Row> {
  const say = useWords()
  const titleOf = useFormTitle()
  const nameOf = useUnitName()
  return useMemo(
    () => [
      {
        title: say('what'),
        render: (_, { act, correction }) => (
          <>
            {act in WORDS ? say(WORDS[act as keyof typeof WORDS]) : act}
            {correction ? <Tag className="inbox-tag">{say('correction')}</Tag> : null}
          </>
        ),
      },
      {
        title: say('form'),
        render: (_, row) => (
          <>
            <Link to="/returns/$id" params={{ id: row.id }}>
              {titleOf(row)}
            </Link>
            {row.returned === null ? null : <div className="inbox-why">{say('returned', { why: row.returned })}</div>}
          </>
        ),
      },
      { title: say('period'), dataIndex: 'period' },
      { title: say('unit'), render: (_, { unit }) => nameOf(unit) },
      { title: say('filedBy'), dataIndex: 'filed_by' },
      { title: say('since'), render: (_, { since }) => <Day of={since} /> },
      {
        title: say('due'),
        render: (_, { due, overdue }) => (
          <>
            <Day of={due} />
            {overdue ? <span className="inbox-late"> {say('overdue')}</span> : null}
          </>
        ),
      },
    ],
    [say, titleOf, nameOf],
  )
}
