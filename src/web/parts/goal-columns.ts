// Web · goals in the columns of the rule book; those in no column come last, in one of their own.
import type { Column, Goal, GoalsTold, RedLine } from '../api/goals.ts'

export interface Standing {
  readonly column: Column | null
  readonly goals: readonly Goal[]
  /** Goals that only say who counts for another. */
  readonly criteria: readonly Goal[]
}

export function inColumns({ columns, goals }: Pick<GoalsTold, 'columns' | 'goals'>): Standing[] {
  const byId = new Map(goals.map((one) => [one.id, one]))
  const placed = new Set(columns.flatMap((one) => one.goals))
  const left = goals.filter(({ id }) => !placed.has(id))
  return [
    ...columns.map((column) =>
      split(
        column,
        column.goals.flatMap((id) => byId.get(id) ?? []),
      ),
    ),
    ...(left.length === 0 ? [] : [split(null, left)]),
  ]
}

const split = (column: Column | null, goals: readonly Goal[]): Standing => ({
  column,
  goals: goals.filter(({ criterion }) => !criterion),
  criteria: goals.filter(({ criterion }) => criterion),
})

/** Departments that answer for the figures of a red goal. */
export const ownersOf = (goals: readonly Goal[], { goal }: RedLine): readonly string[] =>
  goals.find(({ id }) => id === goal)?.owners ?? []

export const LIGHTS = ['red', 'yellow', 'green', 'grey'] as const

export function countLights(goals: readonly Goal[]): Record<(typeof LIGHTS)[number], number> {
  const counts = { red: 0, yellow: 0, green: 0, grey: 0 }
  for (const { light, criterion } of goals) if (!criterion) counts[light]++
  return counts
}

/** What changed since the end of the month before: lights first, then values by how far they moved against their own size. */
export function changed(goals: readonly Goal[]): { readonly lights: readonly Goal[]; readonly moves: readonly Goal[] } {
  const asked = goals.filter(({ criterion }) => !criterion)
  const lights = asked.filter(({ before, light }) => before.light !== light && before.light !== 'grey')
  const size = ({ city }: Goal) => Math.abs((city.moved?.by ?? 0) / (city.now?.value || 1))
  const moves = asked
    .filter(({ city }) => city.moved !== null && city.moved.by !== 0)
    .toSorted((a, b) => size(b) - size(a))
  return { lights, moves }
}
