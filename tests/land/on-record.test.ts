// Parcels, boundaries and tenure on record, on both engines: from shapefile and GeoJSON, as of a day, seen by whom they concern. 模拟数据。
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { importBoundaries } from '../../src/app/import-boundaries.ts'
import { importParcels } from '../../src/app/import-parcels.ts'
import { importRows } from '../../src/app/import-rows.ts'
import { importTenure } from '../../src/app/import-tenure.ts'
import { findLandUsed } from '../../src/app/land-used.ts'
import { landUsedOnRecord } from '../../src/app/record-land-used.ts'
import { toMu } from '../../src/record/land/parcel.ts'
import { parcelsIn, tenureOfParcels } from '../../src/store/pg/land.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { type RegisterSubject, subjectsAt } from '../../src/store/pg/registers.ts'
import { readAs } from '../../src/store/pg/session.ts'
import { type Bench, openBench, type Rows } from '../bad-input/run-cli.ts'
import { at, geoJson, mapRings, PARCELS, toDegrees } from '../fixtures/parcels.ts'
import { makeDbf, makeShp, putZipped, type TestRecord, ZONE_40 } from '../fixtures/shapefile.ts'
import { cityOf, whoIs } from '../store/city.ts'
import { describeEngines } from '../store/engines.ts'

const [P1, P2, P3] = ['330402001001GB00001', '330402001001GB00002', '330402001001GB00003'] as const
// Published valid codes; the firms are synthetic.
const [A, B, C] = ['91350100M000100Y43', '11330683002584812B', '11341622003178357Q'] as const
const HEAD = [
  '统一社会信用代码',
  '宗地代码',
  '用地关系',
  '份额',
  '起始日期',
  '终止日期',
  '对方统一社会信用代码',
  '依据',
]
const SOUND: Rows = [
  ['用地关系表（模拟数据）'],
  HEAD,
  [A, P1, '自有', 1, '2019-01-01', null, null, '证 1 号'],
  [A, P1, '租出', 0.4, '2023-01-01', '2025-12-31', B, '合同 7 号'],
  [B, P1, '租入', 0.4, '2023-01-01', '2025-12-31', A, '合同 7 号'],
  [B, P2, '自有', 1, '2019-01-01', null, null, null],
  [C, P3, '自有', 0.5, null, null, null, null],
]
const EVERYWHERE = { minX: 119, minY: 30, maxX: 122, maxY: 32 }

describeEngines('宗地、边界、用地关系入名录', (engine) => {
  let store: Store
  let bench: Bench
  let layer: string
  let sheet: string
  const shape = (name: string, records: readonly TestRecord[]) =>
    putZipped(bench.folder, name, {
      shp: makeShp(records),
      dbf: makeDbf(records, { encoding: 'gbk' }),
      prj: ZONE_40,
    })
  const degrees = (name: string, records: readonly TestRecord[]): string => {
    const path = join(bench.folder, name)
    writeFileSync(path, geoJson(mapRings(records, toDegrees)))
    return path
  }
  const parcels = (file: string, day = '2020-01-01', more: { complete?: boolean; dry?: boolean } = {}) =>
    importParcels(store, whoIs('规则'), { files: [file], day, complete: false, ...more })
  const within = (person: string, day: string, box = EVERYWHERE) =>
    readAs(store, whoIs(person), (session) => parcelsIn(session, box, day))
  const ids = async (person: string, day: string, box = EVERYWHERE) =>
    (await within(person, day, box)).map(({ id }) => id)
  const used = async (person: string, day: string, holder?: string) =>
    await landUsedOnRecord(store, whoIs(person), {
      day,
      basis: 'registered',
      ...(holder === undefined ? {} : { holder }),
    })
  const mu = async (person: string, day: string, holder?: string) =>
    Object.fromEntries(((await used(person, day, holder)).uses ?? []).map((one) => [one.holder, toMu(one.used)]))

  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store, ['南湖审核', '秀洲审核', '领导', '税务', '企业一'])
    bench = openBench()
    layer = await shape('模拟宗地.zip', PARCELS)
    sheet = await bench.book('模拟关系.xlsx', SOUND)
  })
  afterAll(() => {
    rmSync(bench.folder, { recursive: true, force: true })
  })

  it('打包的 shapefile：图形、面积、权利人入名录，两条记录', async () => {
    const done = await parcels(layer)
    expect(done.imported).toMatchObject({ parcels: { added: 3 }, shapes: { added: 3 } })
    expect(done.findings.map(({ code }) => code)).toEqual(['land/area-unit-seen'])
    const [first] = await within('领导', '2026-01-01')
    expect(first).toMatchObject({ id: P1, unit: '330402', facts: { area: 15, holder_name: '模拟企业甲' } })
    expect(Math.abs(Number(first?.facts['measured']) - 15)).toBeLessThan(0.05)
    const ring = (JSON.parse(first?.outline ?? '') as number[][][][])[0]?.[0]
    expect(ring?.length).toBe(5)
    expect(ring?.every(([x = 0, y = 0]) => x > 120.7 && x < 120.8 && y > 30.7 && y < 30.8)).toBe(true)
  })

  it('再导入一遍，什么也不记；GeoJSON 是同一份数据', async () => {
    const before = await store.db.selectFrom('acts').select('seq').execute()
    expect((await parcels(layer)).imported).toMatchObject({ parcels: { same: 3 }, shapes: { same: 3 } })
    const done = await parcels(degrees('模拟宗地.geojson', PARCELS.slice(0, 2)))
    expect(done.imported).toMatchObject({ parcels: { same: 2 }, shapes: { same: 2 } })
    expect(await store.db.selectFrom('acts').select('seq').execute()).toHaveLength(before.length)
  })

  it('按框、按日、按权限取宗地', async () => {
    expect(await ids('南湖审核', '2026-01-01')).toEqual([P1, P2, P3])
    expect(await ids('税务', '2026-01-01')).toEqual([P1, P2, P3])
    expect(await ids('秀洲审核', '2026-01-01')).toEqual([])
    expect(await ids('企业一', '2026-01-01')).toEqual([])
    expect(await ids('领导', '2019-12-31')).toEqual([])
    const [, second] = await within('领导', '2026-01-01')
    const ring = (JSON.parse(second?.outline ?? '') as [number, number][][][])[0]?.[0] ?? []
    const [x, y] = ring[0] ?? [0, 0]
    const tiny = { minX: x, minY: y, maxX: x, maxY: y }
    expect(await ids('领导', '2026-01-01', tiny)).toEqual([P2])
  })

  it('边界入名录；压盖、越界、面积差都提示，仍然入库；自相交的不收', async () => {
    const border = (code: string, name: string, east: number): TestRecord => ({
      rings: [
        [
          [40_570_000 + east, 3_400_000],
          [40_570_000 + east, 3_403_000],
          [40_572_350 + east, 3_403_000],
          [40_572_350 + east, 3_400_000],
          [40_570_000 + east, 3_400_000],
        ],
      ],
      attributes: { 代码: code, 名称: name },
    })
    const borders = degrees('模拟界线.geojson', [border('330402', '南湖区', 0), border('330411', '秀洲区', 2350)])
    const who = whoIs('规则')
    const request = { of: 'unit', files: [borders], day: '2020-01-01' } as const
    expect((await importBoundaries(store, who, request)).imported).toMatchObject({ added: 2 })
    const strange = degrees('模拟别处.geojson', [border('999999', '某区', 0)])
    expect(await importBoundaries(store, who, { ...request, files: [strange] })).toMatchObject({
      findings: [{ code: 'land/boundary-of-nobody' }],
    })
    const rings = PARCELS[0]?.rings ?? []
    const over = { rings, attributes: { 宗地代码: '330402001001GB00009', 面积: 8000 } }
    const again = await shape('模拟压盖.zip', [...PARCELS, over] as TestRecord[])
    const done = await parcels(again, '2021-01-01')
    expect(done.imported?.parcels).toMatchObject({ added: 1, same: 3 })
    expect(done.findings.map(({ code }) => code).sort()).toEqual([
      'land/area-differs',
      'land/area-unit-seen',
      'land/in-other-county',
      'land/overlap',
    ])
    const crossed = {
      rings: [[at(0, 500), at(100, 600), at(100, 500), at(0, 570), at(0, 500)]],
      attributes: { 宗地代码: '330402001001GB00010', 面积: 8000 },
    }
    const bad = await parcels(await shape('模拟自交.zip', [...PARCELS, crossed]), '2021-01-01')
    expect(bad.imported).toBeUndefined()
    expect(bad.findings.map(({ code }) => code)).toContain('land/ring-crosses')
  })

  it('新文件的宗地压着名录里的宗地：说压着哪一宗、多少；同号的、那天不在的、完整文件里没有的不算', async () => {
    const lotOf = (code: string, at: number): TestRecord => ({
      rings: PARCELS[at]?.rings ?? [],
      attributes: { 宗地代码: code, 面积: at === 0 ? 10_000 : 9600 },
    })
    const onRecord = async (records: readonly TestRecord[], day: string, more: { complete?: boolean } = {}) => {
      const done = await parcels(degrees('模拟再压盖.geojson', records), day, { dry: true, ...more })
      expect(done.imported).toBeDefined()
      const told = done.findings.filter(({ code }) => code === 'land/overlap-on-record')
      expect(told.every(({ blocking }) => !blocking)).toBe(true)
      return told.map(({ facts, at: { record } }) => [record, facts['code'], facts['other'], facts['percent']])
    }
    const [NEW, P9] = ['330402001001GB00011', '330402001001GB00009']
    expect(await onRecord([lotOf(NEW, 1)], '2021-01-01')).toEqual([[1, NEW, P2, '100']])
    expect(await onRecord([lotOf(NEW, 0)], '2021-01-01')).toEqual([
      [1, NEW, P1, '100'],
      [1, NEW, P9, '100'],
    ])
    expect(await onRecord([lotOf(P2, 0)], '2020-12-31')).toEqual([[1, P2, P1, '100']])
    expect(await onRecord([lotOf(NEW, 1), lotOf(P2, 0)], '2020-12-31')).toEqual([[2, P2, P1, '100']])
    expect(await onRecord([lotOf(P2, 1)], '2021-01-01')).toEqual([])
    expect(await onRecord([lotOf(NEW, 0)], '2020-12-31')).toEqual([[1, NEW, P1, '100']])
    expect(await onRecord([lotOf(NEW, 1)], '2021-01-01', { complete: true })).toEqual([])
  })

  it('说不出在哪个单位的宗地，整份不收，说是哪一条', async () => {
    const lost = { rings: PARCELS[0]?.rings ?? [], attributes: { 宗地代码: '999999001001GB00001', 面积: 10_000 } }
    const done = await parcels(await shape('模拟外地.zip', [lost]))
    expect(done.imported).toBeUndefined()
    expect(done.findings).toContainEqual(expect.objectContaining({ code: 'record/unknown-unit', blocking: true }))
    expect(done.findings.find(({ code }) => code === 'record/unknown-unit')?.at.record).toBe(1)
  })

  it('用地关系入名录后，某日用地与直接算文件的一样', async () => {
    const done = await importTenure(store, whoIs('规则'), { files: [sheet], day: '2020-01-01', complete: false })
    expect(done.imported).toMatchObject({ added: 5 })
    for (const day of ['2022-06-30', '2025-06-30', '2025-12-31', '2026-01-01']) {
      const files = await findLandUsed({ parcels: [layer], tenure: [sheet], day, basis: 'registered' })
      const wanted = Object.fromEntries((files.uses ?? []).map((one) => [one.holder, toMu(one.used)]))
      const got = await mu('领导', day)
      expect(Object.keys(got)).toEqual(Object.keys(wanted))
      for (const [holder, area] of Object.entries(wanted)) expect(got[holder]).toBeCloseTo(area, 6)
    }
    const again = await importTenure(store, whoIs('规则'), { files: [sheet], day: '2020-01-01', complete: false })
    expect(again.imported).toMatchObject({ same: 5, changed: 0 })
  })

  it('一家的用地逐宗说明：关系、份额、日期、依据、出处', async () => {
    const { uses } = await used('领导', '2025-06-30', A)
    expect(uses).toHaveLength(1)
    expect(uses?.[0]?.lines.map(({ tenure }) => [tenure.kind, tenure.share, tenure.evidence])).toEqual([
      ['own', 1, '证 1 号'],
      ['lease-out', 0.4, '合同 7 号'],
    ])
    expect(uses?.[0]?.lines[1]?.tenure.at.file).toContain('模拟关系.xlsx')
    expect(uses?.[0]?.lines[1]?.tenure.at.file).toContain('第 4 行')
  })

  it('那一天宗地还没有登记的，不算也不瞒', async () => {
    const told = await used('领导', '2019-06-30')
    expect(told.uses).toBeUndefined()
    expect(told.findings.map(({ code }) => code)).toContain('tenure/parcel-not-then')
  })

  it('谁看得到：宗地所在单位、企业所在单位、企业自己', async () => {
    expect(Object.keys(await mu('南湖审核', '2025-06-30'))).toEqual([B, C, A].sort())
    expect(await mu('秀洲审核', '2025-06-30')).toEqual({})
    const row: RegisterSubject = {
      kind: 'enterprise',
      id: C,
      name: '模拟丙',
      unit: '330411',
      facts: {},
      valid_from: '2020-01-01',
      ended: false,
    }
    await importRows<RegisterSubject>(store, whoIs('规则'), {
      register: 'enterprise',
      day: '2020-01-01',
      source: { file: '名录.xlsx', hash: 'sm3:0' },
      rows: [row],
      nameOf: ({ id }) => id,
      complete: false,
      before: (session) => subjectsAt(session, 'enterprise', '2020-01-01'),
    })
    expect(await mu('秀洲审核', '2025-06-30')).toEqual({ [C]: 3.75 })
    // Only its own row of the parcel; who else is there is not its unit's to see.
    const seen = await readAs(store, whoIs('秀洲审核'), (session) => tenureOfParcels(session, [P1, P3], '2025-06-30'))
    expect(seen).toEqual([])
    const all = await readAs(store, whoIs('南湖审核'), (session) => tenureOfParcels(session, [P1], '2025-06-30'))
    expect(all).toHaveLength(3)
  })

  it('整份导入：不在其中的自该日起不再算，之前照算；后来的份额不改以前', async () => {
    const rows: Rows = [
      ...SOUND.slice(0, 2),
      [A, P1, '自有', 1, '2019-01-01', null, null, '证 1 号'],
      [C, P3, '自有', 0.8, null, null, null, null],
    ]
    const done = await importTenure(store, whoIs('规则'), {
      files: [await bench.book('模拟新关系.xlsx', rows)],
      day: '2025-07-01',
      complete: true,
    })
    expect(done.imported).toMatchObject({ same: 1, changed: 1, ended: 3 })
    expect(await mu('领导', '2025-06-30')).toEqual({ [A]: 9, [B]: expect.closeTo(20.4, 6), [C]: 3.75 })
    expect(await mu('领导', '2025-07-01')).toEqual({ [A]: 15, [C]: expect.closeTo(6, 6) })
  })

  it('宗地不在名录的用地关系，整份不收', async () => {
    const rows: Rows = [...SOUND.slice(0, 2), [A, '330402001001GB99999', '自有', 1, null, null, null, null]]
    const done = await importTenure(store, whoIs('规则'), {
      files: [await bench.book('模拟无宗地.xlsx', rows)],
      day: '2025-07-01',
      complete: false,
    })
    expect(done.imported).toBeUndefined()
    expect(done.findings.map(({ code }) => code)).toContain('tenure/parcel-unknown')
  })

  it('宗地的图形、面积改了，旧的那天仍是旧的；终止的不再出现；审计完好', async () => {
    const moved = PARCELS.map((one, i) =>
      i === 0
        ? { ...one, rings: one.rings?.map((ring) => ring.map(([x, y]) => [x + 50, y - 900] as const)) ?? null }
        : one,
    )
    const done = await parcels(await shape('模拟变更.zip', moved.slice(0, 2)), '2026-01-01', { complete: true })
    expect(done.imported).toMatchObject({ parcels: { ended: 4 }, shapes: { changed: 1, ended: 2 } })
    expect(await ids('领导', '2025-12-31')).toEqual([P1, P2, P3, '330402001001GB00009'])
    expect(await ids('领导', '2026-01-01')).toEqual([P1, P2])
    const [before] = await within('领导', '2025-12-31')
    const [after] = await within('领导', '2026-01-01')
    expect(before?.outline).not.toBe(after?.outline)
    expect((await audit(store, 'Asia/Shanghai')).findings).toEqual([])
  })

  it('有人绕过记录改了图形，审计说得出', async () => {
    await store.db.transaction().execute(async (session) => {
      await session
        .insertInto('shapes')
        .values({
          kind: 'parcel',
          id: P1,
          unit: '330402',
          west: 0,
          south: 0,
          east: 1,
          north: 1,
          outline: '[]',
          valid_from: '2026-02-01',
          ended: false,
          act: 1,
        })
        .execute()
    })
    expect((await audit(store, 'Asia/Shanghai')).findings.map(({ code }) => code)).toEqual(['record/register-differs'])
  })
})
