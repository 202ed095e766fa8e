// Intake · values: units, percentages, dates, yes and no, and the type of a column nobody stated. 模拟数据。
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, getSheet, HEAD, openDesk } from '../fixtures/intake.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const U = { id: 'U1', name: '甲' }

describe('单位换算', () => {
  it('表头换了同类单位就换算：元→万元，㎡→亩', async () => {
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', '名称', '评价税收（元）', '用地面积(㎡)'],
        ['U1', '甲', 25_000, 10_000],
      ],
    })
    const reading = await desk.read([file])
    expect(reading.words).toEqual([])
    expect(reading.input).toEqual([{ ...U, tax: 2.5, land: 15 }])
    expect(reading.sources[0]?.columns.land).toEqual({
      letter: 'D',
      header: '用地面积(㎡)',
      unit: '㎡',
      ratio: { times: 3, over: 2000 },
    })
  })
  it.each([
    ['评价税收（亿元）', 1.5, 15_000],
    [' 评价 税收 【千元】', 30, 3],
    ['ＴＡＸ(万元)', 7, 7],
    ['评价税收', '3,200.5', 3200.5],
    ['评价税收', '１，２３４．５', 1234.5],
    ['评价税收', '3万元', 3],
    ['评价税收', '3 亿元', 30_000],
    ['评价税收（元）', '3万元', 3],
    ['评价税收', '￥1,000元', 0.1],
    ['评价税收', '－5', -5],
    ['评价税收', '-', null],
    ['评价税收', '—', null],
    ['评价税收', '/', null],
    ['评价税收', -0, 0],
  ])('%s 下写 %s 读作 %s 万元', async (header, value, expected) => {
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', '名称', header, '用地面积'],
        ['U1', '甲', value, 1],
      ],
    })
    const reading = await desk.read([file])
    expect(reading.words).toEqual([])
    expect(reading.input[0]?.tax).toBe(expected)
  })
  it.each([
    ['1', '研发占比', '12%', 0.12],
    ['1', '研发占比（%）', 7, 0.07],
    ['%', '研发占比', '12%', 12],
    ['%', '研发占比', 12, 12],
    ['', '研发占比', '１２％', 0.12],
    ['万元/亩', '研发占比（元/㎡）', 150, 10],
  ])('单位为“%s”时，%s 下的 %s 读作 %s', async (unit, header, value, expected) => {
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', header],
        ['U1', value],
      ],
    })
    const reading = await desk.read([file], { columns: [{ id: 'share', label: '研发占比', unit }] })
    expect(reading.words).toEqual([])
    expect(reading.input[0]?.share).toBeCloseTo(expected, 12)
  })
  it.each(['xlsx', 'csv'])('名称、文本里看不见的字符不留：零宽、改变文字方向的（%s）', async (kind) => {
    const rows = [
      ['id', '名称', '行业'],
      ['U1', '\ufeff模拟\u200b甲\u202e公司\u202c', '纺\u2060织'],
    ]
    const file =
      kind === 'xlsx'
        ? await desk.book('a.xlsx', { 表: rows })
        : desk.put('a.csv', rows.map((row) => row.join(',')).join('\n'))
    const reading = await desk.read([file], { columns: [{ id: 'trade', label: '行业', unit: '', type: 'text' }] })
    expect(reading.words).toEqual([])
    expect(reading.input).toEqual([{ id: 'U1', name: '模拟甲公司', trade: '纺织' }])
  })
  it('Excel 的百分比格式按百分数读', async () => {
    const file = await desk.book(
      'a.xlsx',
      {
        表: [
          ['id', '甲占比', '乙占比'],
          ['U1', 0.07, 0.07],
        ],
      },
      (book) => {
        getSheet(book, '表').getCell('B2').numFmt = '0%'
        getSheet(book, '表').getCell('C2').numFmt = '0.00%'
      },
    )
    const columns = [
      { id: 'a', label: '甲占比', unit: '%' },
      { id: 'b', label: '乙占比', unit: '1' },
    ]
    expect((await desk.read([file], { columns })).input).toEqual([{ id: 'U1', name: 'U1', a: 7, b: 0.07 }])
  })
  it('不是同一种量的单位要挡住，不认识的也是', async () => {
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', '评价税收（吨）', '用地面积（当量值）'],
        ['U1', 1, 2],
      ],
    })
    const reading = await desk.read([file])
    expect(reading.codes).toEqual(['unit-other-kind', 'unit-unknown'])
    expect(reading.blocking).toBe(2)
  })
})

describe('类型', () => {
  it('没有说明类型：全是文字就是文字，否则是数字', async () => {
    const columns = [
      { id: 'county', label: '县', unit: '' },
      { id: 'stars', label: '星级', unit: '' },
      { id: 'town', label: '镇', unit: '' },
    ]
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', '县', '星级', '镇'],
        ['U1', '嘉善县', '4', '甲'],
        ['U2', '海盐县', null, 5],
      ],
    })
    const reading = await desk.read([file], { columns })
    expect(reading.types).toEqual({ county: 'text', stars: 'number', town: 'number' })
    expect(reading.words).toEqual([
      'a.xlsx 工作表“表” D2 “镇”列：“甲”不是数字。“镇”需要数字：没有数据请留空，确实为零请写 0。',
    ])
  })
  it('有单位的列即使全是文字也要数字', async () => {
    const file = await desk.book('a.xlsx', { 表: [HEAD, ['U1', '甲', '无', 1]] })
    expect((await desk.read([file])).codes).toEqual(['not-number'])
  })
  it('日期和是否的各种写法', async () => {
    const columns = [
      { id: 'since', label: '投产', unit: '', type: 'date' as const },
      { id: 'bad', label: '事故', unit: '', type: 'boolean' as const },
    ]
    const rows = [
      ['2022-01-31', '是'],
      ['2022/1/31', '无'],
      ['2022年1月31日', 'Y'],
      ['20220131', 0],
      [44592, true],
      [new Date(Date.UTC(2022, 0, 31)), '否'],
      ['2022-02-31', '也许'],
      [null, null],
    ]
    const file = await desk.book('a.xlsx', { 表: [['id', '投产', '事故'], ...rows.map((row, i) => [`U${i}`, ...row])] })
    const reading = await desk.read([file], { columns, skipBad: true })
    expect(reading.codes).toEqual(['not-date', 'not-boolean'])
    const days = await desk.duck.all('SELECT DISTINCT CAST(since AS VARCHAR) AS d FROM input WHERE since IS NOT NULL')
    expect(days).toEqual([{ d: '2022-01-31' }])
    expect(reading.input.map((row) => row.bad)).toEqual([true, false, true, false, true, false, null])
  })
  it('文字列里的数字代码保持原样', async () => {
    const file = await desk.book('a.xlsx', {
      表: [
        ['id', '行业'],
        ['U1', 3411],
        ['U2', '0913'],
      ],
    })
    const reading = await desk.read([file], { columns: [{ id: 'i', label: '行业', unit: '', type: 'text' }] })
    expect(reading.input.map((row) => row.i)).toEqual(['3411', '0913'])
  })
})
