// Process · freezing: the same bytes in whatever order figures came; what is missing is named and left out only on record; never a part of it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collect, type Read } from '../../src/app/evaluation/collect.ts'
import { computeEvaluation } from '../../src/app/evaluation/compute.ts'
import { freezeEvaluation } from '../../src/app/evaluation/freeze.ts'
import { planEvaluation } from '../../src/app/evaluation/plan.ts'
import { schemeByName } from '../../src/app/evaluation/scheme.ts'
import { stateOf } from '../../src/app/evaluation/works.ts'
import { importRegister } from '../../src/app/import-register.ts'
import { openDuck } from '../../src/store/duck.ts'
import { readAs } from '../../src/store/pg/session.ts'
import { describeEngines } from '../store/engines.ts'
import { but, type City, codes, demand, FIGURES, FIRMS, fileAll, firm, openCity, TAX, taxes } from './city.ts'
import { driver } from './run.ts'

/** One more than there are. */
const newcomer = firm(13)

describeEngines('冻结', (engine) => {
  const cities: City[] = []
  const city = async (firms = FIRMS): Promise<City> => {
    const one = await openCity(await engine.store(), firms)
    cities.push(one)
    return one
  }
  afterAll(() => {
    for (const one of cities) one.drop()
  })
  let whole: City
  beforeAll(async () => {
    whole = await city()
    await fileAll(whole, '2025')
  })

  it('同样的数，名录和填报的先后倒过来，冻结出来逐字节相同', async () => {
    const other = await city([...FIRMS].reverse())
    const turned = Object.entries(FIGURES)
      .reverse()
      .map(([owner, table]) => [
        owner,
        Object.fromEntries(Object.entries(table).map(([head, values]) => [head, [...values].reverse()])),
      ])
    await fileAll(other, '2025', Object.fromEntries(turned))
    const hashes = []
    for (const [one, id] of [
      [whole, '甲'],
      [other, '乙'],
    ] as const) {
      demand(await driver(one, id, '2025').frozen())
      hashes.push((await stateOf(one.works, await one.as('规则'), id)).snapshot)
    }
    expect(hashes[0]).toBe(hashes[1])
  })

  it('只看得到一个县的规则管理员，冻结不了全市的；自己县的可以', async () => {
    const { works } = whole
    const part = await whole.as('南湖规则')
    await driver(whole, '全市', '2025').frozen()
    expect(codes(await freezeEvaluation(works, part, '全市', { reason: '重来' }))).toEqual(['process/not-whole'])
    whole.on('2026-03-01')
    const plan = { scheme: 'jiaxing-enterprises-below', period: '2025', unit: 'nanhu' }
    demand(await planEvaluation(works, part, '南湖', plan))
    const { act } = driver(whole, '南湖', '2025')
    await act('规则', 'publish-land', { from: '2026-03-01', until: '2026-03-01' })
    whole.on('2026-03-02')
    expect(codes(await freezeEvaluation(works, part, '南湖'))).toEqual([])
  })

  it('缺数的一家指名；先不评的记录在案，写进“未纳入”', async () => {
    const some = await city()
    const { works } = some
    const rows = FIRMS.slice(0, 11).map(({ id, name }, n) => [id, name, TAX[n], 10, 9, 50, '南湖区', '2929'].join(','))
    const head =
      '统一社会信用代码,企业名称,实缴税收（万元）,用地面积（亩）,投产年数（年）,用电量（万千瓦时）,所属县市区,行业代码'
    const sheet = join(some.folder, '模拟.csv')
    writeFileSync(sheet, `${[head, ...rows, `${firm(12)},模拟企业12,100,-5,9,50,南湖区,2929`].join('\n')}\n`)
    const bad = await driver(some, '文件', '2025').frozen({ files: [sheet] })
    expect(bad.act).toBeUndefined()
    expect(codes(bad)).toHaveLength(1)
    const done = await freezeEvaluation(works, await some.as('规则'), '文件', { files: [sheet], skipBad: true })
    expect(done.act?.payload).toMatchObject({ skip_bad: true, left_out: expect.stringMatching(/^sm3:/) })
    demand(await computeEvaluation(works, await some.as('规则'), '文件'))
    const empty = await driver(some, '没报', '2025').frozen()
    expect(codes(empty)).toContain('process/nobody-filed')
    expect(codes(empty).filter((code) => code === 'process/no-figures')).toHaveLength(12)
  })

  it('结果表里没有未纳入的一家', async () => {
    const { works, as } = cities.at(-1) as City
    const { result } = await stateOf(works, await as('规则'), '文件')
    const duck = await openDuck()
    const rows = await duck.all(`SELECT id FROM '${join(works.files.folder, `${result.replace(':', '-')}.parquet`)}'`)
    duck.close()
    expect(rows).toHaveLength(11)
    expect(rows.map((row) => row['id'])).not.toContain(firm(12))
  })

  it('取数是一页一页的：期间批准的更正再读一次，期间动过名录就从头再取', async () => {
    const { works, as, correct, folder } = await city()
    await fileAll(cities.at(-1) as City, '2025')
    const who = await as('规则')
    const scheme = await schemeByName(works, who, 'jiaxing-enterprises-below')
    if ('findings' in scheme) throw new Error('no scheme')
    const plan = { scheme: '?', period: '2025', scope: { kind: 'enterprise' } }
    const collected = async (meanwhile: (read: number) => Promise<void>) => {
      const duck = await openDuck({ threads: 1 })
      let reads = 0
      try {
        const read: Read = async (use) => {
          const done = await readAs(works.store, who, use)
          await meanwhile(++reads)
          return done
        }
        const { subjects } = await collect(read, duck, scheme.checked, plan, () => {})
        const [row] = await duck.all(`SELECT value FROM figures WHERE subject = '${firm(3)}' AND input = 'tax'`)
        const [all] = await duck.all('SELECT count(*) AS n FROM figures')
        return { subjects, tax: Number(row?.['value']), figures: Number(all?.['n']), reads }
      } finally {
        duck.close()
      }
    }
    const quiet = await collected(async () => {})
    // Units and indicators, subjects, figures: then a correction is approved, before it is asked what changed.
    const corrected = await collected(async (read) => {
      if (read === 3) await correct('tax-2025', 'tax', taxes(but(TAX, 3, 777)), '更正')
    })
    expect(corrected).toEqual({ ...quiet, tax: 777, reads: quiet.reads + 2 })
    const moved = await collected(async (read) => {
      if (read !== 3) return
      const path = join(folder, '又一家.csv')
      writeFileSync(path, `统一社会信用代码,企业名称,所属县市区,行业代码\n${newcomer},模拟新来的,南湖区,2929\n`)
      const request = { register: 'enterprise', day: '2020-01-01', complete: false, files: [path] } as const
      demand(await importRegister(works.store, who, request))
    })
    expect(moved).toEqual({ ...quiet, tax: 777, subjects: quiet.subjects + 1, reads: 2 * quiet.reads })
  })
})
