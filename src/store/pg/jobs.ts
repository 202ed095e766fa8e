// Store · work that takes long, as rows: begun, how far it is, what became of it. Written by the owner, read by row-level security.
import { type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import type { Store } from './open.ts'
import type { Session } from './session.ts'
import type { JobRow, JobStanding } from './tables.ts'

export type Job = Selectable<JobRow>

/** A job whose process gives no sign of life for so long is not being worked on. */
export const SILENT_SECONDS = 60

export async function addJob(
  { db }: Store,
  row: Pick<Insertable<JobRow>, 'id' | 'kind' | 'subject' | 'person' | 'role' | 'key' | 'asked'>,
) {
  await db
    .insertInto('jobs')
    .values({ ...row, standing: 'waiting' })
    .execute()
}

/** What this person began under this key before. */
export const findByKey = ({ db }: Store, person: string, key: string): Promise<Job | undefined> =>
  db.selectFrom('jobs').selectAll().where('person', '=', person).where('key', '=', key).executeTakeFirst()

/** One that came to no end of its own, by a cancel, a fault or a fall of the machine, is begun once more under its id. */
export async function renewJob({ db }: Store, id: string): Promise<void> {
  await db
    .updateTable('jobs')
    .set({
      standing: 'waiting',
      ended: null,
      answer: null,
      steps_done: 0,
      step: '',
      beat: sql`now()` as unknown as string,
    })
    .where('id', '=', id)
    .where('standing', 'in', ['interrupted', 'cancelled', 'failed'])
    .execute()
}

/** Also a sign of life. A job that has ended is not begun again. */
export async function moveJob(
  { db }: Store,
  id: string,
  { done, total, step }: { readonly done: number; readonly total: number; readonly step: string },
): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ standing: 'running', steps_done: done, steps: total, step, beat: sql`now()` as unknown as string })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .execute()
}

export async function beatJobs({ db }: Store, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await db
      .updateTable('jobs')
      .set({ beat: sql`now()` as unknown as string })
      .where('id', 'in', ids)
      .where('ended', 'is', null)
      .execute()
}

export async function endJob({ db }: Store, id: string, standing: JobStanding, answer: object): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ standing, answer: JSON.stringify(answer), ended: sql`now()` as unknown as string })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .execute()
}

/** What no process works on any more. An embedded database has only this process, which has just begun. */
export async function endLostJobs({ db, engine }: Store): Promise<void> {
  const lost =
    engine === 'embedded' ? sql<SqlBool>`true` : sql<SqlBool>`beat < now() - make_interval(secs => ${SILENT_SECONDS})`
  await db
    .updateTable('jobs')
    .set({ standing: 'interrupted', ended: sql`now()` as unknown as string })
    .where('ended', 'is', null)
    .where(lost)
    .execute()
}

export const findJob = (session: Session, id: string): Promise<Job | undefined> =>
  session.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()

/** The newest first. */
export const listJobs = (session: Session, limit: number): Promise<Job[]> =>
  session.selectFrom('jobs').selectAll().orderBy('begun', 'desc').orderBy('id').limit(limit).execute()
