// Web · an objection raised with its evidence, or decided with a reason.
import { Button, Form, Input, Upload } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { sendEvidence } from './evidence.ts'
import { useWords } from './words.ts'

export type Deciding = { readonly kind: 'accept' | 'reject'; readonly objection: string } | { readonly kind: 'object' }

interface Given {
  readonly subject?: string
  readonly reason: string
}

export interface ObjectionFormProps {
  readonly evaluation: string
  readonly deciding: Deciding
  /** Whom the objection is about; one's own enterprise when left out, or whoever is entered. */
  readonly about?: string
  readonly onClose: () => void
}

export function ObjectionForm({ evaluation, deciding, about, onClose }: ObjectionFormProps) {
  const say = useWords()
  const held = useSession().roles.find(({ enterprise }) => enterprise !== null)?.enterprise ?? undefined
  const own = about ?? held
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
