// Bad input · figures and ids: not finite, cut off by Excel, dangerous as paths or formulas, missing altogether. 模拟数据。
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, HEAD, openBench, SCHEME } from './run-cli.ts'

let bench: Bench
beforeAll(() => {
  bench = openBench()
})
afterAll(() => bench.close())

const H = 'id,名称,评价税收,用地面积\n'
const places = (told: readonly { code: string; place: string }[]): string[] =>
  told.map(({ code, place }) => `${code.replace('intake/', '')} ${/[A-Z]+\d+/.exec(place)?.[0]}`)

describe('数值', () => {
  const rows = [
    'NaN,2',
    '1e308,2',
    '-0,2',
    'Infinity,2',
    '1,-3',
    '1e400,1',
    '0x10,1',
    '1_000,1',
    '--5,1',
    '∞,1',
    '（5）,1',
  ]
  const text = H + rows.map((row, i) => `U${i},企业${i},${row}\n`).join('')

  it('不是有限的数、大得离谱、负的面积：指到单元格；-0 就是 0', async () => {
    const ran = await bench.evaluate([bench.put('v.csv', text)])
    expect(ran).toMatchObject({ exit: 1, out: '' })
    expect(places(ran.told)).toEqual([
      'not-finite C2',
      'implausible C3',
      'not-finite C5',
      'below-min D6',
      'not-finite C7',
      'not-number C8',
      'not-number C9',
      'not-number C10',
      'not-number C11',
      'bracketed-number C12',
    ])
  })
  it('--skip-bad：其余照评，结果里逐行写明原因', async () => {
    const file = bench.put('v.csv', text)
    const ran = await bench.evaluate([file], ['--skip-bad', '--format', 'xlsx', '--out', 'v.xlsx'])
    expect(ran.exit).toBe(0)
    expect(ran.told.filter(({ blocking }) => blocking)).toEqual([])
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(bench.path('v.xlsx'))
    const texts: string[] = []
    book.getWorksheet('异常与处理')?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)))
    expect(texts.join('\n')).toContain('第 2 行：“评价税收”不是有限的数')
    expect(texts.join('\n')).toContain('第 6 行：“用地面积”小于下限')
    expect(book.getWorksheet('排名')?.getColumn(1).values.length).toBeGreaterThan(0)
    const shown = await bench.evaluate([file], ['--skip-bad', '--format', 'csv'])
    expect(shown.out.split('\n').slice(1, 2)).toEqual([expect.stringMatching(/^U2,企业2,全部,0,1,/)])
  })
  it('公式里溢出成无穷、除以零：算作没有值，说出文件和行', async () => {
    const scheme = bench.put('inf.yaml', SCHEME.replace('tax / land', 'tax * 1e300 * 1e300 / land'))
    const file = bench.put('inf.csv', `${H}U1,甲,1,2\nU2,乙,0,2\nU3,丙,0,0\n`)
    const ran = await bench.run(['evaluate', scheme, '--data', file])
    expect(ran.told).toEqual([
      { code: 'evaluate/refused', place: 'inf.csv 第 2 行', blocking: true },
      { code: 'evaluate/refused', place: 'inf.csv 第 4 行', blocking: true },
    ])
    const huge = Array.from({ length: 40 }, (_, i) => `U${i},企业${i},900000000000000,0.000000000001\n`)
    const sum = SCHEME.replace('ratio: { base: 10 }', 'ratio: { base: { stat: mean } }').replace(
      'tax / land',
      '"power(tax, 20)"',
    )
    const over = await bench.run([
      'evaluate',
      bench.put('sum.yaml', sum),
      '--data',
      bench.put('h.csv', H + huge.join('')),
      '--format',
      'csv',
    ])
    expect(over.exit).toBe(0)
    expect(over.out).not.toMatch(/inf|nan/i)
  })
})

describe('人少或没有人', () => {
  it('一个单位、全都相等、全部缺失、全不参评、没有填分组', async () => {
    const one = bench.put('one.csv', `${H}U1,甲,1,2\n`)
    expect(await bench.evaluate([one])).toMatchObject({ exit: 0, codes: ['evaluate/one-in-pool'] })
    const equal = bench.put('equal.csv', `${H}U1,甲,2,1\nU2,乙,2,1\n`)
    const scored = (score: string): string => bench.put('score.yaml', SCHEME.replace('ratio: { base: 10 }', score))
    for (const score of ['zscore: {}', 'minmax: {}', 'rank: {}', 'percentile: {}', 'best: {}']) {
      const ran = await bench.run(['evaluate', scored(score), '--data', equal, '--format', 'csv'])
      expect([score, ran.exit, ran.err]).toEqual([score, 0, ''])
      expect(ran.out.split('\n').map((line) => line.split(',')[4])).toEqual(['rank', '1', '1', undefined])
    }
    const blank = bench.put('blank.csv', `${H}U1,甲,,\nU2,乙,,\n`)
    expect(await bench.evaluate([blank])).toMatchObject({ exit: 1, codes: ['evaluate/refused', 'evaluate/refused'] })
    expect(await bench.evaluate([blank], ['--skip-bad'])).toMatchObject({
      exit: 1,
      out: '',
      codes: ['evaluate/refused', 'evaluate/refused'],
    })
    const outside = bench.put('scope.yaml', `${SCHEME}scope: [{ when: tax > 0, grade: T }]\n`)
    const none = await bench.run(['evaluate', outside, '--data', equal, '--format', 'csv'])
    expect(none).toMatchObject({ exit: 0, codes: ['evaluate/none-in-scope'] })
    const pools = bench.put('pools.yaml', `${SCHEME}pools: [county]\n`)
    const counties = bench.put(
      'pools.csv',
      'id,评价税收,用地面积,county\nU1,1,2,\nU2,3,2,甲县\nU3,3,2,甲县\nU4,3,2, \nU5,1,1,\u001b[31m=1+1\n',
    )
    const grouped = await bench.run(['evaluate', pools, '--data', counties, '--format', 'csv'])
    expect(grouped).toMatchObject({
      exit: 0,
      codes: ['evaluate/pool-blank', 'evaluate/one-in-pool'],
    })
    expect(grouped.out).toContain('U4,U4,未填,')
    expect(grouped.out).not.toContain('\u001b')
  })
})

describe('编号', () => {
  it('被 Excel 截断的代码、变成日期的编号、路径、换行：指到单元格', async () => {
    const rows = [
      [Number('913304001234567890'), '甲', 1, 2],
      ['9.13E+17', '乙', 1, 2],
      [new Date(Date.UTC(2026, 0, 2)), '丙', 1, 2],
      ['../../etc/passwd', '丁', 1, 2],
      ['C:\\x', '戊', 1, 2],
      ['U\n6', '己', 1, 2],
      ['x'.repeat(200), '庚', 1, 2],
      [null, '辛', 1, 2],
      [{ formula: 'A1&"x"' } as ExcelJS.CellValue, '壬', 1, 2],
      [{ error: '#REF!' } as ExcelJS.CellValue, '癸', 1, 2],
    ]
    const ran = await bench.evaluate([await bench.book('ids.xlsx', [HEAD, ...rows])])
    expect(ran).toMatchObject({ exit: 1, out: '' })
    expect(places(ran.told)).toEqual([
      'code-cut A2',
      'code-cut A3',
      'id-date A4',
      'id-unsafe A5',
      'id-unsafe A6',
      'id-unsafe A7',
      'id-unsafe A8',
      'id-missing A9',
      'formula-no-result A10',
      'excel-error A11',
    ])
  })
  it('像公式的编号和名称：csv 前加撇号，xlsx 里是文字，都不会被执行', async () => {
    const names = ["=cmd|' calc'!A1", '+1', '@x', '-1+2', '＝1+1', '\t=1+1', '__proto__', 'constructor', `"=1,'`]
    const rows = names.map((name, i) => [i === 0 ? name : `${name.trim()}${i}`, name, names.length - i, 1])
    const file = await bench.book('formulas.xlsx', [HEAD, ...rows])
    const csv = await bench.evaluate([file], ['--format', 'csv'])
    expect(csv.exit).toBe(0)
    const cells = csv.out
      .split('\n')
      .slice(1, -1)
      .flatMap((line) => line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.slice(0, 2) ?? [])
    expect(cells).toHaveLength(names.length * 2)
    expect(cells.filter((cell) => /^"?[=+@＝\t-]/.test(cell) && cell !== `"""=1,'",`)).toEqual([])
    expect(csv.out).toContain("'=cmd|' calc'!A1,'=cmd|' calc'!A1,")
    expect(await bench.evaluate([file], ['--format', 'xlsx', '--out', 'f.xlsx'])).toMatchObject({ exit: 0 })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(bench.path('f.xlsx'))
    const kinds = new Set<number>()
    const texts = new Set<string>()
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          kinds.add(cell.type)
          texts.add(cell.text)
        }),
      )
    expect(kinds.has(ExcelJS.ValueType.Formula) || kinds.has(ExcelJS.ValueType.Hyperlink)).toBe(false)
    expect(texts.has("=cmd|' calc'!A1")).toBe(true)
  })
})
