// `./wanmu land check` as a user runs it, on real files. 模拟数据。
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, openBench } from '../bad-input/run-cli.ts'
import { at, geoJson, mapRings, PARCELS, toDegrees, withoutPrefix } from '../fixtures/parcels.ts'
import { box, makeDbf, makeShp, putZipped, type TestRecord, ZONE_40 } from '../fixtures/shapefile.ts'

let bench: Bench
beforeAll(() => {
  bench = openBench()
})
afterAll(() => bench.close())

const zip = (name: string, records: readonly TestRecord[], prj: string | undefined = ZONE_40) =>
  putZipped(bench.folder, name, {
    shp: makeShp(records),
    dbf: makeDbf(records, { encoding: 'gbk' }),
    ...(prj === '' ? {} : { prj }),
  })
const check = (...args: string[]) => bench.run(['land', 'check', ...args])

describe('land check', () => {
  it('没有毛病的宗地：面积按县汇总，退出码 0', async () => {
    const ran = await check(await zip('好.zip', PARCELS))
    expect(ran).toMatchObject({ exit: 0, codes: ['land/area-unit-seen'] })
    expect(ran.out).toMatch(/330402 +3 +36\.90 +36\.90 +0/)
    expect(ran.err).toContain('没有须改之处，提示 1 处')
    expect(bench.left()).toEqual([])
  })
  it('重叠、面积不符、越界、自交：一次说完，退出码 1', async () => {
    const records: TestRecord[] = [
      ...PARCELS,
      {
        rings: [box(...at(50, 0), 100, 100)],
        attributes: { 宗地代码: '330402001001GB00004', 面积: 10_500, 权利人: '模拟丁' },
      },
      {
        rings: [box(...at(40_000, 0), 100, 100)],
        attributes: { 宗地代码: '330402001001GB00005', 面积: 10_000, 权利人: '模拟戊' },
      },
      {
        rings: [[at(0, 500), at(100, 600), at(100, 500), at(0, 590), at(0, 500)]],
        attributes: { 宗地代码: '330402001001GB00006', 面积: 5000, 权利人: '模拟己' },
      },
    ]
    const county = bench.path('县界.geojson')
    const counties: TestRecord[] = [
      { rings: [box(...at(-5000, -5000), 20_000, 20_000)], attributes: { name: '南湖区', adcode: 330402 } },
      { rings: [box(...at(15_000, -5000), 50_000, 20_000)], attributes: { name: '平湖市', adcode: 330482 } },
    ]
    writeFileSync(county, geoJson(mapRings(counties, toDegrees)))
    const path = await zip('坏.zip', records)
    const ran = await check(path, '--county', county, '--findings', bench.path('问题.geojson'))
    expect(ran.exit).toBe(1)
    expect(ran.codes).toEqual([
      'land/area-unit-seen',
      'land/area-differs',
      'land/overlap',
      'land/in-other-county',
      'land/ring-crosses',
    ])
    expect(ran.told[2]?.place).toBe('坏.zip 第 4 条记录')
    expect(ran.out).toContain('南湖区')
    const layer = JSON.parse(readFileSync(bench.path('问题.geojson'), 'utf8')) as {
      features: { geometry: unknown; properties: Record<string, unknown> }[]
    }
    expect(layer.features.map(({ properties }) => properties['代号'])).toEqual(ran.codes)
    expect(layer.features.map(({ geometry }) => geometry === null)).toEqual([true, false, false, false, false])
    await check(path, '--county', county, '--findings', bench.path('问题.xlsx'))
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(bench.path('问题.xlsx'))
    const sheet = book.getWorksheet('问题清单')
    expect(sheet?.rowCount).toBe(7)
    expect(sheet?.getRow(5).values).toEqual([
      undefined,
      '坏.zip',
      '',
      4,
      '',
      '须改',
      expect.stringContaining('重叠 7.4991 亩'),
    ])
  })
  it('两个同名的文件：说明是哪一个', async () => {
    const records = PARCELS.slice(0, 1)
    mkdirSync(bench.path('甲县'))
    mkdirSync(bench.path('乙县'))
    const [one, two] = [await zip('甲县/宗地.zip', records), await zip('乙县/宗地.zip', records)]
    const ran = await check(one, two)
    expect(ran.told.find(({ code }) => code === 'land/code-twice')?.place).toBe(`${two} 第 1 条记录`)
    expect(ran.err).toContain(`已用于 ${one} 第 1 条记录`)
  })
  it('容许相差多少由人定', async () => {
    const off = PARCELS.map((one) => ({
      ...one,
      attributes: { ...one.attributes, 面积: Number(one.attributes['面积']) * 1.04 },
    }))
    const path = await zip('差.zip', off)
    expect((await check(path)).codes.filter((code) => code === 'land/area-differs').length).toBe(3)
    expect((await check(path, '--tolerance', '5')).codes).toEqual(['land/area-unit-seen'])
    expect((await check(path, '--tolerance', 'x')).exit).toBe(2)
  })
  it('没有带号：拒绝，写明中央经线后可读；json 供程序用', async () => {
    const path = await zip('无带号.zip', mapRings(PARCELS, withoutPrefix), '')
    expect(await check(path)).toMatchObject({ exit: 1, codes: ['geo/zone-unknown'], out: '' })
    const ran = await check(path, '--meridian', '120', '--format', 'json')
    expect(ran.exit).toBe(0)
    expect(JSON.parse(ran.out)).toMatchObject({
      crs: ['CGCS2000 高斯-克吕格，中央经线 120°，坐标不带带号'],
      blocking: 0,
      units: [{ county: '330402', parcels: 3, unregistered: 0 }],
    })
  })
  it('问题写到输入文件上：拒绝，输入不动', async () => {
    const path = bench.path('覆盖.geojson')
    writeFileSync(path, geoJson(mapRings(PARCELS.slice(0, 1), toDegrees)))
    const before = readFileSync(path, 'utf8')
    expect(await check(path, '--findings', path)).toMatchObject({ exit: 1, codes: ['output/is-input'] })
    expect(readFileSync(path, 'utf8')).toBe(before)
  })
})
