// Store · wrong passwords are counted by name, known or not, and by address: after some the name is closed from there for a while, and nobody
// learns which names exist. Somebody elsewhere is not shut out by it; only very many wrong ones from everywhere close a name, and even then
// not where its owner has signed in before.
import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import type { Store } from '../pg/open.ts'

const MOST = 5
const MOST_EVERYWHERE = 100
const MINUTES = 15
/** Days for which an address is remembered at which someone signed in. */
const KNOWN = 90

/**
 * Counts a try before it is made, so that many at once are no more than one after another. Minutes the name stays closed; 0 when it may be
 * tried.
 */
export async function takeTry({ db }: Store, name: string, address: string): Promise<number> {
  const within = sql`t.last > now() - ${MINUTES} * interval '1 minute'`
  const { rows } = await sql<{ failures: number; everywhere: number; known: boolean; minutes: number }>`
    insert into wanmu_sign_in.tries as t (name, address, failures, last) values (${name}, ${placeOf(address)}, 1, now())
    on conflict (name, address) do update set
      failures = case when ${within} then least(t.failures + 1, ${MOST} + 1) else 1 end,
      last = case when ${within} and t.failures >= ${MOST} then t.last else now() end
    returning t.failures, t.known is not null as known,
      ceil(extract(epoch from t.last + ${MINUTES} * interval '1 minute' - now()) / 60)::int as minutes,
      (select coalesce(sum(t.failures), 0)::int from wanmu_sign_in.tries t where t.name = ${name} and ${within}) as everywhere`.execute(
    db,
  )
  // Names that nobody has are tried too: what is over is forgotten.
  await sql`delete from wanmu_sign_in.tries where last < now() - interval '1 day'
    and (known is null or known < now() - ${KNOWN} * interval '1 day')`.execute(db)
  const [own] = rows
  if (own === undefined) throw new Error('a try was not counted')
  if (own.failures > MOST) return Math.max(own.minutes, 1)
  return own.everywhere >= MOST_EVERYWHERE && !own.known ? MINUTES : 0
}

/** The password was right, and more is to follow. */
export const giveBackTry = async ({ db }: Store, name: string, address: string): Promise<void> => {
  await sql`update wanmu_sign_in.tries set failures = greatest(failures - 1, 0) where name = ${name} and address = ${placeOf(address)}`.execute(
    db,
  )
}

/** Signed in at that address. */
export const knowPlace = async ({ db }: Store, name: string, address: string): Promise<void> => {
  await sql`insert into wanmu_sign_in.tries (name, address, failures, last, known) values (${name}, ${placeOf(address)}, 0, now(), now())
    on conflict (name, address) do update set failures = 0, known = now()`.execute(db)
}

/** A new password: nothing that was tried before counts. */
export const forgetTries = async ({ db }: Store, name: string): Promise<void> => {
  await sql`update wanmu_sign_in.tries set failures = 0 where name = ${name}`.execute(db)
}

/** One line has very many addresses of version 6: its first half stands for all of them. */
const placeOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  return isIPv6(plain) ? plain.split(':').slice(0, 4).join(':') : plain
}
