// 填报模板：真的 xlsx 来回走一遍；改表头、挪行、添行、换单位、换期间、删标记，各有各的问题。
import { writeFileSync } from 'node:fs'
import excel, { type Workbook, type Worksheet } from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { listReturns, showReturn } from '../../src/app/list-records.ts'
import { makeTemplate } from '../../src/app/return-template.ts'
import { type ReadWorkbook, takeWorkbook } from '../../src/app/take-workbook.ts'
import { readerOf } from '../../src/app/who-reads.ts'
import type { Json } from '../../src/kernel/canonical-json.ts'
import { readFigure } from '../../src/record/returns/take-entries.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { describeEngines } from '../store/engines.ts'
import { act, as, inScratch, ourCity, TRAP } from './city.ts'

const FORM = 'platform-year-statistics'
const ID = '南湖-2025-统计'
const OPEN = { form: 'platform', period: '2025', unit: 'nanhu', owner: 'statistics' }
/** Value columns: C 上年营收, E 总产值, G 增加值, I 主导营收, K 百亿企业；notes to the right of each. */
const GOOD: Readonly<Record<string, number | string>> = {
  ...{ C5: 100, E5: 120, G5: 30, I5: 50, K5: 0 },
  ...{ C6: 1000, E6: 1200, G6: 300, I6: 500, K6: 1 },
  ...{ C7: 200, E7: 220, G7: -5, I7: 60, K7: '不详', L7: '正在认定' },
}
const cell = {
  subject: { kind: 'platform', id: 'p1' },
  indicator: 'output',
  period: '2025',
  caliber: '全口径',
  unit: '万元',
}
const answersOf = ({ taken }: ReadWorkbook): Json =>
  ({ cells: {}, answers: Object.fromEntries(taken?.answers ?? []) }) as unknown as Json
let names = 0

describeEngines('填报模板', (engine) => {
  let store: Store
  beforeAll(async () => {
    store = await engine.store()
    await ourCity(store)
    expect(await act(store, '填报', 'open', ID, OPEN)).toEqual([])
  })
  const reader = async (person?: string) => {
    const found = await readerOf(store, person, undefined)
    if ('findings' in found) throw new Error(JSON.stringify(found.findings))
    return found
  }
  const template = async (person?: string, unit = '南湖区', period = '2025', form = FORM, id?: string) =>
    await makeTemplate(await reader(person), { form, unit, period, ...(id === undefined ? {} : { id }) })
  const bytesOf = async (...args: Parameters<typeof template>): Promise<Uint8Array> => {
    const made = await template(...args)
    if ('findings' in made) throw new Error(JSON.stringify(made.findings))
    return made.bytes
  }
  /** The template as somebody changed it, saved by another program. */
  const filled = async (change: (sheet: Worksheet, book: Workbook) => void, bytes?: Uint8Array): Promise<string> => {
    const book = new excel.Workbook()
    await book.xlsx.load((bytes ?? (await bytesOf('填报'))) as never)
    const sheet = book.getWorksheet('填报')
    if (sheet === undefined) throw new Error('no sheet')
    change(sheet, book)
    const path = inScratch(`${++names}.xlsx`)
    await book.xlsx.writeFile(path)
    return path
  }
  const write = (cells: Readonly<Record<string, number | string | null>>) => (sheet: Worksheet) => {
    for (const [at, value] of Object.entries(cells)) sheet.getCell(at).value = value
  }
  const read = async (path: string, person?: string, more: { id?: string; reason?: string } = {}) =>
    await takeWorkbook(store, await reader(person), { path, ...more })
  const told = ({ findings }: { findings: readonly { code: string; at: { column?: string; row?: number } }[] }) =>
    findings.map(({ code, at }) => `${at.column ?? ''}${at.row ?? ''} ${code.replace('record/', '')}`)

  it('模板本身：表头有单位，编号名称锁住，数能填，名称不成公式，标记藏好，次次相同', async () => {
    const bytes = await bytesOf('填报')
    expect(await bytesOf('填报')).toEqual(bytes)
    const book = new excel.Workbook()
    await book.xlsx.load(bytes as never)
    const sheet = book.getWorksheet('填报')
    expect(sheet?.getCell('E4').value).toBe('规上工业总产值（万元）')
    expect(JSON.stringify(sheet?.getCell('E4').note)).toContain('增加值率的分母')
    expect(sheet?.getCell('B6').value).toBe(TRAP)
    expect([sheet?.getCell('B6').protection?.locked ?? true, sheet?.getCell('E6').protection?.locked]).toEqual([
      true,
      false,
    ])
    expect(sheet?.getCell('K6').dataValidation?.formulae?.[0]).toBe(
      'OR(K5="不详",IF(ISNUMBER(K5),AND(ISNUMBER(K5),K5>=0,K5=INT(K5)),FALSE))',
    )
    expect(book.getWorksheet('wanmu')?.state).toBe('veryHidden')
    expect(sheet?.rowCount).toBe(7)
  })

  it('写错的报表、单位、期间：各有各的话', async () => {
    const codes = async (...args: Parameters<typeof template>) => {
      const made = await template(...args)
      return 'findings' in made ? made.findings.map(({ code }) => code) : []
    }
    expect(await codes('填报', '南湖区', '2025', 'platform-year-statistic')).toEqual(['record/no-such-form'])
    expect(await codes('填报', '东湖区')).toEqual(['record/not-a-filing-unit'])
    expect(await codes('填报', '南湖区', '2025Q1')).toEqual(['record/period-kind'])
    // 别的单位的名录，填报人看得到平台，看不到数：平台名录是公开的。
    expect(await codes('填报', '嘉善县')).toEqual(['record/no-subjects'])
  })

  it('填好、读回：没有问题，存为草稿，每个数记下单元格', async () => {
    const done = await read(await filled(write(GOOD)), '填报')
    expect([told(done), done.open, done.taken?.cells.size]).toEqual([['K7 unknown-value'], 0, 15])
    const { rows } = { rows: await listReturns(store, await as(store, '填报')) }
    expect(rows).toContain(ID)
    const again = await read(await filled(() => {}))
    expect([told(again), again.taken?.cells.size]).toEqual([['K7 unknown-value'], 15])
    expect(again.taken?.cells.get('p2/output')).toMatchObject({ value: 1200, from: `${names}.xlsx 填报 E6` })
  })

  it('读不懂的格指到格，不存', async () => {
    const cells = {
      C5: '约 100',
      E5: '12亿元',
      G5: '15%',
      I5: { formula: 'A1/0', result: { error: '#DIV/0!' } },
      K5: '１，２００',
    }
    const done = await read(
      await filled((sheet) => write({ ...GOOD, ...(cells as unknown as typeof GOOD) })(sheet)),
      '填报',
    )
    expect([told(done).slice(0, 4), done.appended]).toEqual([
      ['C5 no-number', 'E5 no-number', 'G5 no-number', 'I5 no-number'],
      undefined,
    ])
    expect(done.findings[0]?.at).toMatchObject({ sheet: '填报', header: '上年规上工业营业收入（万元）' })
  })

  it('核对指到格：负数、增加值大于总产值、没有填', async () => {
    const done = await read(await filled(write({ ...GOOD, E5: -1, G6: 1201, I7: null })))
    expect([told(done), done.open]).toEqual([
      ['E5 below-min', 'G5 comparison', 'G6 comparison', 'I7 blank', 'K7 unknown-value'],
      4,
    ])
  })

  it.each([
    ['表头改了', (sheet: Worksheet) => write({ E4: '规上工业总产值（亿元）' })(sheet), ['E4 template-header']],
    ['多一列', (sheet: Worksheet) => write({ M4: '备注' })(sheet), ['M4 template-extra-column']],
    ['编号改了', (sheet: Worksheet) => write({ A6: 'p9' })(sheet), ['A6 template-id', 'A6 template-missing-row']],
    ['名称改了', (sheet: Worksheet) => write({ B6: '别的' })(sheet), ['B6 template-name']],
    [
      '两行对调',
      (sheet: Worksheet) => write({ A5: 'p2', B5: TRAP, A6: 'p1', B6: '模拟一' })(sheet),
      ['A5 template-moved-row', 'A6 template-moved-row'],
    ],
    ['多一行', (sheet: Worksheet) => write({ A8: 'p8', B8: '新的', C8: 1 })(sheet), ['A8 template-extra-row']],
    ['编号重复', (sheet: Worksheet) => write({ A8: 'p1', B8: '模拟一', C8: 1 })(sheet), ['A8 template-extra-row']],
    ['删一行', (sheet: Worksheet) => void sheet.spliceRows(6, 1), ['A6 template-moved-row', 'A6 template-missing-row']],
    ['表外有字', (sheet: Worksheet) => write({ N6: '合计' })(sheet), ['M6 template-beyond']],
    ['删了标记', (_: Worksheet, book: Workbook) => book.removeWorksheet('wanmu'), [' template-none']],
    [
      '标记换了版本',
      (_: Worksheet, book: Workbook) => write({ B1: 'wanmu-return-0' })(book.getWorksheet('wanmu') as Worksheet),
      [' template-version'],
    ],
    [
      '标记换了单位',
      (_: Worksheet, book: Workbook) => write({ B3: 'xiuzhou' })(book.getWorksheet('wanmu') as Worksheet),
      [' template-other-unit'],
    ],
    ['改了表名', (sheet: Worksheet) => Object.assign(sheet, { name: '表一' }), [' template-sheet']],
  ] as const)('%s：认得出', async (_, change, codes) => {
    const done = await read(await filled(change), '填报', { id: ID })
    expect([told(done), done.taken, done.appended]).toEqual([codes, undefined, undefined])
  })

  it('别的单位、旧的期间、别的表的模板；生成之后名录变了', async () => {
    expect(await act(store, '秀洲', 'open', '秀洲-2025-统计', { ...OPEN, unit: 'xiuzhou' })).toEqual([])
    const to = async (...args: Parameters<typeof template>) =>
      told(await read(await filled(() => {}, await bytesOf(...args)), '填报', { id: ID }))
    expect(await to('秀洲', '秀洲')).toEqual([' template-other-unit'])
    expect(await to('填报', '南湖', '2024')).toEqual([' template-other-period'])
    expect(await to('填报', '南湖', '2025', 'platform-year-resources')).toEqual([' template-other-form'])
    const stale = await filled((_, book) => write({ B5: 'sm3:0' })(book.getWorksheet('wanmu') as Worksheet))
    expect(told(await read(stale, '填报'))).toEqual([' template-stale'])
  })

  it('不是模板的文件', async () => {
    const csv = inScratch('不是.csv')
    writeFileSync(csv, 'a,b\n1,2\n')
    const fake = inScratch('假的.xlsx')
    writeFileSync(fake, 'PK nothing')
    for (const path of [csv, fake]) expect((await read(path, '填报')).taken).toBeUndefined()
    const plain = new excel.Workbook()
    plain.addWorksheet('填报').addRow(['a'])
    const other = inScratch('别的.xlsx')
    await plain.xlsx.writeFile(other)
    expect(told(await read(other, '填报'))).toEqual([' template-none'])
  })

  it('全程：填报、退回到格（模板里看得到意见）、批准；已有的数不再问，可确认可异议；更正', async () => {
    expect(told(await read(await filled(write(GOOD)), '填报'))).toEqual(['K7 unknown-value'])
    expect(await act(store, '填报', 'file', ID)).toEqual(['record/late'])
    expect(await act(store, '填报', 'file', ID, {}, '系统今年才启用')).toEqual([])
    expect(await act(store, '审核', 'return', ID, { cells: { 'p1/output': '与快报不符' } }, '请核对')).toEqual([])
    await filled((sheet) => expect(JSON.stringify(sheet.getCell('E5').note)).toContain('退回意见：与快报不符'))
    expect(told(await read(await filled(write({ E5: 125 })), '填报'))).toEqual(['K7 unknown-value'])
    expect(await act(store, '填报', 'file', ID)).toEqual([])
    for (const [person, kind] of [
      ['审核', 'review'],
      ['统计', 'verify'],
      ['规则', 'approve'],
    ] as const)
      expect(await act(store, person, kind, ID)).toEqual([])
  })

  it('已批准的数不再问：不动就是确认，改了就是异议，须写理由；另报被拒绝', async () => {
    const second = '南湖-2025-统计-补'
    expect(await act(store, '填报', 'open', second, OPEN)).toEqual([])
    const several = await template('填报')
    expect('findings' in several && several.findings.map(({ code }) => code)).toEqual(['record/several-returns'])
    const bytes = await bytesOf('填报', '南湖', '2025', FORM, second)
    const answered = await read(await filled(() => {}, bytes), '填报', { id: second })
    expect([told(answered), answered.taken?.cells.size, answered.taken?.answers.size]).toEqual([[], 0, 15])
    expect(told(await read(await filled(write({ E5: 126 }), bytes), '填报', { id: second }))).toEqual([
      'F5 contest-note',
    ])
    expect(told(await read(await filled(write({ E5: null }), bytes), '填报', { id: second }))).toEqual([
      'E5 known-cleared',
    ])
    const contested = await read(await filled(write({ E5: 126, F5: '漏了一户' }), bytes), '填报', { id: second })
    expect(contested.taken?.answers.get('p1/output')).toMatchObject({ is: 'contested', value: 126, why: '漏了一户' })
    expect(await act(store, '填报', 'draft', second, { cells: { 'p1/output': { ...cell, value: 126 } } })).toEqual([])
    expect(await act(store, '填报', 'file', second, {}, '补报')).toEqual(['record/known-already'])
    expect(await act(store, '填报', 'draft', second, { cells: { 'p1/output': null } })).toEqual([])
    const figure = contested.taken?.answers.get('p1/output')?.figure as unknown as Json
    const silent = { cells: {}, answers: { 'p1/output': { figure, is: 'contested', value: 126, why: ' ' } } }
    expect(await act(store, '填报', 'draft', second, silent)).toEqual([])
    expect(await act(store, '填报', 'file', second, {}, '补报')).toEqual(['record/no-contest-reason'])
    expect(await act(store, '填报', 'draft', second, answersOf(contested))).toEqual([])
    expect(await act(store, '填报', 'file', second, {}, '补报')).toEqual([])
    // 审核的人看得到：谁的数、什么异议、什么说明。
    const shown = await showReturn(store, await as(store, '审核'), second)
    expect(shown).toContain('p1/output,,,,,,,有异议，应为 126：漏了一户')
    expect(await showReturn(store, await as(store, '审核'), ID)).toContain('正在认定')
    expect(await listReturns(store, await as(store, '审核'))).toMatch(new RegExp(`${second},.*2026-03-01,2026-03-31`))
  })

  it('批准之后，同一张模板改一格就是更正：要理由，走完才换数', async () => {
    const bytes = await bytesOf('填报', '南湖', '2025', FORM, ID)
    const path = await filled(write({ E6: 1210, F6: '漏报一个车间' }), bytes)
    const silent = await read(path, '填报', { id: ID })
    expect(
      silent.appended && 'findings' in silent.appended && silent.appended.findings.map(({ code }) => code),
    ).toEqual(['record/no-reason'])
    const done = await read(path, '填报', { id: ID, reason: '统计局核对' })
    expect(done.appended && 'act' in done.appended && done.appended.act).toMatchObject({
      kind: 'correct',
      payload: { changes: { 'p2/output': { old: { value: 1200 }, new: { value: 1210 }, why: '漏报一个车间' } } },
    })
    // 更正也要经得起核对。
    expect(await act(store, '填报', 'withdraw', ID)).toEqual([])
    const wrong = await read(await filled(write({ E6: 1, F6: '试试' }), bytes), '填报', { id: ID, reason: '试试' })
    expect(wrong.appended && 'findings' in wrong.appended && wrong.appended.findings.map(({ code }) => code)).toEqual([
      'record/comparison',
    ])
    expect((await audit(store, 'Asia/Shanghai')).findings).toEqual([])
  })

  it('读数字：全角、千分位、科学记数；带单位、百分号、文字的不认', () => {
    const cases = [
      ' 1,234.5 ',
      '１２３',
      '-0.5',
      '1e3',
      '',
      '不详',
      '12,34',
      '1 亿',
      '5%',
      '#N/A',
      '\ue000',
      'Infinity',
      '0x10',
    ]
    expect(cases.map(readFigure)).toEqual([
      1234.5,
      123,
      -0.5,
      1000,
      'blank',
      null,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
