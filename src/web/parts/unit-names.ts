// Web · names of reporting units by their code, as of today.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { api, ask } from '../api/client.ts'
import { today } from './today.ts'

export function useUnits() {
  const on = today()
  return useQuery({
    queryKey: ['units', on],
    queryFn: ({ signal }) => ask(api.GET('/api/units', { params: { query: { on } }, signal })),
    staleTime: 300_000,
  })
}

/** The code itself until the name is known. */
export function useUnitName(): (code: string) => string {
  const { data } = useUnits()
  const names = useMemo(() => new Map(data?.items.map(({ code, name }) => [code, name])), [data])
  return useCallback((code) => names.get(code) ?? code, [names])
}
