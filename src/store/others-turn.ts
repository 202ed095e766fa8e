// Store · the embedded database answers within the same turn of the loop: without a pause nobody else's request would be looked at meanwhile.

export const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** To be awaited now and then in long work: pauses when so many milliseconds have passed since the last pause. */
export function openPauses(every = 25): () => Promise<void> | undefined {
  let last = performance.now()
  return () => {
    if (performance.now() - last < every) return undefined
    return othersTurn().then(() => {
      last = performance.now()
    })
  }
}
