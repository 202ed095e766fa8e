// Store · what waits for somebody: returns at a standing with their last act, objections, contested figures, evaluations. Row-level security decides whose.
import { sql } from 'kysely'
import type { Session } from './session.ts'

export interface WaitingReturn {
  readonly id: string
  readonly form: string
  readonly period: string
  readonly unit: string
  readonly owner: string
  readonly standing: string
  readonly filed_by: string
  /** Of the last act. */
  readonly since: string
  /** Sent back, with this reason. */
  readonly returned: string | null
  /** Figures of it are in force already. */
  readonly correction: boolean
}

/** The longest waiting first. */
export async function returnsAt(
  session: Session,
  standings: readonly string[],
  limit: number,
): Promise<{ readonly items: WaitingReturn[]; readonly counts: Readonly<Record<string, number>> }> {
  if (standings.length === 0) return { items: [], counts: {} }
  const { rows: items } =
    await sql<WaitingReturn>`select r.id, r.form, r.period, r.unit, r.owner, r.standing, r.filed_by, a.at as since,
      case when a.kind = 'return' then coalesce(a.reason, '') end as returned,
      exists (select from figures f where f.return_id = r.id) as correction
    from returns r join acts a on a.seq = r.act where r.standing = any (${standings}::text[])
    order by a.seq limit ${limit}`.execute(session)
  const { rows } = await sql<{ name: string; count: number }>`select
      case when r.standing = 'drafted' and a.kind = 'return' then 'mend' else r.standing end as name, count(*)::integer as count
    from returns r join acts a on a.seq = r.act where r.standing = any (${standings}::text[]) group by 1`.execute(
    session,
  )
  return { items, counts: Object.fromEntries(rows.map(({ name, count }) => [name, count])) }
}

export interface WaitingObjection {
  readonly evaluation: string
  readonly id: string
  readonly standing: string
  readonly about_kind: string
  readonly about_id: string
  /** As its register calls it; the code where one does not see it. */
  readonly about_name: string
  readonly by: string
  readonly at: string
  readonly reason: string
}

export async function objectionsAt(
  session: Session,
  standings: readonly string[],
  limit: number,
): Promise<{ readonly items: WaitingObjection[]; readonly count: number }> {
  if (standings.length === 0) return { items: [], count: 0 }
  const meant = session.selectFrom('objections').where('standing', 'in', standings)
  const items = await meant
    .select(['evaluation', 'id', 'standing', 'about_kind', 'about_id', 'by', 'at', 'reason'])
    .select((by) =>
      by.fn
        .coalesce(
          by
            .selectFrom('subjects')
            .select('subjects.name')
            .whereRef('subjects.kind', '=', 'objections.about_kind')
            .whereRef('subjects.id', '=', 'objections.about_id')
            .orderBy('subjects.valid_from', 'desc')
            .limit(1),
          'about_id',
        )
        .as('about_name'),
    )
    .orderBy('at')
    .limit(limit)
    .execute()
  const { count } = await meant.select(sql<number>`count(*)::integer`.as('count')).executeTakeFirstOrThrow()
  return { items, count }
}

export interface Contest {
  readonly return_id: string
  readonly cell: string
  readonly about_return: string
  readonly about_cell: string
  readonly value: number | null
  readonly why: string
  readonly by: string
  /** The figure as it stands. */
  readonly figure: number | null
  readonly measure: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly indicator: string
  readonly period: string
}

/** Contested figures that this person filed and that still stand as they were contested. */
export async function contestsOf(
  session: Session,
  person: string,
  limit: number,
): Promise<{ readonly items: Contest[]; readonly count: number }> {
  const meant = sql`contests c join figures f on f.return_id = c.about_return and f.cell = c.about_cell and f.approval = c.about_act
    where f.filed_by = ${person}`
  const { rows: items } =
    await sql<Contest>`select c.return_id, c.cell, c.about_return, c.about_cell, c.value, c.why, c.by,
      f.value as figure, f.measure, f.subject_kind, f.subject_id, f.indicator, f.period
    from ${meant} order by c.return_id, c.cell limit ${limit}`.execute(session)
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${meant}`.execute(session)
  return { items, count: rows[0]?.count ?? 0 }
}
