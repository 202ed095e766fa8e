// Web · what else waits: objections to decide, figures of one's own that others contest, evaluations to move on.
import { Link } from '@tanstack/react-router'
import { Table } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import { Day, formatDay, formatNumber } from '../../parts/number.tsx'
import { useStepWord } from '../../parts/step-words.ts'
import type { InboxOf } from './inbox.tsx'
import { useWords } from './words.ts'

const WIDE = { x: 'max-content' } as const

export function Objections({ objections }: { readonly objections: InboxOf['objections'] }) {
  const say = useWords()
  const standingOf = useStepWord('standings')
  return (
    <section className="panel" aria-label={say('objections')}>
      <h2>{say('objections')}</h2>
      <Table
        size="small"
        rowKey={({ evaluation, id }) => `${evaluation} ${id}`}
        dataSource={objections}
        pagination={false}
        scroll={WIDE}
        columns={[
          {
            title: say('evaluation'),
            render: (_, { evaluation }) => (
              <Link to="/evaluations/$id" params={{ id: evaluation }}>
                {evaluation}
              </Link>
            ),
          },
          {
            title: say('about'),
            render: (_, { about_name: name, about_id: id }) => (
              <>
                {name} {name === id ? null : <span className="soft">{id}</span>}
              </>
            ),
          },
          { title: say('by'), dataIndex: 'by' },
          { title: say('since'), render: (_, { at }) => <Day of={at} /> },
          { title: say('reason'), dataIndex: 'reason' },
          { title: say('standing'), render: (_, { standing }) => standingOf(standing) },
        ]}
      />
    </section>
  )
}

export function Contests({ contests }: { readonly contests: InboxOf['contests'] }) {
  const say = useWords()
  return (
    <section className="panel" aria-label={say('contests')}>
      <h2>{say('contests')}</h2>
      <Table
        size="small"
        rowKey={({ return_id, cell }) => `${return_id} ${cell}`}
        dataSource={contests}
        pagination={false}
        scroll={WIDE}
        columns={[
          {
            title: say('indicator'),
            render: (_, one) => (
              <Link to="/returns/$id" params={{ id: one.about_return }} search={{ cell: one.about_cell }}>
                {one.subject_id} {one.indicator} {one.period}
              </Link>
            ),
          },
          { title: say('figure'), className: 'number', render: (_, one) => formatNumber(one.figure) },
          { title: say('contested'), className: 'number', render: (_, one) => formatNumber(one.value) },
          { title: say('reason'), dataIndex: 'why' },
          { title: say('by'), dataIndex: 'by' },
        ]}
      />
    </section>
  )
}

export function Evaluations({ evaluations }: { readonly evaluations: InboxOf['evaluations'] }) {
  const say = useWords()
  const language = useLanguage()
  const standingOf = useStepWord('standings')
  const actOf = useStepWord('acts')
  return (
    <section className="panel" aria-label={say('evaluations')}>
      <h2>{say('evaluations')}</h2>
      <Table
        size="small"
        rowKey="id"
        dataSource={evaluations}
        pagination={false}
        scroll={WIDE}
        columns={[
          { title: say('evaluation'), dataIndex: 'id' },
          { title: say('period'), dataIndex: 'period' },
          {
            title: say('standing'),
            render: (_, { standing, publicity_from: from, publicity_until: until }) =>
              until === null
                ? standingOf(standing)
                : `${standingOf(standing)} ${formatDay(from, language)} – ${formatDay(until, language)}`,
          },
          { title: say('next'), render: (_, { acts }) => acts.map(actOf).join('、') },
        ]}
      />
    </section>
  )
}
