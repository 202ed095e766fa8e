// Bad input · very many findings, and the workbook that brings them back to whoever filled in the sheet. 模拟数据。
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, HEAD, openBench } from './run-cli.ts'

let bench: Bench
beforeAll(() => {
  bench = openBench()
})
afterAll(() => bench.close())

describe('很多问题', () => {
  it('十万条：说前两百条，其余计数，什么都不写', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `U${i},企业${i},无,-1`)
    const file = bench.put('many.csv', `${HEAD.join()}\n${rows.join('\n')}\n`)
    const ran = await bench.evaluate([file], ['--format', 'csv', '--out', 'never.csv'])
    expect(ran).toMatchObject({ exit: 1, out: '' })
    expect(ran.told).toHaveLength(200)
    expect(ran.err).toContain('共 100000 条，以上为前 200 条')
    expect(ran.told.slice(0, 2).map(({ code, place }) => `${code} ${place}`)).toEqual([
      'intake/not-number many.csv C2 “评价税收”列',
      'intake/below-min many.csv D2 “用地面积”列',
    ])
  })
  it('--findings：原表写回，有误的格子着色并批注，公式样的内容仍是文字', async () => {
    const file = await bench.book('报送.xlsx', [
      HEAD,
      ['U1', '=HYPERLINK("http://127.0.0.1")', '无', 2],
      ['U2', '乙', 3, -4],
      ['U3', '丙', 5, 6],
    ])
    const ran = await bench.evaluate([file], ['--findings', 'out.xlsx'])
    expect(ran).toMatchObject({ exit: 1, codes: ['intake/not-number', 'intake/below-min'] })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(bench.path('out.xlsx'))
    const sheet = book.getWorksheet('表')
    const look = (at: string) => sheet?.getCell(at)
    for (const at of ['C2', 'D3']) {
      expect(look(at)?.fill).toMatchObject({ type: 'pattern', pattern: 'solid' })
      expect(JSON.stringify(look(at)?.note)).toContain('请')
    }
    expect(look('C4')?.note).toBeUndefined()
    expect(look('B2')).toMatchObject({ type: ExcelJS.ValueType.String, value: '=HYPERLINK("http://127.0.0.1")' })
    expect(book.getWorksheet('问题清单')?.rowCount).toBe(3)
  })
})
