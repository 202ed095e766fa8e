// Web · the names of standings and acts, as the record itself tells them.
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, ask } from '../api/client.ts'
import { useLanguage } from '../i18n/words.ts'

/** `standings` or `acts`; the id itself until its word is known. */
export function useStepWord(of: 'standings' | 'acts'): (id: string) => string {
  const language = useLanguage()
  const { data } = useQuery({
    queryKey: ['steps'],
    queryFn: ({ signal }) => ask(api.GET('/api/steps', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useCallback((id) => data?.[of][id]?.[language] ?? id, [data, of, language])
}
