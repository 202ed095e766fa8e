// Web · sign in: name and password, then the code of the second factor, or a spare one, where it is set.

import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api, ask, Refused } from '../../api/client.ts'
import { beginAnew } from '../../api/session.ts'
import { chooseLanguage, useLanguage } from '../../i18n/words.ts'
import { Findings } from '../../parts/fault.tsx'
import { SyntheticMark } from '../../parts/synthetic.tsx'
import { useWords } from './words.ts'
import './sign-in.css'

/** Six digits, or a spare code; the server holds to the same. */
const CODE = /^\s*(\d{6}|[A-Za-z0-9]{5}-[A-Za-z0-9]{5})?\s*$/
/** No code is taken any more: it begins with the password again. */
const BEGIN_ANEW: readonly string[] = ['store/codes-closed-for-now', 'store/password-first']
const here = getRouteApi('/sign-in')

export function SignIn() {
  const say = useWords()
  const language = useLanguage()
  const { back } = here.useSearch()
  const router = useRouter()
  const [wantsCode, setWantsCode] = useState(false)
  const enter = useMutation({
    mutationFn: async (given: { person: string; password: string } | { code: string }) =>
      'code' in given
        ? await ask(api.POST('/api/session/code', { body: given }))
        : await ask(api.POST('/api/session', { body: given })),
    onError: (fault) => {
      if (fault instanceof Refused && fault.findings.some(({ code }) => BEGIN_ANEW.includes(code))) setWantsCode(false)
    },
    onSuccess: async (done) => {
      if (done.wants_code) return setWantsCode(true)
      await beginAnew()
      router.history.push(done.must_change ? '/account' : (back ?? '/'))
    },
  })
  const needed = (what: string) => [{ required: true, message: say('needed', { what }) }]
  return (
    <main className="door">
      <div className="door-card panel">
        <div className="door-sign" aria-hidden="true" />
        <h1>{say('title')}</h1>
        <p className="soft">{say('under')}</p>
        <SyntheticMark />
        {enter.isError ? <Alert type="error" role="alert" title={<Findings of={enter.error} />} /> : null}
        {wantsCode ? (
          <Form
            layout="vertical"
            requiredMark={false}
            onFinish={({ code }: { code: string }) => enter.mutate({ code: code.trim() })}
          >
            <Form.Item
              name="code"
              label={say('code')}
              extra={say('codeHelp')}
              rules={[...needed(say('code')), { pattern: CODE, message: say('codeShape') }]}
            >
              <Input autoComplete="one-time-code" maxLength={13} autoFocus />
            </Form.Item>
            <Button type="primary" htmlType="submit" block loading={enter.isPending}>
              {say('giveCode')}
            </Button>
          </Form>
        ) : (
          <Form
            layout="vertical"
            requiredMark={false}
            onFinish={(given: { person: string; password: string }) => enter.mutate(given)}
          >
            <Form.Item name="person" label={say('person')} rules={needed(say('person'))}>
              <Input autoComplete="username" autoFocus />
            </Form.Item>
            <Form.Item name="password" label={say('password')} rules={needed(say('password'))}>
              <Input.Password autoComplete="current-password" />
            </Form.Item>
            <Button type="primary" htmlType="submit" block loading={enter.isPending}>
              {say('enter')}
            </Button>
          </Form>
        )}
        <Button
          type="link"
          className="door-language"
          onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {say('other')}
        </Button>
      </div>
    </main>
  )
}
