// Web · one's own account: roles held, a new password, the second factor.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Form, Input, QRCode } from 'antd'
import { api, ask } from '../../api/client.ts'
import { sessionQuery, useSession } from '../../api/session.ts'
import { useRoleName } from '../../app/shell-words.ts'
import { Findings } from '../../parts/fault.tsx'
import { useWords } from './words.ts'
import './account.css'

export function Account() {
  const say = useWords()
  const session = useSession()
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        <span className="soft">
          {session.name} · {session.person}
        </span>
      </div>
      <div className="account">
        <NewPassword />
        {session.must_change ? null : <SecondFactor />}
        {session.must_change ? null : <Roles />}
      </div>
    </>
  )
}

interface Given {
  readonly old: string
  readonly next: string
}

function NewPassword() {
  const say = useWords()
  const session = useSession()
  const known = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const change = useMutation({
    mutationFn: (given: Given) => ask(api.POST('/api/session/password', { body: { old: given.old, new: given.next } })),
    onSuccess: async () => {
      form.resetFields()
      void message.success(say('changed'))
      await known.invalidateQueries(sessionQuery)
      if (session.must_change) await navigate({ to: '/' })
    },
  })
  const needed = { required: true, message: say('needed') }
  return (
    <section className="panel">
      <h2>{say('change')}</h2>
      {session.must_change ? <Alert type="warning" showIcon title={say('mustChange')} /> : null}
      {change.isError ? <Alert type="error" role="alert" title={<Findings of={change.error} />} /> : null}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given: Given) => change.mutate(given)}>
        <Form.Item name="old" label={say('old')} rules={[needed]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="next" label={say('next')} rules={[needed]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={say('again')}
          dependencies={['next']}
          rules={[
            needed,
            ({ getFieldValue }) => ({
              validator: async (_rule, value) => {
                if (value !== getFieldValue('next')) throw new Error(say('differ'))
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {say('change')}
        </Button>
      </Form>
    </section>
  )
}

function SecondFactor() {
  const say = useWords()
  const { second_factor: isOn } = useSession()
  const setUp = useMutation({
    mutationFn: (given: { password: string }) => ask(api.POST('/api/session/second-factor', { body: given })),
  })
  return (
    <section className="panel">
      <h2>{say('factor')}</h2>
      <p className="soft">{isOn ? say('factorOn') : say('factorOff')}</p>
      {setUp.isError ? <Alert type="error" role="alert" title={<Findings of={setUp.error} />} /> : null}
      {setUp.data === undefined ? (
        <Form layout="vertical" requiredMark={false} onFinish={(given: { password: string }) => setUp.mutate(given)}>
          <Form.Item name="password" label={say('password')} rules={[{ required: true, message: say('needed') }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button htmlType="submit" loading={setUp.isPending}>
            {say('setUp')}
          </Button>
        </Form>
      ) : (
        <>
          <p>{say('scan')}</p>
          <QRCode value={setUp.data.uri} type="svg" />
          <p className="account-uri">{setUp.data.uri}</p>
          <p>{say('spare')}</p>
          <ul className="account-spare">
            {setUp.data.spare.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Roles() {
  const say = useWords()
  const nameOf = useRoleName()
  const { roles } = useSession()
  return (
    <section className="panel">
      <h2>{say('roles')}</h2>
      <ul>
        {roles.map((one) => (
          <li key={JSON.stringify(one)}>
            {[nameOf(one.role), one.unit, one.department, one.enterprise].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
