// Hostile and damaged files with shapes: every one ends in findings, none in a hang, a fault or a full memory. 模拟数据。
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sentences } from '../../src/app/sentences.ts'
import { type GeoRead, type GeoRequest, readGeo } from '../../src/intake/geo/read-geo.ts'
import { at, backwards, geoJson, mapRings, PARCELS, toDegrees } from '../fixtures/parcels.ts'
import {
  box,
  makeDbf,
  makeShp,
  type Point,
  putShapefile,
  putZip,
  putZipped,
  type TestRecord,
  ZONE_40,
} from '../fixtures/shapefile.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wanmu-geo-bad-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(path: string, more: Partial<GeoRequest> = {}): Promise<GeoRead & { told: string[] }> {
  const found = await readGeo({ files: [path], ...more })
  for (const { code } of found.findings) expect(sentences[code], code).toBeDefined()
  return {
    ...found,
    told: found.findings.map(({ code, at }) => `${code}${at.record === undefined ? '' : ` ${at.record}`}`),
  }
}
const whole = { shp: makeShp(PARCELS), dbf: makeDbf(PARCELS, { encoding: 'gbk' }), prj: ZONE_40 }
const json = (text: string | Buffer): string => {
  writeFileSync(join(folder, 'bad.geojson'), text)
  return join(folder, 'bad.geojson')
}
const one = (rings: TestRecord['rings']): TestRecord[] => [{ rings, attributes: { ZDDM: '1' } }]
const zipOf = (records: readonly TestRecord[]) =>
  putZipped(folder, 'bad.zip', { shp: makeShp(records), dbf: makeDbf(records), prj: ZONE_40 })
const lot = box(...at(0, 0), 100, 100)

describe('不是图形文件', () => {
  it.each([
    ['不存在', () => join(folder, 'none.zip'), 'intake/file-missing'],
    ['后缀不对', () => putShapefile(folder, 'x', { prj: '' }).replace('.shp', '.prj'), 'geo/file-kind'],
    ['空文件', () => putShapefile(folder, 'empty', { shp: Buffer.alloc(0) }), 'intake/empty-file'],
    ['是网页', () => putShapefile(folder, 'html', { shp: Buffer.from('<html>'.repeat(50)) }), 'geo/not-shp'],
    ['是文件夹', () => `${putShapefile(folder, 'y', {})}`.replace('y.shp', '.'), 'geo/file-kind'],
  ])('%s', async (_, make, code) => {
    expect((await read(make())).told).toEqual([code])
  })
  it('rar 改名为 zip；空 zip；没有 .shp 的 zip', async () => {
    writeFileSync(join(folder, 'rar.zip'), 'Rar!'.repeat(20))
    expect((await read(join(folder, 'rar.zip'))).told).toEqual(['geo/not-zip'])
    expect((await read(await putZip(folder, 'void.zip', {}))).told).toEqual(['geo/no-shp-in-zip'])
    expect((await read(await putZip(folder, 'text.zip', { '说明.txt': '模拟' }))).told).toEqual(['geo/no-shp-in-zip'])
  })
  it('没有 .dbf；没有记录；点图层', async () => {
    expect((await read(await putZipped(folder, 'nodbf.zip', { shp: whole.shp, prj: ZONE_40 }))).told).toEqual([
      'geo/no-dbf',
    ])
    expect((await read(await putZipped(folder, 'norec.zip', { shp: makeShp([]), dbf: makeDbf([]) }))).told).toEqual([
      'geo/no-records',
    ])
    expect((await read(await putZipped(folder, 'points.zip', { shp: makeShp([], 1), dbf: makeDbf([]) }))).told).toEqual(
      ['geo/not-polygons'],
    )
  })
})

describe('截断与损坏', () => {
  it('.shp 在任何一处截断：有问题，不出错', async () => {
    for (let size = 1; size < whole.shp.length; size += 79) {
      const found = await read(putShapefile(folder, 'cut', { ...whole, shp: whole.shp.subarray(0, size) }))
      expect(found.blocking, String(size)).toBeGreaterThan(0)
    }
  })
  it('.dbf 在任何一处截断：有问题，不出错', async () => {
    for (let size = 0; size < whole.dbf.length - 1; size += 53) {
      const found = await read(putShapefile(folder, 'cut', { ...whole, dbf: whole.dbf.subarray(0, size) }))
      expect(found.blocking, String(size)).toBeGreaterThan(0)
    }
  })
  it('zip 在任何一处截断：有问题，不出错', async () => {
    const path = await putZipped(folder, 'whole.zip', whole)
    for (const size of [900, 700, 500, 300, 100, 30]) {
      truncateSync(path, size)
      expect((await read(path)).blocking, String(size)).toBeGreaterThan(0)
    }
  })
  it('.shp、.dbf 里改动任意字节：读到或有问题，不出错', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(fc.tuple(fc.nat(whole.shp.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (inShp, edits) => {
          const bytes = Buffer.from(inShp ? whole.shp : whole.dbf)
          for (const [i, byte] of edits) bytes[i % bytes.length] = byte
          const found = await read(putShapefile(folder, 'noise', { ...whole, [inShp ? 'shp' : 'dbf']: bytes }))
          expect(found.layers.length === 1 || found.blocking > 0).toBe(true)
        },
      ),
      { numRuns: 25, seed: 7 },
    )
  })
  it('GeoJSON 截断、不是 JSON、不是要素集', async () => {
    const text = geoJson(mapRings(PARCELS.slice(0, 2), toDegrees))
    for (const size of [20, 60, 200, text.length - 1]) {
      const { told } = await read(json(text.slice(0, size)))
      expect(told[0], String(size)).toBe('geo/json-broken')
    }
    expect((await read(json('code,area\n1,2'))).told).toEqual(['geo/not-json'])
    expect((await read(json('[1,2]'))).told).toEqual(['geo/not-json'])
    expect((await read(json('{"type":"Topology"}'))).told).toEqual(['geo/not-geojson'])
    expect((await read(json('{"type":"FeatureCollection","features":[]}'))).told).toEqual(['geo/no-records'])
    expect((await read(json('{"type":"FeatureCollection","features":[null,3,"x"]}'))).told).toEqual([
      'geo/bad-feature 1',
      'geo/bad-feature 2',
      'geo/bad-feature 3',
      'geo/no-records',
    ])
  })
})

describe('荒唐的数', () => {
  it('属性表说有四十亿行', async () => {
    const dbf = Buffer.from(whole.dbf)
    dbf.writeUInt32LE(4_000_000_000, 4)
    expect((await read(putShapefile(folder, 'rows', { ...whole, dbf }))).told).toEqual(['geo/too-many-records'])
    dbf.writeUInt32LE(1_900_000, 4)
    expect((await read(putShapefile(folder, 'rows', { ...whole, dbf }))).told).toEqual(['geo/dbf-cut 4'])
  })
  it('记录说有二十亿个点、二十亿个环、负的个数、负的长度', async () => {
    for (const [offset, value, code] of [
      [148, 2_000_000_000, 'geo/record-too-large 1'],
      [144, 2_000_000_000, 'geo/too-many-rings 1'],
      [148, -5, 'geo/record-broken 1'],
      [144, -5, 'geo/record-broken 1'],
      [148, 5000, 'geo/record-broken 1'],
      [152, 99, 'geo/record-broken 1'],
    ] as const) {
      const shp = Buffer.from(whole.shp)
      shp.writeInt32LE(value, offset)
      expect((await read(putShapefile(folder, 'counts', { ...whole, shp }))).told).toEqual([code])
    }
    for (const length of [-1, 0, 2_000_000_000]) {
      const shp = Buffer.from(whole.shp)
      shp.writeInt32BE(length, 104)
      expect((await read(putShapefile(folder, 'length', { ...whole, shp }))).blocking).toBeGreaterThan(0)
    }
  })
  it('zip 炸弹：不解压就拒绝；目录里写的大小不真：读时停下', async () => {
    const bomb = await putZip(folder, 'bomb.zip', { 'a.shp': Buffer.alloc(80_000_000), 'a.dbf': whole.dbf })
    expect((await read(bomb)).told).toEqual(['geo/zip-bomb'])
    const large = await putZipped(folder, 'large.zip', whole)
    const lying = readFileSync(large)
    for (let i = lying.indexOf('PK\x01\x02'); i >= 0; i = lying.indexOf('PK\x01\x02', i + 4))
      lying.writeUInt32LE(10, i + 24)
    writeFileSync(join(folder, 'lying.zip'), lying)
    expect((await read(join(folder, 'lying.zip'))).told).toEqual(['geo/zip-broken'])
    expect((await read(large, { limits: { uncompressedMegabytes: 0.0005 } })).told).toEqual(['geo/too-large-inside'])
  })
  it('全是空白的属性表压得再小，也不是炸弹', async () => {
    const wide = Array.from({ length: 9000 }, (_, i) => ({
      rings: [lot],
      attributes: { ZDDM: String(i), ...Object.fromEntries(Array.from({ length: 30 }, (_, j) => [`F${j}`, ''])) },
    }))
    const path = await putZipped(folder, 'blank.zip', {
      shp: makeShp(wide),
      dbf: makeDbf(wide, { width: 254 }),
      prj: ZONE_40,
    })
    expect((await read(path)).told).toEqual([])
  })
  it('散放的文件太大：先看大小', async () => {
    expect(
      (await read(putShapefile(folder, 'loose', whole), { limits: { uncompressedMegabytes: 0.0005 } })).told,
    ).toEqual(['geo/too-large-inside'])
  })
  it('一千万个点的环：告知上限，不占满内存', async () => {
    const points = 10_000_000
    const body = Buffer.alloc(48 + 16 * points)
    body.writeInt32LE(5, 0)
    body.writeInt32LE(1, 36)
    body.writeInt32LE(points, 40)
    const start = Buffer.alloc(108)
    start.writeInt32BE(9994, 0)
    start.writeInt32LE(5, 32)
    start.writeInt32BE(1, 100)
    start.writeInt32BE(body.length / 2, 104)
    const found = await read(putShapefile(folder, 'ten', { ...whole, shp: Buffer.concat([start, body]) }))
    expect(found.told).toEqual(['geo/record-too-large 1', 'geo/dbf-count'])
  })
  it('GeoJSON 一个要素过长、点太多', async () => {
    const ring = `[${Array.from({ length: 250_000 }, (_, i) => `[120.${i},30]`).join(',')}]`
    expect((await read(json(`{"type":"Feature","geometry":{"type":"Polygon","coordinates":[${ring}]}}`))).told).toEqual(
      ['geo/record-too-large 1'],
    )
    const long = json(`{"type":"FeatureCollection","features":[{"properties":{"a":"${'x'.repeat(40_000_000)}"}}]}`)
    expect((await read(long)).told).toEqual(['geo/json-too-long'])
  })
  it('嵌套二十万层，完整的和断了的，不论在哪里：嵌套太深', async () => {
    const [open, shut] = ['['.repeat(200_000), ']'.repeat(200_000)]
    const polygon = (more: string): string => `{"type":"FeatureCollection","features":[{"geometry":{${more}}}]}`
    for (const text of [
      polygon(`"type":"Polygon","coordinates":${open}${shut}`),
      polygon(`"type":"Polygon","coordinates":[[${open}1${shut}]]`),
      polygon(`"type":${open}${shut}`),
      `{"type":"Polygon","coordinates":[[${open}${shut}]]}`,
      `{"type":${open}${shut}}`,
      `{"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon","coordinates":${open}`,
    ])
      expect((await read(json(text))).told, text.slice(0, 60)).toEqual(['geo/json-too-deep'])
  })
  it('属性里看不见的、改变文字方向的字符不留', async () => {
    const text = `{"type":"Feature","properties":{"权利人":"模拟\\u202e甲\\u200b公司","空":"\\u200b"},"geometry":{"type":"Polygon","coordinates":[[[120,30],[120.01,30],[120.01,30.01],[120,30]]]}}`
    const { layers } = await read(json(text))
    expect(layers.flatMap(({ fields }) => fields.map(({ name, values }) => [name, [...values]]))).toEqual([
      ['权利人', ['模拟甲公司']],
      ['空', [null]],
    ])
    const named = one([lot]).map((record) => ({ ...record, attributes: { ZDDM: '1', QLR: '模拟\u202e乙\u202c公司' } }))
    const zipped = await putZipped(folder, 'signs.zip', { shp: makeShp(named), dbf: makeDbf(named), prj: ZONE_40 })
    const fields = (await read(zipped)).layers.flatMap((layer) => layer.fields)
    expect(fields.find(({ name }) => name === 'QLR')?.values).toEqual(['模拟乙公司'])
  })
  it('类型不是文字：照样说得出', async () => {
    const odd = '{"toString":1,"valueOf":1}'
    expect((await read(json(`{"type":${odd}}`))).told).toEqual(['geo/not-geojson'])
    const { told } = await read(json(`{"type":"Feature","geometry":{"type":${odd}}}`))
    expect(told).toEqual(['geo/not-polygon-record 1'])
  })
  it('GeoJSON 坐标大到不是任何经纬度或平面坐标：指名这条，问题里的数都是数', async () => {
    for (const far of ['1e308', '-1e308', '1e999', '1e9', '"120"', 'null']) {
      const points = [`[${far},30]`, '[120,30]', '[120.1,30.1]', `[${far},30]`]
      for (const ring of [points, points.map((one) => (one.startsWith(`[${far}`) ? `[120,${far}]` : one))]) {
        const text = `{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[${ring.join(',')}]]}}`
        const { told, findings } = await read(json(text))
        expect([far, told]).toEqual([far, ['geo/not-coordinate 1']])
        for (const value of findings.flatMap(({ facts }) => Object.values(facts)))
          expect(typeof value === 'string' || Number.isFinite(value)).toBe(true)
      }
    }
  })
  it('时间、内存到了上限就停', async () => {
    expect((await read(putShapefile(folder, 'slow', whole), { limits: { seconds: 0.001 } })).told).toEqual([
      'geo/too-slow',
    ])
  })
  it('中途叫停：抛出叫停的原因', async () => {
    await expect(
      readGeo({ files: [putShapefile(folder, 'stop', whole)], signal: AbortSignal.abort(new Error('停')) }),
    ).rejects.toThrow('停')
  })
})

describe('坏的环', () => {
  it.each([
    ['空图形', null, 'geo/no-shape 1'],
    ['两个点', [[lot[0], lot[1]]], 'geo/ring-short 1'],
    ['三个点，首尾相接', [[lot[0], lot[1], lot[0]]], 'geo/ring-short 1'],
    ['同一个点四次', [[lot[0], lot[0], lot[0], lot[0]]], 'geo/ring-short 1'],
    ['在一条线上', [[at(0, 0), at(5, 5), at(10, 10), at(0, 0)]], 'geo/ring-flat 1'],
    ['NaN', [[[Number.NaN, 3_400_000], ...lot.slice(1)]], 'geo/not-coordinate 1'],
    ['无穷大', [[...lot.slice(0, 2), [Number.POSITIVE_INFINITY, 1], ...lot.slice(2)]], 'geo/not-coordinate 1'],
    ['ESRI 的“无数据”', [[[-1e38, -1e38], ...lot.slice(1)]], 'geo/not-coordinate 1'],
  ])('%s', async (_, rings, code) => {
    const good = { rings: [lot], attributes: { ZDDM: '2' } }
    const found = await read(await zipOf([...one(rings as Point[][] | null), good]))
    expect(found.told).toEqual([code])
    expect(found.layers[0]?.shapes.map((shape) => shape === undefined)).toEqual([true, false])
  })
  it('跑到国外的一条', async () => {
    const far = lot.map(([x, y]): Point => [x, y + 5_000_000])
    const found = await read(
      await zipOf([
        ...PARCELS.map((p) => ({ ...p, attributes: { ZDDM: 'a' } })),
        { rings: [far], attributes: { ZDDM: 'b' } },
      ]),
    )
    expect(found.told).toEqual(['geo/outside-china 4'])
  })
  it('没有闭合：自动闭合；方向不对：按内外认；各告知一次', async () => {
    const [, holed] = PARCELS
    const wrong = { rings: holed?.rings?.map(backwards) ?? [], attributes: { ZDDM: '1' } }
    const open = { rings: [lot.slice(0, 4)], attributes: { ZDDM: '2' } }
    const found = await read(await zipOf([wrong, wrong, open]))
    expect(found.told).toEqual(['geo/rings-open 3', 'geo/rings-turned 1'])
    expect(found.findings[1]?.facts).toEqual({ count: 2 })
    expect(found.layers[0]?.shapes.map((shape) => shape?.map((polygon) => polygon.length))).toEqual([[2], [2], [1]])
  })
  it('洞里有岛，岛另成一块；洞碰到外环', async () => {
    const nest = [box(...at(0, 0), 100, 100), backwards(box(...at(10, 10), 80, 80)), box(...at(30, 30), 10, 10)]
    const touching = [box(...at(0, 0), 100, 100), backwards([at(0, 50), at(20, 60), at(20, 40), at(0, 50)])]
    const found = await read(await zipOf([...one(nest), ...one(touching)]))
    expect(found.told).toEqual([])
    expect(found.layers[0]?.shapes.map((shape) => shape?.map((polygon) => polygon.length))).toEqual([[2, 1], [2]])
  })
})
