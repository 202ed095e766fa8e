// Store · the second factor: for how long it is closed after wrong codes, how an authenticator is told about it, and its end.
import { sql } from 'kysely'
import type { Store } from '../pg/open.ts'

export const ISSUER = '万亩'

/** Minutes until codes of this account are taken again; 0 when they are. */
export async function minutesLocked({ db }: Store, user: string): Promise<number> {
  const { rows } = await sql<{
    minutes: number
  }>`select ceil(extract(epoch from "lockedUntil" - now()) / 60)::int as minutes
    from wanmu_sign_in."twoFactor" where "userId" = ${user} and "lockedUntil" > now()`.execute(db)
  return rows[0]?.minutes ?? 0
}

/** As the library gives it, but called by the account and not by the address that nobody has. */
export function addressFor(person: string, uri: string): string {
  const { search } = new URL(uri)
  return `otpauth://totp/${encodeURIComponent(ISSUER)}:${encodeURIComponent(person)}${search}`
}

/** It is asked for no more and may be set up anew; a sign-in that waits for a code of it is over. */
export async function endSecondFactor({ db }: Store, user: string): Promise<void> {
  await sql`delete from wanmu_sign_in."twoFactor" where "userId" = ${user}`.execute(db)
  await sql`update wanmu_sign_in."user" set "twoFactorEnabled" = false where id = ${user}`.execute(db)
  await sql`delete from wanmu_sign_in.verification where value = ${user}`.execute(db)
}
