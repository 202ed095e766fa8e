// Server · who is asking, in which role. Every route but those marked open wants someone signed in.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Desk, Me } from '../app/desk.ts'
import type { SignedIn, SignIn } from '../app/sign-in.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { ROLES, type Role } from '../kernel/role.ts'
import { Refused } from './faults.ts'
import { someAMinute } from './some-a-minute.ts'

export interface Asker {
  readonly person: string
  readonly me: Me
  readonly signedIn: SignedIn
}

declare module 'fastify' {
  interface FastifyRequest {
    asker: Asker | null
  }
  interface FastifyContextConfig {
    /** `open`: for anyone. `person`: for anyone signed in, even with a one-time password. Otherwise a role is needed. */
    readonly door?: 'open' | 'person'
  }
}

export const headersOf = ({ headers }: FastifyRequest): Headers =>
  new Headers(headers.cookie === undefined ? {} : { cookie: headers.cookie })

export const setCookies = (reply: FastifyReply, cookies: readonly string[]): void => {
  if (cookies.length > 0) reply.header('set-cookie', [...cookies])
}

/** Signed-out refusals put on record of one address in a minute. */
const MOST_NOTED = 20

/** Before every route: finds the asker or refuses. */
export const letIn = (desk: Desk, signIn: SignIn) => {
  const mayNote = someAMinute(MOST_NOTED)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { door } = request.routeOptions.config
    if (door === 'open' || request.routeOptions.url === undefined) return
    const signedIn = await signIn.whoIs(headersOf(request))
    if (signedIn?.known === undefined) {
      if (mayNote(request.ip)) await desk.note({ person: '', what: whatOf(request), outcome: 'server/signed-out' })
      throw new Refused(401, [finding('server/signed-out', {})])
    }
    setCookies(reply, signedIn.cookies)
    const { person, known } = signedIn
    request.asker = { person, me: { person, ...known }, signedIn }
    if (signedIn.mustChange && door !== 'person') throw new Refused(403, [finding('server/must-change', {})])
  }
}

export const whatOf = ({ method, routeOptions }: FastifyRequest): string => `${method} ${routeOptions.url ?? ''}`

export function askerOf({ asker }: FastifyRequest): Asker {
  if (asker === null) throw new Error('a route that needs someone signed in is marked open')
  return asker
}

/** Person and role for the record. Refuses a role that is not held. */
export function whoOf(request: FastifyRequest): { readonly person: string; readonly role: Role } {
  const { me, person } = askerOf(request)
  const asked = request.headers['wanmu-role']
  const role = chooseRole(me, typeof asked === 'string' ? asked : undefined)
  if (typeof role !== 'string') throw new Refused(403, [role])
  return { person, role }
}

/** The role asked for, or the only one held. */
export function chooseRole({ roles }: Me, asked: string | undefined): Role | Finding {
  const held = [...new Set(roles.map(({ role }) => role))]
  const wanted = asked ?? (held.length === 1 ? held[0] : undefined)
  const role = ROLES.find((one) => one === wanted)
  if (role !== undefined && held.includes(role)) return role
  const facts = { role: (asked ?? '').slice(0, 60), held: held.join('、') || '—' }
  return finding(asked === undefined && held.length > 1 ? 'server/choose-role' : 'server/role-not-held', {}, facts)
}
