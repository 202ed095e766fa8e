// Web · long work on the server: begun once, asked about until it ends; it goes on when the page is left.
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../api/client.ts'

const EVERY = 700
const RUNNING: readonly string[] = ['waiting', 'running']

export type Job = Awaited<ReturnType<typeof readJob>>

const readJob = (id: string, signal: AbortSignal) =>
  ask(api.GET('/api/jobs/{id}', { params: { path: { id } }, signal }))

export const isRunning = (job: Job | undefined): boolean => job === undefined || RUNNING.includes(job.standing)

/** Nothing is asked without an id. */
export const useJob = (id: string | undefined) =>
  useQuery({
    queryKey: ['job', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => readJob(id ?? '', signal),
    refetchInterval: ({ state }) => (isRunning(state.data) && state.error === null ? EVERY : false),
  })
