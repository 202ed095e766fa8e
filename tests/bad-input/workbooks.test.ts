// Bad input · workbooks: locked, old, cut off, swollen, with foreign content and absurd references. 模拟数据。
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compoundFile, HEADER, ROW, rawBook, relations, swollen, text, zip } from './raw-book.ts'
import { type Bench, HEAD, openBench } from './run-cli.ts'

let bench: Bench
beforeAll(() => {
  bench = openBench()
})
afterAll(() => bench.close())

const entities = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i} "${`&l${i - 1};`.repeat(10)}">`).join('')
const sheets = (n: number): string =>
  `<workbook><sheets>${Array.from({ length: n }, (_, i) => `<sheet name="s${i}" r:id="rId1"/>`).join('')}</sheets></workbook>`
const strings = `<sst><si><t>${'长'.repeat(30_000)}</t></si></sst>`
const same = Array.from({ length: 60 }, (_, r) => `<row r="${r + 2}">${'<c t="s"><v>0</v></c>'.repeat(60)}</row>`).join(
  '',
)

/** Name, bytes, what is told, and the row. */
const FILES: readonly (readonly [name: string, bytes: () => Uint8Array, code: string, row?: number])[] = [
  ['空.xlsx', () => new Uint8Array(0), 'empty-file'],
  ['加密.xlsx', () => compoundFile(['EncryptionInfo', 'EncryptedPackage']), 'password'],
  ['旧版.xls', () => readFileSync(fileURLToPath(new URL('files/模拟-旧版.xls', import.meta.url))), 'old-xls'],
  ['旧版改名.xlsx', () => readFileSync(fileURLToPath(new URL('files/模拟-旧版.xls', import.meta.url))), 'old-xls'],
  ['表格.ods', () => zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'file-kind'],
  ['ods改名.xlsx', () => zip({ mimetype: 'x', 'content.xml': '<office/>' }), 'not-workbook'],
  ['网页.xlsx', () => Buffer.from('<html><table/></html>'), 'not-workbook'],
  ['普通压缩包.xlsx', () => zip({ 'a.txt': 'hello' }), 'not-workbook'],
  ['截断.xlsx', () => rawBook({}).subarray(0, 500), 'broken-file'],
  ['没有这张表.xlsx', () => rawBook({}, { 'xl/worksheets/sheet1.xml': undefined }), 'broken-file'],
  [
    '外部的表.xlsx',
    () =>
      rawBook(
        {},
        { 'xl/_rels/workbook.xml.rels': relations('TargetMode="External" Target="http://127.0.0.1:9/x.xml"') },
      ),
    'broken-file',
  ],
  [
    '包外的表.xlsx',
    () => rawBook({}, { 'xl/_rels/workbook.xml.rels': relations('Target="../../../etc/passwd"') }),
    'broken-file',
  ],
  [
    '字串序号越界.xlsx',
    () => rawBook({ rows: `${HEADER}<row r="2"><c r="A2" t="s"><v>9</v></c></row>` }),
    'broken-file',
  ],
  [
    '实体炸弹.xlsx',
    () => rawBook({ before: `<!DOCTYPE x [${entities}]>`, rows: `${HEADER}${ROW.replace('甲', '&l9;')}` }),
    'doctype',
  ],
  ['外部实体.xlsx', () => rawBook({ before: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' }), 'doctype'],
  ['四个GB.xlsx', () => rawBook({}, { 'xl/worksheets/sheet1.xml': swollen(4000) }), 'bomb'],
  ['图片四个GB.xlsx', () => rawBook({}, { 'xl/media/a.png': swollen(4000) }), 'bomb'],
  ['谎报大小.xlsx', () => rawBook({}, { 'xl/worksheets/sheet1.xml': swollen(4000, 1000) }), 'broken-file'],
  ['共享字串炸弹.xlsx', () => rawBook({}, { 'xl/sharedStrings.xml': swollen(400) }), 'bomb'],
  ['一串万用.xlsx', () => rawBook({ rows: HEADER + same }, { 'xl/sharedStrings.xml': strings }), 'too-large-inside'],
  ['三千张表.xlsx', () => rawBook({}, { 'xl/workbook.xml': sheets(3000) }), 'too-many-sheets'],
  ['最右一列.xlsx', () => rawBook({ rows: HEADER.replace('</row>', `${text('XFD1', '远')}</row>`) + ROW }), 'too-wide'],
  ['出界的列.xlsx', () => rawBook({ rows: `${HEADER}<row r="2">${text('ZZZZZZ2', 'U1')}</row>` }), 'bad-reference', 2],
  [
    '出界的行.xlsx',
    () => rawBook({ rows: `${HEADER}<row r="99999999999">${text('A1', 'U1')}</row>` }),
    'bad-reference',
    1,
  ],
  ['倒序的行.xlsx', () => rawBook({ rows: `${HEADER}${ROW}<row r="2">${text('A2', 'U2')}</row>` }), 'bad-reference', 2],
]

describe('读不了的工作簿', () => {
  it('二十多个文件一次说完，各有各的原因，几秒之内', async () => {
    const data = FILES.map(([name, bytes]) => bench.put(name, bytes()))
    const ran = await bench.evaluate([...data, 'nowhere.xlsx'])
    const expected = FILES.map(
      ([name, , code, row]) => `intake/${code} ${name}${row === undefined ? '' : ` 第 ${row} 行`}`,
    )
    expect(ran.told.map(({ code, place }) => `${code} ${place}`)).toEqual([
      ...expected,
      'intake/file-missing nowhere.xlsx',
    ])
    expect(ran).toMatchObject({ exit: 1, out: '' })
    expect(bench.left()).toEqual([])
  })
})

describe('读得了的工作簿', () => {
  it('声明的范围再大、合并上万处、夹带压缩包和外部链接，都只读有内容的格子', async () => {
    const merges = Array.from({ length: 10_000 }, (_, i) => `<mergeCell ref="A${i + 9}:D${i + 9}"/>`).join('')
    const book = bench.put(
      '大范围.xlsx',
      rawBook(
        {
          before: '<?xml version="1.0"?>',
          after: `<dimension ref="A1:XFD1048576"/><mergeCells>${merges}</mergeCells>`,
        },
        { 'xl/embeddings/a.zip': zip({ b: swollen(200) }).toString('latin1'), 'xl/externalLinks/a.xml': '<x/>' },
      ),
    )
    const ran = await bench.evaluate([book], ['--format', 'csv'])
    expect(ran).toMatchObject({ exit: 0, codes: ['evaluate/one-in-pool'] })
    expect(ran.out.split('\n')[1]).toMatch(/^U1,甲,全部,5,1,/)
  })
  it('表头合并说出范围；隐藏的行、列读进来并告诉', async () => {
    const merged = await bench.book('合并表头.xlsx', [HEAD, ['U1', '甲', 1, 2]], (sheet) => sheet.mergeCells('D1:E1'))
    const refused = await bench.evaluate([merged])
    expect(refused.exit).toBe(1)
    expect(refused.told[0]).toMatchObject({ code: 'intake/merged-header', place: '合并表头.xlsx 工作表“表” 第 1 行' })
    const hidden = await bench.book('隐藏.xlsx', [HEAD, ['U1', '甲', 1, 2], ['U2', '乙', 2, 2]], (sheet) => {
      sheet.getRow(3).hidden = true
      sheet.getColumn(3).hidden = true
    })
    const ran = await bench.evaluate([hidden])
    expect(ran.exit).toBe(0)
    expect(ran.told).toMatchObject([
      { code: 'intake/hidden-rows', place: '隐藏.xlsx 工作表“表”', blocking: false },
      { code: 'intake/hidden-column', place: '隐藏.xlsx 工作表“表” C1 “评价税收”列', blocking: false },
    ])
  })
  it('两张表、二十张表都按编号合并，同一单位两个数要挡住', async () => {
    const sheetsOf = (n: number, tax: (i: number) => number) => (_: unknown, book: import('exceljs').Workbook) => {
      for (let i = 0; i < n; i++)
        book.addWorksheet(`镇${i}`).addRows([HEAD, [`T${i}`, `企业${i}`, i + 1, 1], ['U1', '甲', tax(i), 2]])
    }
    const twenty = await bench.book(
      '二十镇.xlsx',
      [],
      sheetsOf(20, () => 1),
    )
    const ran = await bench.evaluate([twenty], ['--format', 'csv'])
    expect(ran).toMatchObject({ exit: 0, told: [] })
    expect(ran.out.trim().split('\n')).toHaveLength(22)
    const clash = await bench.book(
      '不一致.xlsx',
      [],
      sheetsOf(3, (i) => (i === 1 ? 9 : 1)),
    )
    const refused = await bench.evaluate([clash])
    expect(refused).toMatchObject({
      exit: 1,
      told: [{ code: 'intake/value-conflict', place: '不一致.xlsx 工作表“镇1” C3 “评价税收”列' }],
    })
  })
})
