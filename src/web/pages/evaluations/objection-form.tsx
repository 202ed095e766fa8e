// Web · an objection raised with its evidence, or decided with a reason.
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Form, Input, Upload } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { sendEvidence } from './evidence.ts'
import { useWords } from './words.ts'

export type Deciding =
  | { readonly kind: 'accept' | 'reject' | 'amend'; readonly objection: string }
  | { readonly kind: 'object' }

interface Given {
  readonly subject?: string
  readonly reason: string
  readonly leaveOut?: boolean
}

export interface ObjectionFormProps {
  readonly evaluation: string
  /** What is evaluated: enterprises when left out. */
  readonly kind?: string
  readonly deciding: Deciding
  /** Whom the objection is about; one's own enterprise when left out, or whoever is entered. */
  readonly about?: string
  readonly onClose: () => void
}

export function ObjectionForm({ evaluation, kind = 'enterprise', deciding, about, onClose }: ObjectionFormProps) {
  const say = useWords()
  const held = useSession().roles.find(({ enterprise }) => enterprise !== null)?.enterprise ?? undefined
  const own = about ?? held
  const [form] = Form.useForm<Given>()
  const [files, setFiles] = useState<readonly File[]>([])
  const navigate = useNavigate()
  const decide = useAct(
    async (given: Given, key) => {
      if (deciding.kind === 'amend') return await amend(evaluation, deciding.objection, given, key)
      const evidence = await Promise.all(files.map((file) => sendEvidence(evaluation, file)))
      await ask(
        api.POST('/api/acts', {
          params: { header: { 'idempotency-key': key } },
          body: {
            kind: deciding.kind,
            subject: { kind: 'evaluation', id: evaluation },
            payload:
              deciding.kind === 'object'
                ? { id: key, about: { kind, id: given.subject ?? '' }, evidence }
                : { objection: deciding.objection },
            reason: given.reason,
          },
        }),
      )
      return undefined
    },
    (job) => {
      onClose()
      if (job !== undefined) void navigate({ to: '/evaluations/$id', params: { id: evaluation }, search: { job } })
    },
  )
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
        {deciding.kind === 'amend' ? (
          <Form.Item name="leaveOut" valuePropName="checked">
            <Checkbox>{say('leaveOut')}</Checkbox>
          </Form.Item>
        ) : null}
      </Form>
    </ActDialog>
  )
}

/** The figures were corrected in their return; the evaluation takes them up, as a job. */
async function amend(id: string, objection: string, { reason, leaveOut }: Given, key: string): Promise<string> {
  const params = { path: { id }, header: { 'idempotency-key': key } }
  const body = { objection, reason, ...(leaveOut === true ? { skip_bad: true } : {}) }
  return (await ask(api.POST('/api/evaluations/{id}/correct', { params, body }))).job
}
