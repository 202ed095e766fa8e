// Intake · limits that keep a hostile file from becoming a hang. Excel's own sheet is 1,048,576 rows × 16,384 columns.
import type { IntakeLimits } from './types.ts'

export const LIMITS: IntakeLimits = {
  seconds: 120,
  heapMegabytes: 512,
  uncompressedMegabytes: 2048,
  columns: 1000,
  rows: 1_048_576,
}

/** Beyond this size a part that shrank more than `MOST_SHRINKING` times is a bomb: honest sheets shrink 5 to 40 times. */
export const SUSPECT_BYTES = 64 * 1024 * 1024
export const MOST_SHRINKING = 250
/** Visible sheets of one workbook: a city's towns and departments, and to spare. */
export const MOST_SHEETS = 200
/** Longest text that an Excel cell can hold. */
export const LONGEST_CELL = 32_767
