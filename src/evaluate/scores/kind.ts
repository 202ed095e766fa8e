// Scores · what every kind of score is: its SQL and its sentence, over a slice of the compiler that it may use.
import type { Dialect } from '../dialect.ts'
import type { Base } from '../scheme/schema.ts'
import type { Step, Work } from './work.ts'

export type StatName = 'mean' | 'sd' | 'min' | 'max' | 'count'

export interface Spot {
  /** The treated value, a quoted column. */
  readonly x: string
  readonly weight: number
  /** Less is better. */
  readonly down: boolean
  readonly dialect: Dialect
  /** A base as SQL: number, formula or statistic over the pool. */
  base(base: Base): string
  stat(name: StatName): string
  /** Place of x among the pool, 1 is best, ties share the best place. */
  rank(): string
  /** (place from the worst − 1) / (n − 1), 0..1. */
  percent(): string
  formula(text: string | number | boolean): string
  /** A column of its own for SQL that is named more than once: it is reckoned once. */
  keep(sql: string): string
}

export interface Reckoned {
  /** Points as SQL; null where the score cannot be had. */
  readonly points: string
  /** Condition under which a limit was met. */
  readonly clipped?: string
}

/** The same sentence serves the method annex (symbols) and the explanation (numbers put in). */
export interface Words {
  readonly x: string
  readonly weight: string
  readonly down: boolean
  base(base: Base): string
  stat(name: StatName): string
  readonly rank: string
  readonly percent: string
  number(value: number): string
}

export interface Said {
  readonly zh: string
  readonly en: string
}

export interface ScoreKind<P> {
  reckon(params: P, spot: Spot): Reckoned
  say(params: P, words: Words): Said
  /** The lines that lead from the value to the points; the last one gives them. */
  work(params: P, work: Work): Step[]
  /** Points that a full mark stands for when the node gives no weight. */
  full?(params: P): number | null
}

/** A missing share stays missing; a floor above the cap gives the cap. Comparisons, as `greatest` and `least` pass over a null and take longer. */
export const clamp = (share: string, low: string | undefined, high: string | undefined): string => {
  const cases = [
    ...(high === undefined ? [] : [`WHEN ${share} > ${high} THEN ${high}`]),
    ...(low === undefined
      ? []
      : [`WHEN ${share} < ${low} THEN ${high === undefined ? low : `least(${low}, ${high})`}`]),
  ]
  return cases.length === 0 ? share : `CASE ${cases.join(' ')} ELSE ${share} END`
}

export const outside = (share: string, low: string | undefined, high: string | undefined): string | undefined => {
  const tests = [low === undefined ? '' : `${share} < ${low}`, high === undefined ? '' : `${share} > ${high}`].filter(
    Boolean,
  )
  return tests.length === 0 ? undefined : tests.join(' OR ')
}
