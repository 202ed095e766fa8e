// Store · what the role chosen reaches. Row-level security says the same; said as plain conditions it leads to an index instead of past every row.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Session } from './session.ts'

export interface Reach {
  readonly all: boolean
  readonly units: readonly string[]
  readonly departments: readonly string[]
  readonly enterprises: readonly string[]
}

/** It is one role, so one of these. */
export async function reachOf(session: Session): Promise<Reach> {
  const { rows } = await sql<Reach>`select sees_all() as all, my_units() as units, my_departments() as departments,
    my_enterprises() as enterprises`.execute(session)
  return rows[0] ?? { all: false, units: [], departments: [], enterprises: [] }
}

/** Of rows about enterprises, with an `id` and a `unit`, all of which owning departments see. */
export function withinReach({ all, units, departments, enterprises }: Reach): RawBuilder<SqlBool> {
  if (all || departments.length > 0) return sql`true`
  if (enterprises.length > 0) return sql`id in (${sql.join(enterprises)})`
  return units.length > 0 ? sql`unit in (${sql.join(units)})` : sql`true`
}
