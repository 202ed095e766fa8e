// Web · objections: raised by enterprises and filers, each decided with a reason by whoever may.
import { Button, Form, Input, Space, Table, Upload } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { sendEvidence } from './evidence.ts'
import type { EvaluationOf } from './shape.ts'
import { useWords } from './words.ts'

type Deciding = { readonly kind: 'accept' | 'reject'; readonly objection: string } | { readonly kind: 'object' }
interface Given {
  readonly subject?: string
  readonly reason: string
}
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
        <Decide evaluation={one.id} deciding={deciding} onClose={() => setDeciding(undefined)} />
      )}
    </section>
  )
}

interface DecideProps {
  readonly evaluation: string
  readonly deciding: Deciding
  readonly onClose: () => void
}

function Decide({ evaluation, deciding, onClose }: DecideProps) {
  const say = useWords()
  const own = useSession().roles.find(({ enterprise }) => enterprise !== null)?.enterprise ?? undefined
  const [form] = Form.useForm<Given>()
  const [files, setFiles] = useState<readonly File[]>([])
  const decide = useAct(async (given: Given, key) => {
    const evidence = await Promise.all(files.map((file) => sendEvidence(evaluation, file)))
    return await ask(
      api.POST('/api/acts', {
        params: { header: { 'idempotency-key': key } },
        body: {
          kind: deciding.kind,
          subject: { kind: 'evaluation', id: evaluation },
          payload:
            deciding.kind === 'object'
              ? { id: key, about: { kind: 'enterprise', id: given.subject ?? '' }, evidence }
              : { objection: deciding.objection },
          reason: given.reason,
        },
      }),
    )
  }, onClose)
  const needed = [{ required: true, message: say('needed') }]
  return (
    <ActDialog title={say(deciding.kind)} ok={say('ok')} act={decide} onSend={() => form.submit()} onClose={onClose}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ subject: own }}
        onFinish={decide.mutate}
      >
        {deciding.kind === 'object' ? (
          <Form.Item name="subject" label={say('subject')} rules={needed}>
            <Input disabled={own !== undefined} />
          </Form.Item>
        ) : null}
        <Form.Item name="reason" label={say('reason')} rules={needed}>
          <Input.TextArea rows={4} />
        </Form.Item>
        {deciding.kind === 'object' ? (
          <Form.Item label={say('evidence')}>
            <Upload
              multiple
              accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx"
              beforeUpload={(file) => {
                setFiles((now) => [...now, file])
                return false
              }}
              onRemove={({ name }) => setFiles((now) => now.filter((one) => one.name !== name))}
            >
              <Button>{say('attach')}</Button>
            </Upload>
          </Form.Item>
        ) : null}
      </Form>
    </ActDialog>
  )
}
