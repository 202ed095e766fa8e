// Sheet 异常与处理: what was done to the data, one row each: missing rules used, winsorised cells, rows left out.
import type { Book, BookException } from './book.ts'
import { columnWidth, type SheetPlan } from './sheet-plan.ts'
import { head, paragraph, text, wrapped } from './sheet-styles.ts'
import { pageMark, titleRow } from './sheet-title.ts'

export function exceptionsSheet(book: Book): SheetPlan {
  const width = (name: string, of: (one: BookException) => string, most: number): number =>
    columnWidth(name, book.exceptions.map(of), 10, most)
  const none = [{ cells: ['没有异常，未作任何处理。'], style: [paragraph], merges: [{ from: 1, to: heads.length }] }]
  return {
    name: '异常与处理',
    widths: [
      width('类别', (one) => exceptionWords(one.kind), 20),
      width('代码', (one) => one.id, 24),
      width('名称', (one) => one.name, 40),
      width('位置', (one) => one.where, 40),
      width('说明', (one) => one.text, 80),
    ],
    head: [titleRow(book, '异常与处理', heads.length), { cells: heads, style: head, height: 24 }],
    frozenColumns: 0,
    filter: book.exceptions.length > 0,
    fitToWidth: true,
    mark: pageMark(book),
    rows: book.exceptions.length === 0 ? none : exceptionRows(book.exceptions),
  }
}

function* exceptionRows(exceptions: readonly BookException[]) {
  for (const one of exceptions) {
    yield { cells: [exceptionWords(one.kind), one.id, one.name, one.where, one.text], style: looks }
  }
}

/** Kinds that the engine names in one English word; any other kind is shown as it is. */
export const exceptionWords = (kind: string): string => kinds[kind] ?? kind

const heads = ['类别', '代码', '名称', '位置', '说明']
const looks = [text, text, text, text, wrapped]
const kinds: Readonly<Record<string, string>> = {
  missing: '缺失值处理',
  winsor: '缩尾处理',
  winsorised: '缩尾处理',
  clipped: '截断',
  skipped: '跳过的行',
  merged: '合并评价',
}
