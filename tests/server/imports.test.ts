// 导入是任务：检查不改动、问题表归谁看、导入后查得到；名录按页、按名、按单位（含下级）、按登记的项；单位沿革。两种数据库都跑。
import { beforeAll, expect, it } from 'vitest'
import { usccCheckCharacter } from '../../src/kernel/uscc.ts'
import type { Door } from '../../src/server/server.ts'
import { ourCity } from '../returns/city.ts'
import { describeEngines } from '../store/engines.ts'
import { openDoor } from './open.ts'

const codeOf = (n: number): string => {
  const body = `91330402Y${String(n).padStart(8, '0')}`
  return `${body}${usccCheckCharacter(body)}`
}
const HEAD = '统一社会信用代码,企业名称,所属县市区,规模,所在平台编号'
const sheet = (...lines: readonly string[]) => Buffer.from(`${[HEAD, ...lines].join('\n')}\n`)

describeEngines('导入与名录', (engine) => {
  let door: Door
  let as: (person: string) => Promise<Record<string, string>>
  beforeAll(async () => {
    const store = await engine.store()
    await ourCity(store)
    const opened = await openDoor(store)
    door = opened.door
    as = opened.as
    return () => door.close()
  })
  let keys = 0
  const send = async (person: string, query: string, payload: Buffer) =>
    await door.inject({
      method: 'POST',
      url: `/api/imports/enterprise?${query}`,
      headers: { ...(await as(person)), 'idempotency-key': `key-${++keys}-0000`, 'content-type': 'text/csv' },
      payload,
    })
  const get = async (person: string, url: string) =>
    await door.inject({ url: encodeURI(url), headers: await as(person) })
  /** The job, once it has ended. */
  const ended = async (person: string, id: string) => {
    for (;;) {
      const job = (await get(person, `/api/jobs/${id}`)).json()
      if (!['waiting', 'running'].includes(job.standing)) return job
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const run = async (query: string, payload: Buffer) =>
    await ended('规则', (await send('规则', query, payload)).json().job)
  const list = async (person: string, query: string) =>
    (await get(person, `/api/registers/enterprise?on=2026-06-30&${query}`)).json()
  const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)

  it('有问题的：拒绝，问题齐全，问题表只给看得到这项任务的人，什么也没有导入', async () => {
    const bad = sheet(`${codeOf(1)},模拟甲,不存在的县,规上,p1`, `${codeOf(2)},模拟乙,南湖区,规下,p1`)
    for (const dry of [true, false]) {
      const job = await run(`on=2026-01-01&dry=${dry}`, bad)
      expect(job).toMatchObject({ standing: 'refused', findings_total: 1 })
      expect(job.findings[0]).toMatchObject({ code: 'record/unknown-unit', at: { row: 2 } })
      const marked = await get('规则', `/api/jobs/${job.id}/marked`)
      expect([marked.statusCode, marked.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
      expect((await get('填报', `/api/jobs/${job.id}/marked`)).statusCode).toBe(404)
    }
    expect((await list('规则', 'count=true')).total).toBe(0)
  })

  it('检查说出将怎样，不改动；导入照办；同一把钥匙同一项任务', async () => {
    const good = sheet(`${codeOf(1)},模拟甲,南湖区,规上,p1`, `${codeOf(2)},模拟乙,秀洲区,规下,p4`)
    expect(await run('on=2026-01-01&dry=true', good)).toMatchObject({
      standing: 'done',
      told: { dry: 1, added: 2, changed: 0, ended: 0, same: 0 },
    })
    expect((await list('规则', 'count=true')).total).toBe(0)
    const headers = { ...(await as('规则')), 'idempotency-key': 'key-twice-0000', 'content-type': 'text/csv' }
    const twice = { method: 'POST', url: '/api/imports/enterprise?on=2026-01-01', headers, payload: good } as const
    const [first, second] = [await door.inject(twice), await door.inject(twice)]
    expect(second.json()).toEqual(first.json())
    const other = await door.inject({ ...twice, payload: sheet() })
    expect([other.statusCode, other.json().findings[0].code]).toEqual([409, 'store/key-reused'])
    expect(await ended('规则', first.json().job)).toMatchObject({ standing: 'done', told: { added: 2 } })
    expect((await run('on=2026-03-01', good)).told).toMatchObject({ added: 0, changed: 0, same: 2 })
  })

  it('谁能导入、收什么文件', async () => {
    expect((await send('填报', 'on=2026-01-01', sheet())).statusCode).toBe(403)
    expect((await send('统计', 'on=2026-01-01&dry=true', sheet())).statusCode).toBe(202)
    const reply = await door.inject({
      method: 'POST',
      url: '/api/imports/parcel?on=2026-01-01',
      headers: { ...(await as('规则')), 'idempotency-key': 'key-type-0000', 'content-type': 'text/csv' },
      payload: sheet(),
    })
    expect([reply.statusCode, reply.json().findings[0].code]).toEqual([415, 'server/land-type'])
  })

  it('按名、拼音首字母、单位（含下级）、登记的项查，按页取，各看各的', async () => {
    expect(ids(await list('规则', 'q=模拟甲'))).toEqual([codeOf(1)])
    expect(ids(await list('规则', 'q=mny'))).toEqual([codeOf(2)])
    expect(ids(await list('规则', 'unit=jiaxing'))).toHaveLength(2)
    expect(ids(await list('规则', 'unit=xiuzhou'))).toEqual([codeOf(2)])
    expect(ids(await list('规则', 'fact=scale=规上'))).toEqual([codeOf(1)])
    expect(ids(await list('规则', 'fact=platform=p4'))).toEqual([codeOf(2)])
    expect(ids(await list('填报', ''))).toEqual([codeOf(1)])
    const page = await list('规则', 'limit=1&count=true')
    expect([ids(page), page.total]).toEqual([[codeOf(1)], 2])
    expect(ids(await list('规则', `limit=1&cursor=${page.next}`))).toEqual([codeOf(2)])
  })

  it('一家的历次登记说得出来自哪份文件、谁导入', async () => {
    await run('on=2026-05-01&name=改（模拟数据）.csv', sheet(`${codeOf(1)},模拟甲,南湖区,规下,p1`))
    const { now, history } = (await get('规则', `/api/subjects/enterprise/${codeOf(1)}?on=2026-04-30`)).json()
    expect(now.facts.scale).toBe('规上')
    expect(history).toMatchObject([
      { valid_from: '2026-01-01', source: { by: '规则' } },
      { valid_from: '2026-05-01', facts: { scale: '规下' }, source: { file: '改（模拟数据）.csv', by: '规则' } },
    ])
  })

  it('单位沿革：承接写明自哪天起；按规则库更新', async () => {
    const reply = await door.inject({
      method: 'POST',
      url: '/api/acts',
      headers: { ...(await as('规则')), 'idempotency-key': 'key-succeed-00' },
      payload: {
        kind: 'succeed',
        subject: { kind: 'register', id: 'unit' },
        payload: { from: 'gangqu', to: 'pinghu', day: '2026-01-01' },
        reason: '模拟',
      },
    })
    expect(reply.statusCode).toBe(201)
    const { items, successions } = (await get('填报', '/api/units/history')).json()
    expect(successions).toEqual([{ from: 'gangqu', to: 'pinghu', day: '2026-01-01' }])
    expect(items.find(({ code }: { code: string }) => code === 'nanhu')).toMatchObject({
      name: '南湖区',
      act: expect.any(Number),
    })
    const book = { method: 'POST', url: '/api/registers/book', payload: { on: '2026-01-01' } } as const
    const keyed = async (person: string) => ({ ...(await as(person)), 'idempotency-key': 'key-book-0000' })
    const done = await door.inject({ ...book, headers: await keyed('规则') })
    expect(done.json().units).toMatchObject({ added: 0, changed: 0, ended: 0 })
    expect((await door.inject({ ...book, headers: await keyed('填报') })).statusCode).toBe(403)
    expect((await door.inject({ ...book, headers: await as('规则') })).statusCode).toBe(400)
  })

  it('直接导入：同一个钥匙再发一次，不把后来的改回去；换了文件就拒绝', async () => {
    const bring = async (key: string, payload: Buffer) => {
      const reply = await door.inject({
        method: 'POST',
        url: '/api/registers/enterprise/import?on=2026-01-01&name=m',
        headers: { ...(await as('规则')), 'idempotency-key': key, 'content-type': 'text/csv' },
        payload,
      })
      return { status: reply.statusCode, body: reply.json() }
    }
    const named = (name: string) => sheet(`${codeOf(7)},${name},南湖区,规上,p1`)
    const name = async () =>
      (await list('规则', 'limit=200')).items.find(({ id }: { id: string }) => id === codeOf(7))?.name
    expect((await bring('key-direct-1', named('模拟先'))).body).toMatchObject({ added: 1 })
    expect((await bring('key-direct-2', named('模拟后'))).body).toMatchObject({ changed: 1 })
    expect((await bring('key-direct-1', named('模拟先'))).body).toMatchObject({ added: 0, changed: 0, same: 1 })
    expect(await name()).toBe('模拟后')
    const other = await bring('key-direct-1', named('模拟另'))
    expect([other.status, other.body.findings[0].code]).toEqual([409, 'store/key-reused'])
    expect(await name()).toBe('模拟后')
  })

  it('结束会话：须重新登录；只有系统管理员可以', async () => {
    const headers = await as('审核')
    const end = async (person: string) =>
      (await door.inject({ method: 'DELETE', url: encodeURI('/api/people/审核/sessions'), headers: await as(person) }))
        .statusCode
    expect(await end('规则')).toBe(403)
    expect((await door.inject({ url: '/api/session', headers })).statusCode).toBe(200)
    expect(await end('管理')).toBe(200)
    expect((await door.inject({ url: '/api/session', headers })).statusCode).toBe(401)
  })
})
