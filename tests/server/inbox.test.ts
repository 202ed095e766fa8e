// 待办、成批办理、人员、规则库的接口：两种数据库；答复按文档逐字核对。
import { beforeAll, expect, it } from 'vitest'
import type { Door } from '../../src/server/server.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { addPerson, cityOf, PEOPLE, returnOf } from '../store/city.ts'
import { describeEngines } from '../store/engines.ts'
import { openDoor } from './open.ts'

describeEngines('待办与人员的接口', (engine) => {
  let store: Store
  let door: Door
  let as: (person: string) => Promise<Record<string, string>>
  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store)
    await returnOf(store, 'r-nanhu')
    await returnOf(store, 'r-nanhu-2', { enterprise: 'e2', filer: '南湖填报' })
    await returnOf(store, 'r-xiuzhou', { unit: '330411', filer: '秀洲填报', enterprise: 'e3' })
    await returnOf(store, 'r-draft', { owner: '市经信局', draft: true })
    const opened = await openDoor(store)
    door = opened.door
    as = opened.as
    return () => door.close()
  })
  let keys = 0
  const post = async (person: string, url: string, payload: object = {}, key = `key-${++keys}-0000`) => {
    const reply = await door.inject({
      method: 'POST',
      url,
      headers: { 'idempotency-key': key, ...(await as(person)) },
      payload,
    })
    return { status: reply.statusCode, body: reply.json() }
  }
  const get = async (person: string, url: string) => {
    const reply = await door.inject({ url, headers: await as(person) })
    return { status: reply.statusCode, body: reply.json() }
  }
  const inbox = async (person: string) => (await get(person, '/api/inbox')).body
  const acts = (kind: string, id: string, payload: object = {}, reason?: string) => ({
    kind,
    subject: { kind: 'return', id },
    payload,
    ...(reason === undefined ? {} : { reason }),
  })

  it('各人的待办：只有自己范围里、轮到自己的', async () => {
    const seen: Record<string, object> = {}
    for (const [person] of PEOPLE) {
      const { counts, returns } = await inbox(person)
      seen[person] = {
        all: counts.all,
        returns: returns.map(({ id, act }: { id: string; act: string }) => `${id} ${act}`),
      }
    }
    expect(seen).toMatchObject({
      南湖审核: { all: 2, returns: ['r-nanhu review', 'r-nanhu-2 review'] },
      秀洲审核: { all: 1, returns: ['r-xiuzhou review'] },
      南湖填报: { all: 1, returns: ['r-draft file'] },
      大桥填报: { all: 0 },
      税务: { all: 0 },
      规则: { all: 0 },
      领导: { all: 0 },
      企业一: { all: 0 },
    })
  })

  it('退回的到填报人的待办，写明理由', async () => {
    await post('南湖审核', '/api/acts', acts('return', 'r-nanhu-2', {}, '与税务数不符'))
    const { counts, returns } = await inbox('南湖填报')
    expect(counts).toMatchObject({ mend: 1, file: 1, all: 2 })
    expect(returns.find((one: { id: string }) => one.id === 'r-nanhu-2')).toMatchObject({
      returned: '与税务数不符',
      act: 'file',
      correction: false,
    })
  })

  it('成批办理：通过的各成一条记录，别的说明为什么；同一个钥匙不重复', async () => {
    const ids = ['r-nanhu', 'r-xiuzhou', 'r-nanhu-2', 'no-such']
    const first = await post('南湖审核', '/api/returns/pass', { act: 'review', ids }, 'key-pass-0001')
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ done: 1, left: 3 })
    const told = Object.fromEntries(
      first.body.items.map((one: { id: string; act: number | null; findings: { code: string }[] }) => [
        one.id,
        one.act === null ? one.findings[0]?.code : 'done',
      ]),
    )
    expect(told).toEqual({
      'r-nanhu': 'done',
      'r-xiuzhou': 'record/no-return',
      'r-nanhu-2': 'record/not-now',
      'no-such': 'record/no-return',
    })
    const pass = (act: string, of: string[]) => post('南湖审核', '/api/returns/pass', { act, ids: of }, 'key-pass-0001')
    const again = await pass('review', ids.toReversed())
    expect(again.body.items.find(({ id }: { id: string }) => id === 'r-nanhu')).toEqual(first.body.items[0])
    for (const [act, of] of [
      ['review', ['r-nanhu']],
      ['review', [...ids, 'r-town']],
      ['lock', ids],
    ] as const) {
      const other = await pass(act, [...of])
      expect([other.status, other.body.findings[0].code]).toEqual([409, 'store/key-reused'])
    }
    expect((await post('税务', '/api/returns/pass', { act: 'approve', ids: ['r-nanhu'] })).body).toMatchObject({
      done: 0,
    })
    expect((await inbox('税务')).counts).toMatchObject({ verify: 1, all: 1 })
    const log = (await get('审计', '/api/door?limit=100')).body.items
    expect(log).toContainEqual(expect.objectContaining({ what: 'POST /api/returns/pass', subject: 'return/r-xiuzhou' }))
  })

  it('对已有的数提出异议：填报那个数的人待办里看到', async () => {
    await addPerson(store, '南湖另一', { role: 'filer', unit: '330402' })
    await post('税务', '/api/acts', acts('verify', 'r-nanhu'))
    await post('规则', '/api/acts', acts('approve', 'r-nanhu'))
    const figure = (await get('南湖填报', '/api/figures?id=e1')).body.items[0]
    const about = { return: figure.return_id, cell: figure.cell, act: figure.approval }
    await post(
      '南湖另一',
      '/api/acts',
      acts('open', 'r-town', { form: 'enterprise', period: '2025', unit: '330402', owner: '市税务局' }),
    )
    const cell = {
      subject: { kind: 'enterprise', id: 'e2' },
      indicator: '入库税收',
      period: '2025',
      caliber: '全口径',
      value: 1,
      unit: '万元',
    }
    const answers = { X1: { figure: about, is: 'contested', value: 700, why: '少记一笔退税' } }
    expect(
      (await post('南湖另一', '/api/acts', acts('draft', 'r-town', { cells: { C5: cell }, answers }))).status,
    ).toBe(201)
    expect((await inbox('南湖填报')).contests).toEqual([])
    expect((await post('南湖另一', '/api/acts', acts('file', 'r-town'))).status).toBe(201)
    expect((await inbox('南湖填报')).contests).toMatchObject([
      { return_id: 'r-town', cell: 'X1', value: 700, figure: 820.5, why: '少记一笔退税', by: '南湖另一' },
    ])
    expect((await inbox('秀洲填报')).contests).toEqual([])
    const passed = await post('南湖审核', '/api/returns/pass', { act: 'review', ids: ['r-town'] })
    expect(passed.body.items[0]).toMatchObject({ act: null, findings: [{ code: 'record/some-contested' }] })
  })

  it('人员：只有系统管理员增、授、收、停、发密码；别人看不到角色', async () => {
    expect((await post('规则', '/api/people', { id: '新人', name: '新人' })).status).toBe(403)
    expect((await post('管理员', '/api/people', { id: '新人', name: '模拟新人' })).status).toBe(201)
    expect((await post('管理员', '/api/people/新人/grant', { role: 'filer' })).status).toBe(422)
    for (const [grant, code] of [
      [{ role: 'filer', unit: 'atlantis' }, 'record/grant-unit'],
      [{ role: 'reviewer', unit: '33040' }, 'record/grant-unit'],
      [{ role: 'owner-department', department: '海王局' }, 'record/grant-department'],
      [{ role: 'enterprise', enterprise: 'e9' }, 'record/grant-enterprise'],
    ] as const) {
      const refused = await post('管理员', '/api/people/新人/grant', grant)
      expect([refused.status, refused.body.findings[0].code]).toEqual([422, code])
    }
    for (const grant of [
      { role: 'owner-department', department: '市税务局' },
      { role: 'owner-department', department: 'tax' },
      { role: 'enterprise', enterprise: 'e1' },
    ])
      for (const verb of ['grant', 'revoke'])
        expect((await post('管理员', `/api/people/新人/${verb}`, grant)).status).toBe(201)
    expect((await post('管理员', '/api/people/新人/grant', { role: 'filer', unit: '330402' })).status).toBe(201)
    const list = async (person: string) =>
      (await get(person, `/api/people?search=${encodeURIComponent('模拟新')}`)).body.items
    expect(await list('管理员')).toMatchObject([
      {
        id: '新人',
        active: true,
        roles: expect.arrayContaining([expect.objectContaining({ role: 'filer', unit: '330402', to: null })]),
      },
    ])
    expect(await list('南湖填报')).toMatchObject([{ id: '新人', roles: [] }])
    expect(await list('企业一')).toEqual([])
    expect((await post('审计', '/api/people/新人/password')).status).toBe(403)
    const own = await post('管理员', '/api/people/管理员/password')
    expect([own.status, own.body.findings[0].code]).toEqual([403, 'record/own-grant'])
    expect((await get('管理员', '/api/people')).status).toBe(200)
    const { body } = await post('管理员', '/api/people/新人/password')
    expect(body.password.length).toBeGreaterThan(9)
    const enter = (password: string) =>
      door.inject({
        method: 'POST',
        url: '/api/session',
        payload: { person: '新人', password },
        remoteAddress: '10.1.1.1',
      })
    expect((await enter(body.password)).json()).toMatchObject({ ok: true, must_change: true })
    expect(
      (await post('管理员', '/api/people/新人/revoke', { role: 'filer', unit: '330402', reason: '调离' })).status,
    ).toBe(201)
    expect((await post('管理员', '/api/people/新人/close')).status).toBe(201)
    expect((await enter(body.password)).statusCode).toBe(401)
    expect((await post('管理员', '/api/people/新人/password')).status).toBe(404)
    // Opened again, a person signs in anew.
    const held = await as('大桥填报')
    const session = async () => (await door.inject({ url: '/api/session', headers: held })).statusCode
    expect(await session()).toBe(200)
    for (const verb of ['close', 'reopen'])
      expect((await post('管理员', `/api/people/大桥填报/${verb}`)).status).toBe(201)
    expect(await session()).toBe(401)
    expect((await post('管理员', '/api/people/管理员/grant', { role: 'leader' })).status).toBe(403)
  })

  it('规则库：条款、假定的值、方案写成文字', async () => {
    const { body: book } = await get('企业一', '/api/policy?on=2026-01-01')
    expect(book.clauses.length).toBeGreaterThan(20)
    expect((await get('企业一', '/api/policy/clauses/1.2.2?on=2026-01-01')).body.goals[0]).toMatchObject({
      id: 'vacated_yearly',
    })
    expect((await get('企业一', `/api/policy/clauses/9.9?on=2026-01-01`)).status).toBe(404)
    const { items } = (await get('规则', '/api/policy/assumed')).body
    expect(
      items.every((one: { confirm_by: string; at: { line: number } }) => one.confirm_by !== '' && one.at.line > 0),
    ).toBe(true)
    expect((await get('规则', '/api/policy/check')).body.counts.clauses).toBe(book.clauses.length)
    const { body: schemes } = await get('规则', '/api/policy/schemes')
    for (const { id } of schemes.items) {
      const { body } = await get('规则', `/api/policy/schemes/${id}`)
      expect(body.text).toContain('一、')
    }
    expect((await get('规则', '/api/steps')).body.steps).toContainEqual({
      record: 'return',
      from: 'filed',
      act: 'review',
      to: 'reviewed',
      by: ['reviewer'],
    })
  })
})
