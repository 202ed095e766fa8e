// Sheet 汇总: grades counted per pool, per county, per industry, each table with its sum row.
import type { Book } from './book.ts'
import { columnWidth, type SheetPlan, type SheetRow } from './sheet-plan.ts'
import { count, gradeStyle, head, heading, sum, text } from './sheet-styles.ts'
import { pageMark, titleRow } from './sheet-title.ts'
import { gradeWords, poolWords } from './words.ts'

interface Line {
  readonly key: string
  readonly units: number
  readonly counts: readonly number[]
}

export function summarySheet(book: Book): SheetPlan {
  const tables = summaryTables(book)
  const keys = tables.flatMap((one) => one.lines.map((line) => line.key))
  const columns = 2 + book.grades.length
  return {
    name: '汇总',
    widths: [columnWidth('', keys, 24, 40), 12, ...book.grades.map((grade) => columnWidth(gradeWords(grade), [], 10))],
    head: [titleRow(book, '汇总', Math.max(columns, 8))],
    frozenColumns: 0,
    filter: false,
    fitToWidth: true,
    mark: pageMark(book),
    rows: tables.flatMap((one) => tableRows(one.label, one.lines, book.grades)),
  }
}

/** One table per cut of the result; the pools come first. */
export const summaryTables = (book: Book): { readonly label: string; readonly lines: readonly Line[] }[] => [
  { label: '分组', lines: book.pools.map((one) => ({ ...one, key: poolWords(one.pool) })) },
  ...book.breakdowns.map((one) => ({
    label: one.label === '' ? one.column : one.label,
    lines: one.rows.map((row) => ({ ...row, key: row.key === '' ? '（未注明）' : row.key })),
  })),
]

export const sumLine = (lines: readonly Line[], grades: readonly string[]): Line => ({
  key: '合计',
  units: lines.reduce((total, line) => total + line.units, 0),
  counts: grades.map((_, at) => lines.reduce((total, line) => total + (line.counts[at] ?? 0), 0)),
})

function tableRows(label: string, lines: readonly Line[], grades: readonly string[]): SheetRow[] {
  const headLooks = [head, head, ...grades.map((grade) => gradeStyle(grade))]
  const numbers = (line: Line): (string | number)[] => [
    line.key,
    line.units,
    ...grades.map((_, at) => line.counts[at] ?? 0),
  ]
  return [
    { cells: [`按${label}统计`], style: [heading], height: 24 },
    { cells: [label, '单位数', ...grades.map(gradeWords)], style: headLooks, height: 22 },
    ...lines.map((line) => ({ cells: numbers(line), style: [text, count, ...grades.map(() => count)] })),
    { cells: numbers(sumLine(lines, grades)), style: sum },
    { cells: [], style: text },
  ]
}
