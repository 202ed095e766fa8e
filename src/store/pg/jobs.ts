// Store · work that takes long, as rows: begun, how far it is, what became of it. Written by the owner, read by row-level security.
import { type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import type { Store } from './open.ts'
import type { Session } from './session.ts'
import type { JobRow, JobStanding } from './tables.ts'

export type Job = Selectable<JobRow>

/** A job as one has taken it up. Whoever takes it up later has another mark, and the former one's is worth nothing any more. */
export interface Held {
  readonly id: string
  readonly hand: string
}

/** A job whose process gives no sign of life for so long is not being worked on; `ours` are marks of what certainly is. */
export interface Silence {
  readonly seconds: number
  readonly ours: readonly string[]
}

const now = sql<string>`now()`
const isLost = ({ seconds, ours }: Silence) =>
  sql<SqlBool>`ended is null and beat < now() - make_interval(secs => ${seconds}) and not hand = any(${ours}::text[])`

/** False: there is one of this person under this key. */
export async function addJob(
  { db }: Store,
  row: Pick<Insertable<JobRow>, 'id' | 'kind' | 'subject' | 'person' | 'role' | 'key' | 'asked' | 'hand'>,
): Promise<boolean> {
  const added = await db
    .insertInto('jobs')
    .values({ ...row, standing: 'waiting' })
    .onConflict((on) => on.columns(['person', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Of this person, that have not ended; what bears the key is not counted: asked for again it is no more. */
export async function countOpenJobs({ db }: Store, person: string, key: string | null): Promise<number> {
  const row = await db
    .selectFrom('jobs')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('person', '=', person)
    .where('ended', 'is', null)
    .where(sql<SqlBool>`key is distinct from ${key}`)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** What this person began under this key. */
export const getByKey = ({ db }: Store, person: string, key: string | null): Promise<Job> =>
  db.selectFrom('jobs').selectAll().where('person', '=', person).where('key', '=', key).executeTakeFirstOrThrow()

/** One that came to no end of its own, by a cancel, a fault or a fall of the machine, is begun once more under its id. False: it did, or it is in somebody's hand. */
export async function renewJob({ db }: Store, { id, hand }: Held, silence: Silence): Promise<boolean> {
  const renewed = await db
    .updateTable('jobs')
    .set({
      standing: 'waiting',
      ended: null,
      answer: null,
      steps_done: 0,
      step: '',
      beat: now,
      hand,
      cancel_asked: false,
    })
    .where('id', '=', id)
    .where((or) => or.or([or('standing', 'in', ['interrupted', 'cancelled', 'failed']), isLost(silence)]))
    .returning('id')
    .executeTakeFirst()
  return renewed !== undefined
}

/** Also a sign of life. False: it is to go no further, since a cancel was asked for, or it has ended, or another has it in hand. */
export async function moveJob(
  { db }: Store,
  { id, hand }: Held,
  { done, total, step }: { readonly done: number; readonly total: number; readonly step: string },
): Promise<boolean> {
  const row = await db
    .updateTable('jobs')
    .set({ standing: 'running', steps_done: done, steps: total, step, beat: now })
    .where('id', '=', id)
    .where('hand', '=', hand)
    .where('ended', 'is', null)
    .returning('cancel_asked')
    .executeTakeFirst()
  return row?.cancel_asked === false
}

/** Marks of those that may go on, as `moveJob` says it of one. */
export async function beatJobs({ db }: Store, hands: readonly string[]): Promise<ReadonlySet<string>> {
  if (hands.length === 0) return new Set()
  const rows = await db
    .updateTable('jobs')
    .set({ beat: now })
    .where('ended', 'is', null)
    .where('hand', 'in', hands)
    .returning(['hand', 'cancel_asked'])
    .execute()
  return new Set(rows.filter((row) => !row.cancel_asked).map((row) => row.hand))
}

/** Read by whoever has it in hand. */
export async function askToCancel({ db }: Store, id: string): Promise<void> {
  await db.updateTable('jobs').set({ cancel_asked: true }).where('id', '=', id).where('ended', 'is', null).execute()
}

export async function endJob({ db }: Store, { id, hand }: Held, standing: JobStanding, answer: object): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ standing, answer: JSON.stringify(answer), ended: now })
    .where('id', '=', id)
    .where('hand', '=', hand)
    .where('ended', 'is', null)
    .execute()
}

/** What no process works on any more, or this one of it. Whether there was any. */
export async function endLostJobs({ db }: Store, silence: Silence | 'all', id?: string): Promise<boolean> {
  const open = db
    .updateTable('jobs')
    .set({ standing: 'interrupted', ended: now })
    .where(silence === 'all' ? sql<SqlBool>`ended is null` : isLost(silence))
  const lost = await (id === undefined ? open : open.where('id', '=', id)).returning('id').execute()
  return lost.length > 0
}

export const findJob = (session: Session, id: string): Promise<Job | undefined> =>
  session.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()

/** The newest first. */
export const listJobs = (session: Session, limit: number): Promise<Job[]> =>
  session.selectFrom('jobs').selectAll().orderBy('begun', 'desc').orderBy('id').limit(limit).execute()
