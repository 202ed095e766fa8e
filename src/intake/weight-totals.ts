// Intake · the totals of a weight table against what stands above them, and the whole against a hundred.

import type { WeightLog } from './weight-log.ts'
import type { Branch, TotalRow } from './weight-rows.ts'
import { isNear, type Weights } from './weight-scale.ts'
import { readWeight } from './weight-words.ts'

export function checkTotals(
  tops: readonly Branch[],
  totals: readonly TotalRow[],
  weights: Weights,
  headerRow: number,
  log: WeightLog,
): void {
  const all = total(tops, weights)
  if (!Number.isFinite(all)) return
  for (const row of totals) checkRow(row, row.of === undefined ? tops : [row.of], weights, log)
  const isHundred = [100, 1000].some((whole) => isNear(all, whole))
  if (isHundred || tops.length === 0) return
  const stated = totals.some(({ of, cells }) => of === undefined && cells.length > 0)
  if (weights.form !== 'points' && !stated) log.refuse('intake/weight-not-hundred', { row: headerRow }, { sum: all })
  else log.tell('intake/weight-total-odd', { row: headerRow }, { sum: all })
}

const total = (branches: readonly Branch[], { of }: Weights): number =>
  Number(branches.reduce((sum, one) => sum + (of.get(one)?.weight ?? Number.NaN), 0).toPrecision(12))

/** A total may count points, or parts of a hundred of its own column. */
function checkRow(row: TotalRow, branches: readonly Branch[], weights: Weights, log: WeightLog): void {
  const points = total(branches, weights)
  for (const cell of row.cells) {
    const read = readWeight(cell.text)
    if (read === undefined) {
      log.refuse('intake/weight-unreadable', cell, { label: row.label, text: cell.text })
      continue
    }
    const column = columnSum(branches, cell.col, weights)
    const wanted = isWhole(branches, cell.col, weights) ? [column] : [column, points]
    const stated = read.percent || read.value > 1 ? [read.value] : [read.value, read.value * 100]
    if (stated.some((one) => wanted.some((sum) => sum > 0 && isNear(one, sum)))) continue
    log.refuse('intake/weight-total-wrong', cell, {
      label: row.label,
      total: cell.text,
      sum: column > 0 ? column : points,
    })
  }
}

/** All indicators are weighed in this column, in points: its total can be nothing but its sum. */
const isWhole = (branches: readonly Branch[], col: number, weights: Weights): boolean =>
  branches.every((branch) =>
    branch.of.length > 0
      ? isWhole(branch.of, col, weights)
      : branch.weight?.col === col && weights.of.get(branch)?.from === 'written',
  )

/** What the written weights of one column add up to. */
function columnSum(branches: readonly Branch[], col: number, { written }: Weights): number {
  // A group weighed in the same column as what stands below it counts once.
  const values = (branch: Branch): number[] =>
    branch.weight?.col === col ? [written.get(branch) ?? 0] : branch.of.flatMap(values)
  return Number(
    branches
      .flatMap(values)
      .reduce((sum, one) => sum + one, 0)
      .toPrecision(12),
  )
}
