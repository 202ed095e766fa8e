// Web · issuing an edition: from which day, why, under which clause; a refusal is told here and nothing is kept.
import { getRouteApi } from '@tanstack/react-router'
import { Alert, DatePicker, Form, Input, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { Findings } from '../../parts/fault.tsx'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/rules/schemes/$id')

interface IssueProps {
  readonly id: string
  /** Number of the edition that it was made from. */
  readonly after: number
  readonly yaml: string
  readonly onClose: () => void
}
interface Given {
  readonly from: Dayjs
  readonly reason: string
  readonly clause?: string
}

export function Issue({ id, after, yaml, onClose }: IssueProps) {
  const say = useWords()
  const navigate = here.useNavigate()
  const [form] = Form.useForm<Given>()
  const issue = useAct(
    ({ from, reason, clause }: Given, key) =>
      ask(
        api.POST('/api/policy/schemes/{id}/editions', {
          params: { path: { id }, header: { 'idempotency-key': key } },
          body: {
            ...{ after, from: from.format('YYYY-MM-DD'), yaml, reason },
            ...(clause === undefined || clause === '' ? {} : { clause }),
          },
        }),
      ),
    ({ n }) => void navigate({ search: { view: 'editions', left: n - 1, right: n }, ignoreBlocker: true }),
  )
  const needed = [{ required: true, message: say('needed') }]
  return (
    <Modal
      open
      title={say('issueTitle', { n: after + 1 })}
      okText={say('issue')}
      cancelText={say('notYet')}
      confirmLoading={issue.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {issue.isError ? (
        <Alert type="error" showIcon role="alert" title={say('refused')} description={<Findings of={issue.error} />} />
      ) : null}
      <p className="soft">{say('issueNote')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: dayjs() }}
        onFinish={issue.mutate}
      >
        <Form.Item name="from" label={say('inForceFrom')} rules={needed}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="reason" label={say('reason')} rules={needed}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        <Form.Item name="clause" label={say('underClause')}>
          <Input maxLength={40} placeholder="3.3" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
