// Store · two results side by side: how many went from which grade to which, and who. Row-level security decides whose.
import { sql } from 'kysely'
import type { Session } from './session.ts'

export interface OneResult {
  readonly evaluation: string
  readonly version: number
}
interface Stand {
  readonly grade: string
  readonly rank: number | null
  readonly total: number | null
}
export interface Compared {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly pool: string
  /** Null: not among those evaluated then. */
  readonly before: Stand | null
  readonly after: Stand | null
}
export interface Transition {
  /** Null: not among those evaluated. */
  readonly from: string | null
  readonly to: string | null
  readonly count: number
}

export async function compareResults(
  session: Session,
  before: OneResult,
  after: OneResult,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly transitions: Transition[]; readonly movers: Compared[]; readonly total: number }> {
  const side = ({ evaluation, version }: OneResult) =>
    sql`(select * from results where evaluation = ${evaluation} and version = ${version})`
  const both = sql`${side(before)} a full join ${side(after)} b on b.subject_kind = a.subject_kind and b.id = a.id`
  const { rows: transitions } =
    await sql<Transition>`select a.grade as "from", b.grade as "to", count(*)::integer as count
    from ${both} group by 1, 2 order by 1 nulls last, 2 nulls last`.execute(session)
  const { rows } = await sql<
    Omit<Compared, 'before' | 'after'> & {
      was: string | null
      was_rank: number | null
      was_total: number | null
      is: string | null
      is_rank: number | null
      is_total: number | null
    }
  >`select coalesce(b.id, a.id) as id, coalesce(b.name, a.name) as name, coalesce(b.unit, a.unit) as unit, coalesce(b.pool, a.pool) as pool,
      a.grade as was, a.rank as was_rank, a.total as was_total, b.grade as is, b.rank as is_rank, b.total as is_total
    from ${both} where a.grade is distinct from b.grade
    order by a.grade nulls last, b.grade nulls last, coalesce(b.id, a.id) limit ${limit} offset ${offset}`.execute(
    session,
  )
  const stand = (grade: string | null, rank: number | null, total: number | null): Stand | null =>
    grade === null ? null : { grade, rank, total }
  return {
    transitions,
    movers: rows.map(({ id, name, unit, pool, ...row }) => ({
      ...{ id, name, unit, pool },
      before: stand(row.was, row.was_rank, row.was_total),
      after: stand(row.is, row.is_rank, row.is_total),
    })),
    total: transitions.filter(({ from, to }) => from !== to).reduce((sum, { count }) => sum + count, 0),
  }
}
