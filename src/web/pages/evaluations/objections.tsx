// Web · objections: raised by enterprises and filers, each decided with a reason by whoever may.
import { Button, Space, Table } from 'antd'
import { useState } from 'react'
import { type Deciding, ObjectionForm } from './objection-form.tsx'
import type { EvaluationOf } from './shape.ts'
import { useWords } from './words.ts'

const STANDINGS = ['raised', 'accepted', 'rejected', 'corrected'] as const

export function Objections({ one }: { readonly one: EvaluationOf }) {
  const say = useWords()
  const [deciding, setDeciding] = useState<Deciding>()
  const mayDecide = one.next.includes('accept')
  const mayAmend = one.next.includes('amend')
  return (
    <section className="panel" aria-label={say('objections')}>
      <div className="page-head">
        <h2>{say('objections')}</h2>
        <span className="grow" />
        {one.next.includes('object') ? (
          <Button onClick={() => setDeciding({ kind: 'object' })}>{say('object')}</Button>
        ) : null}
      </div>
      {one.objections.length === 0 ? (
        <p className="soft">{say('noObjections')}</p>
      ) : (
        <Table
          size="small"
          rowKey="id"
          dataSource={one.objections}
          pagination={false}
          className="evaluation-objections"
          columns={[
            {
              title: say('about'),
              render: (_, { about, about_name: name }) =>
                name === '' ? (
                  about
                ) : (
                  <>
                    {name} <span className="soft">{about}</span>
                  </>
                ),
            },
            { title: say('by'), dataIndex: 'by' },
            {
              title: say('reason'),
              render: (_, { reason, evidence }) => (
                <>
                  {reason}
                  {evidence.map(({ name, hash }) => (
                    <a
                      key={hash}
                      className="evaluation-evidence"
                      href={`/api/evaluations/${encodeURIComponent(one.id)}/evidence/${hash}`}
                      download
                    >
                      {name}
                    </a>
                  ))}
                </>
              ),
            },
            {
              title: say('standing'),
              render: (_, { standing }) => {
                const known = STANDINGS.find((word) => word === standing)
                return known === undefined ? standing : say(known)
              },
            },
            {
              title: say('decision'),
              render: (_, { decision, correction }) => [decision, correction].filter((text) => text !== '').join('；'),
            },
            {
              title: '',
              render: (_, { id, standing }) =>
                mayAmend && standing === 'accepted' ? (
                  <Button size="small" type="primary" onClick={() => setDeciding({ kind: 'amend', objection: id })}>
                    {say('amend')}
                  </Button>
                ) : mayDecide && standing === 'raised' ? (
                  <Space>
                    <Button size="small" onClick={() => setDeciding({ kind: 'accept', objection: id })}>
                      {say('accept')}
                    </Button>
                    <Button size="small" onClick={() => setDeciding({ kind: 'reject', objection: id })}>
                      {say('reject')}
                    </Button>
                  </Space>
                ) : null,
            },
          ]}
        />
      )}
      {deciding === undefined ? null : (
        <ObjectionForm
          evaluation={one.id}
          kind={one.scope.kind}
          deciding={deciding}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </section>
  )
}
