// The first row of every sheet of the workbook: what it is, of which evaluation, and what must be known about it.
import type { Book } from './book.ts'
import type { SheetRow } from './sheet-plan.ts'
import { title, warning } from './sheet-styles.ts'
import { statusWords, syntheticMark } from './words.ts'

export function titleRow(book: Book, sheet: string, columns: number): SheetRow {
  const marks = [book.synthetic ? syntheticMark : '', statusWords(book.scheme.status)].filter((mark) => mark !== '')
  const words = [book.scheme.titleZh, periodWords(book), sheet].filter((part) => part !== '').join('　')
  return {
    // On a line of its own: one long line would be cut where the page ends.
    cells: [marks.length > 0 ? `${words}\n【${marks.join('；')}】` : words],
    style: marks.length > 0 ? [{ ...title, font: { ...title.font, ...redInk } }] : [title],
    height: marks.length > 0 ? 46 : 30,
    merges: [{ from: 1, to: columns }],
  }
}

export const pageMark = (book: Book): string => (book.synthetic ? syntheticMark : '')

/** The period, unless the title says it already. */
const periodWords = ({ scheme }: Book): string => (scheme.titleZh.includes(scheme.period) ? '' : scheme.period)
const redInk = { color: warning.font?.color ?? { argb: 'FFC00000' } }
