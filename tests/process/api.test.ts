// Process · over the API on both engines: jobs with their end, refusals by role, results by page, papers, explanations of one's own only.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type EvaluationDesk, openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { objectTo } from '../../src/app/evaluation/object.ts'
import { openJobs } from '../../src/app/jobs.ts'
import { openUpkeep } from '../../src/app/upkeep.ts'
import { type Opened, openDoor } from '../server/open.ts'
import { describeEngines } from '../store/engines.ts'
import { type City, fileAll, firm, openCity } from './city.ts'
import { driver } from './run.ts'

const ID = '亩均-2025'
const AT = `/api/evaluations/${encodeURIComponent(ID)}`

describeEngines('评价的接口', (engine) => {
  let city: City
  let evaluations: EvaluationDesk
  let opened: Opened
  beforeAll(async () => {
    city = await openCity(await engine.store())
    await fileAll(city, '2025')
    evaluations = await openEvaluationDesk(city.works)
    const { works } = city
    const upkeep = openUpkeep({ store: works.store, works, jobs: evaluations.jobs, data: works.files.folder })
    opened = await openDoor(works.store, { evaluations, upkeep })
  })
  afterAll(async () => {
    await evaluations.jobs.close()
    city.drop()
  })

  let keys = 0
  const send = async (person: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const headers = {
      ...(await opened.as(person)),
      ...(method === 'POST' ? { 'idempotency-key': `键-${++keys}-0000`.replace('键', 'key') } : {}),
    }
    const answer = await opened.door.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    return {
      status: answer.statusCode,
      answer,
      body: /json/.test(String(answer.headers['content-type'])) ? answer.json() : undefined,
    }
  }
  const get = (person: string, url: string) => send(person, 'GET', url)
  const post = (person: string, url: string, payload: object = {}) => send(person, 'POST', url, payload)
  const codes = (body: { findings: readonly { code: string }[] }) => body.findings.map(({ code }) => code)
  /** Waits for the end of a job. */
  const job = async (person: string, url: string, payload: object = {}) => {
    const begun = await post(person, url, payload)
    expect(begun.status).toBe(202)
    for (let tries = 0; tries < 600; tries++) {
      const { body } = await get(person, `/api/jobs/${begun.body.job}`)
      if (!['waiting', 'running'].includes(body.standing)) return body
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the job does not end')
  }

  it('立项、冻结、计算；别的角色做不了，不能只写一条记录', async () => {
    const plan = { id: ID, scheme: 'jiaxing-enterprises-below', period: '2025' }
    expect((await post('审核', '/api/evaluations', plan)).status).toBe(403)
    expect((await post('规则', '/api/evaluations', { ...plan, scheme: '../../etc/passwd' })).status).toBe(400)
    const keyed = async (body: object) => {
      const headers = { ...(await opened.as('规则')), 'idempotency-key': 'key-of-this-plan' }
      const reply = await opened.door.inject({ method: 'POST', url: '/api/evaluations', headers, payload: body })
      return { status: reply.statusCode, body: reply.json() }
    }
    const first = await keyed(plan)
    expect(first.status).toBe(201)
    // The same key again is the same act; with another period it is refused.
    expect(await keyed(plan)).toEqual(first)
    const other = await keyed({ ...plan, period: '2024' })
    expect([other.status, codes(other.body)]).toEqual([409, ['store/key-reused']])
    expect((await post('规则', '/api/evaluations', plan)).status).toBe(409)
    city.on('2026-03-01')
    const { act } = driver(city, ID, '2025')
    await act('规则', 'publish-land', { from: '2026-03-01', until: '2026-03-01' })
    city.on('2026-03-02')
    const bare = await post('规则', '/api/acts', {
      kind: 'freeze',
      subject: { kind: 'evaluation', id: ID },
      payload: { snapshot: 'sm3:0' },
    })
    expect([bare.status, codes(bare.body)]).toEqual([422, ['process/by-errand']])
    const refused = await post('审核', `${AT}/freeze`)
    expect([refused.status, codes(refused.body)]).toEqual([403, ['record/not-your-role']])
    expect(await job('规则', `${AT}/freeze`)).toMatchObject({ standing: 'done', act: expect.any(Number), findings: [] })
    expect(await job('规则', `${AT}/compute`)).toMatchObject({ standing: 'done', kind: 'compute', subject: ID })
    expect(await job('规则', `${AT}/compute`)).toMatchObject({
      standing: 'refused',
      findings: [{ code: 'record/not-now' }],
    })
  })

  it('别人的任务看不到，取消不了', async () => {
    const { body } = await get('规则', '/api/jobs')
    const id = body.items[0].id
    expect((await get('填报', `/api/jobs/${id}`)).status).toBe(404)
    expect((await send('填报', 'DELETE', `/api/jobs/${id}`)).status).toBe(404)
    expect((await get('审计', `/api/jobs/${id}`)).status).toBe(200)
    expect((await send('审计', 'DELETE', `/api/jobs/${id}`)).status).toBe(404)
  })

  it('结果分页，按名次，可按等级筛选；公示前名单不公开', async () => {
    const first = await get('规则', `${AT}/results?limit=5`)
    const second = await get('规则', `${AT}/results?limit=5&cursor=${first.body.next}`)
    const third = await get('规则', `${AT}/results?limit=5&cursor=${second.body.next}`)
    const names = [first, second, third].flatMap(({ body }) => body.items.map((row: { name: string }) => row.name))
    expect(names).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `模拟企业${n}`))
    expect(third.body.next).toBeNull()
    expect((await get('规则', `${AT}/results?grade=D`)).body.items).toMatchObject([{ name: '模拟企业12', rank: 12 }])
    expect((await get('审核', `${AT}/public`)).status).toBe(403)
    expect((await get('企业一', `${AT}/public`)).status).toBe(404)
    expect((await opened.door.inject({ url: '/api/public/evaluations' })).json().items).toEqual([])
    expect((await opened.door.inject({ url: `/api/public${AT.slice(4)}/grades` })).statusCode).toBe(404)
    expect((await get('企业一', `${AT}/results`)).status).toBe(404)
  })

  it('任何次序、从任何一行起、按名称找；标记只对自己的次序有效', async () => {
    const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name)
    const worst = await get('规则', `${AT}/results?sort=total&order=desc&offset=9&limit=2`)
    expect([names(worst.body), worst.body.total]).toEqual([['模拟企业10', '模拟企业11'], 12])
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const { body }: { body: { items: { name: string }[]; next: string | null } } = await get(
        '规则',
        `${AT}/results?sort=grade&order=desc&limit=5${next === '' ? '' : `&cursor=${next}`}`,
      )
      seen.push(...names(body))
      next = body.next
    }
    expect(new Set(seen).size).toBe(12)
    expect(seen[0]).toBe('模拟企业12')
    expect(names((await get('规则', `${AT}/results?search=${encodeURIComponent('企业12')}`)).body)).toEqual([
      '模拟企业12',
    ])
    expect(names((await get('规则', `${AT}/results?search=%25`)).body)).toEqual([])
    expect((await get('规则', `${AT}/results?offset=1&cursor=${worst.body.next}`)).status).toBe(400)
    expect((await get('规则', `${AT}/results?sort=because`)).status).toBe(400)
    const found = encodeURIComponent('企业1')
    const part = await get('规则', `${AT}/results?search=${found}&sort=total&order=desc&offset=1&limit=2`)
    expect([names(part.body), part.body.total]).toEqual([['模拟企业10', '模拟企业11'], 4])
    expect((await get('规则', `${AT}/results?search=${found}&offset=9&limit=2`)).body).toMatchObject({
      items: [],
      total: 4,
    })
    const ofTrade = await get('规则', `${AT}/results?industry=29&offset=0&limit=5`)
    expect([ofTrade.body.items.length, ofTrade.body.total]).toEqual([5, 12])
    const last = await get('规则', `${AT}/results?offset=10&limit=5`)
    expect([names(last.body), last.body.total]).toEqual([['模拟企业11', '模拟企业12'], 12])
    const city = await get('规则', `${AT}/results?unit=city&offset=0&limit=1`)
    expect([city.status, typeof city.body.total]).toEqual([200, 'number'])
  })

  it('分布与分数线合得上名单；同组的分布、自己的位置', async () => {
    const { body } = await get('规则', `${AT}/distribution?bins=4`)
    expect(body.count).toBe(12)
    expect(body.bins.reduce((sum: number, one: { count: number }) => sum + one.count, 0) + body.without_total).toBe(12)
    const rows = (await get('规则', `${AT}/results?limit=100`)).body.items as { grade: string; total: number }[]
    for (const { grade, lowest, highest, count } of body.grades) {
      const own = rows.filter((row) => row.grade === grade)
      expect([grade, count]).toEqual([grade, own.length])
      if (lowest !== null) expect(own.map(({ total }) => total)).toEqual(expect.arrayContaining([lowest, highest]))
    }
    // A cut is the total of the last one in its grade, of the whole pool, also where only a part is looked at.
    const part = (await get('规则', `${AT}/distribution?search=${encodeURIComponent('企业12')}`)).body
    for (const { by, ladder, cuts } of [body, part]) {
      expect([by, ladder]).toEqual(['share', ['A', 'B', 'C', 'D']])
      const last = (grade: string) => Math.min(...rows.filter((row) => row.grade === grade).map(({ total }) => total))
      const wanted = ['C', 'B', 'A'].map((grade) => ({ pool: '南湖区', grade, at: last(grade) }))
      expect(cuts).toEqual(wanted)
    }
    const explained = (await get('规则', `${AT}/explanations/${firm(3)}`)).body
    const leaf = explained.nodes.find(
      (one: { composite: boolean; value: number | null }) => !one.composite && one.value !== null,
    )
    const peers = (await get('规则', `${AT}/peers/${leaf.id}?unit=${firm(3)}&bins=5`)).body
    expect(peers.own).toMatchObject({ id: firm(3), value: leaf.value })
    expect(peers.bins.reduce((sum: number, one: { count: number }) => sum + one.count, 0)).toBe(peers.count)
    expect((await get('规则', `${AT}/peers/no-such-node`)).status).toBe(404)
    expect((await get('填报', `${AT}/peers/${leaf.id}`)).status).toBe(403)
    expect((await get('企业一', `${AT}/peers/${leaf.id}?unit=${firm(1)}`)).status).toBe(404)
    // A department is told where its own figures stand, not those of others.
    const inputs = ({ sources }: { sources: { input: string }[] }) => [...new Set(sources.map(({ input }) => input))]
    expect(inputs(explained).length).toBeGreaterThan(1)
    expect(inputs((await get('tax', `${AT}/explanations/${firm(3)}`)).body)).toEqual(['tax'])
    const lifted = (await get('规则', `${AT}/explanations/${firm(12)}?lifts=true`)).body
    expect(explained.lifts).toEqual([])
    expect(lifted.lifts.length + lifted.noLifts.length).toBeGreaterThan(0)
  })

  it('同一个钥匙只冻结一次：再发得到同一项任务；换了内容就拒绝', async () => {
    const again = async (url: string) => {
      const headers = { ...(await opened.as('规则')), 'idempotency-key': 'same-key-0001' }
      const answer = await opened.door.inject({ method: 'POST', url, headers, payload: {} })
      return { status: answer.statusCode, body: answer.json() }
    }
    const first = await again(`${AT}/compute`)
    expect(await again(`${AT}/compute`)).toEqual(first)
    const other = await again(`${AT}/freeze`)
    expect([other.status, codes(other.body)]).toEqual([409, ['store/key-reused']])
  })

  it('公示以后：企业看自己的解释和各家的等级；下载按权限', async () => {
    await driver(city, ID, '2025').act('审核', 'review')
    await driver(city, ID, '2025').act('规则', 'open-publicity', { from: '2026-03-02', until: '2026-03-03' })
    expect((await get('企业一', `${AT}/public`)).body.items).toHaveLength(12)
    const anyone = (url: string) => opened.door.inject({ url })
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T15:59:00Z') })
    try {
      // The evening before: nothing is shown yet.
      expect((await anyone('/api/public/evaluations')).json().items).toEqual([])
      expect((await anyone(`/api/public${AT.slice(4)}/grades`)).statusCode).toBe(404)
      vi.setSystemTime(new Date('2026-03-01T16:01:00Z'))
      expect((await anyone('/api/public/evaluations')).json().items).toHaveLength(1)
    } finally {
      vi.useRealTimers()
    }
    expect((await anyone('/api/public/evaluations')).json().items).toMatchObject([{ id: ID, standing: 'in-publicity' }])
    const list = (
      await anyone(`/api/public${AT.slice(4)}/grades?search=${encodeURIComponent('企业1')}&offset=0`)
    ).json()
    expect([list.total, Object.keys(list.items[0])]).toEqual([4, ['id', 'name', 'unit', 'pool', 'grade']])
    expect((await anyone('/api/public/evaluations/no-such/grades')).statusCode).toBe(404)
    expect((await anyone(`${AT}/public`)).statusCode).toBe(401)
    expect(Object.keys((await get('秀洲填报', `${AT}/public?grade=A`)).body.items[0])).toEqual([
      'id',
      'name',
      'unit',
      'pool',
      'grade',
    ])
    expect((await get('企业一', `${AT}/results`)).body.items).toMatchObject([{ id: firm(1), grade: 'A' }])
    const own = await get('企业一', `${AT}/explanations/${firm(1)}`)
    expect(own.body).toMatchObject({ id: firm(1), grade: 'A', standing: 'graded' })
    expect(own.body.sources.find((one: { input: string }) => one.input === 'tax')).toMatchObject({
      file: 'tax-2025',
      cell: `${firm(1)}/tax`,
    })
    expect((await get('企业一', `${AT}/explanations/${firm(2)}`)).status).toBe(404)
    expect((await get('企业一', `${AT}/papers/workbook`)).status).toBe(403)
    const paper = await get('规则', `${AT}/papers/workbook`)
    expect([paper.status, paper.answer.rawPayload.toString('latin1', 0, 2)]).toEqual([200, 'PK'])
    expect((await get('秀洲填报', `${AT}/papers/public`)).answer.body).toContain('模拟企业12,南湖区,D')
  })

  it('企业带证据提异议；看得到异议的才拿得到证据；决定异议的人待办里有', async () => {
    const pdf = Buffer.from('%PDF-1.4 模拟证据')
    const sent = await opened.door.inject({
      method: 'POST',
      url: `${AT}/evidence?name=${encodeURIComponent('税票.pdf')}`,
      headers: { ...(await opened.as('企业一')), 'content-type': 'application/pdf' },
      payload: pdf,
    })
    expect(sent.statusCode).toBe(201)
    const { hash } = sent.json()
    const before = await get('企业一', `${AT}/evidence/${hash}`)
    expect(before.status).toBe(404)
    const { works } = city
    const { act } = driver(city, ID, '2025')
    const about = { kind: 'enterprise', id: firm(1) }
    const object = async (file: string) => {
      const asked = { objection: 'o-1', about, evidence: [file] }
      return await objectTo(works, await city.as('企业一'), ID, asked, { reason: '税收少计' })
    }
    expect(codes(await object(join(city.folder, '没有.pdf')))).toEqual(['process/no-evidence-file'])
    const [path, other] = [join(city.folder, '税票.pdf'), join(city.folder, '税票.exe')]
    for (const one of [path, other]) writeFileSync(one, pdf)
    expect(codes(await object(other))).toEqual(['process/other-kind'])
    expect(codes(await object(path))).toEqual([])
    const own = await get('企业一', `${AT}/evidence/${hash}`)
    expect([own.status, own.answer.rawPayload]).toEqual([200, pdf])
    expect(own.answer.headers['content-type']).toBe('application/octet-stream')
    expect((await get('审核', `${AT}/evidence/${hash}`)).status).toBe(200)
    expect((await get('秀洲填报', `${AT}/evidence/${hash}`)).status).toBe(404)
    expect((await get('审核', '/api/inbox')).body.objections).toMatchObject([{ evaluation: ID, id: 'o-1' }])
    const bad = await opened.door.inject({
      method: 'POST',
      url: `${AT}/evidence?name=x`,
      headers: { ...(await opened.as('审核')), 'content-type': 'application/pdf' },
      payload: pdf,
    })
    expect(bad.statusCode).toBe(403)
    await act('审核', 'reject', { objection: 'o-1' }, '核对无误')
    expect((await get('审核', '/api/inbox')).body.objections).toEqual([])
  })

  it('导出结果；按冻结的数重算得到相同的字节；谁的数从哪来', async () => {
    const sheet = await get('规则', `${AT}/exports/csv?grade=D`)
    expect(sheet.answer.body).toContain('模拟企业12')
    expect(sheet.answer.body.split('\r\n')).toHaveLength(3)
    const book = await get('规则', `${AT}/exports/xlsx`)
    expect(book.answer.rawPayload.toString('latin1', 0, 2)).toBe('PK')
    expect(await job('规则', `${AT}/reproduce`)).toMatchObject({ standing: 'done', told: { same: 1, version: 1 } })
    const traced = await get('规则', `/api/provenance/figure?kind=enterprise&id=${firm(1)}&indicator=tax&period=2025`)
    expect(traced.body).toMatchObject({
      subject: { name: '模拟企业1' },
      meaning: { indicator: 'enterprise.tax', clauses: [{ id: '2.2.1' }] },
      figures: [{ return: { id: 'tax-2025', standing: 'approved' }, cell: `${firm(1)}/tax` }],
    })
    expect(traced.body.figures[0].way.map((one: { kind: string }) => one.kind)).toEqual(
      expect.arrayContaining(['open', 'file', 'approve']),
    )
    const ownOnly = await get(
      '企业一',
      `/api/provenance/figure?kind=enterprise&id=${firm(1)}&indicator=tax&period=2025`,
    )
    expect(ownOnly.body.figures).toMatchObject([{ way: [], return: { form: '' } }])
    expect(
      (await get('企业一', `/api/provenance/figure?kind=enterprise&id=${firm(2)}&indicator=tax&period=2025`)).status,
    ).toBe(404)
    const goal = await get('规则', '/api/goals/vacated_yearly/walk?on=2026-03-02')
    expect([goal.status, goal.body.clauses[0].clause]).toEqual([200, '1.2.2'])
    expect((await get('规则', '/api/goals/no-such/walk?on=2026-03-02')).status).toBe(404)
  })

  it('经过；发布经接口；历年等级', async () => {
    city.on('2026-03-04')
    const { act } = driver(city, ID, '2025')
    await act('规则', 'decide')
    await act('领导', 'finalise')
    expect((await post('审核', `${AT}/publish`)).status).toBe(403)
    expect((await post('规则', `${AT}/publish`)).status).toBe(201)
    const shown = await get('审计', AT)
    expect(shown.body).toMatchObject({ standing: 'published', version: 1, versions: [{ version: 1 }] })
    expect((await get('企业一', `/api/grades?id=${firm(12)}`)).body.items).toMatchObject([
      { grade: 'D', period: '2025' },
    ])
    expect((await get('企业一', '/api/grades?running=D&years=1')).body.items).toMatchObject([{ name: '模拟企业12' }])
    expect((await get('规则', `${AT}/movers`)).status).toBe(422)
  })

  it('取消：正在做的停下，什么也没有记录；重新启动后，没做完的写明中断', async () => {
    const jobs = await openJobs(city.works.store)
    const who = await city.as('规则')
    const begun = await jobs.begin(who, { kind: 'compute', subject: ID, asked: '' }, async ({ signal }) => {
      await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
      return { findings: [], total: 0 }
    })
    if ('findings' in begun) throw new Error('not begun')
    const { id } = begun
    await jobs.cancel(who, id)
    await jobs.close()
    expect((await jobs.find(who, id))?.standing).toBe('cancelled')
    await city.works.store.db
      .insertInto('jobs')
      .values({
        id: '昨天的',
        kind: 'freeze',
        subject: ID,
        person: '规则',
        role: 'rule-keeper',
        standing: 'running',
        beat: '2026-01-01T00:00:00Z',
      })
      .execute()
    const next = await openJobs(city.works.store)
    expect((await next.find(who, '昨天的'))?.standing).toBe('interrupted')
    await next.close()
  })
})
