// 角色只管一部分的人：名录、承接、评价都出不了自己的范围；自己写的数自己不能审；看不见的字符、不归本表的表态不收。两种数据库都跑。
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import { append } from '../../src/app/evaluation/append.ts'
import { planEvaluation } from '../../src/app/evaluation/plan.ts'
import { fillReturn } from '../../src/app/fill-return.ts'
import { importBook } from '../../src/app/import-book.ts'
import { importRegister } from '../../src/app/import-register.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import { appendAct } from '../../src/store/pg/acts.ts'
import { describeEngines } from '../store/engines.ts'
import { type City, codes, demand, FIRMS, fileAll, firm, openCity } from './city.ts'
import { driver } from './run.ts'

const DAY = '2026-03-01'

describeEngines('只管一部分的人', (engine) => {
  let city: City
  beforeAll(async () => {
    city = await openCity(await engine.store())
    await fileAll(city, '2025')
    const admin = await city.as('管理')
    for (const [id, grant] of [
      ['秀洲规则', { role: 'rule-keeper', unit: 'xiuzhou' }],
      ['两头', { role: 'filer', unit: 'nanhu' }],
    ] as const) {
      const subject = { kind: 'person', id }
      demand(await doAct(city.works.store, admin, { kind: 'add', subject, payload: { name: id } }))
      demand(await doAct(city.works.store, admin, { kind: 'grant', subject, payload: grant }))
    }
    city.on(DAY)
  }, 300_000)
  afterAll(() => city.drop())

  const said = async (person: string, kind: string, subject: { kind: string; id: string }, payload: Json = {}) => {
    const done = await doAct(city.works.store, await city.as(person), { kind, subject, payload }, city.works.clock)
    return 'findings' in done ? codes(done) : []
  }
  const bring = async (person: string, line: string) => {
    const path = join(city.folder, '一家.csv')
    writeFileSync(path, `统一社会信用代码,企业名称,所属县市区,行业代码\n${line}\n`)
    const request = { register: 'enterprise', day: DAY, complete: false, files: [path] } as const
    return codes(await importRegister(city.works.store, await city.as(person), request))
  }
  const homeOf = async (id: string) =>
    (await city.works.store.db.selectFrom('subjects').select('unit').where('id', '=', id).execute()).map(
      ({ unit }) => unit,
    )

  it('承接：只由管全市的规则管理员；不能承接自己的上级', async () => {
    const subject = { kind: 'register', id: 'unit' }
    const succeed = (person: string, from: string) =>
      said(person, 'succeed', subject, { from, to: 'xiuzhou', day: DAY })
    for (const from of ['jiaxing', 'haining']) expect(await succeed('秀洲规则', from)).not.toEqual([])
    expect(await succeed('秀洲规则', 'haining')).toEqual(['store/not-yours'])
    expect(await succeed('规则', 'jiaxing')).toEqual(['record/odd-succession'])
  })

  it('名录：别县的企业改不了、拿不走，自己县的可以；单位和指标只由管全市的人改', async () => {
    const before = await homeOf(firm(1))
    expect(await bring('秀洲规则', `${firm(1)},模拟企业1,秀洲区,2929`)).toEqual(['store/not-yours'])
    expect(await bring('秀洲规则', `${firm(2)},被改名,南湖区,1111`)).toEqual(['store/not-yours'])
    expect(await homeOf(firm(1))).toEqual(before)
    expect(await bring('秀洲规则', `${firm(40)},模拟新企业,秀洲区,2929`)).toEqual([])
    expect(await bring('秀洲规则', `${firm(40)},模拟改名,秀洲区,2929`)).toEqual([])
    expect(
      codes((await importBook(city.works.store, await city.as('秀洲规则'), { day: '2018-01-01' })) as never),
    ).toEqual(['store/not-yours'])
  })

  it('评价：只办范围在自己辖区以内的；绕过应用，数据库也拒绝', async () => {
    const plan = async (id: string, unit?: string) =>
      codes(
        await planEvaluation(city.works, await city.as('南湖规则'), id, {
          ...{ scheme: 'jiaxing-enterprises-below', period: '2025' },
          ...(unit === undefined ? {} : { unit }),
        }),
      )
    expect(await plan('全市')).toEqual(['process/not-whole'])
    expect(await plan('秀洲', 'xiuzhou')).toEqual(['process/not-whole'])
    expect(await plan('南湖', 'nanhu')).toEqual([])
    const { frozen, compute } = driver(city, '全市-2025', '2025')
    demand(await frozen())
    demand(await compute())
    const act = async (person: string, kind: string) =>
      codes(await append(city.works, await city.as(person), '全市-2025', kind, {}, { reason: '看看' }))
    for (const kind of ['review', 'return']) expect(await act('南湖审核', kind)).toEqual(['process/not-whole'])
    const past = await appendAct(
      city.works.store,
      await city.as('南湖审核'),
      { kind: 'review', subject: { kind: 'evaluation', id: '全市-2025' }, payload: {} },
      { admit: () => [], project: async () => {} },
    )
    expect('findings' in past && codes(past)).toEqual(['store/not-yours'])
    expect(await act('审核', 'review')).toEqual([])
  })

  it('自己写的数，别人代为提交，自己也不能审', async () => {
    const admin = await city.as('管理')
    const grant = {
      kind: 'grant',
      subject: { kind: 'person', id: '两头' },
      payload: { role: 'reviewer', unit: 'nanhu' },
    }
    const filer = { person: '两头', role: 'filer' } as const
    const subject = { kind: 'return', id: 'tax-2024' }
    city.on('2025-02-20')
    demand(await doAct(city.works.store, admin, grant))
    const open = { form: 'enterprise', period: '2024', unit: 'nanhu', owner: 'tax' }
    expect(await said('填报', 'open', subject, open)).toEqual([])
    const path = join(city.folder, '税.csv')
    const lines = FIRMS.map(({ id, name }) => `${id},${name},10`)
    writeFileSync(path, `统一社会信用代码,企业名称,实缴税收（万元）\n${lines.join('\n')}\n`)
    demand(await fillReturn(city.works.store, filer, { id: 'tax-2024', files: [path], caliber: '全口径' }))
    expect(await said('填报', 'file', subject)).toEqual([])
    const own = await doAct(
      city.works.store,
      { person: '两头', role: 'reviewer' },
      { kind: 'review', subject, payload: {} },
      city.works.clock,
    )
    expect('findings' in own && codes(own)).toEqual(['record/own-work'])
    expect(await said('审核', 'review', subject)).toEqual([])
    city.on(DAY)
  })

  it('看不见的字符：编号、姓名里不收，也不算理由', async () => {
    const person = (id: string, name: string) => said('管理', 'add', { kind: 'person', id }, { name })
    expect(await person('规\u200b则', '模拟')).toEqual(['record/hidden-text'])
    expect(await person('新人', '规\u202e则')).toEqual(['record/hidden-text'])
    const done = await append(city.works, await city.as('规则'), '全市-2025', 'return', {}, { reason: '\u200b' })
    expect(codes(done)).toEqual(['record/no-reason'])
  })

  it('对别县的数表态：不收，不进别人的待办', async () => {
    const figure = await city.works.store.db.selectFrom('figures').selectAll().limit(1).executeTakeFirstOrThrow()
    const subject = { kind: 'return', id: '秀洲-2025' }
    const open = { form: 'enterprise', period: '2025', unit: 'xiuzhou', owner: 'tax' }
    city.on('2026-02-20')
    expect(await said('秀洲填报', 'open', subject, open)).toEqual([])
    const about = { return: figure.return_id, cell: figure.cell, act: figure.approval }
    const answers = { X1: { figure: about, is: 'contested', value: 1, why: '不对' } }
    expect(await said('秀洲填报', 'draft', subject, { cells: {}, answers })).toEqual([])
    expect(await said('秀洲填报', 'file', subject)).toEqual(['record/not-yours-to-contest'])
    expect(await city.works.store.db.selectFrom('contests').selectAll().execute()).toEqual([])
    city.on(DAY)
  })
})
