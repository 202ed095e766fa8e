// Store · keys of questions from which more or less than one act follows: the same key with another question is told from the same question again.
import type { Session, Who } from './session.ts'

/** What this person asked under this key; undefined when it was no such question. */
export async function markUnder(session: Session, { person }: Who, key: string): Promise<string | undefined> {
  const asked = session.selectFrom('asked').select('mark').where('person', '=', person).where('key', '=', key)
  return (await asked.executeTakeFirst())?.mark
}

export async function keepKey(session: Session, { person }: Who, key: string, mark: string): Promise<void> {
  await session
    .insertInto('asked')
    .values({ person, key, mark })
    .onConflict((on) => on.doNothing())
    .execute()
}
