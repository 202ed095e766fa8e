// Store · whose session a cookie shows, by one query: what every request asks. What is due for anything else is left to the sign-in library.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { type AtDoor, type HeldRole, ROLES_HELD } from '../pg/read.ts'
import type { Tables } from '../pg/tables.ts'

export interface Cookies {
  readonly name: string
  readonly secret: string
}

/** The token in the cookie; undefined unless it was signed by us. */
export function tokenIn(header: string | null | undefined, { name, secret }: Cookies): string | undefined {
  const begin = `${name}=`
  const found = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(begin))
  if (found === undefined) return undefined
  const value = decoded(found.slice(begin.length))
  const at = value.lastIndexOf('.')
  if (at < 1) return undefined
  const token = value.slice(0, at)
  const given = Buffer.from(value.slice(at + 1), 'base64')
  const ours = createHmac('sha256', secret).update(token).digest()
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

export interface Session {
  readonly person: string
  readonly mustChange: boolean
  readonly secondFactor: boolean
  /** Undefined for one who is not on record, or was closed. */
  readonly known: AtDoor | undefined
}

/** Undefined when there is none, or when it has ended or is due to be prolonged: after `prolong` seconds; none lasts longer than `longest`. */
export async function sessionOf(
  db: Kysely<Tables>,
  token: string,
  { prolong, longest }: { readonly prolong: number; readonly longest: number },
): Promise<Session | undefined> {
  const { rows } = await sql<Omit<Session, 'known'> & { name: string | null; roles: HeldRole[] }>`
    select u.username as person, coalesce(u."twoFactorEnabled", false) as "secondFactor",
      exists (select from wanmu_sign_in.must_change m where m.person = u.username) as "mustChange", p.name, ${ROLES_HELD} as roles
    from wanmu_sign_in."session" s join wanmu_sign_in."user" u on u.id = s."userId"
      left join people p on p.id = u.username and p.active
    where s.token = ${token} and s."expiresAt" > now() and u.username is not null
      and s."updatedAt" > now() - make_interval(secs => ${prolong}) and s."createdAt" > now() - make_interval(secs => ${longest})`.execute(
    db,
  )
  if (rows[0] === undefined) return undefined
  const { name, roles, ...session } = rows[0]
  return { ...session, known: name === null ? undefined : { name, roles } }
}
