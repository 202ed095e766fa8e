// Intake · a small sheet held whole, cell by cell, with its merged ranges: a weight table is read by place, not as columns of data.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { columnLetter, type Merge, readMerge } from './merges.ts'
import { LINE_BREAK, NO_RESULT, type RawSheet, SEPARATOR } from './raw.ts'

export const MOST_ROWS = 2000
const MOST_BYTES = 4 * 1024 * 1024

export interface Cell {
  readonly row: number
  /** Column from 1. */
  readonly col: number
  /** On one line, without blanks at its ends. */
  readonly text: string
}

export interface Grid {
  /** Numbers of the rows that hold something. */
  readonly rows: readonly number[]
  readonly width: number
  /** There is more than a weight table would have; only the beginning is here. */
  readonly cut: boolean
  /** What stands in the cell itself: a merged range has its text in its first cell alone. */
  own(row: number, col: number): string
  merge(row: number, col: number): Merge | undefined
  /** What a reader sees at the place: the first cell of the range that covers it. */
  seen(row: number, col: number): Cell
}

export function readGrid(raw: RawSheet): Grid {
  const { text, cut } = readStart(raw.path)
  const cells = new Map<number, readonly string[]>()
  for (const line of text.split('\n').slice(0, MOST_ROWS)) {
    const [row = '', ...texts] = line.split(SEPARATOR)
    if (row !== '') cells.set(Number(row), texts.map(oneLine))
  }
  const merges = raw.merges.map(readMerge).filter((merge): merge is Merge => merge !== undefined)
  const own = (row: number, col: number): string => cells.get(row)?.[col - 1] ?? ''
  const merge = (row: number, col: number): Merge | undefined =>
    merges.find((one) => row >= one.top && row <= one.bottom && col >= one.left && col <= one.right)
  return {
    rows: [...cells.keys()].sort((a, b) => a - b),
    width: raw.width,
    cut: cut || raw.rows > MOST_ROWS,
    own,
    merge,
    seen(row, col) {
      const over = merge(row, col)
      const at = over === undefined ? { row, col } : { row: over.top, col: over.left }
      return { ...at, text: own(at.row, at.col) }
    },
  }
}

export const cellName = ({ row, col }: Pick<Cell, 'row' | 'col'>): string => `${columnLetter(col)}${row}`

function readStart(path: string): { text: string; cut: boolean } {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(MOST_BYTES)
    const read = readSync(file, bytes, 0, MOST_BYTES, 0)
    const cut = fstatSync(file).size > read
    const text = bytes.toString('utf8', 0, read)
    return { text: cut ? text.slice(0, text.lastIndexOf('\n')) : text, cut }
  } finally {
    closeSync(file)
  }
}

/** Line breaks and other signs that no one sees would break a comment or a name out of its line. */
const oneLine = (text: string): string =>
  text === NO_RESULT
    ? text
    : text
        .replaceAll(LINE_BREAK, ' ')
        .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
        .replace(/\s+/gu, ' ')
        .trim()
