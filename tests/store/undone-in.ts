// Store · what somebody does behind the program's back, looked at and undone.
import type { Transaction } from 'kysely'
import type { Store } from '../../src/store/pg/open.ts'
import type { Tables } from '../../src/store/pg/tables.ts'

/** Everything done in it is undone. */
export async function undoneIn({ db }: Store, work: (db: Transaction<Tables>) => Promise<void>): Promise<void> {
  const undo = new Error('undo')
  await db
    .transaction()
    .execute(async (session) => {
      await work(session)
      throw undo
    })
    .catch((fault: unknown) => {
      if (fault !== undo) throw fault
    })
}
