// Registers from sheets: 规上/规下 year by year, what a sheet has no column of stays, several titles in one cell; and moves known of rows that were there before they were kept.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importBook } from '../../src/app/import-book.ts'
import { importRegister } from '../../src/app/import-register.ts'
import { migrate } from '../../src/store/pg/migrate.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { subjectsAt } from '../../src/store/pg/registers.ts'
import { readAs } from '../../src/store/pg/session.ts'
import { type Bench, openBench, type Rows } from '../bad-input/run-cli.ts'
import { cityOf, whoIs } from './city.ts'
import { describeEngines } from './engines.ts'

// Published valid codes; the firms are synthetic.
const [A, B] = ['91350100M000100Y43', '11330683002584812B'] as const

describeEngines('从表格导入的名录', (engine) => {
  let store: Store
  let bench: Bench
  let files = 0
  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store, ['规则', '领导'])
    await importBook(store, whoIs('规则'), { day: '2020-01-01' })
    bench = openBench()
  })
  afterAll(() => bench.close())
  const load = async (register: 'enterprise' | 'platform', day: string, rows: Rows) => {
    const done = await importRegister(store, whoIs('规则'), {
      register,
      files: [await bench.book(`模拟名录${++files}.xlsx`, rows)],
      day,
      complete: false,
    })
    expect(done.findings.filter(({ blocking }) => blocking)).toEqual([])
    return done.imported
  }
  const factsOn = async (kind: string, day: string) =>
    Object.fromEntries(
      (await readAs(store, whoIs('领导'), (session) => subjectsAt(session, kind, day))).map(({ id, facts }) => [
        id,
        facts,
      ]),
    )

  it('逐年登记规上规下；表里没有的列照旧，当年的不改往年的', async () => {
    const head = ['统一社会信用代码', '企业名称', '所属县市区']
    await load('enterprise', '2023-01-01', [
      [...head, '行业代码', '规模'],
      [A, '模拟甲', '南湖区', '3511', '规上'],
      [B, '模拟乙', '秀洲区', '1761', '规下'],
    ])
    const done = await load('enterprise', '2024-01-01', [
      [...head, '规模'],
      [A, '模拟甲', '南湖区', '规下'],
      [B, '模拟乙', '秀洲区', '规下'],
    ])
    expect(done).toMatchObject({ changed: 1, same: 1 })
    expect((await factsOn('enterprise', '2023-12-31'))[A]).toEqual({ industry: '3511', scale: '规上' })
    expect((await factsOn('enterprise', '2024-12-31'))[A]).toEqual({ industry: '3511', scale: '规下' })
  })

  it('一个平台几块牌子、几个主导产业，用顿号分开', async () => {
    await load('platform', '2023-01-01', [
      ['平台编号', '平台名称', '县（市、区）', '牌子', '主导产业', '承接平台'],
      ['MNP01', '模拟平台01', '南湖区', '国家级经开区、省级高新区', '新材料；集成电路', 'MNP02'],
    ])
    expect((await factsOn('platform', '2024-01-01'))['MNP01']).toEqual({
      titles: ['国家级经开区', '省级高新区'],
      industries: ['新材料', '集成电路'],
      receiver: 'MNP02',
    })
  })

  it('原有的库升级后，以前的迁移也算得出', async () => {
    const where = await engine.place()
    const opened = await openStore(where, { bare: true })
    if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
    const { db } = opened.store
    await migrate(db, '0005-results')
    await sql`insert into wanmu.subjects values ('enterprise', 'e', 'e', 'a', '{}', '2020-01-01', false, 1),
      ('enterprise', 'e', 'e', 'b', '{}', '2022-01-01', false, 2), ('enterprise', 'f', 'f', 'a', '{}', '2020-01-01', false, 1)`.execute(
      db,
    )
    await migrate(db)
    const moves = await sql`select id, day, from_unit, to_unit from wanmu.moves`.execute(db)
    expect(moves.rows).toEqual([{ id: 'e', day: '2022-01-01', from_unit: 'a', to_unit: 'b' }])
    await opened.store.close()
  })
})
