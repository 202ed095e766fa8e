// Intake · finds the header of a sheet: in its first rows, on one line or on two joined by merged cells, with or without a line of units.
import { findUnit, plain } from '../kernel/units.ts'
import { findMatch, type HeaderMatch } from './header-match.ts'
import type { Merge } from './merges.ts'
import type { ColumnSpec } from './types.ts'

export interface TopRow {
  readonly row: number
  /** Cell texts from the first column on; null is blank. */
  readonly cells: readonly (string | null)[]
}

export interface HeaderCell {
  /** Column from 1. */
  readonly at: number
  readonly text: string
  readonly match: HeaderMatch | undefined
}

export interface Header {
  readonly row: number
  /** Data begin below this row. */
  readonly last: number
  readonly cells: readonly HeaderCell[]
  /** A merged range in the header that could not be understood. */
  readonly unclear?: string
}

/** Undefined when no row of the first ones names an id column. */
export function findHeader(
  rows: readonly TopRow[],
  merges: readonly Merge[],
  columns: readonly ColumnSpec[],
): Header | undefined {
  const read = rows.map((row) => ({ ...row, found: readLine(row.cells, columns) }))
  const withId = read.filter(({ found }) => found.some((cell) => cell.match?.target === 'id'))
  const start = withId.find(({ found }) => countTargets(found) >= 2) ?? withId[0]
  if (start === undefined) return undefined
  const joined = joinTwoLines(start, rows, merges, columns)
  return addUnitLine(joined, rows, columns)
}

const readLine = (cells: readonly (string | null)[], columns: readonly ColumnSpec[]): HeaderCell[] =>
  cells.flatMap((text, i) =>
    text === null || text.trim() === '' ? [] : [{ at: i + 1, text: text.trim(), match: findMatch(text, columns) }],
  )

const countTargets = (cells: readonly HeaderCell[]): number =>
  new Set(cells.flatMap((cell) => (cell.match === undefined ? [] : [cell.match.target]))).size

function joinTwoLines(
  top: TopRow,
  rows: readonly TopRow[],
  merges: readonly Merge[],
  columns: readonly ColumnSpec[],
): Header {
  const single = { row: top.row, last: top.row, cells: readLine(top.cells, columns) }
  const here = merges.filter((merge) => merge.top === top.row)
  const across = here.filter((merge) => merge.right > merge.left)
  const last = Math.max(top.row, ...here.map((merge) => merge.bottom), across.length > 0 ? top.row + 1 : 0)
  if (last === top.row) return single
  const idAt = single.cells.find((cell) => cell.match?.target === 'id')?.at ?? 1
  const below = rows.find((row) => row.row === top.row + 1)
  const isTwo = last === top.row + 1 && (below?.cells[idAt - 1] ?? null) === null
  if (!isTwo) {
    // Over which of the merged columns does an asked header stand? Nobody can tell.
    const unclear = here.find((merge) =>
      single.cells.some((cell) => cell.at === merge.left && cell.match !== undefined),
    )
    return unclear === undefined ? single : { ...single, unclear: unclear.range }
  }
  const group = (at: number): string => {
    const over = across.find((merge) => at >= merge.left && at <= merge.right)
    return top.cells[(over?.left ?? at) - 1]?.trim() ?? ''
  }
  const width = Math.max(top.cells.length, below?.cells.length ?? 0)
  const cells = Array.from({ length: width }, (_, i) => {
    const upper = group(i + 1)
    const lower = below?.cells[i]?.trim() ?? ''
    return joinCell(i + 1, upper, lower, columns)
  }).filter((cell) => cell.text !== '')
  return { row: top.row, last, cells }
}

/** The lower text alone, or both together; the upper one alone when nothing stands below it, or a unit. */
function joinCell(at: number, upper: string, lower: string, columns: readonly ColumnSpec[]): HeaderCell {
  if (lower === '') return { at, text: upper, match: findMatch(upper, columns) }
  const texts = isUnitText(lower) ? [`${upper}(${bare(lower)})`] : [upper + lower, lower]
  for (const text of texts) {
    const match = findMatch(text, columns)
    if (match !== undefined) return { at, text, match }
  }
  return { at, text: texts[0] ?? lower, match: undefined }
}

/** A line right below the header that holds nothing but units belongs to the header. */
function addUnitLine(header: Header, rows: readonly TopRow[], columns: readonly ColumnSpec[]): Header {
  const below = rows.find((row) => row.row === header.last + 1)
  const units = (below?.cells ?? []).map((cell) => cell?.trim() ?? '')
  const idAt = header.cells.find((cell) => cell.match?.target === 'id')?.at ?? 1
  const filled = units.filter((unit) => unit !== '')
  if (filled.length === 0 || (units[idAt - 1] ?? '') !== '' || !filled.every(isUnitText)) return header
  const cells = header.cells.map((cell) => {
    const unit = bare(units[cell.at - 1] ?? '')
    if (unit === '') return cell
    const text = `${cell.text}(${unit})`
    return { at: cell.at, text, match: findMatch(text, columns) ?? cell.match }
  })
  return { ...header, last: header.last + 1, cells }
}

const bare = (text: string): string => plain(text).replace(/^[([]|[)\]]$/g, '')
const isUnitText = (text: string): boolean => !/^\d+$/.test(bare(text)) && findUnit(bare(text)) !== undefined
