// Who sits where: enterprises apportioned to reporting units and towns, towns to platforms and exit-type parks.
import type { DemoBook, UnitProfile } from './city.ts'
import type { Chance } from './uniform.ts'

export interface Town {
  readonly no: number
  readonly code: string
  readonly name: string
  /** Index into profile.units. */
  readonly unit: number
  readonly weight: number
  /** Numbers of the major platforms here: one, two, or none. */
  readonly platforms: readonly number[]
  /** Number of the exit-type park here. */
  readonly park: number | null
}

export interface Block {
  readonly first: number
  readonly count: number
}

export interface SeatPlan {
  readonly units: readonly UnitProfile[]
  /** In order of unit, so that a unit's enterprises are one run of ordinals. */
  readonly towns: readonly Town[]
  readonly platforms: readonly Place[]
  readonly parks: readonly Place[]
  readonly above: readonly Block[]
  readonly below: readonly Block[]
}

/** A platform or park: its number from 1, and where it lies. */
export interface Place {
  readonly no: number
  readonly unit: number
  readonly town: number
}

export function planSeats(book: DemoBook, enterprises: number, chance: Chance): SeatPlan {
  const { units } = book.profile
  const platforms: Place[] = []
  const parks: Place[] = []
  const towns: Town[] = []
  units.forEach((unit, index) => {
    for (const [code, name] of townsOf(book, unit)) {
      const place = { unit: index, town: towns.length }
      const numbers = unit.platforms.filter((host) => host === code).map((_, k) => platforms.length + k + 1)
      for (const no of numbers) platforms.push({ no, ...place })
      const park = numbers.length > 0 || unit.park_free.includes(code) ? null : parks.length + 1
      if (park !== null) parks.push({ no: park, ...place })
      const base = unit.light_towns.includes(code) ? 0.15 : 0.6 + 0.8 * chance.number(`town/${code}`)
      const weight = base * (1 + 3 * numbers.length)
      towns.push({ no: towns.length, code, name, unit: index, weight, platforms: numbers, park })
    }
  })
  const share = units.map((unit, k) => {
    const sum = towns.filter((town) => town.unit === k).reduce((total, town) => total + town.weight, 0)
    return unit.firms / sum
  })
  const weights = towns.map((town) => town.weight * (share[town.unit] ?? 0))
  const { above, below } = book.city.enterprises
  const aboveCount = Math.round((enterprises * above) / (above + below))
  return {
    units,
    towns,
    platforms,
    parks,
    above: blocks(apportion(aboveCount, weights), 0),
    below: blocks(apportion(enterprises - aboveCount, weights), aboveCount),
  }
}

/** Largest remainders: whole numbers in proportion to the weights that add up to the total. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const counts = exact.map(Math.floor)
  const left = total - counts.reduce((a, b) => a + b, 0)
  const byRemainder = exact.map((x, k) => [x - Math.floor(x), k] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, k] of byRemainder.slice(0, left)) counts[k] = (counts[k] ?? 0) + 1
  return counts
}

function blocks(counts: readonly number[], start: number): Block[] {
  let first = start
  return counts.map((count) => {
    const block = { first, count }
    first += count
    return block
  })
}

function townsOf(book: DemoBook, unit: UnitProfile): (readonly [string, string])[] {
  const all = Object.values(book.towns).flatMap((county) => Object.entries(county.towns))
  const taken = new Set(book.profile.units.flatMap((one) => one.towns ?? []))
  const mine = unit.towns
    ? all.filter(([code]) => unit.towns?.includes(code))
    : all.filter(([code]) => code.startsWith(unit.county) && !taken.has(code))
  return mine.sort(([a], [b]) => (a < b ? -1 : 1))
}
