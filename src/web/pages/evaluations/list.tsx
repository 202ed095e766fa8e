// Web · all evaluations one may see, each leading to its line of steps; the rule keeper plans new ones.

import { Link } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useRole } from '../../api/session.ts'
import { useLanguage } from '../../i18n/words.ts'
import { formatDay } from '../../parts/number.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { useStepWord } from '../../parts/step-words.ts'
import { Plan } from './plan.tsx'
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
