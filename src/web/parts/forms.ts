// Web · the forms of the rule book, and the title of the one that a return is of.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { api, ask } from '../api/client.ts'
import { useLanguage } from '../i18n/words.ts'
import { today } from './today.ts'

export function useForms() {
  const on = today()
  return useQuery({
    queryKey: ['forms', on],
    queryFn: ({ signal }) => ask(api.GET('/api/forms', { params: { query: { on } }, signal })),
    staleTime: 300_000,
  })
}
export type FormOf = NonNullable<ReturnType<typeof useForms>['data']>['items'][number]

/** `2025` a year, `2025-Q1` a quarter, `2025-03` a month. */
export const kindOfPeriod = (period: string): string =>
  /^\d{4}$/.test(period) ? 'year' : /Q/i.test(period) ? 'quarter' : 'month'

export function useFormTitle(): (one: { form: string; period: string; owner: string }) => string {
  const language = useLanguage()
  const { data } = useForms()
  const titles = useMemo(() => new Map(data?.items.map(({ id, title }) => [id, title[language]])), [data, language])
  return useCallback(
    ({ form, period, owner }) => titles.get(`${form}-${kindOfPeriod(period)}-${owner}`) ?? `${form} · ${owner}`,
    [titles],
  )
}
