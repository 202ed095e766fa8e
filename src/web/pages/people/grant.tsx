// Web · a role is granted: for a unit, a department, an enterprise, or the whole city.
import { Alert, Button, Form, Input, Select } from 'antd'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useRoleName } from '../../app/shell-words.ts'
import { useLanguage } from '../../i18n/words.ts'
import { useBookNames } from '../../parts/book-names.ts'
import { Findings } from '../../parts/fault.tsx'
import { useUnits } from '../../parts/unit-names.ts'
import { ROLES, type RoleOf, scopeOf } from './person.ts'
import { useWords } from './words.ts'

interface Given {
  readonly role: RoleOf
  readonly unit?: string
  readonly department?: string
  readonly enterprise?: string
  readonly reason?: string
}

export function Grant({ person }: { readonly person: string }) {
  const say = useWords()
  const roleName = useRoleName()
  const [form] = Form.useForm<Given>()
  const role = Form.useWatch('role', form)
  const grant = useAct(
    (given: Given, key) =>
      ask(
        api.POST('/api/people/{id}/grant', {
          params: { path: { id: person }, header: { 'idempotency-key': key } },
          body: { ...said(given), role: given.role },
        }),
      ),
    () => form.resetFields(),
  )
  return (
    <Form
      name="grant"
      form={form}
      layout="vertical"
      requiredMark={false}
      className="person-grant"
      onFinish={grant.mutate}
    >
      <h3>{say('grant')}</h3>
      {grant.isError ? <Alert type="error" role="alert" title={<Findings of={grant.error} />} /> : null}
      <Form.Item name="role" label={say('role')} rules={[{ required: true, message: say('needed') }]}>
        <Select
          options={ROLES.map((value) => ({ value, label: roleName(value) }))}
          onChange={() => form.resetFields(['unit', 'department', 'enterprise'])}
        />
      </Form.Item>
      {role === undefined ? null : <Scope of={scopeOf(role)} />}
      <Form.Item name="reason" label={say('reason')}>
        <Input maxLength={4000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={grant.isPending}>
        {say('grant')}
      </Button>
    </Form>
  )
}

function Scope({ of }: { readonly of: ReturnType<typeof scopeOf> }) {
  const say = useWords()
  const language = useLanguage()
  const units = useUnits()
  const names = useBookNames()
  const needed = { required: true, message: say('needed') }
  if (of === 'none') return null
  if (of === 'enterprise')
    return (
      <Form.Item
        name="enterprise"
        label={say('enterprise')}
        normalize={(text: string) => text.trim().toUpperCase()}
        rules={[needed, { pattern: /^[0-9A-Z]{18}$/, message: say('badCode') }]}
      >
        <Input maxLength={18} />
      </Form.Item>
    )
  const options =
    of === 'department'
      ? (names.data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name[language] }))
      : (units.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Form.Item
      key={of}
      name={of === 'department' ? 'department' : 'unit'}
      label={say(of === 'department' ? 'department' : 'unit')}
      rules={of === 'any-unit' ? [] : [needed]}
      {...(of === 'any-unit' ? { extra: say('wholeCity') } : {})}
    >
      <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options} />
    </Form.Item>
  )
}

/** What was left empty is not sent. */
export const said = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => (value ?? '') !== '')) as T
