// Store · acts on both engines: appended in one chain, once per key, and altered by nobody.
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import type { Act } from '../../src/kernel/act.ts'
import { verifyChain } from '../../src/record/verify-chain.ts'
import { hashBy } from '../../src/store/hash.ts'
import { allActs } from '../../src/store/pg/acts.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { readAs, writeAs } from '../../src/store/pg/session.ts'
import { cityOf, PASS, returnOf } from './city.ts'
import { describeEngines } from './engines.ts'

describeEngines('操作', (engine) => {
  let store: Store
  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store, ['南湖填报', '南湖审核', '税务', '领导'])
  })
  const chain = async (): Promise<Act[]> => {
    const acts: Act[] = []
    for await (const page of allActs(store)) acts.push(...page)
    return acts
  }

  it('填报、审核、核实、批准：数即时生效，存取之后链仍完好', async () => {
    await returnOf(store, 'r1')
    for (const act of PASS) expect(await doAct(store, act.who, act.draft('r1'))).toMatchObject({ repeated: false })
    const figures = await readAs(store, { person: '领导', role: 'leader' }, (session) =>
      session.selectFrom('figures').selectAll().execute(),
    )
    expect(figures).toMatchObject([{ cell: 'C5', value: 820.5, unit: '330402', filed_by: '南湖填报' }])
    expect(verifyChain(await chain(), hashBy())).toMatchObject({ sound: true, head: { seq: (await chain()).length } })
  })

  it('同一编号再来一次，交回原来的那一条；内容不同则拒绝', async () => {
    const who = { person: '南湖填报', role: 'filer' } as const
    const draft = (value: number) => ({
      kind: 'draft',
      subject: { kind: 'return', id: 'r2' },
      payload: { cells: { C5: { ...CELL, value } } },
      key: 'k-1',
    })
    await returnOf(store, 'r2', { draft: true })
    const first = await doAct(store, who, draft(1))
    const again = await doAct(store, who, draft(1))
    expect(again).toEqual({ ...first, repeated: true })
    expect(await doAct(store, who, draft(2))).toMatchObject({ findings: [{ code: 'store/key-reused' }] })
  })

  it('被拒绝的不留痕迹', async () => {
    await returnOf(store, 'r4')
    const before = (await chain()).length
    const refused = await doAct(store, { person: '南湖填报', role: 'filer' }, PASS[0].draft('r4'))
    expect(refused).toMatchObject({ findings: [{ code: 'record/not-your-role' }] })
    expect((await chain()).length).toBe(before)
  })

  it('同时提交的一条接一条，没有一条丢失', async () => {
    await returnOf(store, 'r3', { draft: true })
    const who = { person: '南湖填报', role: 'filer' } as const
    const done = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        doAct(store, who, {
          kind: 'draft',
          subject: { kind: 'return', id: 'r3' },
          payload: { cells: { [`C${n}`]: { ...CELL, value: n } } },
        }),
      ),
    )
    const acts = await chain()
    for (const one of done)
      expect('act' in one ? acts.find((act) => act.hash === one.act.hash) : one.findings).toMatchObject({
        kind: 'draft',
      })
    expect(verifyChain(acts, hashBy()).sound).toBe(true)
  })

  it('别县的企业、别的部门的指标、别的单位和期间、大得不会有的数：填报时一次说完', async () => {
    await returnOf(store, 'r5', { draft: true, enterprise: 'e3' })
    const who = { person: '南湖填报', role: 'filer' } as const
    const cell = { ...CELL, value: -1e300, indicator: '总能耗', unit: '元', period: '2024' }
    const subject = { kind: 'return', id: 'r5' }
    await doAct(store, who, { kind: 'draft', subject, payload: { cells: { C6: cell } } })
    const filed = await doAct(store, who, { kind: 'file', subject, payload: {} })
    expect('findings' in filed && filed.findings.map(({ code }) => code)).toEqual([
      'record/not-in-register',
      'record/not-asked',
      'record/other-measure',
      'record/too-large',
      'record/other-period',
    ])
  })

  it('同一个数填了两格：不知以哪个为准，不能填报', async () => {
    await returnOf(store, 'r7', { draft: true })
    const subject = { kind: 'return', id: 'r7' }
    const who = { person: '南湖填报', role: 'filer' } as const
    const cells = { C8: { ...CELL, value: 1 }, C9: { ...CELL, value: 2 } }
    await doAct(store, who, { kind: 'draft', subject, payload: { cells } })
    const filed = await doAct(store, who, { kind: 'file', subject, payload: {} })
    expect('findings' in filed && [...new Set(filed.findings.map(({ code }) => code))]).toEqual(['record/cell-twice'])
  })

  it('另一张表已有同一个数：不能再批准一次', async () => {
    await returnOf(store, 'r6')
    for (const act of PASS.slice(0, 2)) await doAct(store, act.who, act.draft('r6'))
    expect(await doAct(store, PASS[2].who, PASS[2].draft('r6'))).toMatchObject({
      findings: [{ code: 'record/figure-twice', facts: { first: 'r1 C5', second: 'r6 C5' } }],
    })
  })

  it.skipIf(engine.poor === undefined)('账号建不了角色：说明要请数据库管理员做什么', async () => {
    const where = await engine.poor?.()
    expect(where && (await openStore(where, { begin: true }))).toMatchObject({
      findings: [{ code: 'store/may-not-create' }],
    })
  })

  it('数据库本身拒绝改动、删除、清空，也拒绝接错的链', async () => {
    const owner = (text: string) => sql.raw(text).execute(store.db)
    for (const text of ['update acts set reason = null', 'delete from acts', 'truncate acts', 'truncate versions'])
      await expect(owner(text)).rejects.toMatchObject({ code: 'WM001' })
    const row = "'main', 'x', 'filer', now(), 'draft', 'return', 'r1', '{}', 'sm3:0', 'sm3:1'"
    await expect(
      owner(`insert into acts (seq, chain, actor, role, at, kind, subject_kind, subject_id, payload, prev, hash)
        values (9999, ${row})`),
    ).rejects.toMatchObject({ code: 'WM002' })
    for (const as of [readAs, writeAs])
      for (const text of [
        'update acts set reason = null',
        'delete from acts',
        'truncate acts',
        'alter table acts disable trigger all',
      ])
        await expect(
          as(store, { person: '规则', role: 'rule-keeper' }, (session) => sql.raw(text).execute(session)),
        ).rejects.toMatchObject({ code: expect.stringMatching(/42501|25006/) })
  })
})

const CELL = {
  subject: { kind: 'enterprise', id: 'e1' },
  indicator: '入库税收',
  period: '2025',
  caliber: '全口径',
  unit: '万元',
}
