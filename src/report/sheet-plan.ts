// A spreadsheet page as plain data, before any library sees it.
import { displayWidth } from './display-width.ts'
import type { CellStyle } from './sheet-styles.ts'

export type CellValue = string | number | null

export interface SheetRow {
  readonly cells: readonly CellValue[]
  /** One look for all cells, or one per cell. */
  readonly style: CellStyle | readonly (CellStyle | undefined)[]
  readonly height?: number
  /** Cells joined, columns from 1; `down` more rows below (head rows only). */
  readonly merges?: readonly { readonly from: number; readonly to: number; readonly down?: number }[]
}

export interface SheetPlan {
  readonly name: string
  readonly widths: readonly number[]
  /** Rows at the top: written first, frozen and repeated on every printed page. */
  readonly head: readonly SheetRow[]
  readonly frozenColumns: number
  /** The last head row carries filters over its cells. */
  readonly filter: boolean
  /** All columns on one page's width; otherwise pages go on to the right, with the frozen columns repeated. */
  readonly fitToWidth: boolean
  /** Columns, from 1, after which a printed page ends; elsewhere pages end where they are full. */
  readonly breaks?: readonly number[]
  /** Per cent of its size in print, where it is not fitted to the page's width. */
  readonly scale?: number
  /** Shown at the top of every printed page. */
  readonly mark: string
  readonly rows: Iterable<SheetRow>
}

/** Rows that a sheet can hold (Office Open XML). Longer results go to csv or parquet. */
export const mostSheetRows = 1_048_576

/** Width of a column that shows its texts, within bounds. */
export function columnWidth(head: string, texts: Iterable<string>, least = 8, most = 48): number {
  let width = Math.max(least, Math.min(displayWidth(head), 24) + 3)
  for (const one of texts) {
    if (width >= most) return most
    width = Math.max(width, displayWidth(one) + 2)
  }
  return Math.min(width, most)
}
