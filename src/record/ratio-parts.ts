// Record · a percentage is never kept without the two figures it is made of: it could not be added up or checked.
import { type Finding, finding } from '../kernel/finding.ts'
import { findUnit } from '../kernel/units.ts'
import type { Cell } from './returns/payload.ts'

const RATIOS: readonly string[] = ['%', '‰']

export const isPercentage = (unit: string): boolean => RATIOS.includes(findUnit(unit)?.symbol ?? '')

/** A percentage told to be unknown needs no parts; one with a value needs both, and a denominator other than zero. */
export function refuseRatio(id: string, cell: Cell | null): Finding[] {
  if (cell === null || cell.value === null || !isPercentage(cell.unit)) return []
  const { value, unit, numerator, denominator } = cell
  const facts = { cell: id, indicator: cell.indicator, value, unit }
  if (numerator === undefined || denominator === undefined) return [finding('record/no-ratio-parts', {}, facts)]
  return denominator === 0 ? [finding('record/zero-denominator', {}, facts)] : []
}
