// 地图旁边的内容，两种数据库上：图例、合计、列表、一宗地的用地企业、位置；各人只见自己看得到的；标记从不回到从前。模拟数据。
import { beforeAll, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import { recordBoundaries } from '../../src/app/import-boundaries.ts'
import { recordParcels } from '../../src/app/import-parcels.ts'
import { recordTenure } from '../../src/app/import-tenure.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import type { Shape } from '../../src/kernel/shape.ts'
import type { Parcel } from '../../src/record/land/parcel.ts'
import type { TenureRow } from '../../src/record/land/to-tenure.ts'
import type { Door } from '../../src/server/server.ts'
import { sightOf } from '../../src/store/pg/map.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { readAs } from '../../src/store/pg/session.ts'
import { openDoor } from '../server/open.ts'
import { cityOf, must, PASS, whoIs } from '../store/city.ts'
import { describeEngines } from '../store/engines.ts'

const DAY = '2020-01-01'
const ON = 'on=2026-03-01'
const [X, Y] = [120.7, 30.75]
const source = { file: '模拟.zip', hash: 'sm3:0' }
const square = (x: number, y: number, side: number): Shape => [
  [Float64Array.from([x, y, x + side, y, x + side, y + side, x, y + side, x, y])],
]
const P = (n: number, county = '330402'): string => `${county}001001GB0000${n}`
/** So many times 1.5 亩. */
const parcel = (n: number, times: number, county?: string): Parcel => ({
  code: P(n, county),
  shape: square(X + n * 0.001, Y, 0.0003),
  measured: 1000 * times,
  registered: 1000 * times,
  use: n === 2 ? '仓储用地' : '工业用地',
  at: { file: '模拟.zip', record: n },
})
const tenure = (id: string, of: string, kind: string, share: number): TenureRow => ({
  ...{ id, parcel: of, kind, share, counterpart: null, area: null, from: null, until: null, evidence: null },
  at: { file: '模拟.xlsx', row: 1 },
})

describeEngines('地图旁边', (engine) => {
  let store: Store
  let door: Door
  let headers: (person: string) => Promise<Record<string, string>>
  const get = async (person: string, url: string) => await door.inject({ url, headers: await headers(person) })

  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store, ['南湖审核', '秀洲审核', '领导', '税务', '南湖填报'])
    const who = whoIs('规则')
    const common = { day: DAY, complete: false, source }
    await recordParcels(store, who, [parcel(1, 1), parcel(2, 3), parcel(3, 2, '330411')], common)
    const rows = [tenure('e1', P(1), '自有', 0.75), tenure('e2', P(1), '自有', 0.25), tenure('e2', P(2), '租入', 1)]
    await recordTenure(store, who, rows, common)
    const borders = [
      { code: '330402', name: '南湖区', shape: square(X, Y - 0.05, 0.1), at: {} },
      { code: '330411', name: '秀洲区', shape: square(X + 0.1, Y - 0.05, 0.1), at: {} },
    ]
    await recordBoundaries(store, who, borders, { ...common, of: 'unit' })
    const evaluation = (id: string, version: number) => ({
      ...{ id, version, period: '2025', scheme: 's', scope_kind: 'enterprise', standing: 'published' },
      ...{ snapshot: '', result: '', act: 1 },
    })
    await store.db
      .insertInto('evaluations')
      .values([evaluation('规上2025', 1), evaluation('规下2025', 1), evaluation('未公布', 1)])
      .execute()
    const version = { version: 1, snapshot: '', result: '', by: '规则', at: '2026-02-01T00:00:00Z' }
    await store.db
      .insertInto('versions')
      .values([
        { evaluation: '规上2025', ...version },
        { evaluation: '规下2025', ...version },
      ])
      .execute()
    const graded = { version: 1, scheme: 's', period: '2025', subject_kind: 'enterprise', unit: '', pool: '' }
    await store.db
      .insertInto('grades')
      .values([
        { evaluation: '规上2025', id: 'e1', name: 'e1', grade: 'B', ...graded },
        { evaluation: '规下2025', id: 'e2', name: 'e2', grade: 'D', ...graded },
      ])
      .execute()
    const figure = (subject_id: string, indicator: string, value: number) => ({
      ...{
        return_id: 'r',
        cell: `${subject_id}/${indicator}`,
        subject_kind: 'enterprise',
        subject_id,
        indicator,
        value,
      },
      ...{ period: '2025', caliber: '全口径', measure: '', owner: '市税务局', unit: '330402' },
      ...{ filed_by: '', approved_by: '', approval: 'x' },
    })
    await store.db
      .insertInto('figures')
      .values([figure('e1', 'tax', 30), figure('e1', 'land', 3), figure('e2', 'tax', 8), figure('e2', 'land', 4)])
      .execute()
    const opened = await openDoor(store)
    door = opened.door
    headers = opened.as
    return () => door.close()
  })

  it('图例：亩均税收用哪两个指标由规则库定；可看的评价只有公布了的', async () => {
    const told = (await get('领导', `/api/map?${ON}`)).json()
    expect(told.tax_per_mu).toMatchObject({
      numerator: 'enterprise.tax',
      denominator: 'enterprise.land',
      unit: '万元/亩',
    })
    expect(told.tax_per_mu.classes).toEqual([...told.tax_per_mu.classes].sort((a: number, b: number) => a - b))
    expect(told.evaluations.map(({ id }: { id: string }) => id)).toEqual(['规上2025', '规下2025'])
    expect(told.bounds).toEqual([X, Y - 0.05, X + 0.2, Y + 0.05])
  })

  it('单位的合计：宗数、亩数、各等级和用途的亩数；别的县的合计看不到', async () => {
    const places = async (person: string) =>
      Object.fromEntries(
        (await get(person, `/api/map/places?${ON}`)).json().items.map((one: { id: string }) => [one.id, one]),
      )
    const all = await places('领导')
    // e1 10 万元/亩 on 1.125 亩, e2 2 on 0.375 and 4.5.
    expect(all['330402']).toMatchObject({
      ...{ parcels: 2, area: 6, grades: { B: 1.5, D: 4.5 }, uses: { 工业用地: 1.5, 仓储用地: 4.5 } },
      tax_per_mu: (1.125 * 10 + 0.375 * 2 + 4.5 * 2) / 6,
    })
    expect(all['330411']).toMatchObject({ parcels: 1, area: 3, grades: {}, tax_per_mu: null })
    expect((await places('秀洲审核'))['330402']).toMatchObject({ parcels: 0, area: 0 })
  })

  it('范围内的宗地列成表，大的在前；可只看一级；范围过大说明白', async () => {
    const box = 'box=120.6,30.7,120.8,30.8'
    const list = async (more = '', person = '领导') =>
      (await get(person, `/api/map/parcels?${ON}&${box}${more}`)).json()
    expect((await list()).items.map(({ id }: { id: string }) => id)).toEqual([P(2), P(3, '330411'), P(1)])
    expect(await list('&grade=B')).toMatchObject({
      total: 1,
      items: [{ id: P(1), user: 'e1', users: 2, use: '工业用地' }],
    })
    expect(await list('&limit=1')).toMatchObject({ total: 3, items: [{ id: P(2) }] })
    expect((await list('', '秀洲审核')).items.map(({ id }: { id: string }) => id)).toEqual([P(3, '330411')])
    const large = await get('领导', `/api/map/parcels?${ON}&box=119,29,122,32`)
    expect([large.statusCode, large.json().findings[0].code]).toEqual([422, 'land/box-too-large'])
  })

  it('选定一次评价，颜色就取它的等级', async () => {
    const of = async (evaluation: string) =>
      (
        await get(
          '领导',
          `/api/map/parcels?${ON}&box=120.6,30.7,120.8,30.8&evaluation=${encodeURIComponent(evaluation)}`,
        )
      )
        .json()
        .items.map(({ grade }: { grade: string }) => grade)
    expect(await of('规上2025')).toEqual(['', '', 'B'])
    expect(await of('规下2025')).toEqual(['D', '', ''])
  })

  it('一宗地为何是这个颜色：每家用多少、税收和用地、哪次评价定的等级', async () => {
    expect((await get('领导', `/api/map/parcels/${P(1)}?${ON}`)).json()).toMatchObject({
      ...{ id: P(1), grade: 'B', tax_per_mu: 8 },
      shown_users: [
        { id: 'e1', name: '模拟e1', used: 1.125, numerator: 30, denominator: 3, grade: 'B', evaluation: '规上2025' },
        { id: 'e2', used: 0.375, numerator: 8, denominator: 4, grade: 'D', evaluation: '规下2025' },
      ],
    })
    expect((await get('秀洲审核', `/api/map/parcels/${P(1)}?${ON}`)).statusCode).toBe(404)
  })

  it('在哪里：单位、宗地、企业；没有位置的说明白', async () => {
    const where = async (what: string, person = '领导') => await get(person, `/api/map/places/${what}?${ON}`)
    expect((await where('unit/330411')).json().bounds).toEqual([X + 0.1, Y - 0.05, X + 0.2, Y + 0.05])
    expect((await where(`parcel/${P(3, '330411')}`)).json().parcels).toEqual([P(3, '330411')])
    const firm = (await where('enterprise/e2')).json()
    expect(firm.parcels).toEqual([P(1), P(2)])
    expect(firm.bounds).toEqual([X + 0.001, Y, X + 0.0023, Y + 0.0003].map((one) => expect.closeTo(one, 6)))
    const lost = await where('enterprise/e2', '秀洲审核')
    expect([lost.statusCode, lost.json().findings[0].code]).toEqual([404, 'land/nowhere'])
  })

  it('批准、更正、更正作罢，标记每次都变，从不回到从前；草稿不变', async () => {
    const head = async () => (await readAs(store, whoIs('领导'), sightOf)).head
    const seen = [await head()]
    const id = 'r-2025'
    const cell = { subject: { kind: 'enterprise', id: 'e1' }, indicator: '入库税收', period: '2025', caliber: '全口径' }
    const valued = (value: number) => ({ ...cell, value, unit: '万元' })
    await must(store, '南湖填报', 'open', id, { form: 'enterprise', period: '2025', unit: '330402', owner: '市税务局' })
    await must(store, '南湖填报', 'draft', id, { cells: { C5: valued(5) } })
    expect(await head()).toBe(seen[0])
    await must(store, '南湖填报', 'file', id)
    for (const { who, draft } of PASS) {
      const done = await doAct(store, who, draft(id))
      expect('findings' in done ? done.findings : []).toEqual([])
    }
    seen.push(await head())
    const changes: Json = { C5: { old: valued(5), new: valued(6), why: '漏报' } }
    const corrected = await doAct(store, whoIs('南湖填报'), {
      ...{ kind: 'correct', subject: { kind: 'return', id }, payload: { changes }, reason: '漏报' },
    })
    expect('findings' in corrected ? corrected.findings : []).toEqual([])
    seen.push(await head())
    await must(store, '南湖填报', 'withdraw', id)
    seen.push(await head())
    expect(new Set(seen).size).toBe(4)
  })
})
