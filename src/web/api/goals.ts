// Web · where the goals stand: asked once for a day and a unit, shared by every page that shows them.
import { queryOptions } from '@tanstack/react-query'
import { api, ask } from './client.ts'

export interface GoalsOf {
  readonly on: string
  /** Code or id of a reporting unit; the city when left out. */
  readonly unit?: string | undefined
}

export type GoalsTold = Awaited<ReturnType<typeof readGoals>>
export type Goal = GoalsTold['goals'][number]
export type Reading = Goal['city']
export type RedLine = GoalsTold['red'][number]
export type Column = GoalsTold['columns'][number]
export type LightColour = Goal['light']
export type Why = Reading['pace']['why']

const readGoals = ({ on, unit }: GoalsOf, signal: AbortSignal) =>
  ask(
    api.GET('/api/goals', {
      params: { query: { on, criteria: 'counted', ...(unit === undefined ? {} : { unit }) } },
      signal,
    }),
  )

export const goalsQuery = ({ on, unit }: GoalsOf) =>
  queryOptions({ queryKey: ['goals', on, unit ?? ''], queryFn: ({ signal }) => readGoals({ on, unit }, signal) })

/** Reporting units on a day: those right below the city. */
export const reportingUnitsQuery = (on: string) =>
  queryOptions({
    queryKey: ['units', on],
    queryFn: ({ signal }) => ask(api.GET('/api/units', { params: { query: { on } }, signal })),
    staleTime: 300_000,
  })
