// Bad input · csv: every encoding and line end, ragged, quoted wrongly, no text at all. 模拟数据。
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, openBench } from './run-cli.ts'

let bench: Bench
beforeAll(() => {
  bench = openBench()
})
afterAll(() => bench.close())

const H = 'id,名称,评价税收,用地面积\n'
const csv = (text: string): Buffer => Buffer.from(text)

describe('读得了的 csv', () => {
  it('各种编码和换行，同一份结果', async () => {
    const text = `${H}U1,"甲\n厂",1,2\nU2,乙㐂,5,2\n`
    const files = [
      csv(text),
      csv(`\ufeff${text}`),
      csv(text.replaceAll('\n', '\r\n')),
      csv(text.replaceAll('\n', '\r')),
      iconv.encode(text, 'gb18030'),
      iconv.encode(text, 'utf16le', { addBOM: true }),
      iconv.encode(text, 'utf16be', { addBOM: true }),
      csv(text.replaceAll(',', ';')),
      csv(text.replaceAll(',', '\t')),
    ].map((bytes, i) => bench.put(`e${i}.csv`, bytes))
    // One unit stands in every file: what is read alike clashes nowhere.
    const ran = await bench.evaluate(files, ['--format', 'csv'])
    expect(ran).toMatchObject({ exit: 0, told: [] })
    expect(ran.out).toBe(
      'id,name,pool,total,rank,grade,because\nU2,乙㐂,全部,25,1,B,第 1 名，共 2 个；前 1 名（累计 60%）内为 B\nU1,甲 厂,全部,5,2,C,第 2 名，共 2 个；前 2 名（累计 95%）内为 C\n',
    )
  })
})

const FILES: readonly (readonly [name: string, bytes: Buffer, code: string, at?: string])[] = [
  ['空.csv', csv(''), 'empty-file'],
  ['空行.csv', csv('\n\n\n'), 'no-rows'],
  ['只有表头.csv', csv(H), 'no-units'],
  ['没有编号列.csv', csv('评价税收,用地面积\n1,2\n'), 'no-header'],
  ['引号没合上.csv', csv(`${H}U1,"甲,1,2\nU2,乙,3,4\n`), 'csv-quote', '第 2 行'],
  ['引号之后有字.csv', csv(`${H}U1,甲,1,2\nU2,"乙"丙,3,4\n`), 'csv-quote', '第 3 行'],
  ['NUL.csv', csv(`${H}U1,甲\0,1,2\n`), 'not-text', '第 2 行'],
  ['图片.csv', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not-text', '第 3 行'],
  ['无BOM的UTF16.csv', Buffer.from(`${H}U1,甲,1,2\n`, 'utf16le'), 'not-text', '第 1 行'],
  [
    '两种编码.csv',
    Buffer.concat([csv(`${H}U1,甲,1,2\n`), iconv.encode('U2,乙方,3,4\n', 'gbk')]),
    'mixed-encoding',
    '第 3 行',
  ],
  ['一行二十兆.csv', Buffer.concat([csv(H), Buffer.alloc(20_000_000, 'a')]), 'long-record', '第 2 行'],
  ['引号之海.csv', Buffer.concat([csv(`${H}U1,`), Buffer.alloc(20_000_001, '"')]), 'csv-quote', '第 2 行'],
  ['太宽.csv', csv(`${H}U1${',1'.repeat(2000)}\n`), 'too-wide', '第 2 行'],
]

describe('读不了的 csv', () => {
  it('各有各的原因和行号，一次说完', async () => {
    const ran = await bench.evaluate(FILES.map(([name, bytes]) => bench.put(name, bytes)))
    expect(ran).toMatchObject({ exit: 1, out: '' })
    expect(ran.told.map(({ code, place }) => `${code} ${place}`)).toEqual(
      FILES.map(([name, , code, at]) => `intake/${code} ${name}${at === undefined ? '' : ` ${at}`}`),
    )
    expect(ran.err.length).toBeLessThan(5000)
  })
  it('多出的单元格、重复的表头', async () => {
    const ragged = bench.put('长短不齐.csv', `${H}U1,甲\nU2,乙,3,4,5,6\n\n,,,\n`)
    expect((await bench.evaluate([ragged])).told).toEqual([
      { code: 'intake/extra-cells', place: '长短不齐.csv 第 3 行', blocking: true },
    ])
    const twice = bench.put('重复表头.csv', 'id,id,评价税收,评价税收,用地面积\nU1,U2,1,2,3\n')
    const ran = await bench.evaluate([twice])
    expect(ran.told.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'intake/header-ambiguous 重复表头.csv B1 “id”列',
      'intake/header-ambiguous 重复表头.csv D1 “评价税收”列',
    ])
  })
})
