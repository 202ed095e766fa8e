// Web · one unit succeeds another: merged, split or under another code. An act with its reason.
import { Alert, DatePicker, Form, Input, Modal, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { Findings } from '../../parts/fault.tsx'
import type { UnitsTold } from './unit-tree.ts'
import { useWords } from './words.ts'

interface Given {
  readonly from: string
  readonly to: string
  readonly day: Dayjs
  readonly reason: string
}

export function Succeed({ told, onClose }: { readonly told: UnitsTold; readonly onClose: () => void }) {
  const say = useWords()
  const [form] = Form.useForm<Given>()
  const succeed = useAct(
    ({ from, to, day, reason }: Given, key) =>
      ask(
        api.POST('/api/acts', {
          params: { header: { 'idempotency-key': key } },
          body: {
            kind: 'succeed',
            subject: { kind: 'register', id: 'unit' },
            payload: { from, to, day: day.format('YYYY-MM-DD') },
            reason,
          },
        }),
      ),
    onClose,
  )
  const needed = [{ required: true, message: say('needed') }]
  const units = [...new Map(told.items.map(({ code, name }) => [code, name]))].map(([value, name]) => ({
    value,
    label: `${name}　${value}`,
  }))
  return (
    <Modal
      open
      title={say('succeed')}
      okText={say('ok')}
      cancelText={say('cancel')}
      confirmLoading={succeed.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="soft">{say('succeedHint')}</p>
      {succeed.isError ? <Alert type="error" role="alert" title={<Findings of={succeed.error} />} /> : null}
      <Form
        name="succeed"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ day: dayjs() }}
        onFinish={succeed.mutate}
      >
        <Form.Item name="from" label={say('from')} rules={needed}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
        </Form.Item>
        <Form.Item name="to" label={say('to')} rules={needed}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
        </Form.Item>
        <Form.Item name="day" label={say('day')} rules={needed}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="reason" label={say('reason')} rules={needed}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
