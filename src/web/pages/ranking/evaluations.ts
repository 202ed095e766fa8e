// Web · the evaluations that have a result one may see, the newest first.
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'

const LIMIT = 500

export const useRanked = () =>
  useQuery({
    queryKey: ['evaluations', 'ranked'],
    queryFn: async ({ signal }) => {
      const { items } = await ask(api.GET('/api/evaluations', { params: { query: { limit: LIMIT } }, signal }))
      return items
        .filter(({ result, standing }) => result !== '' || standing === 'published')
        .sort((a, b) => (a.period === b.period ? b.act - a.act : a.period < b.period ? 1 : -1))
    },
  })
