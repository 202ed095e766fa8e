// The result workbook, read back with the library that wrote it and entry by entry.
import excel from 'exceljs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { workbook } from '../../src/report/workbook.ts'
import { sampleBook } from './sample-book.ts'

const read = async (bytes: Uint8Array): Promise<excel.Workbook> => {
  const book = new excel.Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  return book
}
const sheetOf = (book: excel.Workbook, name: string): excel.Worksheet => {
  const sheet = book.getWorksheet(name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}
const rowOf = (sheet: excel.Worksheet, at: number): excel.CellValue[] =>
  (sheet.getRow(at).values as excel.CellValue[]).slice(1)

describe('结果工作簿', () => {
  it('五张表，按次序', async () => {
    const book = await read(await workbook(sampleBook({ units: 40 })))
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['排名', '得分明细', '口径与办法', '异常与处理', '汇总'])
  })

  it('排名：表头冻结、可筛选、每页重复，等级有颜色，代码是文本，数字是数字', async () => {
    const data = sampleBook({ units: 40 })
    const sheet = sheetOf(await read(await workbook(data)), '排名')
    expect(rowOf(sheet, 2)).toEqual(['分组', '名次', '名称', '代码', '县（市、区）', '总分', '等级', '说明'])
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(sheet.autoFilter).toBe('A2:H42')
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '1:2' })
    const first = data.rows[0]
    expect(rowOf(sheet, 3)).toEqual([first?.pool, 1, first?.name, first?.id, first?.county, first?.total, 'A', ''])
    expect(sheet.getCell('D3').type).toBe(excel.ValueType.String)
    expect(sheet.getCell('D3').numFmt).toBe('@')
    expect(sheet.getCell('F3').numFmt).toBe('0.00')
    const colour = (at: number) => (sheet.getCell(at, 7).fill as excel.FillPattern).fgColor?.argb
    expect(colour(3)).toBe('FFA9D08E')
  })

  it('等级的颜色：绿蓝黄红，不参评为灰', async () => {
    const data = sampleBook({ units: 200 })
    const sheet = sheetOf(await read(await workbook(data)), '排名')
    const colour = (at: number) => (sheet.getCell(at, 7).fill as excel.FillPattern).fgColor?.argb
    expect(Object.fromEntries(data.rows.map((row, at) => [row.grade, colour(at + 3)]))).toEqual({
      A: 'FFA9D08E',
      B: 'FF9DC3E6',
      C: 'FFFFE699',
      D: 'FFF4978E',
      T: 'FFD9D9D9',
    })
  })

  it('以等号开头的名称是文字，不是公式', async () => {
    const bytes = await workbook(sampleBook({ units: 4 }))
    const sheet = sheetOf(await read(bytes), '排名')
    const cells = [3, 4, 5, 6].map((row) => sheet.getCell(row, 3))
    const odd = cells.find((cell) => cell.value === '=模拟企业0002@')
    expect(odd?.type).toBe(excel.ValueType.String)
    expect(odd?.numFmt).toBe('@')
    for (const [name, data] of Object.entries(unzipSync(bytes))) {
      if (name.includes('worksheets/')) expect(new TextDecoder().decode(data)).not.toContain('<f>')
    }
  })

  it('得分明细：打印分页只在指标之间，不把一个指标拆在两页', async () => {
    const bytes = await workbook(sampleBook({ units: 40 }))
    const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet2.xml'])
    const ends = [...xml.matchAll(/<brk id="(\d+)"/g)].map(([, column]) => Number(column))
    expect(ends.length).toBeGreaterThan(0)
    expect(xml.indexOf('<colBreaks')).toBeGreaterThan(xml.indexOf('</headerFooter>'))
    const sheet = sheetOf(await read(bytes), '得分明细')
    for (const end of ends) {
      const [left, right] = [sheet.getCell(2, end), sheet.getCell(2, end + 1)]
      expect(left.master.address).not.toBe(right.master.address)
    }
  })

  it('得分明细：每个指标的数值与得分，两行表头写单位与权重', async () => {
    const data = sampleBook({ units: 200 })
    const sheet = sheetOf(await read(await workbook(data)), '得分明细')
    const heads = rowOf(sheet, 3).map(String)
    expect(heads).toContain('数值（万元/亩）')
    expect(heads).toContain('得分（权重 16.6666666667）')
    expect(rowOf(sheet, 2)).toContain('亩均税收')
    expect(sheet.views[0]).toMatchObject({ xSplit: 4, ySplit: 3 })
    const at = rowOf(sheet, 2).indexOf('亩均税收')
    expect(rowOf(sheet, 4).slice(at, at + 2)).toEqual([data.rows[0]?.values[1], data.rows[0]?.points[1]])
    expect(heads).toContain('备注')
    expect(heads).toContain('国家级品牌加分')
  })

  it('没有明细时说明没有明细', async () => {
    const sheet = sheetOf(await read(await workbook(sampleBook({ units: 4, detail: false }))), '得分明细')
    expect(String(sheet.getCell('A2').value)).toContain('未输出得分明细')
  })

  it('汇总各行相加等于合计，合计等于单位数', async () => {
    const sheet = sheetOf(await read(await workbook(sampleBook({ units: 200 }))), '汇总')
    const sums = Array.from({ length: sheet.rowCount }, (_, at) => rowOf(sheet, at + 1)).filter((r) => r[0] === '合计')
    expect(sums).toHaveLength(2)
    for (const [, units, ...counts] of sums) {
      expect(units).toBe(200)
      expect(counts.reduce<number>((sum, one) => sum + Number(one), 0)).toBe(200)
    }
  })

  it('模拟数据写在每张表的标题和每一印刷页上', async () => {
    const book = await read(await workbook(sampleBook({ units: 4 })))
    for (const sheet of book.worksheets) {
      expect(String(sheet.getCell('A1').value)).toContain('模拟数据')
      expect(sheet.headerFooter.oddHeader).toContain('模拟数据')
    }
    const real = await read(await workbook(sampleBook({ units: 4, synthetic: false })))
    for (const sheet of real.worksheets) expect(String(sheet.getCell('A1').value)).not.toContain('模拟数据')
  })

  it('同样的结果任何时候写出的字节都相同', async () => {
    const data = sampleBook({ units: 1200 })
    const first = await workbook(data)
    await new Promise((later) => setTimeout(later, 2100))
    expect(Buffer.compare(await workbook(data), first)).toBe(0)
  })

  it('控制字符和残缺的字不会写坏文件', async () => {
    const data = sampleBook({ units: 4 })
    const [first, ...rest] = data.rows
    if (first === undefined) throw new Error('no row')
    const odd = { ...data, rows: [{ ...first, name: '甲\u0000\u001b[31m\ud800乙\ufffe<&>' }, ...rest] }
    expect(sheetOf(await read(await workbook(odd)), '排名').getCell('C3').value).toBe('甲[31m\ufffd乙<&>')
  })

  it('边写边报进度', async () => {
    const heard: number[] = []
    await workbook(sampleBook({ units: 1200 }), (done) => heard.push(done))
    expect(heard.length).toBeGreaterThan(4)
    expect(heard).toEqual([...heard].sort((a, b) => a - b))
  })
})
