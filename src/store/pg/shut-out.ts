// Store · a server may hold several cities: the two roles under which records are read and written stand for all of its databases, so that
// whoever holds them for another city must not get into this one's.
import { type Kysely, sql } from 'kysely'
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Tables } from './tables.ts'

/** Only who owns the database may connect to it, and whoever is let in by name. Where it is not ours to say so, `refuseOthers` tells. */
export async function shutOut(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  try {
    await sql`revoke connect on database ${sql.id(rows[0]?.name ?? '')} from public`.execute(db)
  } catch (fault) {
    // 42501: not the owner of the database.
    if (!(fault instanceof Error && 'code' in fault && fault.code === '42501')) throw fault
  }
}

/** Accounts other than ours that may connect here and act as anybody. */
export async function refuseOthers(db: Kysely<Tables>): Promise<Finding[]> {
  const { rows } = await sql<{ name: string }>`
    select other.rolname as name from pg_roles other
    where other.rolcanlogin and not other.rolsuper and other.rolname <> current_user
      and has_database_privilege(other.oid, current_database(), 'connect')
      and exists (
        select from pg_auth_members held join pg_roles ours on ours.oid = held.roleid
        where held.member = other.oid and ours.rolname in ('wanmu_read', 'wanmu_write')
      )
    order by other.rolname`.execute(db)
  if (rows.length === 0) return []
  const { rows: here } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  return [
    finding(
      'store/others-get-in',
      {},
      { others: rows.map(({ name }) => name).join('、'), database: here[0]?.name ?? '' },
    ),
  ]
}
