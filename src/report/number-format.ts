// How a column of numbers is shown: as many decimals as its size calls for. The cell keeps the exact number.

/** Reads every value of the column once. */
export function numberFormat(values: Iterable<number | null>): string {
  let most = 0
  let whole = true
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue
    most = Math.max(most, Math.abs(value))
    if (!Number.isInteger(value)) whole = false
  }
  if (whole) return '#,##0'
  if (most >= 10) return '#,##0.00'
  return most >= 0.1 ? '0.0000' : '0.000000'
}

export const totalFormat = (decimals: number | null): string =>
  decimals === null ? '0.0000' : decimals <= 0 ? '0' : `0.${'0'.repeat(decimals)}`
