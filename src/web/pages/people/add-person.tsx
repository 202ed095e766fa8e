// Web · a person is added; the account opens beside the list for what comes next.
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Form, Input, Modal } from 'antd'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { Findings } from '../../parts/fault.tsx'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/people')
interface Given {
  readonly id: string
  readonly name: string
}

export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const say = useWords()
  const navigate = here.useNavigate()
  const [form] = Form.useForm<Given>()
  const add = useAct(
    async (given: Given, key) => {
      const body = { id: given.id.trim(), name: given.name.trim() }
      await ask(api.POST('/api/people', { params: { header: { 'idempotency-key': key } }, body }))
      return body.id
    },
    (person) => {
      onClose()
      void navigate({ search: (now) => ({ ...now, person }) })
    },
  )
  const needed = [{ required: true, whitespace: true, message: say('needed') }]
  return (
    <Modal
      open
      title={say('add')}
      okText={say('ok')}
      cancelText={say('cancel')}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="soft">{say('addHint')}</p>
      {add.isError ? <Alert type="error" role="alert" title={<Findings of={add.error} />} /> : null}
      <Form name="person" form={form} layout="vertical" requiredMark={false} onFinish={add.mutate}>
        <Form.Item name="id" label={say('account')} rules={needed}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={say('name')} rules={needed}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
