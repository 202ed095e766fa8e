// `./wanmu land used` as a user runs it, and its csv given to evaluate. 模拟数据。
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, openBench, type Rows } from '../bad-input/run-cli.ts'
import { PARCELS } from '../fixtures/parcels.ts'
import { makeDbf, makeShp, putZipped, ZONE_40 } from '../fixtures/shapefile.ts'

// Published valid codes; the firms are synthetic.
const [A, B, C] = ['91350100M000100Y43', '11330683002584812B', '11341622003178357Q'] as const
const [P1, P2, P3] = ['330402001001GB00001', '330402001001GB00002', '330402001001GB00003'] as const
const HEAD = [
  '统一社会信用代码',
  '企业名称',
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
  [A, '模拟甲', P1, '自有', 1, '2019-01-01', null, null, '不动产权证 1 号'],
  [A, '模拟甲', P1, '租出', '40%', '2023-01-01', '2025-12-31', B, '合同 7 号'],
  [B, '模拟乙', P1, '租入', 0.4, '2023-01-01', '2025-12-31', A, '合同 7 号'],
  [B, '模拟乙', P2, '自有', null, null, null, null, null],
  [C, '模拟丙', P3, '自有', 0.5, new Date(Date.UTC(2024, 0, 1)), null, null, null],
]

let bench: Bench
let parcels: string
let tenure: string
beforeAll(async () => {
  bench = openBench()
  parcels = await putZipped(bench.folder, '模拟宗地.zip', {
    shp: makeShp(PARCELS),
    dbf: makeDbf(PARCELS, { encoding: 'gbk' }),
    prj: ZONE_40,
  })
  tenure = await bench.book('模拟关系.xlsx', SOUND)
})
afterAll(() => bench.close())
const used = (on: string, ...more: string[]) =>
  bench.run(['land', 'used', '--parcels', parcels, '--tenure', tenure, '--on', on, ...more])

describe('land used', () => {
  it('每家一行', async () => {
    const ran = await used('2025-06-30', '--format', 'csv')
    expect(ran).toMatchObject({ exit: 0, codes: ['land/area-unit-seen'] })
    expect(ran.out.trim().split('\r\n')).toEqual([
      '统一社会信用代码,企业名称,用地面积（亩）,自有（亩）,租入（亩）,租出（亩）,宗地数',
      `${B},模拟乙,20.4,14.4,6,0,2`,
      `${C},模拟丙,3.75,3.75,0,0,1`,
      `${A},模拟甲,9,15,0,6,1`,
    ])
    expect(bench.left()).toEqual([])
  })
  it('租约的最后一天还算，次日不算', async () => {
    const on = async (day: string) =>
      JSON.parse((await used(day, '--format', 'json')).out) as { rows: { id: string; used: number }[] }
    expect((await on('2025-12-31')).rows.find(({ id }) => id === A)?.used).toBe(9)
    expect((await on('2026-01-01')).rows.find(({ id }) => id === A)?.used).toBe(15)
  })
  it('一家逐宗说明：宗地、关系、份额、面积、日期、依据、出处', async () => {
    const ran = await used('2025-06-30', '--id', A)
    expect(ran.exit).toBe(0)
    expect(ran.out).toContain('用地 9.0000 亩 = 自有 15.0000 + 租入 0.0000 − 租出 6.0000')
    expect(ran.out).toMatch(
      /330402001001GB00001 +租出 +40% +15\.0000 +登记 +-6\.0000 +2023-01-01 +2025-12-31 +11330683002584812B +合同 7 号 +模拟关系\.xlsx .*第 4 行/,
    )
    expect(await used('2025-06-30', '--id', '91350100M000100Y44')).toMatchObject({ exit: 1, out: '' })
  })
  it('按量得面积算', async () => {
    const ran = await used('2025-06-30', '--id', A, '--area', 'measured')
    expect(ran.out).toMatch(/用地 8\.99\d\d 亩/)
    expect(ran.out).toContain('量得')
  })
  it('csv 直接作 evaluate 的数据', async () => {
    const csv = bench.path('用地.csv')
    expect(await used('2025-06-30', '--format', 'csv', '--out', csv)).toMatchObject({ exit: 0, out: '' })
    expect(readFileSync(csv, 'utf8')).toContain(A)
    const tax = await bench.book('税收.xlsx', [
      ['统一社会信用代码', '评价税收（万元）'],
      [A, 90],
      [B, 204],
      [C, 10],
    ])
    const ran = await bench.evaluate([csv, tax], ['--format', 'csv', '--detail'])
    expect(ran.exit).toBe(0)
    const [head, ...rows] = ran.out
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
    const at = head?.findIndex((name) => name.includes('tax_per_mu')) ?? -1
    expect(
      rows.map((row) => [row.find((cell) => /^[19]\d/.test(cell) && cell.length === 18), Number(row[at])]).sort(),
    ).toEqual(
      [
        [B, 10],
        [C, 10 / 3.75],
        [A, 10],
      ].sort(),
    )
  })
  it('有须改之处：说在哪一行，不给数', async () => {
    tenure = await bench.book('坏关系.xlsx', [
      HEAD,
      [A, '模拟甲', P1, '自有', 0.7, null, null, null, null],
      [B, '模拟乙', P1, '自有', 0.7, '2024-01-01', null, null, null],
      [C, '模拟丙', P2, '租入', 0.5, null, null, B, null],
      [C, '模拟丙', 'P9', '自有', null, null, null, null, null],
      [C, '模拟丙', P3, '共有', null, '2024-05-01', '2024-04-01', null, null],
    ])
    const ran = await used('2025-06-30', '--format', 'csv')
    expect(ran).toMatchObject({ exit: 1, out: '' })
    expect(ran.codes).toEqual([
      'land/area-unit-seen',
      'tenure/kind-unknown',
      'tenure/parcel-unknown',
      'tenure/owned-over-whole',
      'tenure/rented-from-nobody',
    ])
    expect(ran.told[3]?.place).toContain('第 3 行')
    // Before the second owner came all was well, but for the rows that no day makes right.
    expect((await used('2023-06-30')).told.find(({ code }) => code === 'tenure/owned-over-whole')?.blocking).toBe(false)
  })
  it('单元格和表头的毛病照旧指到单元格', async () => {
    tenure = await bench.book('格.xlsx', [
      HEAD,
      ['91350100M000100Y44', '模拟甲', P1, '自有', 'abc', '去年', null, null, null],
    ])
    expect((await used('2025-06-30')).codes).toEqual([
      'land/area-unit-seen',
      'intake/uscc-check',
      'intake/not-number',
      'intake/not-date',
    ])
    tenure = await bench.book('头.xlsx', [
      ['统一社会信用代码', '备注'],
      [A, ''],
    ])
    expect((await used('2025-06-30')).codes).toEqual([
      'land/area-unit-seen',
      'intake/column-missing',
      'intake/column-missing',
    ])
  })
})
