// Web · while it is typed: the server's remarks on the sheet as it would stand, asked once the hand rests.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, ask } from '../../api/client.ts'
import type { RemarkOf, SheetOf, TypedCells } from './sheet-data.ts'

const REST = 500

/** Remarks on what is kept until something is typed. */
export function useRemarks(
  sheet: SheetOf,
  typed: TypedCells,
): { readonly remarks: readonly RemarkOf[]; readonly isChecking: boolean } {
  const rested = useRested(typed)
  const some = Object.keys(rested).length > 0
  const checked = useQuery({
    queryKey: ['return-check', sheet.id, rested],
    enabled: some,
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask(
        api.POST('/api/returns/{id}/check', {
          params: { path: { id: sheet.id } },
          body: { cells: { ...rested } },
          signal,
        }),
      ),
  })
  return {
    remarks: some ? (checked.data?.remarks ?? sheet.remarks) : sheet.remarks,
    isChecking: checked.isFetching || rested !== typed,
  }
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const wait = setTimeout(() => setRested(value), REST)
    return () => clearTimeout(wait)
  }, [value])
  return rested
}
