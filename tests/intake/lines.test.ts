// Sheets whose rows are things of their own: every row comes back with its place; several may be of one unit. 模拟数据。
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LinesRead, readLines } from '../../src/intake/read-lines.ts'
import type { ColumnSpec } from '../../src/intake/types.ts'
import { type Desk, openDesk } from '../fixtures/intake.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const COLUMNS: readonly ColumnSpec[] = [
  { id: 'parcel', label: '宗地代码', unit: '', type: 'text', also: ['宗地号'] },
  { id: 'share', label: '份额', unit: '1', type: 'number', optional: true },
  { id: 'from', label: '起始日期', unit: '', type: 'date', optional: true },
]
const read = (files: readonly string[]): Promise<LinesRead> =>
  readLines(desk.duck, { files, columns: COLUMNS, uscc: false })

describe('逐行读取', () => {
  it('同一编号可以有多行；合计行和说明行不算；别名、百分数、日期照认', async () => {
    const path = await desk.book('行.xlsx', {
      甲: [
        ['企业编号', '宗地号', '份额', '起始日期'],
        ['U1', 'P1', '40%', '2024/3/1'],
        ['U1', 'P2', 0.5, null],
        ['合计', null, 0.9, null],
      ],
      乙: [
        ['企业编号', '宗地代码'],
        ['U2', 'P1'],
      ],
    })
    const { lines, blocking } = await read([path])
    expect(blocking).toBe(0)
    expect(lines).toEqual([
      {
        id: 'U1',
        name: null,
        values: { parcel: 'P1', share: 0.4, from: '2024-03-01' },
        at: { file: '行.xlsx', sheet: '甲', row: 2 },
      },
      {
        id: 'U1',
        name: null,
        values: { parcel: 'P2', share: 0.5, from: null },
        at: { file: '行.xlsx', sheet: '甲', row: 3 },
      },
      { id: 'U2', name: null, values: { parcel: 'P1' }, at: { file: '行.xlsx', sheet: '乙', row: 2 } },
    ])
  })
  it('有须改的单元格：指到单元格，一行也不给', async () => {
    const path = desk.put('坏.csv', '编号,宗地代码,份额\nU1,P1,一半\n,P2,1\n')
    const { lines, findings } = await read([path])
    expect(lines).toEqual([])
    expect(findings.map(({ code, at }) => [code, at.column, at.row])).toEqual([
      ['intake/not-number', 'C', 2],
      ['intake/id-missing', 'A', 3],
    ])
  })
  it('十五万行', async () => {
    const rows = Array.from({ length: 150_000 }, (_, i) => `U${i % 1000},P${i},0.5`)
    const { lines } = await read([desk.put('多.csv', `编号,宗地代码,份额\n${rows.join('\n')}\n`)])
    expect(lines.length).toBe(150_000)
    expect(lines.at(-1)).toMatchObject({ id: 'U999', values: { parcel: 'P149999' }, at: { row: 150_001 } })
  })
})
