// Map · what was made is kept while there is room, the longest unused goes first. What failed is not kept.

export interface BoundedCache<Value> {
  /** Made once, however many ask meanwhile. */
  readonly take: (key: string, make: () => Promise<Value>) => Promise<Value>
}

/** `weigh` says how much room a value takes, out of `room`. */
export function openCache<Value>(room: number, weigh: (value: Value) => number): BoundedCache<Value> {
  const kept = new Map<string, { readonly value: Promise<Value>; weight: number }>()
  let full = 0
  const drop = (key: string): void => {
    full -= kept.get(key)?.weight ?? 0
    kept.delete(key)
  }
  return {
    take(key, make) {
      const found = kept.get(key)
      if (found !== undefined) {
        kept.delete(key)
        kept.set(key, found)
        return found.value
      }
      const entry = { value: make(), weight: 0 }
      kept.set(key, entry)
      entry.value.then(
        (value) => {
          if (kept.get(key) !== entry) return
          entry.weight = weigh(value)
          full += entry.weight
          for (const oldest of kept.keys()) {
            if (full <= room || oldest === key) break
            drop(oldest)
          }
        },
        () => drop(key),
      )
      return entry.value
    },
  }
}
