// Store · wrong passwords are counted by name, known or not: after some the name is closed for a while, and nobody learns which names exist.
import { sql } from 'kysely'
import type { Store } from '../pg/open.ts'

const MOST = 5
const MINUTES = 15

/** Minutes the name stays closed; 0 when it is open. */
export async function minutesClosed({ db }: Store, name: string): Promise<number> {
  const { rows } = await sql<{
    minutes: number
  }>`select ceil(extract(epoch from last + ${MINUTES} * interval '1 minute' - now()) / 60)::int as minutes
    from wanmu_sign_in.tries where name = ${name} and failures >= ${MOST} and last > now() - ${MINUTES} * interval '1 minute'`.execute(
    db,
  )
  return rows[0]?.minutes ?? 0
}

export async function countFailure({ db }: Store, name: string): Promise<void> {
  await sql`insert into wanmu_sign_in.tries (name, failures, last) values (${name}, 1, now())
    on conflict (name) do update set last = now(), failures = case
      when wanmu_sign_in.tries.last > now() - ${MINUTES} * interval '1 minute' then wanmu_sign_in.tries.failures + 1 else 1 end`.execute(
    db,
  )
  // Names that nobody has are tried too: what is over is forgotten.
  await sql`delete from wanmu_sign_in.tries where last < now() - interval '1 day'`.execute(db)
}

export const forgetFailures = async ({ db }: Store, name: string): Promise<void> => {
  await sql`delete from wanmu_sign_in.tries where name = ${name}`.execute(db)
}
