// Rule book · at(day): the values in force on a day.
import type { Book } from './read.ts'
import type { Goal, Light, Parameter, Setting, Split, Target } from './schema/goals.ts'
import type { Edition } from './schema/policy.ts'

export interface InForce<T> {
  /** The day since which it holds. */
  readonly since: string
  readonly value: T
}

/** The latest value that is in force by the day; undefined before the first. Days compare as text. */
export function inForce<T>(values: Readonly<Record<string, T>>, day: string): InForce<T> | undefined {
  const since = Object.keys(values)
    .filter((one) => one <= day)
    .sort()
    .at(-1)
  const value = since === undefined ? undefined : values[since]
  return since === undefined || value === undefined ? undefined : { since, value }
}

export interface BookAt {
  readonly day: string
  /** The current edition, when it is in force on the day. */
  readonly edition: { readonly id: string; readonly edition: Edition } | undefined
  readonly light: InForce<Light> | undefined
  readonly goals: readonly {
    readonly id: string
    readonly goal: Goal
    readonly target: InForce<Target> | undefined
    readonly split: InForce<Split> | undefined
  }[]
  readonly parameters: readonly {
    readonly id: string
    readonly parameter: Parameter
    readonly setting: InForce<Setting> | undefined
  }[]
  /** Ids of the units and departments that exist on the day. */
  readonly units: readonly string[]
}

export function at(book: Book, day: string): BookAt {
  const id = book.policy.current
  const edition = book.policy.editions[id]
  return {
    day,
    edition: edition !== undefined && lives(edition, day) ? { id, edition } : undefined,
    light: inForce(book.light.values, day),
    goals: Object.entries(book.goals).map(([one, goal]) => ({
      id: one,
      goal,
      target: inForce(goal.values, day),
      split: inForce(goal.splits ?? {}, day),
    })),
    parameters: Object.entries(book.parameters).map(([one, parameter]) => ({
      id: one,
      parameter,
      setting: inForce(parameter.values, day),
    })),
    units: Object.entries({ ...book.units, ...book.departments })
      .filter(([, unit]) => lives(unit, day))
      .map(([one]) => one),
  }
}

/** `until` is the last day. */
export const lives = (one: { readonly from?: string; readonly until?: string }, day: string): boolean =>
  (one.from === undefined || one.from <= day) && (one.until === undefined || day <= one.until)
