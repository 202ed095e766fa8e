// Store · two results side by side: how many went from which grade to which, who, and who rose or fell most. Row-level security decides whose.
import { type RawBuilder, sql } from 'kysely'
import { matching, type ResultFilter } from './list-results.ts'
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
  /** Places won since; null where the pool is another one, or either has no rank. */
  readonly climbed: number | null
}
export interface Transition {
  /** Null: not among those evaluated. */
  readonly from: string | null
  readonly to: string | null
  readonly count: number
}

/** `grade`: by the grade then and now; the others by places or points won or lost, the most first. */
export const COMPARE_ORDERS = ['grade', 'rise', 'fall', 'gain', 'loss'] as const
export interface CompareAsked {
  /** Of whom; unit and pool as they are now, or were last. */
  readonly filter: Omit<ResultFilter, 'grade'>
  /** One field of the table of grades; null: not among those evaluated. */
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
  readonly sort: (typeof COMPARE_ORDERS)[number]
  readonly offset: number
  readonly limit: number
}
export interface Comparison {
  readonly transitions: Transition[]
  readonly movers: Compared[]
  /** Of the movers, whatever page is asked for. */
  readonly total: number
}

/**
 * Movers: by `grade` those whose grade is another one, by the other orders those whose place or points changed that way; with `from` and `to`
 * all of that field, also those who kept their grade. The table of grades heeds the filter only.
 */
export async function compareResults(
  session: Session,
  before: OneResult,
  after: OneResult,
  asked: CompareAsked,
): Promise<Comparison> {
  const side = ({ evaluation, version }: OneResult) =>
    sql`(select * from results where evaluation = ${evaluation} and version = ${version})`
  const both = sql`(select coalesce(b.subject_kind, a.subject_kind) as subject_kind, coalesce(b.id, a.id) as id,
      coalesce(b.name, a.name) as name, coalesce(b.unit, a.unit) as unit, coalesce(b.pool, a.pool) as pool,
      a.grade as was, a.rank as was_rank, a.total as was_total, b.grade as is, b.rank as is_rank, b.total as is_total,
      case when a.pool = b.pool then a.rank - b.rank end as climbed, b.total - a.total as gained
    from ${side(before)} a full join ${side(after)} b on b.subject_kind = a.subject_kind and b.id = a.id)`
  const { rows: transitions } = await sql<Transition>`select was as "from", "is" as "to", count(*)::integer as count
    from ${both} pair where ${matching(asked.filter)} group by 1, 2 order by 1 nulls last, 2 nulls last`.execute(
    session,
  )
  const { rows } =
    await sql<Row>`select id, name, unit, pool, was, was_rank, was_total, "is", is_rank, is_total, climbed,
      count(*) over ()::integer as total
    from ${both} pair where ${matching(asked.filter)} and ${meant(asked)}
    order by ${ORDERS[asked.sort]}, id limit ${asked.limit} offset ${asked.offset}`.execute(session)
  const stand = (grade: string | null, rank: number | null, total: number | null): Stand | null =>
    grade === null ? null : { grade, rank, total }
  return {
    transitions,
    movers: rows.map(({ id, name, unit, pool, climbed, ...row }) => ({
      ...{ id, name, unit, pool, climbed },
      before: stand(row.was, row.was_rank, row.was_total),
      after: stand(row.is, row.is_rank, row.is_total),
    })),
    total: rows[0]?.total ?? 0,
  }
}

type Row = Omit<Compared, 'before' | 'after'> & {
  readonly total: number
  readonly was: string | null
  readonly was_rank: number | null
  readonly was_total: number | null
  readonly is: string | null
  readonly is_rank: number | null
  readonly is_total: number | null
}

function meant({ from, to, sort }: CompareAsked): RawBuilder<unknown> {
  const field = [
    ...(from === undefined ? [] : [sql`was is not distinct from ${from}`]),
    ...(to === undefined ? [] : [sql`"is" is not distinct from ${to}`]),
  ]
  if (field.length === 0) return MOVED[sort]
  return sort === 'grade' ? sql.join(field, sql` and `) : sql.join([...field, MOVED[sort]], sql` and `)
}

const MOVED: Readonly<Record<CompareAsked['sort'], RawBuilder<unknown>>> = {
  grade: sql`was is distinct from "is"`,
  rise: sql`climbed > 0`,
  fall: sql`climbed < 0`,
  gain: sql`gained > 0`,
  loss: sql`gained < 0`,
}
const ORDERS: Readonly<Record<CompareAsked['sort'], RawBuilder<unknown>>> = {
  grade: sql`was nulls last, "is" nulls last, pool, is_rank nulls last`,
  rise: sql`climbed desc`,
  fall: sql`climbed`,
  gain: sql`gained desc`,
  loss: sql`gained`,
}
