// The map over the API, on both engines: tiles, parcels within a box, exports, land used, one subject; each as its reader may see it. 模拟数据。
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { beforeAll, expect, it } from 'vitest'
import { recordBoundaries } from '../../src/app/import-boundaries.ts'
import { recordParcels } from '../../src/app/import-parcels.ts'
import { recordTenure } from '../../src/app/import-tenure.ts'
import { registeredLand } from '../../src/app/registered-land.ts'
import type { Shape } from '../../src/kernel/shape.ts'
import { type Tile, tileAt, tileBounds } from '../../src/kernel/tile.ts'
import type { Parcel } from '../../src/record/land/parcel.ts'
import type { TenureRow } from '../../src/record/land/to-tenure.ts'
import type { Door } from '../../src/server/server.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { readAs } from '../../src/store/pg/session.ts'
import { openDoor } from '../server/open.ts'
import { cityOf, whoIs } from '../store/city.ts'
import { describeEngines } from '../store/engines.ts'

const DAY = '2020-01-01'
const ON = '2026-03-01'
const MIDDLE = [120.7, 30.75] as const
const source = { file: '模拟.zip', hash: 'sm3:0' }
const square = (x: number, y: number, side: number): Shape => [
  [Float64Array.from([x, y, x + side, y, x + side, y + side, x, y + side, x, y])],
]
/** 1,000 ㎡ registered = 1.5 亩. */
const parcel = (n: number, county: string, x: number, uscc?: string): Parcel => ({
  code: `${county}001001GB0000${n}`,
  shape: square(x, MIDDLE[1], 0.0003),
  measured: 1000,
  registered: 1000,
  use: '工业用地',
  at: { file: '模拟.zip', record: n },
  ...(uscc === undefined ? {} : { uscc }),
})
const tenure = (id: string, of: string, kind: string, share: number, counterpart: string | null = null): TenureRow => ({
  ...{ id, parcel: of, kind, share, counterpart, area: null, from: null, until: null, evidence: null },
  at: { file: '模拟.xlsx', row: 1 },
})
const P1 = '330402001001GB00001'

describeEngines('地图接口', (engine) => {
  let store: Store
  let door: Door
  let headers: (person: string) => Promise<Record<string, string>>
  const get = async (person: string, url: string, more: Record<string, string> = {}) =>
    await door.inject({ url, headers: { ...(await headers(person)), ...more } })
  const tileUrl = ({ z, x, y }: Tile): string => `/api/tiles/${z}/${x}/${y}?on=${ON}`
  /** Properties by layer; undefined when the tile is empty. */
  const tile = async (person: string, z: number) => {
    const reply = await get(person, tileUrl(tileAt(MIDDLE[0] + 0.001, MIDDLE[1] + 0.0001, z)))
    if (reply.statusCode === 204) return {}
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/vnd.mapbox-vector-tile'])
    const { layers } = new VectorTile(new PbfReader(reply.rawPayload))
    return Object.fromEntries(
      Object.entries(layers).map(([name, layer]) => [
        name,
        Array.from({ length: layer.length }, (_, i) => layer.feature(i).properties).sort((a, b) =>
          String(a['id']) < String(b['id']) ? -1 : 1,
        ),
      ]),
    )
  }

  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store, ['南湖审核', '秀洲审核', '领导', '税务', '企业一', '南湖填报'])
    const who = whoIs('规则')
    const [x] = MIDDLE
    const parcels = [parcel(1, '330402', x), parcel(2, '330402', x + 0.001, 'e2'), parcel(3, '330411', x + 0.002)]
    const common = { day: DAY, complete: false, source }
    expect((await recordParcels(store, who, parcels, common)).imported?.parcels.added).toBe(3)
    const rows = [tenure('e1', P1, '自有', 1), tenure('e1', P1, '租出', 0.4, 'e2'), tenure('e2', P1, '租入', 0.4, 'e1')]
    expect((await recordTenure(store, who, rows, common)).imported).toMatchObject({ added: 3 })
    const borders = ['330402', '330411'].map((code, i) => ({
      code,
      name: code,
      shape: square(x - 0.1 + i * 0.1015, MIDDLE[1] - 0.05, 0.1),
      at: {},
    }))
    expect((await recordBoundaries(store, who, borders, { ...common, of: 'unit' })).imported?.added).toBe(2)
    const platform = [{ code: 'p1', name: 'p1', shape: square(x, MIDDLE[1] - 0.001, 0.01), at: {} }]
    expect((await recordBoundaries(store, who, platform, { ...common, of: 'platform' })).imported?.added).toBe(1)
    // e1: 60 万元 on 3 亩 = 20 万元/亩; e2: 15 on 3 = 5.
    const figure = (subject_id: string, indicator: string, value: number, unit: string) => ({
      ...{
        return_id: 'r',
        cell: `${subject_id}/${indicator}`,
        subject_kind: 'enterprise',
        subject_id,
        indicator,
        value,
        unit,
      },
      ...{
        period: '2025',
        caliber: '全口径',
        measure: '',
        owner: '市税务局',
        filed_by: '',
        approved_by: '',
        approval: 'x',
      },
    })
    await store.db
      .insertInto('figures')
      .values([
        figure('e1', 'tax', 60, '330402'),
        figure('e1', 'land', 3, '330402'),
        figure('e2', 'tax', 15, '330402-dq'),
        figure('e2', 'land', 3, '330402-dq'),
      ])
      .execute()
    const empty = {
      scheme: '',
      scope_kind: 'enterprise',
      standing: 'published',
      version: 1,
      snapshot: '',
      result: '',
      act: 1,
    }
    await store.db
      .insertInto('evaluations')
      .values({ id: 'v', period: '2025', ...empty })
      .execute()
    const graded = {
      evaluation: 'v',
      version: 1,
      scheme: '',
      period: '2025',
      subject_kind: 'enterprise',
      unit: '',
      pool: '',
    }
    await store.db
      .insertInto('grades')
      .values([
        { id: 'e1', name: 'e1', grade: 'A', ...graded },
        { id: 'e2', name: 'e2', grade: 'C', ...graded },
      ])
      .execute()
    const opened = await openDoor(store)
    door = opened.door
    headers = opened.as
    return () => door.close()
  })

  it('近处：每宗地带用途、面积、主要用地企业的等级、按各家用地加权的亩均税收', async () => {
    const { parcels = [], units = [], platforms = [] } = await tile('领导', 15)
    expect(parcels).toEqual([
      {
        ...{
          id: P1,
          unit: '330402',
          area: 1.5,
          use: '工业用地',
          grade: 'A',
          user: 'e1',
          user_name: '模拟e1',
          users: 2,
        },
        platform: '',
        tax_per_mu: 14,
      },
      expect.objectContaining({ id: '330402001001GB00002', grade: 'C', user: 'e2', users: 1, tax_per_mu: 5 }),
      expect.not.objectContaining({ tax_per_mu: expect.anything() }),
    ])
    expect(parcels[2]).toMatchObject({ id: '330411001001GB00003', grade: '', users: 0 })
    expect(units.map(({ id, name }) => [id, name])).toEqual([
      ['330402', '南湖区'],
      ['330411', '秀洲区'],
    ])
    expect(units[0]).not.toHaveProperty('parcels')
    expect(platforms).toMatchObject([{ id: 'p1', of: 'platform' }])
  })

  it('每一级的瓦片都切得出，宗地在自己的位置', async () => {
    for (const z of [12, 13, 14, 16, 18]) {
      const at = tileAt(MIDDLE[0] + 0.0001, MIDDLE[1] + 0.0001, z)
      const reply = await get('领导', tileUrl(at))
      const layer = new VectorTile(new PbfReader(reply.rawPayload)).layers['parcels']
      const found = Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i)).find(
        (one) => one?.properties['id'] === P1,
      )
      const geometry = found?.toGeoJSON(at.x, at.y, at.z).geometry
      const [first] = geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : []
      const { minX, maxX } = tileBounds(at)
      const unit = (maxX - minX) / 4096
      expect(Math.abs((first?.[0] ?? 0) - MIDDLE[0]) < 0.0003 + unit).toBe(true)
      expect(Math.abs((first?.[1] ?? 0) - MIDDLE[1]) < 0.0003 + unit).toBe(true)
    }
  })

  it('远处：方格和单位的合计是比率之比，不是平均数之平均', async () => {
    const { parcels = [], units = [], labels = [] } = await tile('领导', 9)
    expect(labels.map(({ name }) => name)).toEqual(['南湖区', '秀洲区'])
    // (1.5 × 14 + 1.5 × 5) ÷ 3: the third parcel has no figure and is left out of the ratio.
    const nanhu = { parcels: 2, area: 3, tax_per_mu: 9.5, land_A: 1.5, land_C: 1.5 }
    expect(units.find(({ id }) => id === '330402')).toMatchObject(nanhu)
    expect(units.find(({ id }) => id === '330411')).toMatchObject({ parcels: 1, area: 1.5, grade: '' })
    expect(parcels.reduce((sum, one) => sum + Number(one['parcels']), 0)).toBe(3)
  })

  it('只见自己看得到的：别的县的宗地不在瓦片里，远处的合计也没有', async () => {
    const near = await tile('秀洲审核', 15)
    expect(near['parcels']?.map(({ id }) => id)).toEqual(['330411001001GB00003'])
    const far = await tile('秀洲审核', 9)
    expect(far['units']?.find(({ id }) => id === '330402')).not.toHaveProperty('parcels')
    const ours = await tile('南湖审核', 15)
    expect(ours['parcels']?.map(({ id }) => id)).toEqual([P1, '330402001001GB00002'])
    // Signed in, but no parcel is theirs: boundaries only.
    expect(Object.keys(await tile('企业一', 15)).sort()).toEqual(['platforms', 'units'])
    expect((await door.inject({ url: tileUrl(tileAt(120.7, 30.75, 15)) })).statusCode).toBe(401)
  })

  it('看不到税收的人，颜色里没有亩均税收；等级是公布的，都看得到', async () => {
    await store.db.updateTable('figures').set({ unit: '330411' }).where('subject_id', '=', 'e2').execute()
    const day = '2026-03-02'
    const reply = await get('南湖审核', `/api/parcels?box=120.6,30.7,120.8,30.8&on=${day}`)
    const features = reply.json().features as { properties: Record<string, unknown> }[]
    expect(features.map(({ properties }) => [properties['grade'], properties['tax_per_mu']])).toEqual([
      ['A', 20],
      ['C', null],
    ])
    await store.db.updateTable('figures').set({ unit: '330402-dq' }).where('subject_id', '=', 'e2').execute()
  })

  it('没有变就答 304；名录变了、人不同，标记就不同', async () => {
    const url = tileUrl(tileAt(MIDDLE[0], MIDDLE[1], 14))
    const first = await get('领导', url)
    const etag = String(first.headers['etag'])
    expect((await get('领导', url, { 'if-none-match': etag })).statusCode).toBe(304)
    expect((await get('税务', url)).headers['etag']).not.toBe(etag)
    expect((await get('南湖审核', url)).headers['etag']).not.toBe(etag)
    // Two readers who see the same rows share what was made.
    expect((await get('南湖填报', url)).headers['etag']).not.toBe((await get('南湖审核', url)).headers['etag'])
    const more = [parcel(4, '330402', MIDDLE[0] + 0.0032)]
    await recordParcels(store, whoIs('规则'), more, { day: DAY, complete: false, source })
    const again = await get('领导', url, { 'if-none-match': etag })
    expect(again.statusCode).toBe(200)
    expect((await tile('领导', 14))['parcels']).toHaveLength(4)
  })

  it('没有的瓦片、没有内容的瓦片', async () => {
    expect((await get('领导', `/api/tiles/3/8/0?on=${ON}`)).statusCode).toBe(404)
    expect((await get('领导', `/api/tiles/3/0/0?on=${ON}`)).statusCode).toBe(204)
    expect((await get('领导', `/api/tiles/21/0/0?on=${ON}`)).statusCode).toBe(400)
  })

  it('全部宗地一行一个 GeoJSON，各只一次', async () => {
    const reply = await get('领导', `/api/parcels/export?on=${ON}`)
    const lines = reply.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; geometry: { type: string } })
    expect(lines.map(({ id }) => id).sort()).toEqual([
      P1,
      '330402001001GB00002',
      '330402001001GB00004',
      '330411001001GB00003',
    ])
    expect(lines[0]?.geometry.type).toBe('MultiPolygon')
    const ours = await get('秀洲审核', `/api/parcels/export?on=${ON}`)
    expect(ours.body.trim().split('\n')).toHaveLength(1)
  })

  it('一家某日的用地逐宗说明；不是他看的，404', async () => {
    const reply = await get('企业一', `/api/enterprises/e1/land-used?on=${ON}`)
    expect(reply.json()).toMatchObject({
      used: {
        holder: 'e1',
        used: 0.9,
        own: 1.5,
        leased_out: 0.6,
        lines: [
          { parcel: P1, area: 1.5 },
          { area: -0.6, counterpart: 'e2' },
        ],
      },
    })
    expect((await get('秀洲审核', `/api/enterprises/e1/land-used?on=${ON}`)).statusCode).toBe(404)
  })

  it('找主体、看一个主体的来历', async () => {
    const found = await get('领导', `/api/subjects?q=moni&on=${ON}&kind=enterprise`)
    expect(found.json().items).toHaveLength(3)
    const one = await get('南湖审核', `/api/subjects/parcel/${P1}?on=${ON}`)
    expect(one.json()).toMatchObject({
      now: { id: P1, unit: '330402', facts: { area: 1.5 } },
      moves: [],
      history: [{ id: P1 }],
    })
    expect(one.json().tenure).toHaveLength(3)
    expect((await get('秀洲审核', `/api/subjects/parcel/${P1}?on=${ON}`)).statusCode).toBe(404)
    expect((await get('领导', `/api/registers/park?on=${ON}`)).json()).toEqual({ items: [], next: null })
  })

  it('交一份 GeoJSON 入名录；类型不对、不由他办的拒绝；问题说到第几条', async () => {
    const send = async (person: string, url: string, body: object, type = 'application/geo+json') =>
      await door.inject({
        method: 'POST',
        url,
        headers: { ...(await headers(person)), 'content-type': type, 'idempotency-key': 'land-import-1' },
        payload: Buffer.from(JSON.stringify(body)),
      })
    const layer = (code: string) => ({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { 宗地代码: code },
          geometry: {
            type: 'MultiPolygon',
            coordinates: [
              [
                [
                  [120.9, 30.8],
                  [120.901, 30.8],
                  [120.901, 30.801],
                  [120.9, 30.8],
                ],
              ],
            ],
          },
        },
      ],
    })
    const url = `/api/land/parcel/import?on=${DAY}&name=new`
    const done = await send('税务', url, layer('330402001001GB00077'))
    expect([done.statusCode, done.json().added]).toEqual([200, 1])
    expect((await send('税务', url, layer('330402001001GB00077'))).json()).toMatchObject({ added: 0, same: 1 })
    expect((await send('南湖填报', url, layer('330402001001GB00078'))).statusCode).toBe(403)
    expect((await send('税务', url, layer('330402001001GB00078'), 'text/csv')).statusCode).toBe(415)
    const lost = await send('税务', url, layer('999999001001GB00001'))
    expect(lost.statusCode).toBe(422)
    expect(lost.json().findings).toContainEqual(expect.objectContaining({ code: 'record/unknown-unit' }))
  })

  it('名录知道的用地：用地关系，加上没有用地关系、登记在他名下的宗地', async () => {
    const facts = { holder: 'holder', area: 'area' }
    const land = await readAs(store, whoIs('领导'), (session) => registeredLand(session, ['e1', 'e2', 'e3'], ON, facts))
    expect(Object.fromEntries(land)).toEqual({ e1: expect.closeTo(0.9, 6), e2: expect.closeTo(0.6 + 1.5, 6) })
  })
})
