// Web · the explanation of one unit from the server; with what would lift its grade only when that is asked for.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'

const readExplanation = (id: string, unit: string, lifts: boolean, signal: AbortSignal) =>
  ask(
    api.GET('/api/evaluations/{id}/explanations/{unit}', { params: { path: { id, unit }, query: { lifts } }, signal }),
  )
export type ExplanationOf = Awaited<ReturnType<typeof readExplanation>>

export const explanationQuery = (evaluation: string, unit: string, lifts: boolean) =>
  queryOptions({
    queryKey: ['explanation', evaluation, unit, lifts],
    queryFn: ({ signal }) => readExplanation(evaluation, unit, lifts, signal),
    staleTime: 300_000,
  })

export const useExplanation = (evaluation: string, unit: string, lifts = false, enabled = true) =>
  useQuery({ ...explanationQuery(evaluation, unit, lifts), enabled })

const readEvaluation = (id: string, signal: AbortSignal) =>
  ask(api.GET('/api/evaluations/{id}', { params: { path: { id } }, signal }))

export const useEvaluation = (id: string) =>
  useQuery({ queryKey: ['evaluation', id], queryFn: ({ signal }) => readEvaluation(id, signal) })
