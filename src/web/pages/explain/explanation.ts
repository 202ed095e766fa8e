// Web · the explanation of one unit from the server; with what would lift its grade only when that is asked for.
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'

const readExplanation = (id: string, unit: string, lifts: boolean, signal: AbortSignal) =>
  ask(
    api.GET('/api/evaluations/{id}/explanations/{unit}', { params: { path: { id, unit }, query: { lifts } }, signal }),
  )
export type ExplanationOf = Awaited<ReturnType<typeof readExplanation>>

export const useExplanation = (evaluation: string, unit: string, lifts = false, enabled = true) =>
  useQuery({
    queryKey: ['explanation', evaluation, unit, lifts],
    enabled,
    queryFn: ({ signal }) => readExplanation(evaluation, unit, lifts, signal),
    staleTime: 300_000,
  })
