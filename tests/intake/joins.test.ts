// Intake · several files and sheets joined on the id. 模拟数据。
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, getSheet, HEAD, LAND, openDesk, TAX } from '../fixtures/intake.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

describe('几个文件、几张表', () => {
  it('各部门的表按编号连起来，缺的为空，名称取先到的', async () => {
    const a = await desk.book('税务.xlsx', {
      表: [
        ['id', '名称', '评价税收'],
        ['U1', '甲', 1],
        ['U2', '乙', 2],
      ],
    })
    const b = desk.put('资规.csv', 'id,名称,用地面积（㎡）\nU2,乙公司,"10,000"\nU3,丙,2000\n')
    const reading = await desk.read([a, b])
    expect(reading.blocking).toBe(0)
    expect(reading.codes).toEqual(['name-differs'])
    expect(reading.input).toEqual([
      { id: 'U1', name: '甲', tax: 1, land: null },
      { id: 'U2', name: '乙', tax: 2, land: 15 },
      { id: 'U3', name: '丙', tax: null, land: 3 },
    ])
    expect(await desk.duck.all('SELECT * FROM origin ORDER BY id, source')).toEqual([
      { id: 'U1', source: 0, row: 2 },
      { id: 'U2', source: 0, row: 3 },
      { id: 'U2', source: 1, row: 2 },
      { id: 'U3', source: 1, row: 3 },
    ])
  })
  it('两县各一份同样的表接在一起；同一单位两个数不一致要挡住', async () => {
    const a = desk.put('a.csv', 'id,评价税收,用地面积\nU1,1,1\nU2,2,2\n')
    const b = desk.put('b.csv', 'id,评价税收,用地面积\nU3,3,3\nU2,2,2.5\n')
    const reading = await desk.read([a, b])
    expect(reading.codes).toEqual(['value-conflict'])
    expect(reading.findings[0]).toMatchObject({
      at: { file: 'b.csv', row: 3, column: 'C' },
      facts: { first: '2.0', second: '2.5' },
    })
    expect((await desk.read([a, b], { skipBad: true })).input.map((row) => row.id)).toEqual(['U1', 'U3'])
  })
  it('必填而整张表没有这个单位', async () => {
    const a = desk.put('a.csv', 'id,评价税收\nU1,1\nU2,2\n')
    const b = desk.put('b.csv', 'id,用地面积\nU1,1\n')
    const reading = await desk.read([a, b], { columns: [TAX, { ...LAND, required: true }] })
    expect(reading.findings).toMatchObject([{ code: 'intake/required-absent', at: { file: 'a.csv', row: 3 } }])
  })
  it('一个工作簿里两张表都读；隐藏的表不读，隐藏的行要读，都说出来', async () => {
    const sheets = {
      税: [
        ['id', '评价税收'],
        ['U1', 1],
        ['U2', 2],
      ],
      地: [
        ['id', '用地面积'],
        ['U1', 3],
      ],
      旧: [
        ['id', '用地面积'],
        ['U1', 9],
      ],
      说明: [['本表为模拟数据']],
    }
    const file = await desk.book('a.xlsx', sheets, (book) => {
      getSheet(book, '旧').state = 'hidden'
      getSheet(book, '税').getRow(3).hidden = true
    })
    const reading = await desk.read([file])
    expect(reading.blocking).toBe(0)
    expect(reading.codes.toSorted()).toEqual(['hidden-rows', 'hidden-sheet', 'sheet-not-read'])
    expect(reading.input).toEqual([
      { id: 'U1', name: 'U1', tax: 1, land: 3 },
      { id: 'U2', name: 'U2', tax: 2, land: null },
    ])
  })
  it('数据区的合并单元格说出范围', async () => {
    const file = await desk.book('a.xlsx', { 表: [HEAD, ['U1', '甲', 1, 1], ['U2', '乙', null, 2]] }, (book) =>
      getSheet(book, '表').mergeCells('C2:C3'),
    )
    const reading = await desk.read([file])
    expect(reading.codes).toEqual(['merged-cells'])
    expect(reading.words[0]).toContain('C2:C3')
  })
})
