// Web · what the server tells of one enterprise.
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'

const readOverview = (id: string, signal: AbortSignal) =>
  ask(api.GET('/api/enterprises/{id}/overview', { params: { path: { id } }, signal }))

export type Overview = Awaited<ReturnType<typeof readOverview>>
export type Result = Overview['results'][number]
export type Figure = Overview['figures'][number]
export type Objection = Overview['objections'][number]

export const useOverview = (id: string | undefined) =>
  useQuery({
    queryKey: ['overview', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => readOverview(id ?? '', signal),
  })
