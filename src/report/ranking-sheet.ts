// Sheet 排名: one row per unit in published order, grades in colour.
import type { Book, BookRow } from './book.ts'
import { totalFormat } from './number-format.ts'
import { type CellValue, columnWidth, type SheetPlan } from './sheet-plan.ts'
import { type CellStyle, gradeStyle, head, number, place, text } from './sheet-styles.ts'
import { pageMark, titleRow } from './sheet-title.ts'
import { hasPools, poolWords } from './words.ts'

interface Column {
  readonly head: string
  readonly width: number
  readonly cell: (row: BookRow) => CellValue
  readonly style: (row: BookRow) => CellStyle
}

export function rankingSheet(book: Book): SheetPlan {
  const columns = rankingColumns(book)
  return {
    name: '排名',
    widths: columns.map((column) => column.width),
    head: [
      titleRow(book, '排名', columns.length),
      { cells: columns.map((column) => column.head), style: head, height: 24 },
    ],
    frozenColumns: 0,
    filter: true,
    fitToWidth: true,
    mark: pageMark(book),
    rows: body(book.rows, columns),
  }
}

function* body(rows: readonly BookRow[], columns: readonly Column[]) {
  for (const row of rows) {
    yield { cells: columns.map((column) => column.cell(row)), style: columns.map((column) => column.style(row)) }
  }
}

function rankingColumns(book: Book): Column[] {
  const total = number(totalFormat(book.decimals))
  const textual = (name: string, of: (row: BookRow) => string, most?: number): Column => ({
    head: name,
    width: columnWidth(name, mapped(book.rows, of), 8, most),
    cell: of,
    style: () => text,
  })
  return [
    ...(hasPools(book) ? [textual('分组', (row) => poolWords(row.pool), 30)] : []),
    { head: '名次', width: 8, cell: (row) => row.rank, style: () => place },
    textual('名称', (row) => row.name),
    textual('代码', (row) => row.id, 30),
    ...(book.rows.some((row) => row.county !== '') ? [textual('县（市、区）', (row) => row.county, 20)] : []),
    { head: '总分', width: 12, cell: (row) => row.total, style: () => total },
    { head: '等级', width: 8, cell: (row) => row.grade, style: (row) => gradeStyle(row.grade) },
    textual('说明', (row) => row.because, 60),
  ]
}

function* mapped(rows: readonly BookRow[], of: (row: BookRow) => string): Iterable<string> {
  for (const row of rows) yield of(row)
}
