// Process · under one key once, also when another process was quicker between two looks; a job that was cut off after its act was on record hands that act back.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { computeEvaluation } from '../../src/app/evaluation/compute.ts'
import { type EvaluationDesk, openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { freezeEvaluation } from '../../src/app/evaluation/freeze.ts'
import { planEvaluation } from '../../src/app/evaluation/plan.ts'
import { publishEvaluation } from '../../src/app/evaluation/publish.ts'
import type { Done } from '../../src/app/evaluation/works.ts'
import { importBook } from '../../src/app/import-book.ts'
import { type Opened, openDoor } from '../server/open.ts'
import { describeEngines } from '../store/engines.ts'
import { type City, codes, demand, fileAll, openCity } from './city.ts'
import { type Overtaken, overtaken } from './meanwhile.ts'
import { driver } from './run.ts'

const ID = '亩均-2025'
const PLAN = { scheme: 'jiaxing-enterprises-below', period: '2025' }

describeEngines('同一个钥匙，别的进程抢先', (engine) => {
  let city: City
  let slow: Overtaken
  let desk: EvaluationDesk
  let opened: Opened
  beforeAll(async () => {
    city = await openCity(await engine.store())
    await fileAll(city, '2025')
    slow = overtaken(city.works.store)
    desk = await openEvaluationDesk({ ...city.works, store: slow.store })
    opened = await openDoor(city.works.store, { evaluations: desk })
  })
  afterAll(async () => {
    await desk?.jobs.close()
    await opened?.door.close()
    city?.drop()
  })

  const rules = () => city.as('规则')
  const plan = async (id: string, body: object, key: string) => {
    const headers = { ...(await opened.as('规则')), 'idempotency-key': key }
    const payload = { id, ...PLAN, ...body }
    const reply = await opened.door.inject({ method: 'POST', url: '/api/evaluations', headers, payload })
    return { status: reply.statusCode, body: reply.json() }
  }
  /** What the other process did, once it has. */
  const otherDoes = (errand: () => Promise<Done>): { readonly act: () => Done['act'] } => {
    let act: Done['act']
    slow.meanwhile(async () => {
      const done = await errand()
      demand(done)
      act = done.act
    })
    return { act: () => act }
  }

  it('立项：别的进程已用这个钥匙记录的，就是答复；用别的钥匙的，说已经有了；同一个钥匙问别的，拒绝', async () => {
    const who = await rules()
    await opened.as('规则')
    const other = otherDoes(() => planEvaluation(city.works, who, ID, { ...PLAN, key: 'key-plan-at-once' }))
    const told = await plan(ID, {}, 'key-plan-at-once')
    expect(other.act()).toBeDefined()
    expect([told.status, told.body]).toEqual([201, { act: other.act()?.seq }])
    otherDoes(() => planEvaluation(city.works, who, '别的', { ...PLAN, key: 'key-of-the-other' }))
    const exists = await plan('别的', {}, 'key-of-this-one')
    expect([exists.status, codes(exists.body)]).toEqual([409, ['process/exists']])
    otherDoes(() => planEvaluation(city.works, who, '又一个', { ...PLAN, key: 'key-of-both' }))
    const reused = await plan('又一个', { unit: 'nanhu' }, 'key-of-both')
    expect([reused.status, codes(reused.body)]).toEqual([409, ['store/key-reused']])
  })

  it('冻结、计算记录了操作，任务还没写完就中断：同一个钥匙再来，答复那条操作', async () => {
    const who = await rules()
    const { act } = driver(city, ID, '2025')
    await act('规则', 'publish-land', { from: '2026-03-01', until: '2026-03-01' })
    city.on('2026-03-02')
    const errands = { freeze: freezeEvaluation, compute: computeEvaluation }
    for (const kind of ['freeze', 'compute'] as const) {
      const key = `key-cut-off-${kind}`
      const begun = await desk[kind](who, ID, { key })
      if ('findings' in begun) throw new Error(JSON.stringify(begun.findings))
      await desk.jobs.cancel(who, begun.id)
      const standing = async () => (await desk.jobs.find(who, begun.id))?.standing
      await expect.poll(standing, { timeout: 20_000 }).toBe('cancelled')
      const done = await errands[kind](city.works, who, ID, { key })
      demand(done)
      expect(await desk[kind](who, ID, { key })).toEqual(begun)
      await expect.poll(standing, { timeout: 20_000 }).toBe('done')
      expect((await desk.jobs.find(who, begun.id))?.answer).toMatchObject({ act: done.act?.seq, findings: [] })
    }
  })

  it('发布：别的进程已用这个钥匙发布的，就是答复', async () => {
    const who = await rules()
    const { act, shown } = driver(city, ID, '2025')
    await act('审核', 'review')
    await act('规则', 'open-publicity', shown)
    city.on('2026-03-04')
    await act('规则', 'decide')
    await act('领导', 'finalise')
    const other = otherDoes(() => publishEvaluation(city.works, who, ID, { key: 'key-publish-at-once' }))
    const told = await desk.publish(who, ID, { key: 'key-publish-at-once' })
    expect(other.act()).toBeDefined()
    expect([codes(told), told.act?.hash]).toEqual([[], other.act()?.hash])
    expect(codes(await desk.publish(who, ID, { key: 'key-publish-later' }))).toEqual(['record/not-now'])
  })

  it('名录导入：别的进程已用这个钥匙导入的，什么也不再写，也不拒绝', async () => {
    const who = await rules()
    const count = async () =>
      (await city.works.store.db.selectFrom('acts').select('seq').where('subject_kind', '=', 'register').execute())
        .length
    const before = await count()
    const asked = { day: '2019-01-01', key: 'key-book-at-once' }
    slow.meanwhile(async () => demand(await importBook(city.works.store, who, asked)))
    const told = await importBook(slow.store, who, asked)
    expect(told).toMatchObject({ units: { added: 0, changed: 0 }, indicators: { added: 0, changed: 0 } })
    expect(await count()).toBe(before + 2)
  })
})
