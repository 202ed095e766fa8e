// App · people as whoever asks may see them, with the roles they hold and held; a one-time password by a system admin.
import { type Finding, finding } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import { noteAtDoor } from '../store/pg/door-log.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { openSignIn, type SignIn } from '../store/sign-in/sign-in.ts'

export interface Held {
  readonly role: Role
  readonly unit: string | null
  readonly department: string | null
  readonly enterprise: string | null
  readonly from: string
  /** Taken back then. */
  readonly to: string | null
}
export interface Person {
  readonly id: string
  readonly name: string
  readonly active: boolean
  /** Empty for whoever may not see others' roles. */
  readonly roles: readonly Held[]
}

export const readPeople = (
  store: Store,
  who: Who,
  { after, limit, search }: { readonly after?: string; readonly limit: number; readonly search?: string | undefined },
): Promise<Person[]> =>
  readAs(store, who, async (session) => {
    let query = session.selectFrom('people').selectAll().orderBy('id').limit(limit)
    if (after !== undefined) query = query.where('id', '>', after)
    if (search !== undefined) {
      const part = `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
      query = query.where((of) => of.or([of('name', 'ilike', part), of('id', 'ilike', part)]))
    }
    const people = await query.execute()
    const ids = people.map(({ id }) => id)
    const grants =
      ids.length === 0
        ? []
        : await session
            .selectFrom('grants')
            .selectAll()
            .where('person', 'in', ids)
            .orderBy('person')
            .orderBy('n')
            .execute()
    return people.map(({ id, name, active }) => ({
      ...{ id, name, active },
      roles: grants
        .filter(({ person }) => person === id)
        .map(({ role, unit, department, enterprise, valid_from: from, valid_to: to }) => ({
          ...{ role, unit, department, enterprise, from, to },
        })),
    }))
  })

/** By a system admin, for somebody else who is there and not closed; a second factor, whose phone may be lost, ends with it. */
export async function resetPassword(
  store: Store,
  signIn: SignIn,
  who: Who,
  person: string,
): Promise<{ readonly password: string } | { readonly findings: readonly Finding[] }> {
  const found = await findByAdmin(store, who, person)
  if ('findings' in found) return found
  // A session alone must not get past the own password and the own second factor.
  if (person === who.person) return { findings: [finding('record/own-grant', {}, { actor: person })] }
  if (!found.active) return { findings: [finding('record/no-person', {}, { person })] }
  return { password: await signIn.giveOneTimePassword(person) }
}

/** The same by whoever holds the records themselves, for anyone, for an admin who lost phone and spare codes too: noted at the door, as it is no act. */
export async function resetAtHost(store: Store, who: Who, person: string): ReturnType<typeof resetPassword> {
  const found = await findByAdmin(store, who, person)
  const done =
    'findings' in found
      ? found
      : found.active
        ? { password: await (await openSignIn(store)).giveOneTimePassword(person) }
        : { findings: [finding('record/no-person', {}, { person })] }
  return await noted(store, who, 'people password', person, done)
}

/** Likewise for all sessions of somebody. */
export async function endAtHost(store: Store, who: Who, person: string): ReturnType<typeof endSessions> {
  const done = await endSessions(store, await openSignIn(store), who, person)
  return await noted(store, who, 'people sign-out', person, done)
}

async function noted<Done extends object>(
  store: Store,
  who: Who,
  what: string,
  person: string,
  done: Done,
): Promise<Done> {
  const { findings = [] } = done as { readonly findings?: readonly Finding[] }
  await noteAtDoor(store, { ...who, what, subject: `person/${person}`, outcome: findings[0]?.code ?? 'done' })
  return done
}

/** By a system admin: whoever it is must sign in again, closed or not. */
export async function endSessions(
  store: Store,
  signIn: SignIn,
  who: Who,
  person: string,
): Promise<{ readonly person: string } | { readonly findings: readonly Finding[] }> {
  const found = await findByAdmin(store, who, person)
  if ('findings' in found) return found
  await signIn.endSessions(person)
  return { person }
}

async function findByAdmin(
  store: Store,
  who: Who,
  person: string,
): Promise<{ readonly active: boolean } | { readonly findings: readonly Finding[] }> {
  if (who.role !== 'system-admin') return { findings: [finding('record/not-admin', {}, { person: who.person })] }
  const found = await readAs(store, who, (session) =>
    session.selectFrom('people').select('active').where('id', '=', person).executeTakeFirst(),
  )
  return found ?? { findings: [finding('record/no-person', {}, { person })] }
}
