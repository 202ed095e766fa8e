// Intake · what is wrong in a cell or an id, all of it at once. 模拟数据。
import type ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, HEAD, LAND, openDesk, TAX } from '../fixtures/intake.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const U = { id: 'U1', name: '甲' }

describe('单元格里的问题', () => {
  it.each([
    ['abc', 'not-number'],
    ['约12', 'not-number'],
    ['1,23', 'not-number'],
    ['1,2345', 'not-number'],
    ['12吨', 'cell-unit'],
    ['(123)', 'bracketed-number'],
    ['NaN', 'not-finite'],
    ['-inf', 'not-finite'],
    ['1e400', 'not-finite'],
    ['1e308', 'implausible'],
    ['#N/A', 'excel-error'],
    [{ error: '#DIV/0!' } as ExcelJS.CellValue, 'excel-error'],
    [{ formula: 'A1+1' } as ExcelJS.CellValue, 'formula-no-result'],
  ])('%o 是 %s', async (value, code) => {
    const file = await desk.book('a.xlsx', { 表: [HEAD, ['U1', '甲', value, 1], ['U2', '乙', 2, 2]] })
    const reading = await desk.read([file])
    expect(reading.findings).toMatchObject([{ code: `intake/${code}`, at: { sheet: '表', row: 2, column: 'C' } }])
    expect(reading.words[0]).not.toContain('{')
  })
  it('公式有保存的结果就用结果，共享公式和富文本也是', async () => {
    const rich = { richText: [{ text: '1' }, { text: '2' }] }
    const file = await desk.book('a.xlsx', { 表: [HEAD, ['U1', '甲', { formula: 'A1+1', result: 5 }, rich]] })
    expect((await desk.read([file])).input).toEqual([{ ...U, tax: 5, land: 12 }])
  })
  it('上下限、允许值、必填，一次全部列出', async () => {
    const columns = [
      { ...LAND, max: 100 },
      { ...TAX, required: true },
      { id: 'k', label: '类', unit: '', oneOf: ['甲', '乙'] },
    ]
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', '用地面积（㎡）', '评价税收', '类'],
        ['U1', -1, 1, '甲'],
        ['U2', 1e6, null, '丙'],
      ],
    })
    const reading = await desk.read([file], { columns })
    expect(reading.codes).toEqual(['below-min', 'above-max', 'required', 'not-one-of'])
    expect(reading.total).toBe(4)
  })
  it('跳过有问题的行，说明原因', async () => {
    const file = await desk.book('a.xlsx', {
      表: [HEAD, ['U1', '甲', 'x', -1], ['U2', '乙', 2, 2], [null, '丙', 3, 3]],
    })
    const reading = await desk.read([file], { skipBad: true })
    expect(reading).toMatchObject({ blocking: 0, total: 3, rows: 1, skipped: 2 })
    expect(await desk.duck.all('SELECT * FROM skipped ORDER BY id')).toEqual([
      { id: '', name: '丙', because: '第 4 行：“编号”缺失' },
      { id: 'U1', name: '甲', because: expect.stringContaining('“评价税收”不是数字') },
    ])
  })
  it('跳过之后一行不剩，仍要挡住', async () => {
    const file = await desk.book('a.xlsx', { 表: [HEAD, ['U1', '甲', 'x', 1]] })
    const reading = await desk.read([file], { skipBad: true })
    expect(reading.codes).toContain('no-rows')
    expect(reading.blocking).toBe(1)
  })
  it('最多给出 200 条，其余计数', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => [`U${i}`, '甲', 'x', 1])
    const reading = await desk.read([await desk.book('a.xlsx', { 表: [HEAD, ...rows] })])
    expect(reading.findings.length).toBe(200)
    expect(reading.total).toBe(500)
    expect(reading.findings[199]?.at.row).toBe(201)
  })
})

describe('编号', () => {
  it('长度、字符、校验码分开说，U001 之类不管', async () => {
    const ids = ['91350100M000100Y43', '91350100M000100Y44', '91350100M000100Y4', '91350100M000100Y4Z', 'U001']
    const file = await desk.book('a.xlsx', { 表: [HEAD, ...ids.map((id) => [id, '甲', 1, 1])] })
    const reading = await desk.read([file], { uscc: true })
    expect(reading.codes).toEqual(['uscc-check', 'uscc-length', 'uscc-character'])
    expect(reading.words[0]).toContain('应为“3”')
    expect(reading.words[1]).toContain('17 位')
    expect((await desk.read([file])).total).toBe(0)
  })
  it('被 Excel 截断的代码有专门的说法', async () => {
    const file = await desk.book('a.xlsx', {
      表: [HEAD, [Number('913301230025848121'), '甲', 1, 1], ['9.13E+17', '乙', 1, 1]],
    })
    const csv = desk.put('b.csv', 'id,名称,评价税收,用地面积\n913301230025848000,丙,1,1\n')
    const reading = await desk.read([file, csv], { uscc: true })
    expect(reading.codes.filter((code) => code === 'code-cut').length).toBe(3)
    expect(reading.words[0]).toContain('文本')
  })
  it('路径、换行不能作编号', async () => {
    const file = await desk.book('a.xlsx', {
      表: [HEAD, ['../x', '甲', 1, 1], ['a\nb', '乙', 1, 1], ['C:\\x', '丙', 1, 1]],
    })
    expect((await desk.read([file])).codes).toEqual(['id-unsafe', 'id-unsafe', 'id-unsafe'])
  })
  it('重复的编号列出两行', async () => {
    const file = await desk.book('a.xlsx', { 表: [HEAD, ['U1', '甲', 1, 1], ['U2', '乙', 1, 1], [' U1 ', '甲', 2, 2]] })
    const reading = await desk.read([file])
    expect(reading.codes).toEqual(['id-twice'])
    expect(reading.words[0]).toContain('2、4')
    expect((await desk.read([file], { skipBad: true })).input.map((row) => row.id)).toEqual(['U2'])
  })
  it('合计行和说明行不是单位', async () => {
    const file = await desk.book('a.xlsx', {
      表: [HEAD, ['U1', '甲', 1, 1], ['合计', null, 1, 1], [null, '合计', 1, 1], ['注：以上为模拟数据']],
    })
    const reading = await desk.read([file])
    expect(reading).toMatchObject({ blocking: 0, rows: 1, codes: ['total-row', 'total-row', 'note-row'] })
  })
})
