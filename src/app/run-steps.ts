// App · drives long pure work that yields its steps: progress is shown, and a signal stops it between two steps.
import { othersTurn } from '../store/others-turn.ts'

export interface Steps {
  readonly onProgress?: (done: number, total: number, what: string) => void
  readonly signal?: AbortSignal
}

export async function runSteps<T>(
  work: Generator<{ readonly done: number; readonly total: number; readonly what?: string }, T>,
  { onProgress, signal }: Steps,
): Promise<T> {
  for (;;) {
    signal?.throwIfAborted()
    const next = work.next()
    if (next.done === true) return next.value
    onProgress?.(next.value.done, next.value.total, next.value.what ?? '')
    // Lets a signal, and whoever else waits, have their turn.
    await othersTurn()
  }
}
