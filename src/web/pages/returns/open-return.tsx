// Web · opening a return: which form, of which period, for which unit. Its id says all three.
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useLanguage } from '../../i18n/words.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { useForms } from '../../parts/forms.ts'
import { useUnits } from '../../parts/unit-names.ts'
import { useWords } from './words.ts'

interface Given {
  readonly form: string
  readonly period: string
  readonly unit: string
}

const HINTS: Readonly<Record<string, { readonly fits: RegExp; readonly word: 'byYear' | 'byQuarter' | 'byMonth' }>> = {
  year: { fits: /^\d{4}$/, word: 'byYear' },
  quarter: { fits: /^\d{4}-Q[1-4]$/, word: 'byQuarter' },
  month: { fits: /^\d{4}-(0[1-9]|1[0-2])$/, word: 'byMonth' },
}

export function OpenReturn({ onClose }: { readonly onClose: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const forms = useForms()
  const units = useUnits()
  const own = useSession().roles.find(({ unit }) => unit !== null)?.unit ?? undefined
  const [form] = Form.useForm<Given>()
  const open = useAct(
    async (given: Given, key) => {
      const spec = forms.data?.items.find(({ id }) => id === given.form)
      if (spec === undefined) throw new Error(given.form)
      const period = given.period.trim()
      const id = `${spec.id}-${period}-${given.unit}`
      await ask(
        api.POST('/api/acts', {
          params: { header: { 'idempotency-key': key } },
          body: {
            kind: 'open',
            subject: { kind: 'return', id },
            payload: { form: spec.subject, period, unit: given.unit, owner: spec.owner },
          },
        }),
      )
      return id
    },
    (id) => void navigate({ to: '/returns/$id', params: { id } }),
  )
  const needed = [{ required: true, message: say('needed') }]
  return (
    <ActDialog title={say('openTitle')} ok={say('begin')} act={open} onSend={() => form.submit()} onClose={onClose}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ unit: own }} onFinish={open.mutate}>
        <Form.Item name="form" label={say('form')} rules={needed}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={forms.isPending}
            options={(forms.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title[language] }))}
          />
        </Form.Item>
        <Form.Item
          name="period"
          label={say('period')}
          dependencies={['form']}
          rules={[
            ...needed,
            ({ getFieldValue }) => ({
              validator: async (_rule, period: string | undefined) => {
                const kind = forms.data?.items.find(({ id }) => id === getFieldValue('form'))?.period
                const hint = kind === undefined ? undefined : HINTS[kind]
                if (hint !== undefined && !hint.fits.test(period?.trim() ?? '')) throw new Error(say(hint.word))
              },
            }),
          ]}
        >
          <Input placeholder="2025 · 2026-Q3 · 2026-10" />
        </Form.Item>
        <Form.Item name="unit" label={say('unit')} rules={needed}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={units.isPending}
            options={(units.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
