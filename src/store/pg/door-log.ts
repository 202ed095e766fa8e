// Store · what happened at the door: signed in and out, refused, looked up as an admin. Appended by the owner, read by row-level security.
import type { Store } from './open.ts'

export interface DoorEntry {
  readonly person: string
  readonly role?: string
  /** `sign-in`, `act review`, `GET /api/figures`. */
  readonly what: string
  readonly subject?: string
  /** `done`, or the code of the finding. */
  readonly outcome: string
}

const LONGEST = 200
/** Whatever a stranger sends must fit a row and be text. */
const cut = (text: string): string => text.replaceAll('\0', '').slice(0, LONGEST)

export async function noteAtDoor(
  { db }: Store,
  { person, role = '', what, subject = '', outcome }: DoorEntry,
): Promise<void> {
  await db
    .insertInto('door_log')
    .values({ person: cut(person), role: cut(role), what: cut(what), subject: cut(subject), outcome: cut(outcome) })
    .execute()
}
