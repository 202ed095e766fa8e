// The synthetic city's land on record: towns and zones tile their counties, parcels lie in their towns, land used is what the departments report. 模拟数据。
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { beginPeople, doAct } from '../../src/app/do-act.ts'
import { importBook } from '../../src/app/import-book.ts'
import { importRegister } from '../../src/app/import-register.ts'
import { type DemoLandLoaded, loadDemoLand } from '../../src/app/load-demo-land.ts'
import { makeDemo } from '../../src/app/make-demo.ts'
import { landUsedOnRecord } from '../../src/app/record-land-used.ts'
import { areaOf } from '../../src/record/land/area.ts'
import { shapeOf } from '../../src/record/land/outline.ts'
import { parcelsIn, shapesAt } from '../../src/store/pg/land.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { openStore } from '../../src/store/pg/open.ts'
import { unitsAt } from '../../src/store/pg/registers.ts'
import { readAs } from '../../src/store/pg/session.ts'
import { initialisedCopy } from '../store/initialised-copy.ts'

const DAY = '2020-01-01'
const li = { person: 'li', role: 'rule-keeper' } as const

describe('模拟城市的地入名录', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wanmu-demo-record-'))
  let store: Store
  let loaded: DemoLandLoaded
  beforeAll(async () => {
    const opened = await openStore({ memory: true, copy: await initialisedCopy() }, { begin: true })
    if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
    store = opened.store
    await beginPeople(store, 'admin', '管理员')
    const admin = { person: 'admin', role: 'system-admin' } as const
    const subject = { kind: 'person', id: 'li' }
    await doAct(store, admin, { kind: 'add', subject, payload: { name: '李规则' } })
    await doAct(store, admin, { kind: 'grant', subject, payload: { role: 'rule-keeper' } })
    await importBook(store, li, { day: DAY })
    const made = await makeDemo({ out: folder, seed: 3, enterprises: 2600, parcels: true })
    const platforms = made.registers.filter((file) => file.includes('重大平台'))
    const done = await importRegister(store, li, { register: 'platform', files: platforms, day: DAY, complete: false })
    expect(done.imported?.added).toBeGreaterThan(20)
    loaded = await loadDemoLand(store, li, { files: made.land, day: DAY })
  })
  afterAll(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('界线、镇街、宗地、用地关系都入库，没有须改的', () => {
    expect(loaded.findings.filter(({ blocking }) => blocking)).toEqual([])
    // Seven counties, two zones, all towns, all platforms.
    expect(loaded.boundaries).toBe(7 + 2 + loaded.towns + 24)
    expect(loaded.parcels).toBeGreaterThan(2000)
    expect(loaded.tenure).toBeGreaterThan(2600)
    const codes = new Set(loaded.findings.map(({ code }) => code))
    expect([...codes].filter((code) => code.startsWith('land/') && /county/.test(code))).toEqual([])
  })

  it('一县的镇街合起来就是这个县', async () => {
    const [units, shapes] = await readAs(store, li, async (session) => [
      await unitsAt(session, DAY),
      await shapesAt(session, 'unit', DAY),
    ])
    const area = new Map(shapes.map(({ id, outline }) => [id, areaOf(shapeOf(outline))]))
    for (const [county, code] of [
      ['jiashan', '330421'],
      ['nanhu', '330402'],
      ['pinghu', '330482'],
    ] as const) {
      const towns = units.filter((unit) => unit.kind === 'town' && unit.code.startsWith(code))
      expect(towns.length).toBeGreaterThan(5)
      const sum = towns.reduce((total, town) => total + (area.get(town.code) ?? Number.NaN), 0)
      expect(sum / (area.get(county) ?? 1)).toBeCloseTo(1, 4)
    }
    const zone = units.filter(({ parent, kind }) => parent === 'jingkai' && kind === 'town')
    expect(area.get('jingkai')).toBeCloseTo(
      zone.reduce((total, town) => total + (area.get(town.code) ?? 0), 0),
      -2,
    )
  })

  it('宗地归镇街；经开区、港区的宗地归它们自己', async () => {
    const everywhere = { minX: 119, minY: 29, maxX: 122, maxY: 32 }
    const [units, parcels] = await readAs(store, li, async (session) => [
      new Map((await unitsAt(session, DAY)).map((unit) => [unit.code, unit])),
      await parcelsIn(session, everywhere, DAY),
    ])
    expect(parcels.every(({ id, unit }) => id.startsWith(unit))).toBe(true)
    const parents = new Set(parcels.map(({ unit }) => units.get(unit)?.parent))
    expect(parents.size).toBe(9)
  })

  it('某日用地的合计，与文件里直接算的一样；审计完好', async () => {
    const { uses } = await landUsedOnRecord(store, li, { day: '2024-12-31', basis: 'registered' })
    expect(uses).toHaveLength(2600)
    expect((await audit(store, 'Asia/Shanghai')).findings).toEqual([])
  })

  it('规则库再导入一遍，镇街不因此终止', async () => {
    await importBook(store, li, { day: '2024-01-01' })
    const towns = (await readAs(store, li, (session) => unitsAt(session, '2025-01-01'))).filter(
      ({ kind }) => kind === 'town',
    )
    expect(towns).toHaveLength(loaded.towns)
  })
})
