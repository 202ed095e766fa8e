// App · jobs: long work one after another in this process, with progress and cancel; what became of each stays on record over a restart.
import { randomUUID } from 'node:crypto'
import { type Finding, finding } from '../kernel/finding.ts'
import {
  addJob,
  beatJobs,
  endJob,
  endLostJobs,
  findByKey,
  findJob,
  type Job,
  listJobs,
  moveJob,
  renewJob,
  SILENT_SECONDS,
} from '../store/pg/jobs.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { findRunFault } from './run-fault.ts'
import type { Steps } from './run-steps.ts'

export interface JobDone {
  readonly act?: { readonly seq: number }
  readonly findings: readonly Finding[]
  readonly total: number
  /** Done though no act came of it; what there is to tell. */
  readonly told?: Readonly<Record<string, string | number>>
  /** Not done, though there is something to tell. */
  readonly refused?: boolean
}

export interface Wanted {
  readonly kind: string
  readonly subject: string
  /** Given by whoever asks; with another question it is refused. */
  readonly key?: string | undefined
  /** Of what was asked for, by `markOf`. */
  readonly asked: string
}

export interface Jobs {
  /** The id by which it is asked for. The same key again is the same job again; one that did not come to its end is begun once more. */
  readonly begin: (
    who: Who,
    job: Wanted,
    work: (steps: Steps) => Promise<JobDone>,
  ) => Promise<{ readonly id: string } | { readonly findings: readonly Finding[] }>
  readonly find: (who: Who, id: string) => Promise<Job | undefined>
  readonly list: (who: Who, limit: number) => Promise<Job[]>
  /** Who began it may cancel it. The job as it is then; undefined: not to be seen, or not one's own. */
  readonly cancel: (who: Who, id: string) => Promise<Job | undefined>
  /** Cancels what is in hand and waits for it to put its things away. */
  readonly close: () => Promise<void>
}

const PROGRESS_MS = 500
/** Came to no end of their own. */
const UNENDED: readonly string[] = ['interrupted', 'cancelled', 'failed']

export async function openJobs(store: Store): Promise<Jobs> {
  await endLostJobs(store)
  const inHand = new Map<string, AbortController>()
  let last: Promise<void> = Promise.resolve()
  const beat = setInterval(() => void beatJobs(store, [...inHand.keys()]).catch(() => {}), (SILENT_SECONDS * 1000) / 4)
  beat.unref()

  const runOne = async (
    id: string,
    { signal }: AbortController,
    work: (steps: Steps) => Promise<JobDone>,
  ): Promise<void> => {
    try {
      signal.throwIfAborted()
      await moveJob(store, id, { done: 0, total: 0, step: '' })
      // It may have been cancelled while that was written.
      signal.throwIfAborted()
      const {
        act,
        findings,
        total,
        told,
        refused = act === undefined && told === undefined,
      } = await work({ signal, onProgress: progressOf(store, id) })
      const answer = {
        ...{ findings, total },
        ...(act === undefined ? {} : { act: act.seq }),
        ...(told === undefined ? {} : { told }),
      }
      await endJob(store, id, refused ? 'refused' : 'done', answer)
    } catch (fault) {
      const known = signal.aborted ? undefined : (findRunFault(fault) ?? finding('process/job-failed', {}, { id }))
      await endJob(store, id, signal.aborted ? 'cancelled' : 'failed', {
        findings: known === undefined ? [] : [known],
        total: 1,
      })
    } finally {
      inHand.delete(id)
    }
  }
  return {
    async begin(who, { kind, subject, key, asked }, work) {
      const before = key === undefined ? undefined : await findByKey(store, who.person, key)
      const isOther = (row: Job): boolean =>
        row.kind !== kind ||
        row.subject !== subject ||
        row.role !== who.role ||
        (row.asked !== '' && row.asked !== asked)
      if (before !== undefined && isOther(before))
        return { findings: [finding('store/key-reused', {}, { key: key ?? '' })] }
      if (before !== undefined && !UNENDED.includes(before.standing)) return { id: before.id }
      const id = before?.id ?? randomUUID()
      if (before !== undefined) await renewJob(store, id)
      else await addJob(store, { id, kind, subject, person: who.person, role: who.role, key: key ?? null, asked })
      const control = new AbortController()
      inHand.set(id, control)
      // One at a time: each takes the machine's memory and threads for itself.
      last = last.then(() => runOne(id, control, work)).catch(() => {})
      return { id }
    },
    find: (who, id) => readAs(store, who, (session) => findJob(session, id)),
    list: (who, limit) => readAs(store, who, (session) => listJobs(session, limit)),
    async cancel(who, id) {
      const job = await readAs(store, who, (session) => findJob(session, id))
      if (job?.person !== who.person) return undefined
      inHand.get(id)?.abort()
      return job
    },
    async close() {
      clearInterval(beat)
      for (const control of inHand.values()) control.abort()
      await last
    },
  }
}

/** Told at most twice a second, and never waited for. */
function progressOf(store: Store, id: string): NonNullable<Steps['onProgress']> {
  let told = 0
  return (done, total, what) => {
    const now = performance.now()
    if (now - told < PROGRESS_MS) return
    told = now
    void moveJob(store, id, { done, total, step: what }).catch(() => {})
  }
}
