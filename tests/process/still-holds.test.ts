// Process · figures approved between collecting and the act: what is frozen is the newest, or nothing is; what does not touch it does not disturb.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collect } from '../../src/app/evaluation/collect.ts'
import { correctEvaluation } from '../../src/app/evaluation/correct.ts'
import { freezeEvaluation } from '../../src/app/evaluation/freeze.ts'
import { planEvaluation } from '../../src/app/evaluation/plan.ts'
import { publishEvaluation } from '../../src/app/evaluation/publish.ts'
import { stateOf, type Works } from '../../src/app/evaluation/works.ts'
import { fillReturn } from '../../src/app/fill-return.ts'
import { importRegister } from '../../src/app/import-register.ts'
import { loadSchemeFile } from '../../src/app/load-scheme.ts'
import { openDuck } from '../../src/store/duck.ts'
import { actsOf } from '../../src/store/pg/acts.ts'
import { readAs, type Session } from '../../src/store/pg/session.ts'
import { describeEngines } from '../store/engines.ts'
import { but, type City, codes, demand, fileAll, firm, openCity, TAX, taxes } from './city.ts'
import { driver } from './run.ts'

describeEngines('取数之后又有变动', (engine) => {
  let city: City
  beforeAll(async () => {
    city = await openCity(await engine.store())
    await fileAll(city, '2025')
  })
  afterAll(() => city.drop())

  /** `use` works with files that are kept only after `meanwhile` is done; gives how often figures were collected. */
  const disturbed = async (meanwhile: (time: number) => Promise<void>, use: (works: Works) => Promise<void>) => {
    const { works } = city
    let times = 0
    const files: Works['files'] = {
      ...works.files,
      async keepFile(path, ending) {
        if (path.endsWith('snapshot.parquet')) await meanwhile(++times)
        return await works.files.keepFile(path, ending)
      },
    }
    await use({ ...works, files })
    return times
  }
  const approve = (n: number, value: number) =>
    city.correct('tax-2025', 'tax', taxes(but(TAX, n, value)), `更正为 ${value}`)
  const frozenTax = async (id: string, n: number) => {
    const { snapshot } = await stateOf(city.works, await city.as('规则'), id)
    const duck = await openDuck({ threads: 1 })
    try {
      const path = join(city.works.files.folder, `${snapshot.replace(':', '-')}.parquet`)
      const [row] = await duck.all(`SELECT tax FROM '${path}' WHERE id = '${firm(n)}'`)
      return Number(row?.['tax'])
    } finally {
      duck.close()
    }
  }
  const lastAct = async (kind: string, id: string) => {
    const acts = await readAs(city.works.store, await city.as('审计'), (session) => actsOf(session, { kind, id }))
    return acts.at(-1)
  }
  /** As far as it can be frozen. */
  const planned = async (id: string) => {
    city.on('2026-03-01')
    const plan = { scheme: 'jiaxing-enterprises-below', period: '2025' }
    demand(await planEvaluation(city.works, await city.as('规则'), id, plan))
    await driver(city, id, '2025').act('规则', 'publish-land', { from: '2026-03-01', until: '2026-03-01' })
    city.on('2026-03-02')
  }
  const freeze = (id: string) => async (works: Works) =>
    demand(await freezeEvaluation(works, await city.as('规则'), id))

  it('冻结：取数之后批准的更正也在冻结的数里', async () => {
    await planned('甲')
    const times = await disturbed(async (time) => {
      if (time === 1) await approve(3, 777)
    }, freeze('甲'))
    expect([times, await frozenTax('甲', 3)]).toEqual([2, 777])
    const [approved, frozen] = [await lastAct('return', 'tax-2025'), await lastAct('evaluation', '甲')]
    expect([approved?.kind, frozen?.kind]).toEqual(['approve', 'freeze'])
    expect(frozen?.seq).toBeGreaterThan(approved?.seq ?? Number.NaN)
  })

  it('取数之后导入本类对象的名录，从头再取', async () => {
    await planned('乙')
    const { store } = city.works
    const rename = async () => {
      const path = join(city.folder, '改名.csv')
      writeFileSync(path, `统一社会信用代码,企业名称,所属县市区,行业代码\n${firm(4)},模拟改名,南湖区,2929\n`)
      const request = { register: 'enterprise', day: '2021-01-01', complete: false, files: [path] } as const
      demand(await importRegister(store, await city.as('规则'), request))
    }
    const times = await disturbed(async (time) => {
      if (time === 1) await rename()
    }, freeze('乙'))
    expect(times).toBe(2)
  })

  it('每次取数当中都有名录导入：第三次一口气读完，是同一时刻的名录', async () => {
    const { store } = city.works
    const who = await city.as('规则')
    const plan = { scheme: 'jiaxing-enterprises-below', period: '2025', scope: { kind: 'enterprise' } } as const
    const { checked } = await loadSchemeFile('policies/jiaxing/schemes/enterprises-below.yaml')
    if (checked === undefined) throw new Error('the scheme has findings')
    const rename = async (name: string) => {
      const path = join(city.folder, `${name}.csv`)
      writeFileSync(path, `统一社会信用代码,企业名称,所属县市区,行业代码\n${firm(4)},${name},南湖区,2929\n`)
      const request = { register: 'enterprise', day: '2021-01-01', complete: false, files: [path] } as const
      demand(await importRegister(store, who, request))
    }
    const duck = await openDuck({ threads: 1 })
    let times = 0
    const disturbedDuck = {
      ...duck,
      async run(text: string) {
        await duck.run(text)
        // Once the subjects are read. The embedded database has one connection: nothing comes into the third reading.
        if (text.startsWith('CREATE TABLE figures') && (++times < 3 || engine.isServer))
          await rename(`模拟改名${times}`)
      },
    }
    try {
      const read = <T>(use: (session: Session) => Promise<T>) => readAs(store, who, use)
      const collected = await collect(read, disturbedDuck, checked, plan, () => {})
      expect([times, collected.subjects]).toEqual([3, 12])
      const [row] = await duck.all(`SELECT name FROM subjects WHERE id = '${firm(4)}'`)
      expect(row?.['name']).toBe('模拟改名2')
    } finally {
      duck.close()
    }
  })

  it('别的期间获批、本期只填报未获批，都不用再取', async () => {
    await planned('丙')
    const { store } = city.works
    const times = await disturbed(async () => {
      await city.file('tax-2024', 'tax', '2024', taxes(TAX))
      const path = join(city.folder, '只填报.csv')
      writeFileSync(path, `统一社会信用代码,企业名称,用电量（万千瓦时）\n${firm(1)},模拟企业1,60\n`)
      const request = { id: 'power-2025', files: [path], caliber: '全口径', correct: '补计' }
      demand(await fillReturn(store, await city.as('填报'), request))
    }, freeze('丙'))
    expect(times).toBe(1)
    expect((await lastAct('evaluation', '丙'))?.kind).toBe('freeze')
  })

  it('每次取数之后都有获批：三次为止，什么也没有记录，说明缘由', async () => {
    await planned('丁')
    const times = await disturbed(
      (time) => approve(3, 800 + time),
      async (works) => {
        const done = await freezeEvaluation(works, await city.as('规则'), '丁')
        expect(codes(done)).toEqual(['process/changed-meanwhile'])
        expect(done.findings[0]?.facts).toEqual({ count: 1, tries: 3 })
      },
    )
    expect(times).toBe(3)
    expect((await lastAct('evaluation', '丁'))?.kind).toBe('publish-land')
  })

  it('异议更正、另出一版：取数之后批准的更正也算进去', async () => {
    const { act, frozen, compute, shown } = driver(city, '戊', '2025')
    demand(await frozen())
    demand(await compute())
    await act('审核', 'review')
    await act('规则', 'open-publicity', shown)
    const about = { kind: 'enterprise', id: firm(9) }
    await act('填报', 'object', { id: '异议', about, evidence: [{ name: '证明.pdf', hash: 'sm3:1' }] }, '漏计')
    await act('审核', 'accept', { objection: '异议' }, '属实')
    await approve(9, 1100)
    const correct = (asked: { objection?: string }) => async (works: Works) =>
      demand(await correctEvaluation(works, await city.as('规则'), '戊', { ...asked, reason: '补计' }))
    const once = (value: number) => async (time: number) => {
      if (time === 1) await approve(9, value)
    }
    expect(await disturbed(once(1150), correct({ objection: '异议' }))).toBe(2)
    expect(await frozenTax('戊', 9)).toBe(1150)
    const { db } = city.works.store
    const rows = await db.selectFrom('results').select('rank').where('evaluation', '=', '戊').execute()
    expect(rows).toHaveLength(12)
    city.on('2026-03-04')
    await act('规则', 'decide')
    await act('领导', 'finalise')
    demand(await publishEvaluation(city.works, await city.as('规则'), '戊'))
    expect(await disturbed(once(1170), correct({}))).toBe(2)
    expect(await frozenTax('戊', 9)).toBe(1170)
  })
})
