// Bench · a workbook of 100,000 rows × 20 columns read and checked, against the streaming reader of exceljs that only reads it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { readData } from '../src/intake/read.ts'
import type { ColumnSpec } from '../src/intake/types.ts'
import { openDuck } from '../src/store/duck.ts'

const ROWS = 100_000
const FIGURES = 16
const SELF = fileURLToPath(import.meta.url)

interface Measure {
  readonly seconds: number
  readonly megabytes: number
  /** Sum of the first figure: both must have read the same. */
  readonly sum: number
}

const columns: readonly ColumnSpec[] = [
  { id: 'county', label: '县（市、区）', unit: '', type: 'text' },
  { id: 'industry', label: '行业代码', unit: '', type: 'text' },
  ...Array.from({ length: FIGURES }, (_, i) => ({ id: `f${i}`, label: `指标${i}`, unit: '万元', min: 0 })),
]

export async function benchReadXlsx(): Promise<{ name: string; lines: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'wanmu-bench-'))
  try {
    const file = join(folder, 'figures.xlsx')
    await makeBook(file)
    // Each in a process of its own, so that the peak of one is not the peak of the other.
    const ours = measure('ours', file)
    const theirs = measure('exceljs', file)
    const same = Math.abs(ours.sum - theirs.sum) <= 1e-9 * Math.abs(theirs.sum)
    const line = (who: string, { seconds, megabytes }: Measure): string =>
      `${who}  ${seconds.toFixed(2)} s  ${megabytes.toFixed(0)} MB peak`
    return {
      name: `read .xlsx, ${ROWS} × ${columns.length + 2}`,
      lines: [
        `file of ${(statSync(file).size / 1024 / 1024).toFixed(1)} MB, 模拟数据`,
        line('wanmu: read, converted, checked', ours),
        line('exceljs streaming: read only   ', theirs),
        `ratio ${(ours.seconds / theirs.seconds).toFixed(2)} of its time, ${(ours.megabytes / theirs.megabytes).toFixed(2)} of its memory`,
        `targets: under 10 s ${ours.seconds < 10 ? 'met' : 'MISSED'}, under 600 MB ${ours.megabytes < 600 ? 'met' : 'MISSED'}, same sum ${same ? 'yes' : 'NO'}`,
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeBook(file: string): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true })
  const sheet = book.addWorksheet('企业')
  const figures = columns.slice(2).map(({ label }) => `${label}（万元）`)
  sheet.addRow(['统一社会信用代码', '企业名称', '县（市、区）', '行业代码', ...figures]).commit()
  let state = 1
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647
    return state
  }
  for (let i = 0; i < ROWS; i++) {
    const values = Array.from({ length: FIGURES }, () => (next() % 10_000_000) / 100)
    sheet.addRow([`T${100_000 + i}`, `模拟企业${i}号`, `县${i % 9}`, String(1300 + (i % 31)), ...values]).commit()
  }
  sheet.commit()
  await book.commit()
}

function measure(who: string, file: string): Measure {
  const run = spawnSync(process.execPath, [SELF, '--measure', who, file], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Measure
}

async function readOurs(file: string): Promise<number> {
  const duck = await openDuck()
  const result = await readData(duck, { files: [file], columns, skipBad: false, uscc: true })
  if (result.rows !== ROWS) throw new Error(`read ${result.rows} rows, ${JSON.stringify(result.findings.slice(0, 3))}`)
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

if (process.argv[2] === '--measure') {
  const [, , , who, file = ''] = process.argv
  const start = performance.now()
  const sum = await (who === 'ours' ? readOurs(file) : readTheirs(file))
  const seconds = (performance.now() - start) / 1000
  process.stdout.write(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, sum }))
}
