// Plain spreadsheets such as departments send: an optional title row, a head row, rows. Text stays text, ids keep their digits.
import { type CellValue, columnWidth, type SheetPlan, type SheetRow } from './sheet-plan.ts'
import { head, number, text, title } from './sheet-styles.ts'
import { writeXlsx } from './write-xlsx.ts'

export interface PlainSheet {
  readonly name: string
  readonly title?: string
  readonly head: readonly string[]
  readonly rows: Iterable<readonly CellValue[]>
}

export const writeSheet = (sheets: readonly PlainSheet[]): Promise<Uint8Array> => writeXlsx(sheets.map(plainPlan))

function plainPlan(sheet: PlainSheet): SheetPlan {
  const source = sheet.rows[Symbol.iterator]()
  const first = taken(source, 200)
  const widths = sheet.head.map((name, at) =>
    columnWidth(
      name,
      first.map((row) => String(row[at] ?? '')),
    ),
  )
  const titles: SheetRow[] =
    sheet.title === undefined
      ? []
      : [{ cells: [sheet.title], style: [title], height: 28, merges: [{ from: 1, to: sheet.head.length }] }]
  return {
    name: sheet.name,
    widths,
    head: [...titles, { cells: sheet.head, style: head, height: 22 }],
    frozenColumns: 0,
    filter: false,
    fitToWidth: true,
    mark: '',
    rows: plainRows(first, source),
  }
}

/** The first rows are read ahead, to fit the widths; then the rest as it comes. */
function* plainRows(
  first: readonly (readonly CellValue[])[],
  rest: Iterator<readonly CellValue[]>,
): Iterable<SheetRow> {
  for (const row of first) yield plainRow(row)
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield plainRow(next.value)
}

const plainRow = (cells: readonly CellValue[]): SheetRow => ({
  cells,
  style: cells.map((value) => (typeof value === 'number' ? plain : text)),
})

function taken<T>(source: Iterator<T>, most: number): T[] {
  const items: T[] = []
  while (items.length < most) {
    const next = source.next()
    if (next.done === true) break
    items.push(next.value)
  }
  return items
}

/** Without separators: a column may be years. */
const plain = number('General')
