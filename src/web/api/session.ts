// Web · who is signed in, and in which role.
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api, ask, Refused } from './client.ts'
import { questions } from './questions.ts'
import { keepRole, readRole } from './role.ts'

export type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>
export type Held = Session['roles'][number]

async function readSession() {
  try {
    return await ask(api.GET('/api/session'))
  } catch (fault) {
    if (fault instanceof Refused && fault.status === 401) return null
    throw fault
  }
}

/** Null when nobody is signed in. */
export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: readSession, staleTime: 60_000 })

/** Whoever is signed in; only below the shell, which lets nobody else through. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Refused(401, [])
  return data
}

/** The role in use: the chosen one while it is held, otherwise the first. */
export function roleOf({ roles }: Session): string {
  const chosen = readRole()
  const role = roles.find((one) => one.role === chosen)?.role ?? roles[0]?.role ?? ''
  if (role !== chosen) keepRole(role === '' ? undefined : role)
  return role
}

export const useRole = (): string => roleOf(useSession())

/** What was known was known to another; all is asked anew. */
export async function beginAnew(): Promise<void> {
  await questions.cancelQueries()
  questions.clear()
}

export async function signOut(): Promise<void> {
  await ask(api.DELETE('/api/session'))
  keepRole(undefined)
  await beginAnew()
}
