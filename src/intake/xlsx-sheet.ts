// Intake · one sheet of a workbook, row by row, into raw lines. Only cells that hold something count.
import { openRawWriter, problem, type RawSheet, SEPARATOR } from './raw.ts'
import type { IntakeLimits } from './types.ts'
import type { Book } from './xlsx-book.ts'
import { cellText } from './xlsx-cell.ts'
import { attribute, scanXml } from './xml-scan.ts'

const MOST_MERGES = 10_000
/** Columns that Excel itself can hold. */
const WIDEST = 16_384

export interface SheetScan {
  take(text: string): void
  end(): RawSheet
}

export function scanSheet(name: string, book: Book, path: string, limits: IntakeLimits): SheetScan {
  const writer = openRawWriter(path, limits.uncompressedMegabytes)
  const merges: string[] = []
  const hiddenColumns = new Set<number>()
  let [rows, hiddenRows, width, row] = [0, 0, 0, 0]
  let cells: string[] = []
  let hidden = false
  let whole = false
  // The cell being read.
  let [column, type, style] = [0, 'n', 0]
  let value: string | undefined
  let formula = false
  let collecting = false

  function openCell(attributes: string): void {
    const reference = attribute(attributes, 'r')
    column = reference === undefined ? column + 1 : columnOf(reference)
    if (column < 1 || column > WIDEST)
      throw problem('intake/bad-reference', { reference: (reference ?? '').slice(0, 20) }, row)
    type = attribute(attributes, 't') ?? 'n'
    style = Number(attribute(attributes, 's') ?? 0)
    value = undefined
    formula = false
  }

  function hideColumns(attributes: string): void {
    if (!/^(1|true)$/.test(attribute(attributes, 'hidden') ?? '')) return
    const [from, to] = [Number(attribute(attributes, 'min')), Number(attribute(attributes, 'max'))]
    for (let at = from; at <= Math.min(to, limits.columns); at++) hiddenColumns.add(at)
  }

  function closeCell(): void {
    const text = cellText({ type, style, value, formula }, book)
    if (text === '') return
    if (column > limits.columns) throw problem('intake/too-wide', { columns: column, most: limits.columns })
    while (cells.length < column - 1) cells.push('')
    cells[column - 1] = text
  }

  function closeRow(): void {
    if (cells.length === 0) return
    if (++rows > limits.rows) throw problem('intake/too-many-rows', { most: limits.rows })
    if (hidden) hiddenRows++
    if (cells.length > width) width = cells.length
    writer.write(row + SEPARATOR + cells.join(SEPARATOR))
    cells = []
  }

  const take = scanXml({
    open(tag, attributes, closed) {
      if (tag === 'c') {
        openCell(attributes)
      } else if (tag === 'v' || tag === 'is') {
        value = ''
        collecting = tag === 'v' && !closed
      } else if (tag === 't') collecting = !closed
      else if (tag === 'f') formula = true
      else if (tag === 'row') {
        row = nextRow(attribute(attributes, 'r'), row)
        hidden = /^(1|true)$/.test(attribute(attributes, 'hidden') ?? '')
        column = 0
        cells = []
      } else if (tag === 'rPh') collecting = false
      else if (tag === 'col') hideColumns(attributes)
      else if (tag === 'mergeCell' && merges.length < MOST_MERGES) merges.push(attribute(attributes, 'ref') ?? '')
    },
    close(tag) {
      if (tag === 'c') closeCell()
      else if (tag === 'row') closeRow()
      else if (tag === 'v' || tag === 't') collecting = false
      else if (tag === 'worksheet') whole = true
    },
    text(text) {
      if (collecting && value !== undefined) value += text
    },
  })
  return {
    take,
    end() {
      writer.close()
      if (!whole) throw problem('intake/broken-file')
      return { sheet: name, path, width, rows, hiddenRows, hiddenColumns, merges }
    },
  }
}

/** Rows only go down: two with one number could not be told apart in what is said of them. */
function nextRow(reference: string | undefined, last: number): number {
  const row = reference === undefined ? last + 1 : /^\d{1,9}$/.test(reference) ? Number(reference) : 0
  if (row <= last) throw problem('intake/bad-reference', { reference: (reference ?? '').slice(0, 20) }, last)
  return row
}

/** `AB12` → 28. */
export function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column
}
