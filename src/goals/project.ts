// Goals · projection: where the value will be on the due day if things go on as they have, with the range in which nine of ten such lines end.
import { type Day, daysBetween, elapsedInYear } from '../kernel/period.ts'
import type { Point } from './measure.ts'

export interface Projection {
  readonly at: Day
  readonly value: number
  /** Null where there is too little to tell a range from. */
  readonly low: number | null
  readonly high: number | null
  /** How many values it rests on. */
  readonly points: number
}

/** 95th percentile of Student's t for 1, 2, … degrees of freedom. Source: any table of the distribution. */
const T95 = [6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833] as const
/** More of the past is not asked: what was long ago says little of what comes. */
const MOST_POINTS = T95.length + 2

/** Ordinary least squares through the last whole values, prediction interval at the due day. */
export function projectTo(series: readonly Point[], due: Day): Projection | undefined {
  const whole = series.filter((point) => point.whole).slice(-MOST_POINTS)
  const [first] = whole
  const last = whole.at(-1)
  if (first === undefined || last === undefined || whole.length < 2 || last.at >= due) return undefined
  const xs = whole.map(({ at }) => daysBetween(first.at, at))
  const ys = whole.map(({ value }) => value)
  const n = whole.length
  const [meanX, meanY] = [mean(xs), mean(ys)]
  const sxx = sum(xs.map((x) => (x - meanX) ** 2))
  if (sxx === 0) return undefined
  const slope = sum(xs.map((x, i) => (x - meanX) * ((ys[i] ?? 0) - meanY))) / sxx
  const x = daysBetween(first.at, due)
  const value = meanY + slope * (x - meanX)
  const t = T95[n - 3]
  if (t === undefined) return { at: due, value, low: null, high: null, points: n }
  const rest = sum(ys.map((y, i) => (y - meanY - slope * ((xs[i] ?? 0) - meanX)) ** 2))
  const wide = t * Math.sqrt((rest / (n - 2)) * (1 + 1 / n + (x - meanX) ** 2 / sxx))
  return { at: due, value, low: value - wide, high: value + wide, points: n }
}

/**
 * A year that has begun, to its end: at the pace so far; the range from the shares that the same months had in earlier years.
 * `sharesBefore`: the part of each earlier year's amount that was reached by the same day of the year.
 */
export function projectYear(now: Point, sharesBefore: readonly number[]): Projection | undefined {
  if (now.whole || now.at === '') return undefined
  const shares = sharesBefore.filter((share) => share > 0)
  const ends = shares.map((share) => now.value / share)
  return {
    at: `${now.at.slice(0, 4)}-12-31`,
    value: now.value / elapsedInYear(now.at),
    low: ends.length === 0 ? null : Math.min(...ends),
    high: ends.length === 0 ? null : Math.max(...ends),
    points: shares.length + 1,
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
const mean = (values: readonly number[]): number => sum(values) / values.length
