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
            { title: say('about'), dataIndex: 'about' },
            { title: say('by'), dataIndex: 'by' },
            { title: say('reason'), dataIndex: 'reason' },
            {
              title: say('standing'),
              render: (_, { standing }) => {
                const known = STANDINGS.find((word) => word === standing)
                return known === undefined ? standing : say(known)
              },
            },
            { title: say('decision'), dataIndex: 'decision' },
            {
              title: '',
              render: (_, { id, standing }) =>
                mayDecide && standing === 'raised' ? (
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
        <ObjectionForm evaluation={one.id} deciding={deciding} onClose={() => setDeciding(undefined)} />
      )}
    </section>
  )
}
