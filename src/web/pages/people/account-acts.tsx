// Web · what a system admin does with an account: a one-time password shown once, sessions ended, closed and reopened with a reason.
import { Alert, App, Button, Form, Input, Modal, Typography } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { Findings } from '../../parts/fault.tsx'
import type { PersonOf } from './person.ts'
import { useWords } from './words.ts'

type Asking = 'password' | 'sessions' | 'close' | 'reopen'
const ASKED = { password: 'passwordAsk', sessions: 'sessionsAsk', close: 'closeAsk', reopen: undefined } as const

export function AccountActs({ one }: { readonly one: PersonOf }) {
  const say = useWords()
  const [asking, setAsking] = useState<Asking>()
  const [password, setPassword] = useState<string>()
  const offered: readonly Asking[] = one.active ? ['password', 'sessions', 'close'] : ['sessions', 'reopen']
  return (
    <section className="person-acts" aria-label={say('account')}>
      {offered.map((act) => (
        <Button key={act} danger={act === 'close'} onClick={() => setAsking(act)}>
          {say(act)}
        </Button>
      ))}
      {asking === undefined ? null : (
        <Ask person={one.id} act={asking} onPassword={setPassword} onClose={() => setAsking(undefined)} />
      )}
      {password === undefined ? null : <Once password={password} onClose={() => setPassword(undefined)} />}
    </section>
  )
}

interface AskProps {
  readonly person: string
  readonly act: Asking
  readonly onPassword: (password: string) => void
  readonly onClose: () => void
}

function Ask({ person, act, onPassword, onClose }: AskProps) {
  const say = useWords()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason?: string }>()
  const done = useAct(
    (reason: string | undefined, key) => perform(person, act, reason, key),
    (password) => {
      if (password !== undefined) onPassword(password)
      if (act === 'sessions') void message.success(say('sessionsDone'))
      onClose()
    },
  )
  const isAct = act === 'close' || act === 'reopen'
  const hint = ASKED[act]
  return (
    <Modal
      open
      title={`${say(act)} · ${person}`}
      okText={say('ok')}
      cancelText={say('cancel')}
      okButtonProps={{ danger: act === 'close' }}
      confirmLoading={done.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {hint === undefined ? null : <p>{say(hint)}</p>}
      {done.isError ? <Alert type="error" role="alert" title={<Findings of={done.error} />} /> : null}
      <Form
        name="account"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => done.mutate(reason)}
      >
        {isAct ? (
          <Form.Item
            name="reason"
            label={say('reason')}
            rules={[{ required: true, whitespace: true, message: say('needed') }]}
          >
            <Input.TextArea rows={3} />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  )
}

/** The one-time password, when it is one that is asked for. */
async function perform(id: string, act: Asking, reason: string | undefined, key: string): Promise<string | undefined> {
  const path = { id }
  if (act === 'password') return (await ask(api.POST('/api/people/{id}/password', { params: { path } }))).password
  if (act === 'sessions') {
    await ask(api.DELETE('/api/people/{id}/sessions', { params: { path } }))
    return undefined
  }
  const params = { path, header: { 'idempotency-key': key } }
  const body = reason === undefined ? {} : { reason }
  if (act === 'close') await ask(api.POST('/api/people/{id}/close', { params, body }))
  else await ask(api.POST('/api/people/{id}/reopen', { params, body }))
  return undefined
}

function Once({ password, onClose }: { readonly password: string; readonly onClose: () => void }) {
  const say = useWords()
  return (
    <Modal
      open
      title={say('oneTime')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('seen')}
        </Button>
      }
    >
      <p>{say('passwordOnce')}</p>
      <Typography.Text code copyable={{ tooltips: [say('copy'), say('copied')] }} className="person-once">
        {password}
      </Typography.Text>
    </Modal>
  )
}
