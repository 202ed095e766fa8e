// Store · keys of questions from which more or less than one act follows: the same key with another question is told from the same question again.
import type { Session, Who } from './session.ts'

/** Whether this person used the key before, for the same question or for another one. */
export async function lookUpKey(
  session: Session,
  { person }: Who,
  key: string,
  mark: string,
): Promise<'new' | 'same' | 'other'> {
  const asked = await session
    .selectFrom('asked')
    .select('mark')
    .where('person', '=', person)
    .where('key', '=', key)
    .executeTakeFirst()
  if (asked !== undefined) return asked.mark === mark ? 'same' : 'other'
  const act = await session
    .selectFrom('acts')
    .select('seq')
    .where('actor', '=', person)
    .where('key', '=', key)
    .executeTakeFirst()
  return act === undefined ? 'new' : 'other'
}

export async function keepKey(session: Session, { person }: Who, key: string, mark: string): Promise<void> {
  await session
    .insertInto('asked')
    .values({ person, key, mark })
    .onConflict((on) => on.doNothing())
    .execute()
}
