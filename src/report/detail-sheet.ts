// Sheet 得分明细: every node's value and points, the adjustments, the total; two head rows with unit and weight.
import type { Book, BookNode, BookRow } from './book.ts'
import { numberFormat, totalFormat } from './number-format.ts'
import { type CellValue, columnWidth, type SheetPlan, type SheetRow } from './sheet-plan.ts'
import { type CellStyle, gradeStyle, head, number, paragraph, place, remark, text } from './sheet-styles.ts'
import { pageMark, titleRow } from './sheet-title.ts'
import { hasPools, poolWords, weightWords } from './words.ts'

interface Column {
  /** Columns next to each other with the same key share one upper head, `group`; without a group the head fills both rows. */
  readonly key: string
  readonly group: string
  readonly head: string
  readonly width: number
  readonly cell: (row: BookRow) => CellValue
  readonly style: (row: BookRow) => CellStyle
}

export function detailSheet(book: Book): SheetPlan {
  const common = { name: '得分明细', mark: pageMark(book) }
  const detailed = book.rows.some((row) => row.points.length > 0)
  if (!detailed) {
    const note: SheetRow = { cells: ['本次未输出得分明细。需要时请以 --detail 重新输出。'], style: paragraph }
    const top = [titleRow(book, common.name, 1)]
    return { ...common, widths: [80], head: top, frozenColumns: 0, filter: false, fitToWidth: true, rows: [note] }
  }
  const fixed = fixedColumns(book)
  const columns = [...fixed, ...nodeColumns(book), ...adjustColumns(book), ...resultColumns(book)]
  return {
    ...common,
    widths: columns.map((column) => column.width),
    head: [titleRow(book, common.name, columns.length), upperHead(columns), lowerHead(columns)],
    frozenColumns: fixed.length,
    filter: true,
    fitToWidth: false,
    breaks: pageEnds(columns, fixed.length),
    scale: SCALE,
    rows: body(book.rows, columns),
  }
}

/** Smaller in print, so that several indicators stand on a page. */
const SCALE = 70
/** Width of a landscape A4 page at that scale and of one column, in dots; a little less than it holds, for fonts differ. */
const PAGE = (960 * 100) / SCALE
const dots = ({ width }: Column): number => width * 8 + 5

/** A page ends between two indicators, never within one; the fixed columns stand on every page. */
function pageEnds(columns: readonly Column[], fixed: number): number[] {
  const repeated = columns.slice(0, fixed).reduce((sum, column) => sum + dots(column), 0)
  const ends: number[] = []
  let used = repeated
  for (let at = fixed; at < columns.length; ) {
    let next = at + 1
    while (columns[at]?.group !== '' && columns[next]?.key === columns[at]?.key) next++
    const needed = columns.slice(at, next).reduce((sum, column) => sum + dots(column), 0)
    if (used > repeated && used + needed > PAGE) {
      ends.push(at)
      used = repeated
    }
    used += needed
    at = next
  }
  return ends
}

function* body(rows: readonly BookRow[], columns: readonly Column[]): Iterable<SheetRow> {
  for (const row of rows) {
    yield { cells: columns.map((column) => column.cell(row)), style: columns.map((column) => column.style(row)) }
  }
}

function upperHead(columns: readonly Column[]): SheetRow {
  const merges: { from: number; to: number; down?: number }[] = []
  for (const [at, column] of columns.entries()) {
    const last = merges.at(-1)
    if (column.group === '') merges.push({ from: at + 1, to: at + 1, down: 1 })
    else if (last !== undefined && columns[at - 1]?.key === column.key) last.to = at + 1
    else merges.push({ from: at + 1, to: at + 1 })
  }
  return { cells: columns.map((one) => (one.group === '' ? one.head : one.group)), style: head, height: 32, merges }
}

const lowerHead = (columns: readonly Column[]): SheetRow => ({
  cells: columns.map((column) => (column.group === '' ? null : column.head)),
  style: head,
  height: 32,
})

function fixedColumns(book: Book): Column[] {
  const textual = (name: string, of: (row: BookRow) => string, most: number): Column => ({
    key: '',
    group: '',
    head: name,
    width: columnWidth(name, book.rows.map(of), 8, most),
    cell: of,
    style: () => text,
  })
  return [
    ...(hasPools(book) ? [textual('分组', (row) => poolWords(row.pool), 24)] : []),
    { key: '', group: '', head: '名次', width: 8, cell: (row) => row.rank, style: () => place },
    textual('名称', (row) => row.name, 40),
    textual('代码', (row) => row.id, 24),
  ]
}

function nodeColumns(book: Book): Column[] {
  return book.nodes.flatMap((node, at) => {
    const named = { key: `node.${at}`, group: node.label }
    const numeric = (name: string, of: (row: BookRow) => number | null): Column => {
      const look = number(numberFormat(book.rows.map(of)))
      return { ...named, head: name, width: columnWidth(name, [], 12, 22), cell: of, style: () => look }
    }
    const value = numeric(withUnit('数值', node), (row) => row.values[at] ?? null)
    const points = numeric(withWeight('得分', node), (row) => row.points[at] ?? null)
    const note = (row: BookRow): string | null => row.notes[at] ?? null
    const notes: Column = { ...named, head: '备注', width: 18, cell: note, style: () => remark }
    return [
      ...(node.leaf || book.rows.some((row) => typeof row.values[at] === 'number') ? [value] : []),
      points,
      ...(book.rows.some((row) => (row.notes[at] ?? '') !== '') ? [notes] : []),
    ]
  })
}

const adjustColumns = (book: Book): Column[] =>
  book.adjusts.map((adjust, at) => {
    const look = number(numberFormat(book.rows.map((row) => row.adjusts[at] ?? null)))
    const cell = (row: BookRow): number | null => row.adjusts[at] ?? null
    return {
      key: 'adjust',
      group: '加减分',
      head: adjust.label,
      width: columnWidth(adjust.label, [], 10, 20),
      cell,
      style: () => look,
    }
  })

function resultColumns(book: Book): Column[] {
  const total = number(totalFormat(book.decimals))
  return [
    { key: '', group: '', head: '总分', width: 12, cell: (row) => row.total, style: () => total },
    { key: '', group: '', head: '等级', width: 8, cell: (row) => row.grade, style: (row) => gradeStyle(row.grade) },
  ]
}

const withUnit = (name: string, { unit }: BookNode): string =>
  unit === '' || unit === '1' ? name : `${name}（${unit}）`
const withWeight = (name: string, { weight }: BookNode): string =>
  weight === null ? name : `${name}（权重 ${weightWords(weight)}）`
