// Store · on behalf of whom: every reading and every appending runs in a transaction under a role that owns nothing.
import { sql, type Transaction } from 'kysely'
import type { Role } from '../../kernel/role.ts'
import type { Store } from './open.ts'
import type { Tables } from './tables.ts'

export interface Who {
  readonly person: string
  readonly role: Role
}
export type Session = Transaction<Tables>

/** What this person sees in this role, all of it as it was at one moment. Nothing can be written. */
export const readAs = <T>({ db }: Store, who: Who, use: (session: Session) => Promise<T>): Promise<T> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (session) => {
      await enter(session, who, 'wanmu_read')
      return await use(session)
    })

/** For appending only: what is folded on the way is never handed out. */
export const writeAs = <T>({ db }: Store, who: Who, use: (session: Session) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (session) => {
    await enter(session, who, 'wanmu_write')
    return await use(session)
  })

/** With all rights of the database's owner. */
export const ownAs = <T>({ db }: Store, who: Who, use: (session: Session) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (session) => {
    await enter(session, who, 'none')
    return await use(session)
  })

async function enter(
  session: Session,
  { person, role }: Who,
  as: 'wanmu_read' | 'wanmu_write' | 'none',
): Promise<void> {
  // The clock of this process: what holds from a day on holds for the database and for the pages alike.
  await sql`select set_config('wanmu.person', ${person}, true), set_config('wanmu.role', ${role}, true),
    set_config('wanmu.now', ${new Date().toISOString()}, true), set_config('role', ${as}, true)`.execute(session)
}
