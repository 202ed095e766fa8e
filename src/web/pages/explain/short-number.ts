// Web · a number of an indicator where little room is: two decimals of what is large, four digits or more of what is small.
import { formatNumber, NOTHING } from '../../parts/number.tsx'

export function shortNumber(value: number | null): string {
  if (value === null) return NOTHING
  return formatNumber(Number(Math.abs(value) >= 1000 ? value.toFixed(2) : value.toPrecision(6)))
}
