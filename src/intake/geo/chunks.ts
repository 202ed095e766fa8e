// Intake · geometry: a stream of bytes read in pieces of the wanted size, so that a large file never stands in memory whole.

export interface Chunks {
  /** The next `size` bytes; undefined when fewer are left. */
  take(size: number): Promise<Buffer | undefined>
  /** False when the end came first. */
  skip(size: number): Promise<boolean>
  /** Bytes handed out or skipped. */
  readonly position: () => number
  close(): Promise<void>
}

export function openChunks(source: AsyncIterable<Uint8Array>): Chunks {
  const iterator = source[Symbol.asyncIterator]()
  let held: Uint8Array[] = []
  let size = 0
  let position = 0
  async function fill(wanted: number): Promise<boolean> {
    while (size < wanted) {
      const next = await iterator.next()
      if (next.done === true) return false
      if (next.value.length === 0) continue
      held.push(next.value)
      size += next.value.length
    }
    return true
  }
  return {
    position: () => position,
    async take(wanted) {
      if (!(await fill(wanted))) return undefined
      const [only] = held
      const whole =
        held.length === 1 && only !== undefined
          ? Buffer.from(only.buffer, only.byteOffset, only.length)
          : Buffer.concat(held)
      held = whole.length > wanted ? [whole.subarray(wanted)] : []
      size = whole.length - wanted
      position += wanted
      return whole.subarray(0, wanted)
    },
    async skip(wanted) {
      let left = wanted
      while (left > 0) {
        const [first] = held
        if (first === undefined) {
          if (!(await fill(1))) return false
          continue
        }
        const step = Math.min(left, first.length)
        held = step === first.length ? held.slice(1) : [first.subarray(step), ...held.slice(1)]
        size -= step
        left -= step
        position += step
      }
      return true
    },
    close: async () => {
      await iterator.return?.()
    },
  }
}
