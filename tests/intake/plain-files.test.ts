// Intake · csv and Parquet as departments really save them. 模拟数据。
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../fixtures/intake.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const U = { id: 'U1', name: '甲' }

describe('csv', () => {
  it('BOM、CRLF、引号里的换行、空行：行号与 Excel 所见一致', async () => {
    const file = desk.put('a.csv', '\ufeffid,名称,评价税收,用地面积\r\nU1,"甲\r\n厂",1,1\r\n\r\nU2,"乙 ""q""",x,2\r\n')
    const reading = await desk.read([file])
    expect(reading.findings).toMatchObject([{ code: 'intake/not-number', at: { row: 4, column: 'C' } }])
    expect((await desk.read([file], { skipBad: true })).input).toEqual([{ id: 'U1', name: '甲 厂', tax: 1, land: 1 }])
  })
  it('GBK 与 UTF-16 自动认出', async () => {
    const text = 'id,名称,评价税收（万元）,用地面积（亩）\r\nU1,甲,1,2\r\n'
    for (const bytes of [
      iconv.encode(text, 'gbk'),
      iconv.encode(text.replaceAll(',', '\t'), 'utf16le', { addBOM: true }),
    ])
      expect((await desk.read([desk.put('a.csv', bytes)])).input).toEqual([{ ...U, tax: 1, land: 2 }])
  })
  it.each([
    ['id,评价税收,用地面积\nU1,"1,2\nU2,2,3\n', 'csv-quote', 2],
    ['id,评价税收,用地面积\nU1,"1"x,2\n', 'csv-quote', 2],
    ['id,评价税收,用地面积\nU1,1,2\nU2,5",3\n', 'csv-quote', 3],
    ['id,评价税收,用地面积\nU1,1,234,2\n', 'extra-cells', 2],
    ['id,评价税收,用地面积\n\0\0U1,1,2\n', 'not-text', 2],
    ['id,评价税收,用地面积\n', 'no-rows', undefined],
  ])('%j 停在 %s 第 %s 行', async (text, code, row) => {
    const reading = await desk.read([desk.put('a.csv', text)])
    expect(reading.codes).toEqual([code])
    expect(reading.findings[0]?.at.row).toBe(row)
  })
  it('文件名里的引号和方括号只是名字', async () => {
    const file = desk.put("a'[1]*.csv", 'id,评价税收,用地面积\nU1,1,2\n')
    expect((await desk.read([file])).rows).toBe(1)
  })
})

describe('parquet', () => {
  it('直接用它的类型，NaN、inf、过大、超限照样查，-0 为 0', async () => {
    const file = `${desk.folder}/a[1].parquet`
    await desk.duck.run(
      `COPY (SELECT * FROM (VALUES ('U1', '甲', -0.0::DOUBLE, 1::DECIMAL(9,2)), ('U2', '乙', 'nan', 1), ('U3', '丙', 'inf', 1), ('U4', '丁', 1e308, 1), ('U5', '戊', 5, -1)) t(id, name, tax, land)) TO '${desk.folder}/b.parquet' (FORMAT parquet)`,
    )
    await import('node:fs').then((fs) => fs.renameSync(`${desk.folder}/b.parquet`, file))
    const reading = await desk.read([file])
    expect(reading.codes).toEqual(['not-finite', 'not-finite', 'implausible', 'below-min'])
    expect(reading.findings.map(({ at }) => at.row)).toEqual([2, 3, 4, 5])
    const rest = await desk.read([file], { skipBad: true })
    expect(rest.input).toEqual([{ ...U, tax: 0, land: 1 }])
    expect(Object.is(rest.input[0]?.tax, 0)).toBe(true)
  })
})
