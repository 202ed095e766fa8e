// App · jobs in hand of this process: signs of life for them, what others want of them, and those that no process has in hand any more.
import { randomUUID } from 'node:crypto'
import { beatJobs, endLostJobs, type Held, type Silence } from '../store/pg/jobs.ts'
import type { Store } from '../store/pg/open.ts'

export interface InHand extends Held {
  /** Aborted when somebody asked for its cancel, or when another process took it for lost. */
  readonly control: AbortController
}

export interface Timing {
  /** After so long without a sign of life a job is lost. */
  readonly silentSeconds: number
  /** Between two signs of life, and between two looks for what was lost. */
  readonly beatMs: number
}

/** A loaded machine may miss a beat or two. */
export const TIMING: Timing = { silentSeconds: 60, beatMs: 15_000 }

export interface JobsInHand {
  readonly take: (held: Held) => InHand
  readonly drop: (held: Held) => void
  /** Of one job, or of all. */
  readonly abort: (id?: string) => void
  readonly silence: () => Silence
  /** No more signs of life. */
  readonly close: () => Promise<void>
}

export const newHand = (): string => randomUUID()

export function openJobsInHand(store: Store, { silentSeconds, beatMs }: Timing): JobsInHand {
  const all = new Map<string, InHand>()
  const silence = (): Silence => ({ seconds: silentSeconds, ours: [...all.keys()] })
  const look = async (): Promise<void> => {
    const held = [...all.values()]
    const mayGoOn = await beatJobs(
      store,
      held.map(({ hand }) => hand),
    )
    for (const { hand, control } of held) if (!mayGoOn.has(hand)) control.abort()
    await endLostJobs(store, silence())
  }
  let looking: Promise<void> | undefined
  const timer = setInterval(() => {
    // A database that does not answer is not asked again meanwhile.
    looking ??= look()
      .catch(() => {})
      .finally(() => {
        looking = undefined
      })
  }, beatMs)
  timer.unref()
  return {
    take(held) {
      const taken = { ...held, control: new AbortController() }
      all.set(held.hand, taken)
      return taken
    },
    drop: ({ hand }) => void all.delete(hand),
    abort(id) {
      for (const one of all.values()) if (id === undefined || one.id === id) one.control.abort()
    },
    silence,
    async close() {
      clearInterval(timer)
      await looking
    },
  }
}
