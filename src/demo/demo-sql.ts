// The whole synthetic city as SQL: run in order, it leaves the views `above`, `below`, their histories, and `platform`.
import type { DemoBook } from './city.ts'
import type { Inputs } from './departments.ts'
import { enterprisesSql, type SizeClass } from './enterprises-sql.ts'
import { rawSql, scaledSql } from './figures-sql.ts'
import { growthTable, historySql } from './history-sql.ts'
import { planSeats } from './plan-seats.ts'
import { type PlatformFigures, platformFiguresSql } from './platform-figures-sql.ts'
import { placesSql } from './platforms-sql.ts'
import { seatsSql } from './seats-sql.ts'
import { planTotals } from './totals.ts'
import { planChance } from './uniform.ts'

export interface DemoOptions {
  readonly seed: number
  readonly enterprises: number
  /** The history holds all that the schemes ask of a year, not only the course of a few figures. */
  readonly wholeHistory?: boolean
  /** What the platforms' scheme asks for, and how each figure comes about. */
  readonly platforms: { readonly inputs: Inputs; readonly recipe: PlatformFigures }
}

export function demoSql(book: DemoBook, { seed, enterprises, platforms, wholeHistory = false }: DemoOptions): string[] {
  const chance = planChance(seed)
  const plan = planSeats(book, enterprises, chance)
  const one = (size: SizeClass): string[] => [
    enterprisesSql(size, book.city, chance),
    rawSql(size, book.city, chance),
    ...scaledSql(size, planTotals(book, size, enterprises)),
    ...historySql(book, size, chance, wholeHistory),
  ]
  return [
    ...seatsSql(book, plan, chance),
    growthTable(book),
    ...one('above'),
    ...one('below'),
    ...placesSql('platform', plan),
    ...placesSql('park', plan),
    ...platformFiguresSql(platforms.inputs, platforms.recipe, book.city.year - 1, chance),
  ]
}
