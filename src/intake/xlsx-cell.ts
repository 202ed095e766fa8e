// Intake · one cell of a workbook as plain text: dates as 2022-01-31, percentages as 12%, very long numbers as 9.13e+17.
import { LONGEST_CELL } from './limits.ts'
import { NO_RESULT, problem, safeCell } from './raw.ts'
import type { Book } from './xlsx-book.ts'

export interface RawCell {
  /** Attribute `t`: s, str, inlineStr, b, e, d, n. */
  readonly type: string
  readonly style: number
  /** Text of `<v>` or `<is>`; undefined when neither stands there. */
  readonly value: string | undefined
  readonly formula: boolean
}

export function cellText(cell: RawCell, book: Book): string {
  if (cell.value === undefined) return cell.formula ? NO_RESULT : ''
  if (cell.value === '') return ''
  switch (cell.type) {
    case 's':
      return safeText(sharedText(cell.value, book))
    case 'str':
    case 'inlineStr':
      return safeText(cell.value)
    case 'b':
      return cell.value === '1' ? 'TRUE' : 'FALSE'
    case 'e':
      return safeText(cell.value)
    case 'd':
      return safeText(cell.value.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$/, ''))
    default:
      return numberText(cell.value, book, cell.style)
  }
}

/** An index that leads nowhere must not become an empty cell. */
function sharedText(index: string, book: Book): string {
  const text = /^\d+$/.test(index) ? book.strings[Number(index)] : undefined
  if (text === undefined) throw problem('intake/broken-file')
  return text
}

/** Excel writes control characters as _x000A_. */
const safeText = (text: string): string => {
  const cut = text.length > LONGEST_CELL ? text.slice(0, LONGEST_CELL) : text
  const plain = cut.includes('_x')
    ? cut.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : cut
  return safeCell(plain)
}

function numberText(value: string, book: Book, style: number): string {
  const format = book.formats[style] ?? 'plain'
  if (value.length < 16 && format === 'plain') return safeCell(value)
  const number = Number(value)
  if (!Number.isFinite(number)) return safeText(value)
  if (format === 'date') return dateText(number, book.since1904) ?? value
  if (format === 'percent') return `${/e/i.test(value) ? number * 100 : Number(`${value}e2`)}%`
  // Excel keeps 15 digits: what is longer has lost its end, and should look so.
  return Math.abs(number) >= 1e15 ? number.toExponential() : value
}

/** Undefined for a time of day, or beyond the calendar. */
function dateText(serial: number, since1904: boolean): string | undefined {
  const days = since1904 ? serial + 1462 : serial
  if (days < 1 || days > 2_958_465) return undefined
  // 1900 was no leap year, but Excel counts its 29 February.
  const milliseconds = Math.round((days - 25_569 + (days < 60 ? 1 : 0)) * 86_400) * 1000
  const text = new Date(milliseconds).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}
