// Sheet 口径与办法: the scheme in words, as an annex would print it.
import type { Book, MethodSection } from './book.ts'
import { displayWidth } from './display-width.ts'
import { columnWidth, type SheetPlan, type SheetRow } from './sheet-plan.ts'
import { head, heading, paragraph, wrapped } from './sheet-styles.ts'
import { pageMark, titleRow } from './sheet-title.ts'

export function methodSheet(book: Book): SheetPlan {
  const widths = methodWidths(book.method)
  return {
    name: '口径与办法',
    widths,
    head: [titleRow(book, '口径与办法', widths.length)],
    frozenColumns: 0,
    filter: false,
    fitToWidth: true,
    mark: pageMark(book),
    rows: book.method.flatMap((section) => sectionRows(section, widths)),
  }
}

function sectionRows(section: MethodSection, widths: readonly number[]): SheetRow[] {
  const across = [{ from: 1, to: widths.length }]
  const whole = widths.reduce((sum, one) => sum + one, 0)
  const rows: SheetRow[] = [{ cells: [section.heading], style: [heading], height: 22, merges: across }]
  for (const words of section.lines) {
    rows.push({ cells: [words], style: [paragraph], height: rowHeight([words], [whole]), merges: across })
  }
  if (section.table !== undefined) {
    rows.push({ cells: section.table.head, style: head, height: 22 })
    for (const cells of section.table.rows) {
      const filled = section.table.head.map((_, at) => cells[at] ?? '')
      rows.push({ cells: filled, style: wrapped, height: rowHeight(filled, widths) })
    }
  }
  rows.push({ cells: [], style: paragraph })
  return rows
}

/** All tables of the sheet share its columns, so each is as wide as its widest text asks, within bounds. */
function methodWidths(method: readonly MethodSection[]): number[] {
  const columns = Math.max(6, ...method.map((section) => section.table?.head.length ?? 0))
  return Array.from({ length: columns }, (_, at) => Math.max(12, ...method.map(({ table }) => tableWidth(table, at))))
}

function tableWidth(table: MethodSection['table'], at: number): number {
  const name = table?.head[at]
  return table === undefined || name === undefined
    ? 0
    : columnWidth(
        name,
        table.rows.map((row) => row[at] ?? ''),
        8,
        36,
      )
}

/** Spreadsheets do not fit the height of joined cells by themselves, so lines are counted here. */
function rowHeight(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((one, at) =>
    one
      .split('\n')
      .reduce((sum, part) => sum + Math.max(1, Math.ceil((displayWidth(part) + 1) / ((widths[at] ?? 12) - 1))), 0),
  )
  return Math.min(400, 16 * Math.max(1, ...lines) + 2)
}
