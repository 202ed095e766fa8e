// An account whose owner has chosen the password of tests. Hashing is slow on purpose: it is done once here, not for each person.
import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Store } from '../../src/store/pg/open.ts'

export const PASSWORD = 'Tian-2026-kai'
let hashed: Promise<string> | undefined

/** For someone without an account; one who has one keeps it, with the password changed. */
export async function giveOwnPassword({ db }: Store, person: string): Promise<void> {
  hashed ??= hashPassword(PASSWORD)
  const [hash, id] = [await hashed, randomBytes(16).toString('hex')]
  await sql`
    with known as (select id from wanmu_sign_in."user" where username = ${person}),
    made as (
      insert into wanmu_sign_in."user" (id, name, email, username)
      select ${id}, ${person}, ${`${id}@wanmu.invalid`}, ${person} where not exists (select 1 from known) returning id),
    changed as (update wanmu_sign_in.account set password = ${hash} where "userId" in (select id from known))
    insert into wanmu_sign_in.account (id, "accountId", "providerId", "userId", password)
    select id, id, 'credential', id, ${hash} from made`.execute(db)
  await sql`delete from wanmu_sign_in.must_change where person = ${person}`.execute(db)
}
