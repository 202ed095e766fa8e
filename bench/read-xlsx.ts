// Bench · a workbook of 100,000 rows × 20 columns read and checked, against the streaming reader of exceljs that only reads it.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { readData } from '../src/intake/read.ts'
import type { ColumnSpec } from '../src/intake/types.ts'
import { openDuck } from '../src/store/duck.ts'
import { inTurn } from './measure.ts'
import type { Line, Setting } from './types.ts'

const ROWS = 100_000
const FIGURES = 16
const SELF = fileURLToPath(import.meta.url)

const columns: readonly ColumnSpec[] = [
  { id: 'county', label: '县（市、区）', unit: '', type: 'text' },
  { id: 'industry', label: '行业代码', unit: '', type: 'text' },
  ...Array.from({ length: FIGURES }, (_, i) => ({ id: `f${i}`, label: `指标${i}`, unit: '万元', min: 0 })),
]

export async function readXlsx(setting: Setting): Promise<Line[]> {
  const rows = Math.round(ROWS * setting.scale)
  const file = join(setting.folder, 'figures.xlsx')
  await makeBook(file, rows)
  // Each in a process of its own, so that the peak of one is not the peak of the other.
  const [ours, theirs] = await inTurn(
    ['wanmu', 'exceljs'].map((who) => ({ file: process.execPath, args: [SELF, '--read', who, file, String(rows)] })),
    setting.times,
  )
  if (ours === undefined || theirs === undefined) return []
  const [a, b] = [Number(ours.stdout), Number(theirs.stdout)]
  return [
    {
      what: `read and check .xlsx, ${rows.toLocaleString('en')} × ${columns.length + 2}`,
      wanmu: ours,
      rival: theirs,
      rivalName: 'exceljs streaming, read only',
      same: Math.abs(a - b) <= 1e-9 * Math.abs(b),
      goals: [
        { goal: 'under 10 s', met: ours.seconds < 10 },
        { goal: 'under 600 MB', met: (ours.megabytes ?? 0) < 600 },
      ],
    },
  ]
}

async function makeBook(file: string, rows: number): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true })
  const sheet = book.addWorksheet('企业')
  const figures = columns.slice(2).map(({ label }) => `${label}（万元）`)
  sheet.addRow(['统一社会信用代码', '企业名称', '县（市、区）', '行业代码', ...figures]).commit()
  let state = 1
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647
    return state
  }
  for (let i = 0; i < rows; i++) {
    const values = Array.from({ length: FIGURES }, () => (next() % 10_000_000) / 100)
    sheet.addRow([`T${100_000 + i}`, `模拟企业${i}号`, `县${i % 9}`, String(1300 + (i % 31)), ...values]).commit()
  }
  sheet.commit()
  await book.commit()
}

async function readOurs(file: string, rows: number): Promise<number> {
  const duck = await openDuck()
  const result = await readData(duck, { files: [file], columns, skipBad: false, uscc: true })
  if (result.rows !== rows) throw new Error(`read ${result.rows} rows, ${JSON.stringify(result.findings.slice(0, 3))}`)
  const [row] = await duck.all('SELECT sum(f0) AS sum FROM input')
  duck.close()
  return Number(row?.sum)
}

async function readTheirs(file: string): Promise<number> {
  let sum = 0
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, { sharedStrings: 'cache', worksheets: 'emit' })
  for await (const sheet of reader)
    for await (const row of sheet) {
      const values = row.values as ExcelJS.CellValue[]
      if (row.number > 1) sum += Number(values[5])
    }
  return sum
}

if (process.argv[2] === '--read') {
  const [, , , who, file = '', rows] = process.argv
  // The sum of the first figure: both must have read the same.
  process.stdout.write(String(await (who === 'wanmu' ? readOurs(file, Number(rows)) : readTheirs(file))))
}
