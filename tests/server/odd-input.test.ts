// 古怪的输入：不存在的日期、空字符、改过的翻页标记、没有的种类，都用一句话拒绝，不是我们的错。
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import type { Door } from '../../src/server/server.ts'
import { XLSX } from '../../src/server/shapes.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { cityOf } from '../store/city.ts'
import { openDoor } from './open.ts'

let store: Store
let door: Door
let as: (person: string) => Promise<Record<string, string>>
beforeAll(async () => {
  const opened = await openStore({ memory: true }, { begin: true })
  if ('findings' in opened) throw new Error('not opened')
  store = opened.store
  await cityOf(store)
  const served = await openDoor(store)
  door = served.door
  as = served.as
})
afterAll(async () => {
  await door.close()
  await store.close()
})

interface Sent {
  readonly person?: string
  readonly method?: 'GET' | 'POST'
  readonly payload?: object | string
  readonly headers?: Record<string, string>
}
let keys = 0
/** Status and codes; a refusal has its one shape, and words without gaps. */
async function ask(url: string, { person = '规则', method = 'GET', payload, headers = {} }: Sent = {}) {
  const reply = await door.inject({
    method,
    url,
    headers: { ...(await as(person)), 'idempotency-key': `odd-key-${++keys}`, ...headers },
    ...(payload === undefined ? {} : { payload }),
  })
  const body = reply.json()
  if (reply.statusCode < 400) return [reply.statusCode]
  expect(body).toMatchObject({ ok: false, total: body.findings.length })
  for (const { zh, en } of body.findings) expect(`${zh}${en}`).not.toMatch(/native code|\0/)
  return [reply.statusCode, ...body.findings.map(({ code }: { code: string }) => code)]
}

describe('日期', () => {
  const reads = ['registers/enterprise?on=', 'units?on=', 'subjects?q=a&on=', 'forms?on=', 'goals?on=']
  const logs = ['acts?from=', 'acts?until=', 'door?from=', 'door?until=']

  it.each(['2026-02-30', '2026-13-01', '0000-01-01', '2026-1-1', '今天'])('没有 %s 这一天', async (day) => {
    const none = [400, 'server/no-such-day']
    const on = encodeURIComponent(day)
    for (const url of reads) expect([url, ...(await ask(`/api/${url}${on}`))]).toEqual([url, ...none])
    for (const url of logs)
      expect([url, ...(await ask(`/api/${url}${on}`, { person: '审计' }))]).toEqual([url, ...none])
    const file = { method: 'POST', payload: 'x', headers: { 'content-type': XLSX } } as const
    expect(await ask(`/api/registers/enterprise/import?on=${on}`, file)).toEqual(none)
    expect(await ask(`/api/imports/enterprise?on=${on}`, file)).toEqual(none)
    expect(await ask('/api/registers/book', { method: 'POST', payload: { on: day } })).toEqual(none)
  })

  it.each(['0001-01-01', '2024-02-29', '9999-12-31'])('有 %s 这一天', async (day) => {
    for (const url of reads) expect([url, ...(await ask(`/api/${url}${day}`))]).toEqual([url, 200])
    for (const url of logs) expect([url, ...(await ask(`/api/${url}${day}`, { person: '审计' }))]).toEqual([url, 200])
  })
})

describe('翻页标记', () => {
  const cursor = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  it.each([['t1'], [{ a: 1 }], [1e308], [-1], [1.5], [null]])('编号须是整数：%j', async (part) => {
    for (const url of [`/api/acts?cursor=${cursor([part])}`, `/api/door?cursor=${cursor([part])}`])
      expect([url, ...(await ask(url, { person: '审计' }))]).toEqual([url, 400, 'server/cursor'])
  })

  it.each([1, null, ['x'], { a: 1 }, 'a\0'])('名称须是文字：%j', async (part) => {
    for (const url of ['returns', 'evaluations', 'registers/enterprise?on=2026-01-01']) {
      const at = `/api/${url}${url.includes('?') ? '&' : '?'}cursor=${cursor([part])}`
      expect([at, ...(await ask(at))]).toEqual([at, 400, 'server/cursor'])
    }
    expect(await ask(`/api/figures?cursor=${cursor([part, part])}`)).toEqual([400, 'server/cursor'])
    expect(await ask(`/api/figures?cursor=${cursor(['r', part])}`)).toEqual([400, 'server/cursor'])
    expect(await ask(`/api/people?cursor=${cursor([part])}`, { person: '管理员' })).toEqual([400, 'server/cursor'])
  })
})

describe('空字符', () => {
  it.each([
    '/api/returns/a%00b',
    '/api/returns?unit=a%00',
    '/api/figures?period=%00',
    '/api/grades?id=%00',
    '/api/grades?id=a&%00=b',
    '/api/evaluations/a%00b',
  ])('地址里：%s', async (url) => expect(await ask(url)).toEqual([400, 'server/nul']))

  it('请求体里，不论多深', async () => {
    const sent = (payload: object) =>
      ask('/api/acts', { method: 'POST', payload: { kind: 'open', subject: { kind: 'return', id: 'x' }, payload } })
    expect(await ask('/api/people?search=a%00b', { person: '管理员' })).toEqual([400, 'server/nul'])
    expect(await sent({ form: 'a\0' })).toEqual([400, 'server/nul'])
    expect(await sent({ a: [{ b: ['\0'] }] })).toEqual([400, 'server/nul'])
    expect(await sent({ 'a\0': 1 })).toEqual([400, 'server/nul'])
    // Half of a character.
    expect(await sent({ form: 'a\ud800' })).toEqual([400, 'server/nul'])
    const ids = { method: 'POST', payload: { ids: ['\udc00'] } } as const
    expect(await ask('/api/returns/pass', ids)).toEqual([400, 'server/nul'])
    expect(await sent({ form: '𠮷' })).not.toContain('server/nul')
    const deep = `{"kind":"open","subject":{"kind":"return","id":"x"},"payload":${'['.repeat(9000)}${']'.repeat(9000)}}`
    expect(
      await ask('/api/acts', { method: 'POST', payload: deep, headers: { 'content-type': 'application/json' } }),
    ).toEqual([422, 'record/unkept-text'])
  })
})

describe('太长的编号', () => {
  it.each(['return', 'evaluation', 'person', 'scheme'])('%s', async (kind) => {
    const draft = { kind: 'open', subject: { kind, id: 'x'.repeat(201) }, payload: {} }
    expect(await ask('/api/acts', { method: 'POST', payload: draft })).toEqual([400, 'server/invalid'])
    expect(await doAct(store, { person: '规则', role: 'rule-keeper' }, draft)).toMatchObject({
      findings: [{ code: 'record/long-id', facts: { length: 201 } }],
    })
  })
})

describe('没有的种类', () => {
  it.each(['constructor', '__proto__', 'toString', 'nothing'])('%s', async (name) => {
    const unknown = [422, 'record/unknown-act']
    const act = async (kind: string, record: string) => {
      const payload = { kind, subject: { kind: record, id: 'x' }, payload: {} }
      return [record, kind, ...(await ask('/api/acts', { method: 'POST', payload }))]
    }
    for (const kind of ['open', name]) expect(await act(kind, name)).toEqual([name, kind, ...unknown])
    for (const record of ['return', 'evaluation', 'person', 'register'])
      expect(await act(name, record)).toEqual([record, name, ...unknown])
    expect(await act(name, 'scheme')).toEqual(['scheme', name, 422, 'process/by-errand'])
  })
})

describe('太大的数', () => {
  it.each(['acts?seq=1e308', 'evaluations/x/results?version=99999999999'])('%s', async (url) =>
    expect(await ask(`/api/${url}`)).toEqual([400, 'server/invalid']),
  )
})
