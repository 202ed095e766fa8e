// 接口与记录：登录、办理、查看，各角色所见所能以数据库为准；没有登录、冒名、重放、越界的都拒绝并留下记录。
import { beforeAll, expect, it } from 'vitest'
import type { Door } from '../../src/server/server.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { cityOf, PEOPLE, returnOf } from '../store/city.ts'
import { describeEngines } from '../store/engines.ts'
import { cookieOf, openDoor } from './open.ts'
import { PASSWORD } from './own-password.ts'
import { totp } from './totp.ts'

const CELL = {
  subject: { kind: 'enterprise', id: 'e1' },
  indicator: '入库税收',
  period: '2025',
  caliber: '全口径',
  unit: '万元',
}

describeEngines('接口', (engine) => {
  let store: Store
  let door: Door
  let as: (person: string) => Promise<Record<string, string>>
  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store)
    await returnOf(store, 'r-nanhu')
    await returnOf(store, 'r-xiuzhou', { unit: '330411', filer: '秀洲填报', enterprise: 'e3' })
    const opened = await openDoor(store)
    door = opened.door
    as = opened.as
    return () => door.close()
  })
  let keys = 0
  const act = async (person: string, kind: string, id: string, payload: object = {}, more: object = {}) => {
    const reply = await door.inject({
      method: 'POST',
      url: '/api/acts',
      headers: { 'idempotency-key': `key-${++keys}-0000`, ...(await as(person)), ...more },
      payload: { kind, subject: { kind: 'return', id }, payload },
    })
    return { status: reply.statusCode, body: reply.json() }
  }
  const get = async (person: string, url: string, more: object = {}) => {
    const reply = await door.inject({ url, headers: { ...(await as(person)), ...more } })
    return { status: reply.statusCode, body: reply.json() }
  }
  const doors = async () => (await get('审计', '/api/door?limit=500')).body.items

  it('一张表走完全程：填报、退回带理由、改正、审核、核实、批准、更正', async () => {
    const id = 'r-way'
    const cells = (value: number) => ({ cells: { C5: { ...CELL, value } } })
    expect(
      (await act('南湖填报', 'open', id, { form: 'enterprise', period: '2025', unit: '330402', owner: '市税务局' }))
        .status,
    ).toBe(201)
    expect((await act('南湖填报', 'draft', id, cells(10))).status).toBe(201)
    expect((await act('南湖填报', 'file', id)).status).toBe(201)
    const silent = await act('南湖审核', 'return', id, { cells: { C5: '与税务数不符' } })
    expect([silent.status, silent.body.findings[0].code]).toEqual([422, 'record/no-reason'])
    const back = await door.inject({
      method: 'POST',
      url: '/api/acts',
      headers: { ...(await as('南湖审核')), 'idempotency-key': 'key-back-1' },
      payload: {
        kind: 'return',
        subject: { kind: 'return', id },
        payload: { cells: { C5: '与税务数不符' } },
        reason: '请核对',
      },
    })
    expect(back.statusCode).toBe(201)
    expect((await get('南湖填报', `/api/returns/${id}`)).body).toMatchObject({
      standing: 'drafted',
      returned: { reason: '请核对', cells: { C5: '与税务数不符' } },
    })
    expect((await act('南湖填报', 'draft', id, cells(12))).status).toBe(201)
    expect((await act('南湖填报', 'file', id)).status).toBe(201)
    expect((await act('南湖审核', 'review', id)).status).toBe(201)
    expect((await act('税务', 'verify', id)).status).toBe(201)
    const early = await act('税务', 'verify', id)
    expect(early.status).toBe(409)
    expect((await act('规则', 'approve', id)).status).toBe(201)
    const { items } = (await get('领导', `/api/figures?kind=enterprise&id=e1`)).body
    expect(items).toMatchObject([{ value: 12, cell: 'C5', filed_by: '南湖填报', approved_by: '规则', measure: '万元' }])
  })

  it('同一编号重发，交回同一条；改了内容的重放被拒绝并留下记录', async () => {
    await returnOf(store, 'r-key', { draft: true })
    const send = async (value: number) =>
      await act(
        '南湖填报',
        'draft',
        'r-key',
        { cells: { C5: { ...CELL, value } } },
        { 'idempotency-key': 'same-key-1' },
      )
    const [first, again, other] = [await send(1), await send(1), await send(2)]
    expect([first.status, again.status, again.body.seq]).toEqual([201, 200, first.body.seq])
    expect([other.status, other.body.findings[0].code]).toEqual([409, 'store/key-reused'])
    expect(await doors()).toContainEqual(
      expect.objectContaining({
        person: '南湖填报',
        what: 'act draft',
        subject: 'return/r-key',
        outcome: 'store/key-reused',
      }),
    )
    const { status } = await act('南湖填报', 'draft', 'r-key', {}, { 'idempotency-key': 'short' })
    expect(status).toBe(400)
  })

  it('别县的填报人：看不到、办不了，列表里也没有；猜编号与没有的编号答复一样', async () => {
    const other = await get('秀洲填报', '/api/returns/r-nanhu')
    const none = await get('秀洲填报', '/api/returns/r-none')
    expect([other.status, none.status]).toEqual([404, 404])
    expect(other.body.findings[0].zh.replace('r-nanhu', '')).toBe(none.body.findings[0].zh.replace('r-none', ''))
    const list = (await get('秀洲填报', '/api/returns')).body.items.map((one: { id: string }) => one.id)
    expect(list).toEqual(['r-xiuzhou'])
    const forged = await act('秀洲填报', 'open', 'r-forged', {
      form: 'enterprise',
      period: '2025',
      unit: '330402',
      owner: '市税务局',
    })
    expect([forged.status, forged.body.findings[0].code]).toEqual([403, 'store/not-yours'])
    expect(await doors()).toContainEqual(
      expect.objectContaining({
        person: '秀洲填报',
        what: 'act open',
        subject: 'return/r-forged',
        outcome: 'store/not-yours',
      }),
    )
  })

  it('没有登录、冒用角色、伪造会话：拒绝并留下记录', async () => {
    for (const url of ['/api/returns', '/api/figures', '/api/acts', '/api/door', '/api/units?on=2026-01-01']) {
      const reply = await door.inject({ url })
      expect([url, reply.statusCode, reply.json().findings[0].code]).toEqual([url, 401, 'server/signed-out'])
    }
    expect(await doors()).toContainEqual(
      expect.objectContaining({ what: 'GET /api/returns', outcome: 'server/signed-out' }),
    )
    const forged = await door.inject({ url: '/api/returns', headers: { cookie: 'wanmu.session_token=abc.def' } })
    expect(forged.statusCode).toBe(401)
    const worn = await get('南湖填报', '/api/door', { 'wanmu-role': 'auditor' })
    expect([worn.status, worn.body.findings[0].code]).toEqual([403, 'server/role-not-held'])
    const nonsense = await get('南湖填报', '/api/door', { 'wanmu-role': "x'; drop table acts" })
    expect(nonsense.status).toBe(403)
  })

  it('一次性密码只能用来改密码；停用的人随即进不来', async () => {
    const { door: other, signIn } = await openDoor(store)
    await store.db.insertInto('people').values({ id: '新人', name: '新人', active: true }).execute()
    const once = await signIn.giveOneTimePassword('新人')
    const first = await other.inject({
      method: 'POST',
      url: '/api/session',
      payload: { person: '新人', password: once },
    })
    expect(first.json()).toEqual({ ok: true, wants_code: false, must_change: true })
    const headers = { cookie: cookieOf(first.headers['set-cookie']), 'sec-fetch-site': 'same-origin' }
    const early = await other.inject({ url: '/api/returns', headers })
    expect([early.statusCode, early.json().findings[0].code]).toEqual([403, 'server/must-change'])
    expect((await other.inject({ url: '/api/session', headers })).json()).toMatchObject({
      name: '新人',
      must_change: true,
      roles: [],
    })
    const done = await other.inject({
      method: 'POST',
      url: '/api/session/password',
      headers,
      payload: { old: once, new: PASSWORD },
    })
    const changed = { ...headers, cookie: cookieOf(done.headers['set-cookie']) }
    const noRole = await other.inject({ url: '/api/returns', headers: changed })
    expect([noRole.statusCode, noRole.json().findings[0].code]).toEqual([403, 'server/role-not-held'])
    await store.db.updateTable('people').set({ active: false }).where('id', '=', '新人').execute()
    expect((await other.inject({ url: '/api/session', headers: changed })).statusCode).toBe(401)
    await other.close()
  })

  it('备用码：登录时代替动态码，只能用一次；写法不对的不收', async () => {
    await store.db.insertInto('people').values({ id: '备用', name: '备用', active: true }).execute()
    const { door: other, as } = await openDoor(store)
    const headers = await as('备用')
    const post = (url: string, payload: object, cookie?: string) =>
      other.inject({ method: 'POST', url, payload, headers: cookie === undefined ? headers : { ...headers, cookie } })
    const set = (await post('/api/session/second-factor', { password: PASSWORD })).json()
    const code = totp(new URL(set.uri).searchParams.get('secret') ?? '')
    expect((await post('/api/session/code', { code })).statusCode).toBe(200)
    const halfway = async () => {
      const half = await post('/api/session', { person: '备用', password: PASSWORD }, '')
      expect(half.json()).toMatchObject({ wants_code: true })
      return cookieOf(half.headers['set-cookie'])
    }
    const [spare] = set.spare
    const entered = await post('/api/session/code', { code: spare }, await halfway())
    expect([entered.statusCode, entered.json()]).toEqual([200, { ok: true, wants_code: false, must_change: false }])
    const again = await post('/api/session/code', { code: spare }, await halfway())
    expect([again.statusCode, again.json().findings[0].code]).toEqual([401, 'store/wrong-code'])
    for (const odd of ['12345', '1234567', 'abcde_fghij', 'abcdefghij', ''])
      expect((await post('/api/session/code', { code: odd }, await halfway())).statusCode).toBe(400)
    await other.close()
  })

  it('翻页：不重不漏；改过的标记不认', async () => {
    const seen: string[] = []
    let url = '/api/acts?limit=3'
    for (let pages = 0; pages < 100; pages++) {
      const { body } = await get('审计', url)
      seen.push(...body.items.map((one: { hash: string }) => one.hash))
      if (body.next === null) break
      url = `/api/acts?limit=3&cursor=${body.next}`
    }
    const whole = (await get('审计', '/api/acts?limit=1000')).body.items.map((one: { hash: string }) => one.hash)
    expect(seen).toEqual(whole)
    expect((await get('审计', '/api/acts?cursor=xx')).status).toBe(400)
  })

  it('每个只读接口 × 每个角色：只有 200，而且行数与数据库所许一致', async () => {
    const urls = [
      '/api/returns',
      '/api/figures',
      '/api/acts?limit=1000',
      '/api/evaluations',
      '/api/door?limit=1000',
      '/api/units?on=2026-01-01',
      '/api/registers/platform?on=2026-01-01',
      '/api/registers/enterprise?on=2026-01-01',
      '/api/registers/parcel?on=2026-01-01',
    ]
    const seen: Record<string, Record<string, number>> = {}
    for (const [person] of PEOPLE)
      for (const url of urls) {
        const { status, body } = await get(person, url)
        expect([person, url, status]).toEqual([person, url, 200])
        seen[person] = { ...seen[person], [url]: body.items.length }
      }
    // The auditor sees every act; a filer sees the own ones and those on own returns; an enterprise no return.
    expect(seen['审计']?.['/api/acts?limit=1000']).toBeGreaterThan(seen['南湖填报']?.['/api/acts?limit=1000'] ?? 0)
    expect(seen['企业一']?.['/api/returns']).toBe(0)
    expect(seen['企业三']?.['/api/registers/enterprise?on=2026-01-01']).toBe(1)
    expect(seen['秀洲填报']?.['/api/registers/parcel?on=2026-01-01']).toBe(1)
    expect(seen['管理员']?.['/api/figures']).toBe(0)
    expect(await doors()).toContainEqual(
      expect.objectContaining({ person: '管理员', what: 'figures', outcome: 'done' }),
    )
  })

  it('请求太频繁按会话计：同一地址后面的两个人互不相扰', async () => {
    const busy = await openDoor(store, { rate: 5 })
    const codes = async (person: string) => {
      const headers = await busy.as(person)
      const asked = Array.from({ length: 6 }, () => busy.door.inject({ url: '/api/session', headers }))
      return (await Promise.all(asked)).map(({ statusCode }) => statusCode).sort()
    }
    expect(await codes('南湖填报')).toEqual([200, 200, 200, 200, 200, 429])
    expect(await codes('秀洲填报')).toEqual([200, 200, 200, 200, 200, 429])
    await busy.door.close()
  })
})
