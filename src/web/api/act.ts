// Web · doing something: sent with a key of its own so that a second try is not a second act; what it may have changed is asked anew.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newKey } from './client.ts'

/** `change` gets the key for the header `idempotency-key`; all answers known so far are asked anew when it is done. */
export function useAct<Given, Done>(
  change: (given: Given, key: string) => Promise<Done>,
  onDone?: (done: Done) => void,
) {
  const known = useQueryClient()
  const key = useRef(newKey())
  return useMutation({
    mutationFn: (given: Given) => change(given, key.current),
    onSuccess: async (done) => {
      key.current = newKey()
      onDone?.(done)
      await known.invalidateQueries()
    },
  })
}
