// Shapefiles and GeoJSON read into longitude and latitude: encodings, zones, holes, pieces; an independent reader must see the same.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import proj4 from 'proj4'
import shpjs from 'shpjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GeoRead, type GeoRequest, readGeo } from '../../src/intake/geo/read-geo.ts'
import { type Shape, toCoordinates } from '../../src/kernel/shape.ts'
import { backwards, geoJson, LONLAT, mapRings, PARCELS, toDegrees, withoutPrefix } from '../fixtures/parcels.ts'
import {
  CGCS2000,
  type DbfOptions,
  MERIDIAN_120,
  makeDbf,
  makeShp,
  putShapefile,
  putZip,
  putZipped,
  ZONE_40,
} from '../fixtures/shapefile.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wanmu-geo-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (path: string, more: Partial<GeoRequest> = {}): Promise<GeoRead> => readGeo({ files: [path], ...more })
const codes = ({ findings }: GeoRead): string[] => findings.map(({ code }) => code)
const set = (records = PARCELS, dbf: DbfOptions = {}, more: { prj?: string; cpg?: string; kind?: number } = {}) => ({
  shp: makeShp(records, more.kind),
  dbf: makeDbf(records, dbf),
  ...(more.prj === undefined ? {} : { prj: more.prj }),
  ...(more.cpg === undefined ? {} : { cpg: more.cpg }),
})

/** Where the three test parcels must come out, in degrees. */
function expectParcels({ layers }: GeoRead): void {
  const [layer] = layers
  expect(layer?.shapes.map((shape) => shape?.length)).toEqual([1, 1, 2])
  expect(layer?.shapes[1]?.[0]?.length).toBe(2)
  const corner = layer?.shapes[0]?.[0]?.[0]
  const [lon, lat] = toDegrees(PARCELS[0]?.rings?.[0] ?? [])[0] ?? [0, 0]
  expect(corner?.[0]).toBeCloseTo(lon, 9)
  expect(corner?.[1]).toBeCloseTo(lat, 9)
  expect(layer?.fields.find(({ name }) => name === '宗地代码')?.values).toEqual(
    PARCELS.map((one) => one.attributes['宗地代码']),
  )
  expect(layer?.fields.find(({ name }) => name === '面积')?.values).toEqual([10_000, 9600, 5000])
  expect(layer?.fields.find(({ name }) => name === '权利人')?.values).toEqual([
    '模拟企业甲',
    '模拟企业乙',
    '模拟（嘉兴）丙',
  ])
}

describe('编码', () => {
  it.each([
    ['UTF-8，有 .cpg', { encoding: 'utf-8' }, 'UTF-8', []],
    ['UTF-8，没有 .cpg', { encoding: 'utf-8' }, undefined, []],
    ['GBK，有 .cpg', { encoding: 'gbk' }, 'GBK', []],
    ['GBK，.cpg 写代码页', { encoding: 'gbk' }, 'OEM 936', []],
    ['GBK，没有 .cpg', { encoding: 'gbk' }, undefined, []],
    ['GBK，文件头写明', { encoding: 'gbk', driver: 0x4d }, undefined, []],
    ['GBK，.cpg 错写成 UTF-8', { encoding: 'gbk' }, 'UTF-8', ['geo/cpg-wrong']],
    ['GBK，.cpg 不认得', { encoding: 'gbk' }, 'BIG-ENDIAN', ['geo/cpg-unknown']],
  ] as const)('%s', async (_, dbf, cpg, told) => {
    const records = PARCELS.map((one) => ({ ...one, attributes: rename(one.attributes, dbf.encoding === 'utf-8') }))
    const path = await putZipped(
      folder,
      'encoding.zip',
      set(records, dbf, { prj: ZONE_40, ...(cpg === undefined ? {} : { cpg }) }),
    )
    const found = await read(path)
    expect(codes(found)).toEqual(told)
    const names = found.layers[0]?.fields.map(({ name }) => name)
    // Ten bytes hold three characters of UTF-8 and five of GBK.
    expect(names).toEqual(dbf.encoding === 'utf-8' ? ['ZDDM', '面积', '权利人'] : ['宗地代码', '面积', '权利人'])
    expect(found.layers[0]?.fields[2]?.values).toEqual(['模拟企业甲', '模拟企业乙', '模拟（嘉兴）丙'])
  })
  it('字段太短：末字被截断，说明在哪一条哪一列', async () => {
    const records = PARCELS.map((one) => ({ ...one, attributes: { QLR: `${one.attributes['权利人']}有限公司` } }))
    for (const encoding of ['utf-8', 'gbk'] as const) {
      const path = await putZipped(
        folder,
        'cut.zip',
        set(records, { encoding, width: encoding === 'gbk' ? 7 : 10 }, { prj: ZONE_40, cpg: encoding }),
      )
      const found = await read(path)
      expect(codes(found)).toEqual(['geo/text-cut', 'geo/text-cut', 'geo/text-cut'])
      expect(found.findings[1]?.at).toEqual({ file: 'cut.zip', record: 2, header: 'QLR' })
      expect(found.layers[0]?.fields[0]?.values[0]).toBe('模拟企')
    }
  })
})

const rename = (attributes: Readonly<Record<string, string | number>>, short: boolean) =>
  Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [short && key === '宗地代码' ? 'ZDDM' : key, value]),
  )

describe('坐标', () => {
  const gbk = { encoding: 'gbk' } as const
  it.each([
    ['3 度带 40，带带号，有 .prj', set(PARCELS, gbk, { prj: ZONE_40 }), []],
    ['不带带号，.prj 写明中央经线', set(mapRings(PARCELS, withoutPrefix), gbk, { prj: MERIDIAN_120 }), []],
    ['带带号，没有 .prj', set(PARCELS, gbk), ['geo/crs-assumed']],
    ['.prj 说带带号，坐标不带', set(mapRings(PARCELS, withoutPrefix), gbk, { prj: ZONE_40 }), ['geo/prefix-differs']],
    ['.prj 说不带带号，坐标带', set(PARCELS, gbk, { prj: MERIDIAN_120 }), ['geo/prefix-differs']],
    ['经纬度，有 .prj', set(mapRings(PARCELS, toDegrees), gbk, { prj: CGCS2000 }), []],
    ['经纬度，没有 .prj', set(mapRings(PARCELS, toDegrees), gbk), ['geo/crs-assumed']],
    ['三维面（PolygonZ）', set(PARCELS, gbk, { prj: ZONE_40, kind: 15 }), []],
  ])('%s', async (_, parts, told) => {
    const found = await read(await putZipped(folder, 'crs.zip', parts))
    expect(codes(found)).toEqual(told)
    expectParcels(found)
  })
  it('6 度带 20（中央经线 117）与 21（123）都能读', async () => {
    for (const [zone, meridian] of [
      [20, 117],
      [21, 123],
    ] as const) {
      const six = (points: readonly (readonly [number, number])[]) =>
        toDegrees(points).map((point) => toZone(point, zone, meridian))
      const found = await read(await putZipped(folder, 'six.zip', set(mapRings(PARCELS, six), gbk)))
      expect(found.layers[0]?.crs).toContain(`中央经线 ${meridian}°`)
      expectParcels(found)
    }
  })
  it('没有 .prj 又没有带号：拒绝，说明怎么补；写明中央经线后能读', async () => {
    const path = await putZipped(folder, 'bare.zip', set(mapRings(PARCELS, withoutPrefix), gbk))
    const refused = await read(path)
    expect(codes(refused)).toEqual(['geo/zone-unknown'])
    expect(refused).toMatchObject({ blocking: 1, layers: [] })
    const found = await read(path, { meridian: 120 })
    expect(codes(found)).toEqual([])
    expectParcels(found)
  })
  it.each([
    [
      '1980 西安',
      'geo/old-datum',
      ZONE_40.replace('CGCS2000_3_Degree', 'Xian_1980_3_Degree')
        .replace('GCS_China_Geodetic_Coordinate_System_2000', 'GCS_Xian_1980')
        .replace('D_China_2000', 'D_Xian_1980')
        .replace('"CGCS2000"', '"Xian_1980"'),
    ],
    [
      'UTM',
      'geo/other-projection',
      'PROJCS["WGS_1984_UTM_Zone_51N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",123.0],PARAMETER["Scale_Factor",0.9996]]',
    ],
    [
      '网络墨卡托',
      'geo/other-projection',
      'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984"],PROJECTION["Mercator_Auxiliary_Sphere"]]',
    ],
    ['不是坐标系说明', 'geo/prj-unread', 'hello'],
    ['说明是经纬度，坐标是米', 'geo/prj-contradicts', CGCS2000],
    [
      '说明是 39 带，坐标在 40 带',
      'geo/prj-contradicts',
      ZONE_40.replace('40500000.0', '39500000.0').replace('120.0', '117.0'),
    ],
  ])('%s：拒绝', async (_, code, prj) => {
    const found = await read(await putZipped(folder, 'other.zip', set(PARCELS, gbk, { prj })))
    expect(codes(found)).toEqual([code])
    expect(found.layers).toEqual([])
  })
  it('横纵颠倒：拒绝', async () => {
    const swapped = mapRings(PARCELS, (points) => points.map(([x, y]) => [y, x]))
    expect(codes(await read(await putZipped(folder, 'swapped.zip', set(swapped, gbk, { prj: ZONE_40 }))))).toEqual([
      'geo/axes-swapped',
    ])
  })
})

function toZone([lon, lat]: readonly [number, number], zone: number, meridian: number): [number, number] {
  const plane = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${zone * 1e6 + 5e5} +y_0=0 +a=6378137 +rf=298.257222101 +units=m`
  return proj4(LONLAT, plane).forward([lon, lat]) as [number, number]
}

describe('另一个读取库读到的相同', () => {
  it('图形、洞、属性', async () => {
    const path = await putZipped(
      folder,
      'twin.zip',
      set(mapRings(PARCELS, toDegrees), { encoding: 'gbk' }, { prj: CGCS2000, cpg: 'gb18030' }),
    )
    const ours = await read(path)
    const theirs = (await shpjs(readFileSync(path))) as unknown as {
      features: { properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } }[]
    }
    expect(theirs.features.map(({ properties }) => properties)).toEqual(
      PARCELS.map((_, i) =>
        Object.fromEntries(ours.layers[0]?.fields.map(({ name, values }) => [name, values[i]]) ?? []),
      ),
    )
    const shapes = theirs.features.map(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    )
    expect(ours.layers[0]?.shapes.map((shape) => normal(toCoordinates(shape as Shape)))).toEqual(
      shapes.map((one) => normal(one as number[][][][])),
    )
  })
})

/** Rings as sets of points: the two readers start and turn them differently. */
const normal = (shape: number[][][][]): string[][] =>
  shape.map((polygon) => polygon.map((ring) => [...new Set(ring.map(String))].sort().join(' ')).sort()).sort()

describe('打包与摆放', () => {
  it('散放的 .shp 与打包的 .zip 读到的一样', async () => {
    const parts = set(PARCELS, { encoding: 'gbk' }, { prj: ZONE_40 })
    expectParcels(await read(putShapefile(folder, '宗地', parts)))
  })
  it('zip 里有文件夹、GBK 文件名、几个图层', async () => {
    const parts = set(PARCELS, { encoding: 'gbk' }, { prj: ZONE_40 })
    const path = await putZip(folder, 'many.zip', {
      'a/南湖.shp': parts.shp,
      'a/南湖.dbf': parts.dbf,
      'a/南湖.prj': parts.prj,
      'b/秀洲.SHP': parts.shp,
      'b/秀洲.DBF': parts.dbf,
      'b/秀洲.PRJ': parts.prj,
      '说明.txt': '模拟数据',
    })
    const found = await read(path)
    expect(codes(found)).toEqual([])
    expect(found.layers.map(({ layer }) => layer)).toEqual(['a/南湖', 'b/秀洲'])
  })
})

describe('GeoJSON', () => {
  const degrees = mapRings(PARCELS.slice(0, 2), toDegrees)
  const put = (text: string | Buffer): string => {
    writeFileSync(join(folder, 'parcels.geojson'), text)
    return join(folder, 'parcels.geojson')
  }
  it('RFC 7946；没有 crs 就是经纬度', async () => {
    const found = await read(put(geoJson(degrees)))
    expect(codes(found)).toEqual([])
    expect(found.layers[0]?.shapes.map((shape) => shape?.[0]?.length)).toEqual([1, 2])
  })
  it.each([
    ['urn:ogc:def:crs:EPSG::4528', PARCELS.slice(0, 2)],
    ['EPSG:4549', mapRings(PARCELS.slice(0, 2), withoutPrefix)],
    ['urn:ogc:def:crs:EPSG::4490', degrees],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', degrees],
  ])('crs 写明 %s', async (name, records) => {
    const found = await read(put(geoJson(records, { crs: { type: 'name', properties: { name } } })))
    expect(codes(found)).toEqual([])
    const [lon, lat] = toDegrees(PARCELS[0]?.rings?.[0] ?? [])[0] ?? [0, 0]
    expect(found.layers[0]?.shapes[0]?.[0]?.[0]?.[0]).toBeCloseTo(lon, 9)
    expect(found.layers[0]?.shapes[0]?.[0]?.[0]?.[1]).toBeCloseTo(lat, 9)
  })
  it('方向反了的环照样认得，告知一次', async () => {
    const found = await read(put(geoJson(mapRings(degrees, backwards))))
    expect(codes(found)).toEqual(['geo/rings-turned'])
    expect(found.findings[0]?.facts).toEqual({ count: 2 })
  })
  it('GBK 编码、带 BOM、要素里有花括号和引号', async () => {
    const tricky = degrees.map((one) => ({ ...one, attributes: { 名称: '模拟 "{[]}" \\ 甲', features: '[{' } }))
    for (const bytes of [iconv.encode(geoJson(tricky), 'gbk'), Buffer.from(`\ufeff${geoJson(tricky)}`)]) {
      const found = await read(put(bytes))
      expect(found.blocking).toBe(0)
      expect(found.layers[0]?.fields[0]).toEqual({ name: '名称', values: ['模拟 "{[]}" \\ 甲', '模拟 "{[]}" \\ 甲'] })
    }
  })
  it('单个要素、单个图形也能读', async () => {
    const [feature] = JSON.parse(geoJson(degrees)).features
    for (const one of [feature, feature.geometry]) {
      const found = await read(put(JSON.stringify(one)))
      expect(found.layers[0]?.shapes.length).toBe(1)
    }
  })
  it('属性有缺有多：按列补齐', async () => {
    const uneven = degrees.map((one, i) => ({ ...one, attributes: i === 0 ? { a: 1 } : { b: 'x', a: 2 } }))
    expect((await read(put(geoJson(uneven)))).layers[0]?.fields).toEqual([
      { name: 'a', values: [1, 2] },
      { name: 'b', values: [null, 'x'] },
    ])
  })
})
