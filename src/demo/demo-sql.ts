// The whole synthetic city as SQL: run in order, it leaves the views `above`, `below`, their histories, and the sums per platform and park.
import type { DemoBook } from './city.ts'
import { enterprisesSql, type SizeClass } from './enterprises-sql.ts'
import { rawSql, scaledSql } from './figures-sql.ts'
import { growthTable, historySql } from './history-sql.ts'
import { planSeats } from './plan-seats.ts'
import { placesSql } from './platforms-sql.ts'
import { seatsSql } from './seats-sql.ts'
import { planTotals } from './totals.ts'
import { planChance } from './uniform.ts'

export interface DemoOptions {
  readonly seed: number
  readonly enterprises: number
}

export function demoSql(book: DemoBook, { seed, enterprises }: DemoOptions): string[] {
  const chance = planChance(seed)
  const plan = planSeats(book, enterprises, chance)
  const one = (size: SizeClass): string[] => [
    enterprisesSql(size, book.city, chance),
    rawSql(size, book.city, chance),
    ...scaledSql(size, planTotals(book, size, enterprises)),
    ...historySql(book, size, chance),
  ]
  return [
    ...seatsSql(book, plan, chance),
    growthTable(book),
    ...one('above'),
    ...one('below'),
    ...placesSql('platform', plan),
    ...placesSql('park', plan),
  ]
}
