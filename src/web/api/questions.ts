// Web · questions to the server: kept while fresh, asked again when not; a refusal is final, a silence is tried again.
import { QueryClient } from '@tanstack/react-query'
import { Refused } from './client.ts'

export const questions = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (times, fault) => times < 2 && fault instanceof Refused && fault.status === 0,
    },
  },
})
