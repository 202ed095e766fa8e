// Web · a role is taken back, with the reason.
import { Alert, Form, Input, Modal } from 'antd'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { Findings } from '../../parts/fault.tsx'
import { type Held, useHeldName } from './person.ts'
import { useWords } from './words.ts'

interface Props {
  readonly person: string
  readonly held: Held
  readonly onClose: () => void
}

export function Revoke({ person, held, onClose }: Props) {
  const say = useWords()
  const nameOf = useHeldName()
  const [form] = Form.useForm<{ reason: string }>()
  const { role, unit, department, enterprise } = held
  const revoke = useAct(
    ({ reason }: { readonly reason: string }, key) =>
      ask(
        api.POST('/api/people/{id}/revoke', {
          params: { path: { id: person }, header: { 'idempotency-key': key } },
          body: {
            role,
            reason,
            ...(unit === null ? {} : { unit }),
            ...(department === null ? {} : { department }),
            ...(enterprise === null ? {} : { enterprise }),
          },
        }),
      ),
    onClose,
  )
  return (
    <Modal
      open
      title={say('revokeTitle', { role: nameOf(held) })}
      okText={say('revoke')}
      cancelText={say('cancel')}
      confirmLoading={revoke.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {revoke.isError ? <Alert type="error" role="alert" title={<Findings of={revoke.error} />} /> : null}
      <Form name="revoke" form={form} layout="vertical" requiredMark={false} onFinish={revoke.mutate}>
        <Form.Item
          name="reason"
          label={say('reason')}
          rules={[{ required: true, whitespace: true, message: say('needed') }]}
        >
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
