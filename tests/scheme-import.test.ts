// Weight tables from Excel become schemes: every way officials write one, every fault told at its cell. 模拟数据，黄岩 2022 的权重和基准为公布数。
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type ExcelJS from 'exceljs'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { evaluateRows } from '../src/app/evaluate-rows.ts'
import { importScheme } from '../src/app/import-scheme.ts'
import { sentences } from '../src/app/sentences.ts'
import { printTree, readChineseFormula } from '../src/evaluate/draft/chinese-formula.ts'
import { readBase } from '../src/intake/weight-words.ts'
import { say } from '../src/kernel/finding.ts'
import { type Desk, getSheet, openDesk, type Rows } from './fixtures/intake.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

interface Leaf {
  id: string
  label: string
  weight: number
  value: string
  unit?: string
  direction?: string
  score: Record<string, unknown>
  assumed?: string
  confirm_by?: string
  of?: Leaf[]
}
interface SchemeText {
  scheme: string
  title: string
  inputs: Record<string, { label: string; unit?: string; cite?: string }>
  index: { weight?: number; of: Leaf[] }
}

/** What an import of one sheet gives: text, parsed scheme, sentences told. */
async function bring(
  rows: Rows,
  touch?: (sheet: ExcelJS.Worksheet) => void,
  more: { sheet?: string; id?: string; title?: string } = {},
) {
  const file = await desk.book('权重表.xlsx', { 表1: rows }, (book) => touch?.(getSheet(book, '表1')))
  return bringFile(file, more)
}

async function bringFile(table: string, more: { sheet?: string; id?: string; title?: string } = {}) {
  const { value, findings } = await importScheme({ table, force: false, ...more })
  const text = value?.text ?? ''
  return {
    text,
    scheme: parse(text) as SchemeText,
    words: findings.map((one) => say(one, sentences, 'zh')),
    codes: findings.map(({ code, at }) => `${code.split('/')[1]} ${at.column ?? ''}${at.row ?? ''}`),
  }
}

const HUANGYAN: Rows = [
  ['黄岩区 2022 年规上工业企业亩均效益综合评价指标'],
  ['序号', '指标名称', '权重（分）', '计量单位', '指标方向', '基准值', '数据来源', '计算公式'],
  [1, '亩均税收', 30, '万元/亩', '正向', 24.097, '税务局', '评价税收÷用地面积'],
  [2, '亩均增加值', 20, '万元/亩', '正向', 136.16, '统计局', '工业增加值÷用地面积'],
  [3, '单位能耗增加值', 20, '万元/吨标煤', '正向', 2.694, '统计局', '工业增加值÷综合能耗（等价值）'],
  [4, '单位排放增加值', 10, '万元/吨', '正向', 4929.81, '生态环境局', '工业增加值/主要污染物排放量'],
  [5, '全员劳动生产率', 10, '万元/人', '正向', 18.14, '统计局', '工业增加值÷年平均职工人数'],
  [
    6,
    '研发经费占比',
    10,
    '%',
    '正向',
    { formula: '0.0302', result: 0.0302 },
    '统计局',
    '研发经费支出÷主营业务收入×100%',
  ],
  ['合计', null, { formula: 'SUM(C3:C8)', result: 100 }],
  ['注：基准为公布数。'],
]
const percent = (sheet: ExcelJS.Worksheet, ...cells: string[]): void => {
  for (const cell of cells) sheet.getCell(cell).numFmt = '0.00%'
}
const merge = (sheet: ExcelJS.Worksheet, ...ranges: string[]): void => {
  for (const range of ranges) sheet.mergeCells(range)
}

describe('一张常见的权重表', () => {
  it('生成的方案与手写的黄岩 2022 方案算出同样的分', async () => {
    const { scheme, text, words } = await bring(HUANGYAN, (sheet) => {
      merge(sheet, 'A1:H1', 'A9:B9')
      percent(sheet, 'F8')
    })
    expect(words).toEqual(['权重表.xlsx 工作表“表1” 第 10 行：这一行是说明文字“注：基准为公布数。”，未读取。'])
    expect(scheme.index.of.map(({ id, value }) => [id, value])).toEqual([
      ['tax_per_mu', 'tax / land'],
      ['added_per_mu', 'added / land'],
      ['added_per_energy', 'added / energy'],
      ['added_per_emission', 'added / emission'],
      ['added_per_head', 'added / staff'],
      ['rnd_share', 'rnd * 100 / revenue'],
    ])
    expect(scheme.title).toBe('黄岩区 2022 年规上工业企业亩均效益综合评价')
    expect(scheme.inputs.energy).toEqual({ label: '综合能耗(等价值)', unit: '吨标煤', cite: '统计局' })
    // 亩均税收 250/10÷24.097×30 = 31.124206；增加值 1400/10÷136.16×20 = 20.564042；能耗 2.8÷2.694×20 = 20.786934；
    // 排放 1400/0.3÷4929.81×10 = 9.466220；人均 17.5÷18.14×10 = 9.647188；研发 3÷3.02×10 = 9.933775；合计 101.522366
    const given = [
      {
        id: '甲',
        name: '甲',
        tax: 250,
        land: 10,
        added: 1400,
        energy: 500,
        emission: 0.3,
        staff: 80,
        rnd: 90,
        revenue: 3000,
      },
      {
        id: '乙',
        name: '乙',
        tax: 100,
        land: 20,
        added: 1000,
        energy: 900,
        emission: 0.5,
        staff: 60,
        rnd: 30,
        revenue: 2000,
      },
    ]
    const imported = await evaluateRows(text, given)
    const path = fileURLToPath(new URL('../policies/huangyan/huangyan-2022-above-scale.yaml', import.meta.url))
    const published = await evaluateRows(readFileSync(path, 'utf8'), given)
    expect(imported.rows[0]).toMatchObject({ id: '甲', total: 101.52, 'rnd_share.value': 3 })
    expect(imported.rows[0]?.['rnd_share.points']).toBeCloseTo(9.933775, 6)
    expect(imported.rows.map(({ id, total, rank }) => [id, total, rank])).toEqual(
      published.rows.map(({ id, total, rank }) => [id, total, rank]),
    )
  })

  it('每个值后面注明单元格，原文与数值不同的写出原文', async () => {
    const { text } = await bring(HUANGYAN, (sheet) => percent(sheet, 'F8'))
    expect(text).toContain('label: 亩均税收 # B3')
    expect(text).toContain('weight: 30 # C3')
    expect(text).toContain('value: tax / land # H3：评价税收÷用地面积')
    expect(text).toContain('score: { ratio: { base: 24.097 } } # F3\n')
    expect(text).toContain('score: { ratio: { base: 3.02 } } # F8：3.02%')
  })

  it('分级办法表里没有，就不编：写成注释留给人填', async () => {
    const { text, scheme } = await bring(HUANGYAN)
    expect(scheme).not.toHaveProperty('grades')
    expect(text).toContain('# grades:')
  })
})

describe('分级的指标和合并单元格', () => {
  const TREE: Rows = [
    ['一级指标', '权重', '二级指标', '权重', '方向'],
    ['经济规模', 0.6, '营业收入', 0.5, '+'],
    [null, null, '工业增加值', 0.5, '+'],
    ['绿色', 0.4, '单位增加值能耗', 1, '－'],
    ['合计', 1],
  ]
  it('两级都有权重、下级按组内百分比：折成总分里的权重', async () => {
    const { scheme, words } = await bring(TREE, (sheet) => {
      merge(sheet, 'A2:A3', 'B2:B3')
      percent(sheet, 'B2', 'B4', 'B5', 'D2', 'D3', 'D4')
    })
    expect(words).toEqual([])
    expect(scheme.index.of.map(({ label, weight, of }) => [label, weight, of?.map((one) => one.weight)])).toEqual([
      ['经济规模', 60, [30, 30]],
      ['绿色', 40, [40]],
    ])
    expect(scheme.index.of[1]?.of?.[0]).toMatchObject({ direction: 'down', score: { minmax: {} } })
  })
  it('两级都写分值的相互核对，对不上的指到单元格', async () => {
    const { codes, words } = await bring([
      ['一级指标', '分值', '二级指标', '分值'],
      ['规模', 60, '营业收入', 30],
      [null, null, '工业增加值', 28],
      ['绿色', 40, '单位增加值能耗', 40],
      ['合计', 100, null, 100],
    ])
    expect(codes).toEqual(['weight-sum B2', 'weight-total-wrong D5'])
    expect(words[0]).toContain('“规模”的权重是 60，下级（D2、D3）合计却是 58')
  })
  it('只写一级权重的由下级平分，并写明是假定', async () => {
    const { scheme } = await bring(
      [
        ['一级指标', '二级指标', '权重'],
        ['规模', '营业收入', '60%'],
        [null, '工业增加值', null],
        ['绿色', '综合能耗', '40%'],
      ],
      (sheet) => merge(sheet, 'A2:A3', 'C2:C3'),
    )
    expect(scheme.index.of[0]?.of?.map(({ weight, assumed }) => [weight, assumed?.includes('平分')])).toEqual([
      [30, true],
      [30, true],
    ])
  })
  it('三级、两行表头、权重写在名称后面、一个没有下级的一级指标', async () => {
    const { scheme, words } = await bring(
      [
        ['附件 1'],
        ['某区平台考核表（模拟数据）'],
        ['一级指标', '二级指标', '三级指标', '标准', null],
        [null, null, null, '分值', '单位'],
        ['1. 发展（70分）', '（一）规模', '①营业收入', 30, '亿元'],
        [null, null, '②增加值', 20, '亿元'],
        [null, '（二）效益', '亩均税收', 20, '万元/亩'],
        ['2. 群众满意度', null, null, 30, '分'],
      ],
      (sheet) => merge(sheet, 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'A5:A7', 'B5:B6', 'A8:C8'),
    )
    expect(words).toEqual([])
    expect(scheme.title).toBe('某区平台考核（模拟数据）')
    const [growth, opinion] = scheme.index.of
    expect([growth?.label, growth?.weight, growth?.of?.map((one) => one.label)]).toEqual(['发展', 70, ['规模', '效益']])
    expect(growth?.of?.[0]?.of?.map(({ label, weight, unit }) => [label, weight, unit])).toEqual([
      ['营业收入', 30, '亿元'],
      ['增加值', 20, '亿元'],
    ])
    expect(opinion).toMatchObject({ label: '群众满意度', weight: 30, value: 'qunzhongmanyidu' })
  })
  it('只有一列名称、用“一、”分组的也认得', async () => {
    const { scheme } = await bring([
      ['考核指标', '分值'],
      ['一、规模', 60],
      ['1.营业收入', 35],
      ['2.工业增加值', 25],
      ['二、绿色', 40],
      ['3.综合能耗', 40],
      ['合计', 100],
    ])
    expect(scheme.index.of.map(({ label, weight, of }) => [label, weight, of?.length])).toEqual([
      ['规模', 60, 2],
      ['绿色', 40, 1],
    ])
  })
})

describe('县里常见的样子', () => {
  it('单位写在名称后面、类别合并、小计、没有公式的通行指标、全县平均', async () => {
    const { scheme, text, codes } = await bring(
      [
        ['附件 2'],
        ['某县“亩均论英雄”评价指标体系（2024 年度，模拟数据）'],
        ['类别', '指标名称', '权重(%)', '指标类型', '基准值', '数据提供部门'],
        ['经济效益', '亩均税收（万元/亩）', 35, '定量', '35万元/亩', '税务局'],
        [null, '亩均工业增加值', 25, '定量', '全县平均', '统计局'],
        [null, '小计', 60],
        ['绿色低碳', '单位能耗增加值(万元/吨标煤)', 40, '定量', '全县平均', '统计局'],
        ['总计', null, 100],
        ['注：1.数据以统计口径为准；'],
        ['2.全县平均为上年数。'],
      ],
      (sheet) => merge(sheet, 'A2:F2', 'A4:A6', 'A8:B8'),
    )
    expect(codes).toEqual(['note-row 9', 'note-row 10'])
    expect(Object.keys(scheme.inputs)).toEqual(['tax', 'land', 'added', 'energy'])
    expect(scheme.index.of[0]?.of?.[0]).toMatchObject({
      label: '亩均税收',
      unit: '万元/亩',
      value: 'tax / land',
      score: { ratio: { base: 35 } },
      assumed: '表中没有公式，按 实缴税收 ÷ 用地面积 计算',
      confirm_by: '税务局',
    })
    expect(scheme.index.of[1]?.of?.[0]?.score).toEqual({ ratio: { base: { stat: 'ratio_of_sums' } } })
    expect(text).toContain('weight: 60 # 下级之和')
  })
  it('同名而单位对不上的不套通行公式；每页重复的表头不当指标', async () => {
    const { scheme } = await bring([
      ['序号', '指标', '权重', '单位'],
      [1, '亩均税收', 50, '元/平方米'],
      ['序号', '指标', '权重', '单位'],
      [2, '全员劳动生产率', 50, '件/人'],
    ])
    expect(scheme.index.of.map(({ value }) => value)).toEqual(['tax / land', 'qyldscl'])
    expect(scheme.inputs).toMatchObject({ tax: { unit: '元' }, land: { unit: '平方米' }, qyldscl: { unit: '件/人' } })
  })
})

describe('权重的写法', () => {
  it.each<[string, unknown[], number[]]>([
    ['分值', [60, 40], [60, 40]],
    ['小数', [0.6, 0.4], [60, 40]],
    ['文字百分数', ['60%', '４０％'], [60, 40]],
    ['带“分”字', ['60分', '40 分'], [60, 40]],
    ['千分制', [600, 400], [600, 400]],
  ])('%s', async (_, [first, second], wanted) => {
    const { scheme, words } = await bring([
      ['指标', '权重'],
      ['税收', first as string],
      ['研发经费', second as string],
    ])
    expect(words).toEqual([])
    expect(scheme.index.of.map(({ weight }) => weight)).toEqual(wanted)
  })
  it('三分之一的百分数不因舍入被拒', async () => {
    const { scheme } = await bring(
      [
        ['指标', '权重'],
        ['甲项', 1 / 3],
        ['乙项', 1 / 3],
        ['丙项', 1 / 3],
        ['合计', 1],
      ],
      (sheet) => percent(sheet, 'B2', 'B3', 'B4', 'B5'),
    )
    expect(scheme.index.of.map(({ weight }) => weight)).toEqual([33.3333333333, 33.3333333333, 33.3333333333])
  })
})

describe('基准和计分', () => {
  const score = async (header: string, base: string | number, direction = '正向', unit = '万元') => {
    const { scheme, words } = await bring([
      ['指标', '权重', '单位', '方向', header],
      ['新增投资', 100, unit, direction, base],
    ])
    return words.length > 0 ? words[0] : scheme.index.of[0]?.score
  }
  it('数、目标值、统计量、上年、没有', async () => {
    expect(await score('基准', 12.5)).toEqual({ ratio: { base: 12.5 } })
    expect(await score('2025年目标值', '≥1,500万元')).toEqual({ ratio: { base: 1500, cap: 1, floor: 0 } })
    expect(await score('基准', '全市平均水平')).toEqual({ ratio: { base: { stat: 'mean' } } })
    expect(await score('基准', '平均值的2倍')).toEqual({ ratio: { base: { stat: 'mean', times: 2 } } })
    expect(await score('基准', '上四分位')).toEqual({ ratio: { base: { stat: 'quantile(0.75)' } } })
    expect(await score('基准', '90%分位数')).toEqual({ ratio: { base: { stat: 'quantile(0.9)' } } })
    expect(await score('基准', '平均值', '越小越好')).toEqual({ mirror: { base: { stat: 'mean' } } })
    expect(await score('基准', '上年实绩')).toEqual({ ratio: { base: 'xinzengtouzi_last' } })
    expect(await score('基准', '—')).toEqual({ minmax: { low: 0, high: 100 } })
  })
  it('基准带别的同类单位就换算，换不了的指出来', async () => {
    expect(await score('基准', '1.5亿元')).toEqual({ ratio: { base: 15000 } })
    expect(await score('基准', '3.02%', '正向', '')).toEqual({ ratio: { base: 0.0302 } })
    expect(await score('基准', '20亩')).toContain('E2：“新增投资”的基准“20亩”带的单位与指标的单位“万元”对不上')
    expect(await score('基准', 0)).toContain('不大于零')
    expect(await score('基准', '按上级要求')).toContain('看不懂')
  })
  it('平均值遇到甲÷乙的公式用合计之比；现成的比值只能各单位平均，并写明', async () => {
    const { scheme } = await bring([
      ['指标', '权重', '单位', '基准', '计算公式'],
      ['亩均税收', 50, '万元/亩', '平均值', '税收/用地面积'],
      ['户均产值', 50, '万元/户', '平均值', null],
    ])
    const [tax, output] = scheme.index.of
    expect(tax?.score).toEqual({ ratio: { base: { stat: 'ratio_of_sums' } } })
    expect(output?.score).toEqual({ ratio: { base: { stat: 'mean' } } })
    expect(output?.assumed).toContain('合计之比')
  })
  it('读不出来的基准写法', () => {
    expect(readBase('2倍均值', '')).toEqual({ base: { kind: 'statistic', stat: 'mean', times: 2 } })
    expect(readBase('均值×120%', '')).toEqual({ fault: 'unknown' })
    expect(readBase('均值的120%', '')).toEqual({ base: { kind: 'statistic', stat: 'mean', times: 1.2 } })
    expect(readBase('1e3', '')).toEqual({ base: { kind: 'number', value: 1000 } })
    expect(readBase('-3', '')).toEqual({ fault: 'not-positive' })
  })
})

describe('公式', () => {
  const print = (text: string): string | undefined => {
    const tree = readChineseFormula(text)
    return tree === undefined ? undefined : printTree(tree, (label) => `[${label}]`)
  }
  it.each([
    ['税收/用地面积', '[税收] / [用地面积]'],
    ['亩均税收＝（国税＋地税）÷用地面积（亩）', '([国税] + [地税]) / [用地面积]'],
    ['甲-(乙-丙)', '[甲] - ([乙] - [丙])'],
    ['甲÷(乙×2)', '[甲] / ([乙] * 2)'],
    ['综合能耗（等价值）÷2022年增加值', '[综合能耗(等价值)] / [2022年增加值]'],
    ['R&D经费支出占主营业务收入的比重', '[R&D经费支出] / [主营业务收入]'],
    ['工业增加值与用电量之比', '[工业增加值] / [用电量]'],
    ['(本年-上年)÷上年×100%', '([本年] - [上年]) / [上年] * 1'],
  ])('%s', (text, wanted) => expect(print(text)).toBe(wanted))
  it.each([
    '税收/',
    '(税收/用地',
    '税收≥100得满分',
    '按实际完成情况，由部门打分',
    'SUM(A1:A3)/2',
    '1/2；2',
    '税收//用地',
    '',
  ])('“%s”不是公式', (text) => expect(print(text)).toBeUndefined())
  it('读不懂的公式指到单元格；名称由别的指标占用的用那个指标', async () => {
    const bad = await bring([
      ['指标', '权重', '计算公式'],
      ['营业收入', 50, null],
      ['满意度', 50, '由部门打分'],
    ])
    expect(bad.codes).toEqual(['draft-formula C3'])
    const { scheme } = await bring([
      ['指标', '权重', '单位', '计算公式'],
      ['营业收入', 40, '亿元', null],
      ['亩均收入', 30, '万元/亩', '营业收入÷用地面积'],
      ['收入密度', 30, '', '亩均收入×2'],
    ])
    expect(Object.keys(scheme.inputs)).toEqual(['revenue', 'land'])
    // 营业收入按亿元读入，公式按万元算：乘 10000
    expect(scheme.index.of.map(({ value }) => value)).toEqual([
      'revenue',
      'revenue * 10000 / land',
      'revenue_per_mu * 2',
    ])
  })
  it('同一数据项的单位不能换算、用到排在后面的指标：都指出来', async () => {
    const { codes } = await bring([
      ['指标', '权重', '单位', '计算公式'],
      ['先用', 30, '', '亩均产值×2'],
      ['亩均产值', 30, '万元/亩', '产值÷用地'],
      ['人均用地', 40, '人/个', '用地÷人数'],
    ])
    expect(codes).toEqual(['draft-later D2', 'draft-unit-clash D4'])
  })
})

describe('要改的都一次说完', () => {
  it('各种毛病各在其格', async () => {
    const { codes, text } = await bring([
      ['指标', '权重', '方向', '基准'],
      ['税收', '十', '正向', '很高'],
      ['用地', -5, '中性', null],
      ['税 收', 20, '正向', null],
      [null, 30, null, null],
      ['没有权重', null, '正向', null],
      ['合计', 100, null, null],
      ['加分项', 5, null, null],
    ])
    expect(text).toBe('')
    expect(codes).toEqual([
      'weight-unreadable B2',
      'weight-base-unknown D2',
      'weight-negative B3',
      'weight-direction C3',
      'weight-indicator-twice A4',
      'weight-nameless B5',
      'weight-missing A6',
      'weight-after-total A8',
    ])
  })
  it('合计对不上、百分数不满一百、写法不一', async () => {
    expect(
      (
        await bring([
          ['指标', '权重'],
          ['甲', 60],
          ['乙', 30],
          ['合计', 100],
        ])
      ).codes,
    ).toContain('weight-total-wrong B4')
    expect(
      (
        await bring([
          ['指标', '权重'],
          ['甲', '60%'],
          ['乙', '30%'],
        ])
      ).codes,
    ).toEqual(['weight-not-hundred 1'])
    expect(
      (
        await bring([
          ['指标', '权重'],
          ['甲', '60%'],
          ['乙', 40],
        ])
      ).codes,
    ).toContain('weight-mixed B3')
    const odd = await bring([
      ['指标', '分值'],
      ['甲', 60],
      ['乙', 30],
    ])
    expect(odd.codes).toEqual(['weight-total-odd 1'])
    expect(odd.scheme.index.weight).toBe(90)
  })
  it('没有存下结果的公式、错误值、盖住半组的合并权重', async () => {
    const { codes } = await bring(
      [
        ['一级指标', '二级指标', '权重'],
        ['规模', '甲', { formula: 'A1' } as ExcelJS.CellValue],
        [null, '乙', { error: '#REF!' } as ExcelJS.CellValue],
        [null, '丙', 50],
        [null, '丁', null],
        [null, '戊', 10],
      ],
      (sheet) => merge(sheet, 'A2:A6', 'C4:C5'),
    )
    expect(codes.slice(0, 3)).toEqual(['formula-no-result C2', 'excel-error C3', 'weight-merged C4'])
  })
  it('没有权重列、没有表头、两个权重列', async () => {
    expect(
      (
        await bring([
          ['指标', '单位', '数据来源'],
          ['税收', '万元', '税务局'],
        ])
      ).codes,
    ).toEqual(['weight-no-column 1'])
    expect(
      (
        await bring([
          ['名单', '电话'],
          ['甲', 1],
        ])
      ).codes,
    ).toEqual(['weight-no-header '])
    expect(
      (
        await bring([
          ['指标', '权重', '分值'],
          ['税收', 100, 100],
        ])
      ).words[0],
    ).toContain('B、C 两列（“权重”“分值”）都像是“权重”')
  })
  it('隐藏的行照读并提示', async () => {
    const { codes, scheme } = await bring(
      [
        ['指标', '权重'],
        ['税收', 60],
        ['研发经费', 40],
      ],
      (sheet) => {
        sheet.getRow(3).hidden = true
      },
    )
    expect(codes).toEqual(['hidden-rows '])
    expect(scheme.index.of).toHaveLength(2)
  })
})

describe('工作表和文件', () => {
  const SHEETS = {
    说明: [['填表说明']],
    规上: [
      ['指标', '权重'],
      ['税收', 100],
    ],
    规下: [
      ['指标', '权重'],
      ['用电量', 100],
    ],
  }
  it('两张权重表要指明导入哪一张', async () => {
    const file = await desk.book('两张.xlsx', SHEETS)
    expect((await bringFile(file)).words[0]).toContain('规上、规下')
    expect((await bringFile(file, { sheet: '规下' })).scheme.inputs).toEqual({
      electricity: { label: '用电量', unit: '万千瓦时' },
    })
    expect((await bringFile(file, { sheet: '规中' })).words[0]).toContain(
      '没有名为“规中”的工作表，文件里有：说明、规上、规下',
    )
  })
  it('坏文件、改了后缀的文件、压缩炸弹都止于一句话', async () => {
    expect((await bringFile(desk.put('坏.xlsx', 'PK\u0003\u0004 not a zip'))).codes).toEqual(['broken-file '])
    expect((await bringFile(desk.put('网页.xlsx', '<html></html>'))).codes).toEqual(['not-workbook '])
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(80 * 1024 * 1024) })
    expect((await bringFile(desk.put('炸弹.xlsx', bomb))).codes).toEqual(['bomb '])
    expect((await bringFile(desk.put('表.doc', 'x'))).codes).toEqual(['file-kind '])
    expect((await bringFile(join(desk.folder, '没有.xlsx'))).codes).toEqual(['file-missing '])
  })
  it('csv 也可以', async () => {
    const { scheme } = await bringFile(desk.put('权重.csv', '指标,权重,单位\n税收,60%,万元\n研发经费,40%,万元\n'))
    expect(scheme.index.of.map(({ weight }) => weight)).toEqual([60, 40])
  })
})

describe('表里的文字进不了 YAML 的结构', () => {
  it('像公式、像 YAML、带换行的名称原样成为文字', async () => {
    const labels = [
      "=cmd|'/c calc'!A0",
      'a: {b} #c',
      '*alias',
      '!!js/function x',
      '- 列表',
      'null',
      '第一行\n第二行: x',
      '@甲',
      'it\'s "q"',
    ]
    const { scheme, text, words } = await bring([
      ['指标', '权重', '数据来源', '备注'],
      ...labels.map((label) => [label, 10, '{ injected: 1 }', 'x\nscheme: other']),
    ])
    expect(words.every((one) => one.includes('不是 100'))).toBe(true)
    expect(scheme.index.of.map(({ label }) => label)).toEqual(labels.map((label) => label.replace('\n', ' ')))
    expect(Object.values(scheme.inputs).map(({ cite }) => cite)).toEqual(labels.map(() => '{ injected: 1 }'))
    expect(text.match(/^scheme:/gm)).toHaveLength(1)
    expect(scheme.scheme).toBe('权重表')
  })
  it('编号不重复，不撞保留字', async () => {
    const { scheme } = await bring([
      ['指标', '权重'],
      ['税收', 20],
      ['评价税收', 20],
      ['水手', 20],
      ['睡售', 20],
      ['Select', 20],
    ])
    expect(Object.keys(scheme.inputs)).toEqual(['tax', 'tax_2', 'shuishou', 'shuishou_2', 'select_2'])
  })
})

describe('命令行', () => {
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
  const wanmu = (...args: string[]) => spawnSync(process.execPath, [main, 'scheme', ...args], { encoding: 'utf8' })
  it('写到文件，不覆盖，--force 才覆盖；权重表自己永不覆盖', async () => {
    const table = await desk.book('指标表.xlsx', { 表1: HUANGYAN })
    const out = join(desk.folder, 'my-scheme.yaml')
    const first = wanmu('import', table, '--out', out, '--title', '试评价')
    expect([first.status, first.stdout]).toEqual([0, ''])
    expect(first.stderr).toContain('6 个指标，权重合计 100')
    const text = readFileSync(out, 'utf8')
    expect(text).toContain('scheme: my-scheme\ntitle: 试评价\n')
    const again = wanmu('import', table, '--out', out)
    expect([again.status, again.stderr.includes('文件已经存在')]).toEqual([1, true])
    expect(readFileSync(out, 'utf8')).toBe(text)
    expect(wanmu('import', table, '--out', out, '--force', '--id', '新编号').status).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('scheme: 新编号')
    expect(wanmu('import', table, '--out', table, '--force').stderr).toContain('输入文件')
    expect(wanmu('check', out).status).toBe(0)
    expect(wanmu('describe', out).stdout).toContain(
      '亩均税收；权重：30；取值：评价税收 ÷ 用地面积；单位：万元/亩；计分：权重 30 × (本值 ÷ 24.097)',
    )
  })
  it('有须改之处：退出码 1，什么也不写', async () => {
    const table = await desk.book('错表.xlsx', {
      表1: [
        ['指标', '权重'],
        ['税收', '十'],
      ],
    })
    const out = join(desk.folder, 'none.yaml')
    const run = wanmu('import', table, '--out', out, '--id', '-x/')
    expect([run.status, run.stdout]).toEqual([1, ''])
    expect(run.stderr).toContain('工作表“表1” B2：“税收”的权重“十”不是数字')
    expect(run.stderr).toContain('编号“-x/”不能用')
    expect(existsSync(out)).toBe(false)
    expect(readdirSync(desk.folder).filter((name) => name.includes('wanmu-part'))).toEqual([])
  })
})
