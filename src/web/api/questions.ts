// Web · questions to the server: kept while fresh, asked again when not; a refusal is final, a silence is tried again.
// What the browser thinks of the network decides nothing: a city's own network may have no way out, and an act that waits in silence is lost.
import { QueryClient } from '@tanstack/react-query'
import { Refused } from './client.ts'

export const questions = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (times, fault) => times < 2 && fault instanceof Refused && fault.status === 0,
    },
    mutations: { networkMode: 'always' },
  },
})
