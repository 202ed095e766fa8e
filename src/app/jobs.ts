// App · jobs: long work one after another in this process, with progress and cancel, also from another process; what became of each stays on record over a restart.
import { randomUUID } from 'node:crypto'
import { type Finding, finding } from '../kernel/finding.ts'
import {
  addJob,
  askToCancel,
  countOpenJobs,
  endJob,
  endLostJobs,
  findJob,
  getByKey,
  type Job,
  listJobs,
  moveJob,
  renewJob,
} from '../store/pg/jobs.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { type InHand, newHand, openJobsInHand, TIMING, type Timing } from './jobs-in-hand.ts'
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

/** Of one person, under way or waiting. */
const MOST_OF_ONE = 8
const PROGRESS_MS = 500

export async function openJobs(store: Store, timing: Timing = TIMING): Promise<Jobs> {
  const hands = openJobsInHand(store, timing)
  // An embedded database has only this process, which has just begun.
  await endLostJobs(store, store.engine === 'embedded' ? 'all' : hands.silence())
  let last: Promise<void> = Promise.resolve()

  const runOne = async (held: InHand, work: (steps: Steps) => Promise<JobDone>): Promise<void> => {
    const { id, control } = held
    const { signal } = control
    try {
      signal.throwIfAborted()
      if (!(await moveJob(store, held, { done: 0, total: 0, step: '' }))) control.abort()
      // It may have been cancelled while that was written.
      signal.throwIfAborted()
      const {
        act,
        findings,
        total,
        told,
        refused = act === undefined && told === undefined,
      } = await work({ signal, onProgress: progressOf(store, held) })
      const answer = {
        ...{ findings, total },
        ...(act === undefined ? {} : { act: act.seq }),
        ...(told === undefined ? {} : { told }),
      }
      await endJob(store, held, refused ? 'refused' : 'done', answer)
    } catch (fault) {
      const known = signal.aborted ? undefined : (findRunFault(fault) ?? finding('process/job-failed', {}, { id }))
      await endJob(store, held, signal.aborted ? 'cancelled' : 'failed', {
        findings: known === undefined ? [] : [known],
        total: 1,
      })
    } finally {
      hands.drop(held)
    }
  }
  const find = async (who: Who, id: string): Promise<Job | undefined> => {
    const read = () => readAs(store, who, (session) => findJob(session, id))
    const job = await read()
    if (job === undefined || job.ended !== null) return job
    return (await endLostJobs(store, hands.silence(), id)) ? await read() : job
  }
  return {
    async begin(who, { kind, subject, key = null, asked }, work) {
      const { person, role } = who
      // What waits holds its files in memory, and everybody else's work waits behind it.
      if ((await countOpenJobs(store, person, key)) >= MOST_OF_ONE)
        return { findings: [finding('process/many-jobs', {}, { most: MOST_OF_ONE })] }
      const hand = newHand()
      const start = (id: string): { readonly id: string } => {
        const held = hands.take({ id, hand })
        // One at a time: each takes the machine's memory and threads for itself.
        last = last.then(() => runOne(held, work)).catch(() => {})
        return { id }
      }
      const id = randomUUID()
      if (await addJob(store, { id, kind, subject, person, role, key, asked, hand })) return start(id)
      const before = await getByKey(store, person, key)
      const isOther =
        before.kind !== kind ||
        before.subject !== subject ||
        before.role !== role ||
        (before.asked !== '' && before.asked !== asked)
      if (isOther) return { findings: [finding('store/key-reused', {}, { key: key ?? '' })] }
      // Of several who ask at once one begins it.
      return (await renewJob(store, { id: before.id, hand }, hands.silence())) ? start(before.id) : { id: before.id }
    },
    find,
    async list(who, limit) {
      await endLostJobs(store, hands.silence())
      return await readAs(store, who, (session) => listJobs(session, limit))
    },
    async cancel(who, id) {
      const job = await find(who, id)
      if (job?.person !== who.person) return undefined
      await askToCancel(store, id)
      hands.abort(id)
      return job
    },
    async close() {
      hands.abort()
      await hands.close()
      await last
    },
  }
}

/** Told at most twice a second, and never waited for. */
function progressOf(store: Store, held: InHand): NonNullable<Steps['onProgress']> {
  let told = 0
  const tell = async (done: number, total: number, step: string): Promise<void> => {
    if (!(await moveJob(store, held, { done, total, step }))) held.control.abort()
  }
  return (done, total, what) => {
    const now = performance.now()
    if (now - told < PROGRESS_MS) return
    told = now
    void tell(done, total, what).catch(() => {})
  }
}
