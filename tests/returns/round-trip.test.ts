// 性质：模板铺开、填数、变成文字、读回，一格不差；任何一处锁住的字改了都认得出。
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FIRST_ROW, HEAD_ROW, SHEET, UNKNOWN } from '../../src/kernel/template.ts'
import { NO_RETURN } from '../../src/record/returns/fold-return.ts'
import { readEntries, type TextSheet } from '../../src/record/returns/read-template.ts'
import { takeEntries } from '../../src/record/returns/take-entries.ts'
import { type Asking, layTemplate } from '../../src/record/returns/template.ts'
import { hashBy } from '../../src/store/hash.ts'
import { against, firm } from './against.ts'

const value = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.integer({ min: -1e9, max: 1e9 }),
)
const note = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.trim())
const known = { value: 7.25, caliber: '等价值', unit: '吨标煤', return: 'r0', cell: 'e1/energy', act: 'sm3:1' }
const asking = (names: readonly string[], known0 = {}): Asking => ({
  ...against({
    form: 'enterprise-year-reform',
    subjects: names.map((name, i) => ({ ...firm(`e${i}`), name })),
    known: known0,
  }),
  form: { unit: 'nanhu' },
  unitName: '南湖区',
})
/** The sheet as texts, cells as a reader of workbooks gives them. */
const texts = (asked: Asking): { sheet: Map<number, string[]>; template: ReturnType<typeof layTemplate> } => {
  const template = layTemplate(asked, NO_RETURN, hashBy())
  const sheet = new Map([[HEAD_ROW, template.columns.map(({ header }) => header)]])
  template.rows.forEach(({ cells }, i) => {
    sheet.set(
      FIRST_ROW + i,
      cells.map((cell) => (cell.value === null ? '' : String(cell.value))),
    )
  })
  return { sheet, template }
}
const sheets = (rows: Map<number, string[]>): TextSheet[] => [{ name: SHEET, rows }]

it('填什么读回什么：数、不详、口径、说明', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, note, fc.boolean()), { minLength: 1, maxLength: 8 }), (filled) => {
      const asked = asking(filled.map((_, i) => `模拟${i}`))
      const { sheet, template } = texts(asked)
      filled.forEach(([figure, why, first], i) => {
        const row = sheet.get(FIRST_ROW + i) ?? []
        row.splice(2, 3, figure === null ? UNKNOWN : String(figure), first ? '当量值' : '等价值', why)
      })
      const { entries, findings } = readEntries(template, sheets(sheet), '表.xlsx')
      const taken = takeEntries(asked, entries)
      expect([...findings, ...taken.findings]).toEqual([])
      filled.forEach(([figure, why, first], i) => {
        const cell = taken.cells.get(`e${i}/energy`)
        expect([cell?.value, cell?.caliber, cell?.note ?? '']).toEqual([figure, first ? '当量值' : '等价值', why])
      })
    }),
  )
})

it('已有的数原样读回就是确认', () => {
  const asked = asking(['模拟零', '模拟一'], { 'e1/energy': known })
  const { sheet, template } = texts(asked)
  const { entries } = readEntries(template, sheets(sheet), '表.xlsx')
  const { answers, cells } = takeEntries(asked, entries)
  expect([...answers.values()]).toEqual([
    { figure: { return: 'r0', cell: 'e1/energy', act: 'sm3:1' }, is: 'confirmed' },
  ])
  expect(cells.size).toBe(0)
})

it('任何一个锁住的格改成别的字，都指到那一格', () => {
  const names = ['模拟零', '模拟一', '模拟二']
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 4 }),
      fc.boolean(),
      note,
      (at, column, head, text) => {
        const { sheet, template } = texts(asking(names))
        const [row, place] = head ? [HEAD_ROW, column] : [FIRST_ROW + at, column % 2]
        const cells = sheet.get(row) ?? []
        fc.pre((cells[place] ?? '') !== text)
        cells[place] = text
        const { findings, entries } = readEntries(template, sheets(sheet), '表.xlsx')
        expect(entries).toEqual([])
        expect(findings.map(({ at: { row: r, column: c } }) => `${c}${r}`)).toContain(`${'ABCDE'[place]}${row}`)
      },
    ),
  )
})

it('锁住的内容不同，杂凑值就不同；草稿不同，杂凑值不变', () => {
  const hash = (asked: Asking): string => layTemplate(asked, NO_RETURN, hashBy()).stamp.locked
  const base = hash(asking(['甲', '乙']))
  for (const other of [
    asking(['甲', '丙']),
    asking(['甲']),
    asking(['乙', '甲']),
    asking(['甲', '乙'], { 'e1/energy': known }),
  ])
    expect(hash(other)).not.toBe(base)
  expect(hash(asking(['甲', '乙']))).toBe(base)
})
