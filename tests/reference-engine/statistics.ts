// Reference engine · statistics by plain loops; sums carry what each addition loses.
export type Value = number | null

export const there = (values: readonly Value[]): number[] => values.filter((x): x is number => x !== null)

export function sum(values: readonly number[]): number {
  let total = 0
  let lost = 0
  for (const x of values) {
    const next = total + x
    lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total
    total = next
  }
  return total + lost
}

export const mean = (values: readonly number[]): Value => (values.length === 0 ? null : sum(values) / values.length)

const equal = (values: readonly number[]): boolean => values.every((x) => x === values[0])

/** The sample's, n − 1; none for a single value. */
export function sd(values: readonly number[]): Value {
  if (values.length < 2) return null
  if (equal(values)) return 0
  const middle = mean(values) ?? 0
  return Math.sqrt(sum(values.map((x) => (x - middle) ** 2)) / (values.length - 1))
}

export const least = (values: readonly number[]): Value => (values.length === 0 ? null : Math.min(...values))
export const most = (values: readonly number[]): Value => (values.length === 0 ? null : Math.max(...values))

/** Between neighbours in proportion. */
export function quantile(values: readonly number[], share: number): Value {
  if (values.length === 0) return null
  const sorted = [...values].sort((p, q) => p - q)
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? 0
  return low + (high - low) * (at - Math.floor(at))
}

/** Skewness and excess kurtosis of a sample, as spreadsheets give them. */
function shape(values: readonly number[]): { skew: number; kurtosis: number } | null {
  const n = values.length
  if (n < 4 || equal(values)) return null
  const middle = mean(values) ?? 0
  const moment = (power: number): number => sum(values.map((x) => (x - middle) ** power)) / n
  const g1 = moment(3) / moment(2) ** 1.5
  const g2 = moment(4) / moment(2) ** 2 - 3
  return {
    skew: (g1 * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6),
  }
}

const nine = (x: number): number => Math.round(x * 1e9) / 1e9

/** At most five points, from the end that the skew points to, are drawn in to their neighbour, one neighbour at a time. */
export function winsorise(values: readonly Value[]): Value[] {
  let now = [...values]
  for (let round = 0; round < 5; round++) {
    const known = there(now)
    const how = shape(known)
    // Limits are met at nine places.
    if (how === null || nine(Math.abs(how.skew)) < 2 || nine(how.kurtosis) < 3.5) break
    const edge = how.skew > 0 ? Math.max(...known) : Math.min(...known)
    const rest = known.filter((x) => x !== edge)
    const next = how.skew > 0 ? Math.max(...rest) : Math.min(...rest)
    const touched = now.filter((x, i) => x !== null && (x === edge || x !== values[i])).length
    if (touched > 5) break
    now = now.map((x) => (x === edge ? next : x))
  }
  return now
}
