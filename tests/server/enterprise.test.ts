// 企业只见自己的：数、得分、解释、异议；别家的，猜对编号也拿不到，与没有这家一样。公开名单只有等级，没有登录也能按单位、等级、名称找。
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { planEvaluation } from '../../src/app/evaluation/plan.ts'
import { importRegister } from '../../src/app/import-register.ts'
import { readAs } from '../../src/store/pg/session.ts'
import { but, type City, demand, FIGURES, FIRMS, fileAll, firm, openCity, TAX, taxes } from '../process/city.ts'
import { driver } from '../process/run.ts'
import { describeEngines } from '../store/engines.ts'
import { type Opened, openDoor } from './open.ts'

const OLD = '亩均-2025'
const ID = '亩均-2026'
const at = (id: string) => `/api/evaluations/${encodeURIComponent(id)}`

describeEngines('企业', (engine) => {
  let city: City
  let opened: Opened
  let hash: string
  beforeAll(async () => {
    city = await openCity(await engine.store())
    const { works } = city
    // 一、二两家在同一宗地上，合并评价。
    const register = join(city.folder, '同一宗地.csv')
    const lines = [1, 2].map((n) => `${firm(n)},模拟企业${n},南湖区,2929,S1`)
    writeFileSync(register, ['统一社会信用代码,企业名称,所属县市区,行业代码,宗地编号', ...lines].join('\n'))
    const request = { register: 'enterprise', day: '2020-01-02', complete: false, files: [register] } as const
    demand(await importRegister(works.store, await city.as('规则'), request))
    await fileAll(city, '2025')
    await driver(city, OLD, '2025').all()
    await fileAll(city, '2026', { ...FIGURES, tax: taxes(but(TAX, 1, 1290)) })
    const { frozen, compute, act, shown } = driver(city, ID, '2026')
    demand(await frozen())
    demand(await compute())
    await act('审核', 'review')
    await act('规则', 'open-publicity', shown)
    // What is shown depends on the day: the server's is that of the tests, when the publicity is over.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${shown.until}T18:00:00Z`) })
    const evaluations = await openEvaluationDesk(works)
    opened = await openDoor(works.store, { evaluations })
    const sent = await opened.door.inject({
      method: 'POST',
      url: `${at(ID)}/evidence?name=${encodeURIComponent('税票（模拟数据）.pdf')}`,
      headers: { ...(await opened.as('企业十二')), 'content-type': 'application/pdf' },
      payload: Buffer.from('%PDF-1.4 模拟证据'),
    })
    hash = sent.json().hash
    const about = { kind: 'enterprise', id: firm(12) }
    await act('企业十二', 'object', { id: 'o-12', about, evidence: [{ name: '税票.pdf', hash }] }, '税收少计')
    await act('审核', 'reject', { objection: 'o-12' }, '已核对，不漏')
  }, 400_000)
  afterAll(async () => {
    vi.useRealTimers()
    await opened?.door.close()
    city.drop()
  })
  const get = async (person: string | undefined, url: string) => {
    const headers = person === undefined ? {} : await opened.as(person)
    const reply = await opened.door.inject({ url, headers })
    return { status: reply.statusCode, body: /json/.test(String(reply.headers['content-type'])) ? reply.json() : {} }
  }

  it('自己的一页：逐年的数带部门和批准日，得分名次，异议和决定', async () => {
    const { status, body } = await get('企业十二', `/api/enterprises/${firm(12)}/overview`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: '模拟企业12', unit: 'nanhu', unit_name: '南湖区' })
    expect([...new Set(body.figures.map((one: { period: string }) => one.period))]).toEqual(['2026', '2025'])
    const tax = body.figures.find((one: { indicator: string; period: string }) => one.indicator === 'tax')
    expect(tax).toMatchObject({
      ...{ label: { zh: '实缴税收' }, value: 100, measure: '万元', owner_name: { zh: '市税务局' }, revised: false },
      approved_at: expect.stringMatching(/^2027-02-20T/),
    })
    expect(body.results).toMatchObject([
      { evaluation: ID, standing: 'in-publicity', grade: 'D', rank: 11, placed: 12, may_object: false },
      { evaluation: OLD, standing: 'published', grade: 'D', title: { zh: '规下工业企业亩均效益评价（嘉兴）' } },
    ])
    expect(body.objections).toMatchObject([
      { id: 'o-12', standing: 'rejected', decision: '已核对，不漏', evidence: [{ name: '税票.pdf', hash }] },
    ])
    // 公示中的不算历史。
    expect(body.run).toEqual({ grade: 'D', years: [2025] })
  })

  it('别家的：一页、解释、同组、历次数、来历，都与没有这家一样', async () => {
    const other = firm(12)
    const code = encodeURIComponent
    for (const url of [
      (id: string) => `/api/enterprises/${id}/overview`,
      (id: string) => `${at(ID)}/explanations/${id}`,
      (id: string) => `${at(OLD)}/explanations/${id}?version=1&lifts=true`,
      (id: string) => `${at(ID)}/peers/tax_per_mu?unit=${id}`,
      (id: string) => `/api/provenance/figure?kind=enterprise&id=${id}&indicator=tax&period=2025`,
      (id: string) => `/api/subjects/enterprise/${id}?on=2026-06-01`,
      (id: string) => `/api/enterprises/${id}/land-used?on=2026-06-01`,
    ]) {
      const [theirs, none] = [await get('企业一', url(other)), await get('企业一', url('91330402Y99999999X'))]
      expect([url(other), theirs.status, none.status]).toEqual([url(other), 404, 404])
      const told = ({ findings: [one] }: { findings: { zh: string }[] }, id: string) => one?.zh.replaceAll(id, '')
      expect(told(theirs.body, other)).toBe(told(none.body, '91330402Y99999999X'))
    }
    expect((await get('企业一', `/api/figures?kind=enterprise&id=${other}`)).body.items).toEqual([])
    const ids = (body: { items: { id: string }[] }) => [...new Set(body.items.map(({ id }) => id))]
    expect(ids((await get('企业一', `${at(ID)}/results?search=${code('模拟')}`)).body)).toEqual([firm(1)])
    expect((await get('企业一', `${at(ID)}/distribution?bins=4`)).body.count).toBe(1)
    expect((await get('企业一', '/api/returns')).body.items).toEqual([])
  })

  it('同组的分布：企业得到的每一格至少五家，没有最低、最高；都看得到的人得到原数', async () => {
    const url = `${at(ID)}/peers/tax_per_mu?unit=${firm(12)}&bins=100`
    const { status, body: own } = await get('企业十二', url)
    const { body: whole } = await get('规则', url)
    expect([status, own.count, own.own]).toEqual([200, whole.count, whole.own])
    expect(whole.bins).toHaveLength(100)
    expect([whole.lowest, whole.highest]).toEqual([whole.bins[0].from, whole.bins[99].to])
    expect([own.lowest, own.highest]).toEqual([null, null])
    expect(own.bins.length).toBeGreaterThan(0)
    for (const { count } of own.bins) expect(count).toBeGreaterThanOrEqual(5)
    expect(own.bins.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(own.count)
    expect([own.bins[0].from, own.bins.at(-1).to]).toEqual([null, null])
    expect(own.median).not.toBeNull()
    const { body: shares } = await get('企业十二', url.replace('bins=100', 'bins=100&what=points'))
    for (const { count } of shares.bins) expect(count).toBeGreaterThanOrEqual(5)
  })

  it('计算以前公示用地，企业看得到，能附证据提异议；别的还看不到', async () => {
    const early = '亩均-2027'
    const { works, as, on } = city
    const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
    on(day)
    demand(
      await planEvaluation(works, await as('规则'), early, { scheme: 'jiaxing-enterprises-below', period: '2027' }),
    )
    expect((await get('企业一', at(early))).status).toBe(404)
    await driver(city, early, '2027').act('规则', 'publish-land', { from: day, until: day })
    expect((await get('企业一', `/api/enterprises/${firm(1)}/overview`)).body.land).toMatchObject([
      { evaluation: early, period: '2027', shown_from: day, shown_until: day, may_object: true },
    ])
    expect((await get('企业一', at(early))).status).toBe(200)
    expect((await get('规则', `/api/enterprises/${firm(1)}/overview`)).body.land).toMatchObject([{ may_object: false }])
    const sent = await opened.door.inject({
      ...{ method: 'POST', url: `${at(early)}/evidence?name=x.pdf`, payload: Buffer.from('%PDF-1.4 模拟') },
      headers: { ...(await opened.as('企业一')), 'content-type': 'application/pdf' },
    })
    expect(sent.statusCode).toBe(201)
    const payload = { id: 'o-land', about: { kind: 'enterprise', id: firm(1) }, evidence: [sent.json()] }
    await driver(city, early, '2027').act('企业一', 'object', payload, '租出的没有扣')
    expect((await get('企业一', `/api/enterprises/${firm(1)}/overview`)).body.objections).toMatchObject([
      { id: 'o-land', evaluation: early, standing: 'raised' },
    ])
    const { body: list } = await get(undefined, '/api/public/evaluations')
    expect(list.items.map(({ id }: { id: string }) => id)).not.toContain(early)
  })

  it('证据：内容不是所说的类型不收，名称成为普通的文件名；异议只能引用交来过的', async () => {
    const send = async (type: string, name: string, payload: Buffer) => {
      const reply = await opened.door.inject({
        ...{ method: 'POST', url: `${at(ID)}/evidence?name=${encodeURIComponent(name)}`, payload },
        headers: { ...(await opened.as('企业十二')), 'content-type': type },
      })
      return { status: reply.statusCode, body: reply.json() }
    }
    const pdf = Buffer.from('%PDF-1.4 模拟')
    for (const [type, bytes] of [
      ['application/pdf', Buffer.from('no pdf')],
      ['image/png', Buffer.from('MZ')],
      ['image/jpeg', pdf],
      ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pdf],
    ] as const) {
      const { status, body } = await send(type, 'x', bytes)
      expect([type, status, body.findings[0].code]).toEqual([type, 422, 'process/other-kind'])
    }
    expect(await send('application/pdf', '../../x\r\nSet-Cookie:a', pdf)).toMatchObject({
      status: 201,
      body: { name: '.._.._x__Set-Cookie_a.pdf' },
    })
    expect((await send('image/jpeg', '照片.JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).body.name).toBe('照片.jpg')
    const object = async (...evidence: { name: string; hash: string }[]) => {
      const reply = await opened.door.inject({
        ...{ method: 'POST', url: '/api/acts' },
        headers: { ...(await opened.as('企业十二')), 'idempotency-key': `key-evidence-${evidence[0]?.hash.slice(-4)}` },
        payload: {
          ...{ kind: 'object', subject: { kind: 'evaluation', id: ID }, reason: '税收少计' },
          payload: { id: 'o-none', about: { kind: 'enterprise', id: firm(12) }, evidence },
        },
      })
      return [reply.statusCode, reply.json().findings?.[0].code]
    }
    for (const odd of ['sm3:0000', `sm3:${'0'.repeat(64)}`, '../../x'])
      expect(await object({ name: 'x', hash: odd })).toEqual([422, 'process/evidence-not-kept'])
    // What its content is not: a program under the city's own address.
    for (const odd of [
      'x\r\ny',
      '发票.hta',
      '发票.pdf.exe',
      'a\u202efdp.exe',
      '\u2066a.pdf',
      '  .lnk',
      '税票.png',
      '../a.pdf',
    ])
      expect([odd, ...(await object({ name: odd, hash }))]).toEqual([odd, 422, 'process/evidence-name'])
    expect(await object({ name: '税票.pdf', hash }, { name: 'x', hash: 'sm3:1' })).toEqual([
      422,
      'process/evidence-not-kept',
    ])
    // Kept: what stands against it is something else, the days of publicity.
    expect((await object({ name: '税票.pdf', hash }))[1]).toMatch(/^record\//)
  })

  it('别家交来的证据，知道哈希也不能写进自己的异议，与没有交来一样；自己也交了同一份，就可以', async () => {
    const send = async (person: string, id: string, text: string): Promise<string> => {
      const reply = await opened.door.inject({
        ...{ method: 'POST', url: `${at(id)}/evidence?name=a.pdf`, payload: Buffer.from(`%PDF-1.4 ${text}`) },
        headers: { ...(await opened.as(person)), 'content-type': 'application/pdf' },
      })
      return reply.json().hash
    }
    let times = 0
    const object = async (person: string, n: number, named: string, id = ID) => {
      const reply = await opened.door.inject({
        ...{ method: 'POST', url: '/api/acts' },
        headers: { ...(await opened.as(person)), 'idempotency-key': `key-another-${++times}` },
        payload: {
          ...{ kind: 'object', subject: { kind: 'evaluation', id }, reason: '税收少计' },
          payload: {
            id: 'o-a',
            about: { kind: 'enterprise', id: firm(n) },
            evidence: [{ name: 'a.pdf', hash: named }],
          },
        },
      })
      const [first] = reply.json().findings
      return [first.code, first.zh.replaceAll(named, '')]
    }
    const [refused, none] = ['process/evidence-not-kept', `sm3:${'0'.repeat(64)}`]
    const fresh = await send('企业十二', ID, '只有企业十二有的')
    const unknown = await object('企业一', 1, none)
    expect(unknown[0]).toBe(refused)
    for (const theirs of [hash, fresh]) expect(await object('企业一', 1, theirs)).toEqual(unknown)
    // Past that, what stands against it is the days of publicity.
    expect((await object('企业十二', 12, fresh))[0]).toMatch(/^record\//)
    expect((await object('企业十二', 12, fresh, OLD))[0]).toBe(refused)
    // In an objection of one's own, seen anyway.
    expect((await object('企业十二', 12, hash, OLD))[0]).toMatch(/^record\//)
    expect(await send('企业一', ID, '只有企业十二有的')).toBe(fresh)
    expect((await object('企业一', 1, fresh))[0]).toMatch(/^record\//)
    expect((await object('企业一', 1, hash))[0]).toBe(refused)
  })

  it('怎样升级要算一会儿：一人同时最多四个，算完再问照样答', async () => {
    const url = `${at(OLD)}/explanations/${firm(12)}?version=1&lifts=true`
    const ask = async () => (await get('企业十二', url)).status
    const all = await Promise.all(Array.from({ length: 8 }, ask))
    expect(all.toSorted()).toEqual([200, 200, 200, 200, 429, 429, 429, 429])
    expect(await ask()).toBe(200)
  })

  it('一人一天四十件证据为止；不收异议的时候也不收证据', async () => {
    const headers = { ...(await opened.as('企业一')), 'content-type': 'application/pdf' }
    const send = async (id: string) => {
      const reply = await opened.door.inject({
        ...{ method: 'POST', url: `${at(id)}/evidence?name=a.pdf`, payload: Buffer.from('%PDF-1.4 多') },
        headers,
      })
      return [reply.statusCode, reply.json().findings?.[0].code]
    }
    const { db } = city.works.store
    await db.updateTable('evaluations').set({ standing: 'published' }).where('id', '=', ID).execute()
    expect(await send(ID)).toEqual([422, 'process/no-objections-now'])
    await db.updateTable('evaluations').set({ standing: 'in-publicity' }).where('id', '=', ID).execute()
    expect((await send(ID))[0]).toBe(201)
    await sql`insert into door_log (person, what, outcome) select '企业一', 'evidence', 'done' from generate_series(1, 40)`.execute(
      db,
    )
    expect(await send(ID)).toEqual([422, 'process/much-evidence'])
  })

  it('别家的异议和证据：看不到，也不能替别家提、替人决定', async () => {
    expect((await get('企业一', at(ID))).body.objections).toEqual([])
    expect((await get('企业一', `${at(ID)}/evidence/${hash}`)).status).toBe(404)
    expect((await get('企业十二', `${at(ID)}/evidence/${hash}`)).status).toBe(200)
    const acts = (await get('企业一', `/api/acts?kind=evaluation&id=${encodeURIComponent(ID)}`)).body.items
    expect(acts).toEqual([])
    const who = await city.as('企业一')
    const subject = { kind: 'evaluation', id: ID }
    const on = { now: () => new Date('2027-03-02T04:00:00Z'), zone: 'Asia/Shanghai' }
    const object = (id: string) => ({
      ...{ kind: 'object', subject, reason: '等级不对' },
      payload: { id: 'o-1', about: { kind: 'enterprise', id }, evidence: [{ name: '证.pdf', hash }] },
    })
    expect(await doAct(city.works.store, who, object(firm(12)), on)).toMatchObject({
      findings: [{ code: 'record/not-about-yours' }],
    })
    const accept = { kind: 'accept', subject, payload: { objection: 'o-12' }, reason: '属实' }
    expect(await doAct(city.works.store, who, accept, on)).toMatchObject({
      findings: [{ code: 'record/not-your-role' }],
    })
    const rows = await readAs(city.works.store, who, async (session) => [
      ...(await session.selectFrom('objections').select('id').where('about_id', '<>', firm(1)).execute()),
      ...(await session.selectFrom('figures').select('subject_id as id').where('subject_id', '<>', firm(1)).execute()),
      ...(await session.selectFrom('results').select('id').where('id', '<>', firm(1)).execute()),
      ...(await session
        .selectFrom('subjects')
        .select('id')
        .where('kind', '=', 'enterprise')
        .where('id', '<>', firm(1))
        .execute()),
    ])
    expect(rows).toEqual([])
  })

  it('自己的解释打得开；同一宗地上别家的数不在里面，管得着的人看得到', async () => {
    const { status, body } = await get('企业一', `${at(ID)}/explanations/${firm(1)}`)
    expect([status, body.grade]).toEqual([200, 'A'])
    const whole = (await get('规则', `${at(ID)}/explanations/${firm(1)}`)).body
    const whose = (told: { sources: { of: string }[] }) => new Set(told.sources.map(({ of }) => of))
    expect(whose(whole)).toEqual(new Set([firm(1), firm(2)]))
    expect(whose(body)).toEqual(new Set([firm(1)]))
    expect(whole.site.sums.length).toBeGreaterThan(0)
    expect(body.site.sums).toEqual([])
    const others = FIRMS.slice(2).filter(({ id, name }) => JSON.stringify(body).match(`${id}|"${name}"`) !== null)
    expect(others).toEqual([])
  })

  it('公开名单：没有登录可找，单位连同下级，各等级几家合得上，没有数', async () => {
    const { body: list } = await get(undefined, '/api/public/evaluations')
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual([ID, OLD])
    const base = `/api/public/evaluations/${encodeURIComponent(ID)}`
    const one = (await get(undefined, base)).body
    expect(one).toMatchObject({ standing: 'in-publicity', publicity_from: '2027-03-02', publicity_until: '2027-03-03' })
    expect(one.units).toContainEqual({ code: 'nanhu', name: '南湖区', kind: 'district', parent: 'jiaxing' })
    expect(one.counts.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(FIRMS.length)
    const names = async (query: string) =>
      (await get(undefined, `${base}/grades?offset=0&limit=50&${query}`)).body.items.map(
        ({ name }: { name: string }) => name,
      )
    for (const { grade, count } of one.counts) expect(await names(`grade=${grade}`)).toHaveLength(count)
    expect(await names('unit=jiaxing')).toHaveLength(FIRMS.length)
    expect(await names('unit=xiuzhou')).toEqual([])
    expect(await names(`search=${encodeURIComponent('企业12')}`)).toEqual(['模拟企业12'])
    expect(await names(`search=${firm(3)}`)).toEqual(['模拟企业3'])
    const { items } = (await get(undefined, `${base}/grades?limit=1`)).body
    expect(Object.keys(items[0]).sort()).toEqual(['grade', 'id', 'name', 'pool', 'unit'])
    expect((await get(undefined, '/api/public/evaluations/none')).status).toBe(404)
    expect((await get(undefined, `/api/enterprises/${firm(1)}/overview`)).status).toBe(401)
  })
})
