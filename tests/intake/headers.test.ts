// Intake · headers: titles above, two lines, units below, names that match nothing or two things. 模拟数据。
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, getSheet, HEAD, LAND, openDesk, TAX } from '../fixtures/intake.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const U = { id: 'U1', name: '甲' }

describe('表头', () => {
  it('表头前可以有标题行，统一社会信用代码就是 id', async () => {
    const file = await desk.book(
      'a.xlsx',
      {
        表: [
          ['某县 2022 年情况表（模拟数据）'],
          [],
          ['序号', '统一社会信用代码', '企业名称', '评价税收（万元）', '用地面积（亩）'],
          [1, 'U1', '甲', 3, 4],
        ],
      },
      (book) => getSheet(book, '表').mergeCells('A1:E1'),
    )
    const reading = await desk.read([file])
    expect(reading.words).toEqual([])
    expect(reading.input).toEqual([{ ...U, tax: 3, land: 4 }])
    expect(await desk.duck.all('SELECT * FROM origin')).toEqual([{ id: 'U1', source: 0, row: 4 }])
  })
  it('两行表头由合并单元格连起来读', async () => {
    const file = await desk.book(
      'a.xlsx',
      {
        表: [
          ['id', '名称', '评价', null],
          [null, null, '税收', '其他'],
          ['U1', '甲', 3, 9],
        ],
      },
      (book) => {
        for (const range of ['A1:A2', 'B1:B2', 'C1:D1']) getSheet(book, '表').mergeCells(range)
      },
    )
    const reading = await desk.read([file], { columns: [TAX] })
    expect(reading.blocking).toBe(0)
    expect(reading.input).toEqual([{ ...U, tax: 3 }])
  })
  it('表头下单独一行单位', async () => {
    const file = await desk.book('a.xlsx', { 表: [HEAD, [null, null, '元', '公顷'], ['U1', '甲', 10_000, 2]] })
    expect((await desk.read([file])).input).toEqual([{ ...U, tax: 1, land: 30 }])
  })
  it('盖住几列的合并表头说出范围', async () => {
    const file = await desk.book(
      'a.xlsx',
      {
        表: [
          ['id', '名称', '评价税收', null, '用地面积'],
          ['U1', '甲', 3, 9, 1],
        ],
      },
      (book) => getSheet(book, '表').mergeCells('C1:D1'),
    )
    const reading = await desk.read([file])
    expect(reading.codes).toEqual(['merged-header'])
    expect(reading.words[0]).toContain('C1:D1')
  })
  it('没对上的表头给出建议，缺的列挡住', async () => {
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', '名称', '评价税金', '用地面积', '联系电话'],
        ['U1', '甲', 3, 4, 5],
      ],
    })
    const reading = await desk.read([file])
    expect(reading.codes.toSorted()).toEqual(['column-missing-near', 'header-unmatched', 'header-unmatched-near'])
    expect(reading.blocking).toBe(1)
    expect(reading.words.join()).toContain('评价税金')
    expect(reading.rows).toBe(0)
  })
  it('可缺的列缺了就是空', async () => {
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', '评价税收'],
        ['U1', 3],
      ],
    })
    const reading = await desk.read([file], { columns: [TAX, { ...LAND, optional: true }] })
    expect(reading.input).toEqual([{ id: 'U1', name: 'U1', tax: 3, land: null }])
  })
  it('同一列写了两次要挡住', async () => {
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', '评价税收', '评价税收（元）', '用地面积'],
        ['U1', 3, 4, 5],
      ],
    })
    expect((await desk.read([file])).codes).toEqual(['header-ambiguous'])
  })
  it('没有编号列的文件说清楚', async () => {
    const file = await desk.book('a.xlsx', {
      表: [
        ['税', '地'],
        [1, 2],
      ],
    })
    expect((await desk.read([file])).codes).toEqual(['no-header'])
  })
  it('列名带引号、空格也只是名字', async () => {
    const columns = [{ id: `a"b'; drop`, label: '税', unit: '' }]
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', '税'],
        ['U1', 3],
      ],
    })
    expect((await desk.read([file], { columns })).input).toEqual([{ id: 'U1', name: 'U1', [`a"b'; drop`]: 3 }])
  })
})
