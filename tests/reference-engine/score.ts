// Reference engine · the table of scores, one unit at a time.
import { numberOf, over, type Unit } from './formulary.ts'
import { least, mean, most, quantile, sd, sum, there, type Value } from './statistics.ts'

type Params = Readonly<Record<string, unknown>>
export interface Peers {
  /** Units within which the statistic is taken, with their treated values. */
  readonly units: readonly Unit[]
  readonly values: readonly Value[]
}

export interface Spot {
  readonly unit: Unit
  readonly x: Value
  readonly weight: number
  readonly down: boolean
  readonly peers: Peers
  /** The formula of the value, for Σa / Σb. */
  readonly value: unknown
  peersOver(range: unknown): Peers
}

export function score(kind: string, given: unknown, spot: Spot): Value {
  const { x, weight: w, down, unit } = spot
  if (kind === 'points') return numberOf(given, unit, x)
  if (x === null) return null
  if (kind === 'bands') return band(given as readonly Params[], x)
  const p = given as Params
  const known = there(spot.peers.values)
  const base = (key: string): Value => baseOf(p[key], spot)
  const times = (share: Value): Value => (share === null ? null : w * share)
  switch (kind) {
    case 'ratio':
      return times(within(down ? over(base('base'), x) : over(x, base('base')), p['floor'], p['cap']))
    case 'mirror': {
      const share = over(x, base('base'))
      return times(within(share === null ? null : 2 - share, p['floor'] ?? 0, p['cap']))
    }
    case 'minmax': {
      const [low, high] = [Number(p['low'] ?? 0), Number(p['high'] ?? 100)]
      const [a, b] = [least(known) ?? 0, most(known) ?? 0]
      return a === b ? (w * high) / 100 : (w * (low + ((high - low) * (down ? b - x : x - a)) / (b - a))) / 100
    }
    case 'goalposts': {
      const [low, high] = [base('low'), base('high')]
      if (low === null || high === null) return null
      const share = over(down ? high - x : x - low, high - low)
      return times(p['clip'] === false ? share : within(share, 0, 1))
    }
    case 'best':
      return times(down ? over(least(known), x) : over(x, most(known)))
    case 'zscore': {
      const spread = sd(known) ?? 0
      const middle = mean(known) ?? 0
      const far = spread === 0 ? 0 : (down ? middle - x : x - middle) / spread
      return w * (Number(p['mean'] ?? 0) + Number(p['sd'] ?? 1) * far)
    }
    case 'rank': {
      const better = known.filter((one) => (down ? one < x : one > x)).length
      return (w * (known.length - better)) / known.length
    }
    case 'percentile': {
      const worse = known.filter((one) => (down ? one > x : one < x)).length
      return known.length < 2 ? 0 : (w * worse) / (known.length - 1)
    }
    case 'efficacy': {
      const [floor, target] = [base('floor'), base('target')]
      if (floor === null || target === null) return null
      const share = over(x - floor, target - floor)
      return times(within(share === null ? null : 0.6 + 0.4 * share, 0, 1))
    }
    case 'steps':
      return climb(p, spot, base('base'))
    case 'count':
      return Math.min(x * Number(p['points']), p['cap'] === undefined ? Number.POSITIVE_INFINITY : Number(p['cap']))
    default:
      throw new Error(`no such score: ${kind}`)
  }
}

function within(share: Value, low: unknown, high: unknown): Value {
  if (share === null) return null
  if (low !== undefined && share < Number(low)) return Number(low)
  return high !== undefined && share > Number(high) ? Number(high) : share
}

function band(steps: readonly Params[], x: number): Value {
  for (const step of steps) {
    const held =
      step['below'] !== undefined
        ? x < Number(step['below'])
        : step['up_to'] === undefined || x <= Number(step['up_to'])
    if (held) return Number(step['points'])
  }
  return null
}

function climb(p: Params, { x, weight, down }: Spot, base: Value): Value {
  if (x === null || base === null || base === 0) return null
  const start = Number(p['start'] ?? 0.8) * weight
  const each = Number(p['each'] ?? 0.05)
  const steps = Math.floor(Number(((down ? base - x : x - base) / (each * Math.abs(base))).toFixed(9)))
  const climbed = start + Number(p['points'] ?? 1) * steps
  if (steps >= 0) return p['cap'] === undefined ? climbed : Math.min(climbed, Number(p['cap']) * weight)
  if (p['below'] === 'steps') return Math.max(climbed, 0)
  if (p['below'] !== 'proportional' || base < 0) return 0
  return Math.max(start * (down ? base / x : x / base), 0)
}

function baseOf(base: unknown, spot: Spot): Value {
  if (typeof base === 'number' || typeof base === 'string') return numberOf(base, spot.unit, spot.x)
  const { stat, times = 1, over: range } = base as { stat: string; times?: number; over?: unknown }
  const { units, values } = range === undefined ? spot.peers : spot.peersOver(range)
  const known = there(values)
  const found = (): Value => {
    if (stat === 'mean') return mean(known)
    if (stat === 'min') return least(known)
    if (stat === 'max') return most(known)
    if (stat === 'median') return quantile(known, 0.5)
    if (stat !== 'ratio_of_sums') return quantile(known, Number(stat.slice(9, -1)))
    const [top, bottom] = String(spot.value).split(' / ')
    const pairs = units.map((unit) => [numberOf(top, unit), numberOf(bottom, unit)] as const)
    const whole = pairs.filter((pair): pair is readonly [number, number] => pair[0] !== null && pair[1] !== null)
    return whole.length === 0 ? null : over(sum(whole.map(([a]) => a)), sum(whole.map(([, b]) => b)))
  }
  const value = found()
  return value === null ? null : value * times
}
