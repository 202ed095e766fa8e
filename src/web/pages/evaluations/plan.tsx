// Web · a new evaluation: by which scheme, of which period, and who is in it.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Form, Input, Select } from 'antd'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useLanguage } from '../../i18n/words.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { Findings } from '../../parts/fault.tsx'
import { useUnits } from '../../parts/unit-names.ts'
import { useWords } from './words.ts'

interface Given {
  readonly id: string
  readonly scheme: string
  readonly period: string
  readonly unit?: string
  readonly scale?: string
}

export function Plan({ onClose }: { readonly onClose: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const [form] = Form.useForm<Given>()
  const schemes = useQuery({
    queryKey: ['schemes'],
    queryFn: ({ signal }) => ask(api.GET('/api/policy/schemes', { signal })),
  })
  const units = useUnits()
  const plan = useAct(
    async ({ unit, scale, ...given }: Given, key) => {
      const body = {
        ...given,
        ...(unit === undefined ? {} : { unit }),
        ...(scale === undefined ? {} : { facts: { scale } }),
      }
      await ask(api.POST('/api/evaluations', { params: { header: { 'idempotency-key': key } }, body }))
      return given.id
    },
    (id) => void navigate({ to: '/evaluations/$id', params: { id } }),
  )
  const needed = [{ required: true, message: say('needed') }]
  const chosen = Form.useWatch('scheme', form)
  const ofFirms = (schemes.data?.items ?? []).some(({ id, subject }) => id === chosen && subject === 'enterprise')
  return (
    <ActDialog title={say('planTitle')} ok={say('ok')} act={plan} onSend={() => form.submit()} onClose={onClose}>
      {schemes.isError ? <Alert type="error" role="alert" title={<Findings of={schemes.error} />} /> : null}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={plan.mutate}>
        <Form.Item name="scheme" label={say('scheme')} rules={needed}>
          <Select
            loading={schemes.isPending}
            options={(schemes.data?.items ?? []).map(({ id, title }) => ({
              value: id,
              label: typeof title === 'string' ? title : (title?.[language] ?? id),
            }))}
          />
        </Form.Item>
        <Form.Item name="period" label={say('period')} rules={needed}>
          <Input placeholder="2025" />
        </Form.Item>
        <Form.Item name="unit" label={say('scope')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say('wholeCity')}
            loading={units.isPending}
            options={(units.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        {ofFirms ? (
          <Form.Item name="scale" label={say('scale')}>
            <Select
              allowClear
              placeholder={say('bothScales')}
              options={[
                { value: '规上', label: say('above') },
                { value: '规下', label: say('below') },
              ]}
            />
          </Form.Item>
        ) : null}
        <Form.Item name="id" label={say('id')} rules={needed}>
          <Input />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
