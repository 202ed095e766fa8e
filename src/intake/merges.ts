// Intake · merged ranges of a sheet, `B2:D3`, as numbers.
import { columnOf } from './xlsx-sheet.ts'

export interface Merge {
  readonly range: string
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export function readMerge(range: string): Merge | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(range)
  if (match === null) return undefined
  const [, left = '', top = '', right = '', bottom = ''] = match
  return { range, top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) }
}

/** 28 → `AB`. */
export function columnLetter(column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}
