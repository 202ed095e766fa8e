// Store · a subject that moved to another unit: the former unit sees its history and the day it left, not what came after. And search.
import { beforeAll, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { importRows } from '../../src/app/import-rows.ts'
import type { Store } from '../../src/store/pg/open.ts'
import {
  findSubject,
  historyOf,
  homesAt,
  type RegisterSubject,
  searchSubjects,
  subjectsAt,
} from '../../src/store/pg/registers.ts'
import { readAs, type Session } from '../../src/store/pg/session.ts'
import { cityOf, whoIs } from './city.ts'
import { describeEngines } from './engines.ts'

describeEngines('迁走的企业', (engine) => {
  let store: Store
  const move = async (day: string, unit: string, name = '模拟嘉善精密机械', kind = 'enterprise', id = 'e9') => {
    const row: RegisterSubject = { kind, id, name, unit, facts: { site: day }, valid_from: day, ended: false }
    const done = await importRows(store, whoIs('规则'), {
      register: kind as 'enterprise',
      day,
      source: { file: '名录.xlsx', hash: 'sm3:0' },
      rows: [row],
      nameOf: (one) => one.id,
      complete: false,
      before: (session) => subjectsAt(session, kind, day),
    })
    if ('findings' in done) throw new Error(JSON.stringify(done.findings))
  }
  const as = <T>(person: string, read: (session: Session) => Promise<T>) => readAs(store, whoIs(person), read)
  const unitOn = async (person: string, day: string) =>
    (await as(person, (session) => subjectsAt(session, 'enterprise', day))).find(({ id }) => id === 'e9')?.unit

  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store, ['南湖审核', '秀洲审核', '领导', '税务'])
    await move('2021-01-01', '330402')
    await move('2023-07-01', '330411')
  })

  it('原单位看得到迁走以前的，迁走之日起不再当作自己的', async () => {
    expect(await unitOn('南湖审核', '2023-06-30')).toBe('330402')
    expect(await unitOn('南湖审核', '2023-07-01')).toBeUndefined()
    expect(await unitOn('南湖审核', '2026-01-01')).toBeUndefined()
  })

  it('新单位自迁入之日起看得到；全市的人前后都看得到', async () => {
    expect(await unitOn('秀洲审核', '2023-06-30')).toBeUndefined()
    expect(await unitOn('秀洲审核', '2023-07-01')).toBe('330411')
    expect(await unitOn('领导', '2023-06-30')).toBe('330402')
    expect(await unitOn('领导', '2026-01-01')).toBe('330411')
  })

  it('绕过名录改迁移记录：审计指出来', async () => {
    const stray = async () =>
      (await audit(store, 'Asia/Shanghai')).findings.map(({ code, facts }) => [code, facts['table'], facts['row']])
    expect(await stray()).toEqual([])
    const { day } = await store.db.selectFrom('moves').select('day').where('id', '=', 'e9').executeTakeFirstOrThrow()
    await store.db.updateTable('moves').set({ day: '2022-01-01' }).where('id', '=', 'e9').execute()
    expect(await stray()).toEqual([
      ['record/copy-differs', 'moves', 'enterprise e9 2022-01-01'],
      ['record/copy-differs', 'moves', 'enterprise e9 2023-07-01'],
    ])
    await store.db.updateTable('moves').set({ day }).where('id', '=', 'e9').execute()
    expect(await stray()).toEqual([])
  })

  it('原单位知道哪一天迁走，不知道迁走后的登记', async () => {
    const { rows, moves } = await as('南湖审核', (session) => historyOf(session, 'enterprise', 'e9'))
    expect(rows.map(({ unit, facts }) => [unit, facts['site']])).toEqual([['330402', '2021-01-01']])
    expect(moves).toMatchObject([{ day: '2023-07-01', from_unit: '330402', to_unit: '330411' }])
  })

  it('单个查询、归属、搜索是同一条规则', async () => {
    for (const [person, day, seen] of [
      ['南湖审核', '2023-06-30', true],
      ['南湖审核', '2023-07-01', false],
      ['秀洲审核', '2023-07-01', true],
    ] as const) {
      expect((await as(person, (session) => findSubject(session, 'enterprise', 'e9', day))) !== undefined).toBe(seen)
      expect((await as(person, (session) => homesAt(session, 'enterprise', ['e9'], day))).has('e9')).toBe(seen)
      const found = await as(person, (session) => searchSubjects(session, 'jiashan', day, { limit: 10 }))
      expect(found.map(({ id }) => id)).toEqual(seen ? ['e9'] : [])
    }
  })

  it('按代码开头、名称一段、拼音、首字母都找得到；通配符按字面', async () => {
    const found = async (text: string) =>
      (await as('领导', (session) => searchSubjects(session, text, '2024-01-01', { limit: 10 }))).map(({ id }) => id)
    expect(await found('E9')).toEqual(['e9'])
    expect(await found('精密')).toEqual(['e9'])
    expect(await found('monijiashan')).toEqual(['e9'])
    expect(await found('mnjs')).toEqual(['e9'])
    expect(await found('%')).toEqual([])
    expect(await found('_9')).toEqual([])
    expect((await found('d')).sort()).toEqual(['d1', 'd3'])
  })

  it('迁回来的，迁回之日起又看得到；更正同一天的归属，原单位哪一天都不算', async () => {
    await move('2025-01-01', '330402')
    expect(await unitOn('南湖审核', '2024-12-31')).toBeUndefined()
    expect(await unitOn('南湖审核', '2025-01-01')).toBe('330402')
    expect(await unitOn('秀洲审核', '2025-01-01')).toBeUndefined()
    await move('2022-01-01', '330411', '模拟更正', 'enterprise', 'e8')
    await move('2022-01-01', '330402', '模拟更正', 'enterprise', 'e8')
    const home = (day: string) => as('秀洲审核', (session) => findSubject(session, 'enterprise', 'e8', day))
    expect(await home('2022-01-01')).toBeUndefined()
    expect(await home('2026-01-01')).toBeUndefined()
  })

  it('补记更早的一次迁移，各段仍对', async () => {
    await move('2022-06-01', '330411')
    expect(await unitOn('南湖审核', '2022-05-31')).toBe('330402')
    expect(await unitOn('南湖审核', '2022-06-01')).toBeUndefined()
    expect(await unitOn('秀洲审核', '2022-06-01')).toBe('330411')
    expect((await audit(store, 'Asia/Shanghai')).findings).toEqual([])
  })

  it('集群、基地、园区、综合体、退出型园区各有名录，登录的人都看得到', async () => {
    for (const kind of ['cluster', 'base', 'park', 'complex', 'exit_park']) {
      await move('2024-01-01', '330411', `模拟${kind}`, kind, `${kind}-1`)
      const seen = await as('南湖审核', (session) => subjectsAt(session, kind, '2024-06-01'))
      expect(seen.map(({ id }) => id)).toEqual([`${kind}-1`])
    }
  })
})
