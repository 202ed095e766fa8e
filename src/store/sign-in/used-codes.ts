// Store · a code of the second factor is good once (RFC 6238, 5.2): who has seen it over somebody's shoulder cannot sign in with it too.
import { sql } from 'kysely'
import type { Store } from '../pg/open.ts'

/** Longer than any code is taken for. */
const KEPT = sql`interval '5 minutes'`

/** False when it was used before; of two at once one is told so. */
export async function spendCode({ db }: Store, user: string, code: string): Promise<boolean> {
  await sql`delete from wanmu_sign_in.used_codes where at < now() - ${KEPT}`.execute(db)
  const { rows } =
    await sql`insert into wanmu_sign_in.used_codes (user_id, code) values (${user}, ${code}) on conflict do nothing returning code`.execute(
      db,
    )
  return rows.length > 0
}

/** It was no code of that person's authenticator: it may become one. */
export const returnCode = async ({ db }: Store, user: string, code: string): Promise<void> => {
  await sql`delete from wanmu_sign_in.used_codes where user_id = ${user} and code = ${code}`.execute(db)
}
