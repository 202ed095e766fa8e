// Web · what the rule book calls departments and indicators.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { api, ask } from '../api/client.ts'
import { useLanguage } from '../i18n/words.ts'

export function useBookNames() {
  return useQuery({
    queryKey: ['book-names'],
    queryFn: ({ signal }) => ask(api.GET('/api/policy/names', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The id itself until the name is known. */
export function useDepartmentName(): (id: string) => string {
  const language = useLanguage()
  const { data } = useBookNames()
  const names = useMemo(() => new Map(data?.departments.map(({ id, name }) => [id, name[language]])), [data, language])
  return useCallback((id) => names.get(id) ?? id, [names])
}

export interface IndicatorName {
  readonly label: string
  readonly unit: string
}

/** Of the indicators of one kind of subject; undefined where the rule book knows none. */
export function useIndicatorNames(subject: string): (id: string) => IndicatorName | undefined {
  const language = useLanguage()
  const { data } = useBookNames()
  const names = useMemo(
    () =>
      new Map(
        data?.indicators
          .filter((one) => one.subject === subject)
          .map(({ id, label, unit }): [string, IndicatorName] => [id, { label: label[language], unit }]),
      ),
    [data, language, subject],
  )
  return useCallback((id) => names.get(id), [names])
}
