// Store · results of one version in the order asked for, a page at a time or from any row on; counted, and as a histogram. Row-level security decides whose.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { reachOf, withinReach } from './reach.ts'
import type { Page } from './read.ts'
import type { Session } from './session.ts'
import type { ResultRow } from './tables.ts'

export interface ResultFilter {
  /** With all units below it. */
  readonly unit?: string | undefined
  readonly grade?: string | undefined
  readonly pool?: string | undefined
  /** First characters of the industry code of the register, `C13`. */
  readonly industry?: string | undefined
  /** Part of the name, or the beginning of the id. */
  readonly search?: string | undefined
}

export const RESULT_ORDERS = ['rank', 'total', 'grade', 'name', 'unit', 'id'] as const
export interface ResultOrder {
  readonly by: (typeof RESULT_ORDERS)[number]
  readonly descending: boolean
}

export interface ResultPage extends Page {
  /** Rows passed over, instead of a key to begin behind. */
  readonly offset?: number | undefined
}

/** Whatever has no value stands last in either direction; equal values by id. The key of a page is the value and the id. */
export async function listResults(
  session: Session,
  evaluation: string,
  version: number,
  filter: ResultFilter,
  { by, descending }: ResultOrder,
  { after, offset, limit }: ResultPage,
): Promise<ResultRow[]> {
  const column = sql.ref(by)
  let query = session
    .selectFrom('results')
    .selectAll()
    .where('evaluation', '=', evaluation)
    .where('version', '=', version)
    .where(matching(filter))
    .where(withinReach(await reachOf(session)))
    .orderBy(sql`${column} ${sql.raw(descending ? 'desc' : 'asc')} nulls last`)
    .orderBy('id')
    .limit(limit)
  if (offset !== undefined) query = query.offset(offset)
  if (after !== undefined) query = query.where(behind(column, descending, after[0] ?? null, String(after[1])))
  return await query.execute()
}

function behind(column: RawBuilder<unknown>, descending: boolean, value: string | number | null, id: string) {
  if (value === null) return sql<SqlBool>`(${column} is null and id > ${id})`
  const beyond = descending ? sql`<` : sql`>`
  return sql<SqlBool>`(${column} ${beyond} ${value} or (${column} = ${value} and id > ${id}) or ${column} is null)`
}

/** A page from a row on, and how many there are in all. */
export async function resultsFrom(
  session: Session,
  evaluation: string,
  version: number,
  filter: ResultFilter,
  order: ResultOrder,
  page: ResultPage & { readonly offset: number },
): Promise<{ readonly items: ResultRow[]; readonly total: number }> {
  const count = () => countResults(session, evaluation, version, filter)
  // By an index a page costs next to nothing; what reads every row for the page should not read them again to count.
  const readsAll = filter.industry !== undefined || filter.search !== undefined
  if (!readsAll) {
    const items = await listResults(session, evaluation, version, filter, order, page)
    return { items, total: await wholeOf(items, page, count) }
  }
  const [column, way] = [sql.ref(order.by), sql.raw(order.descending ? 'desc' : 'asc')]
  const { rows } = await sql<ResultRow & { whole: number }>`with meant as materialized (
      select id, ${column} as key from results where evaluation = ${evaluation} and version = ${version} and ${matching(filter)}
    ), page as (select id, key from meant order by key ${way} nulls last, id limit ${page.limit} offset ${page.offset})
    select r.*, (select count(*)::integer from meant) as whole
    from page join results r on r.evaluation = ${evaluation} and r.version = ${version} and r.id = page.id
    order by page.key ${way} nulls last, page.id`.execute(session)
  const items = rows.map(({ whole: _, ...row }) => row)
  return { items, total: rows[0]?.whole ?? (await wholeOf(items, page, count)) }
}

/** A page that is not full tells how many there are; behind a full one, or behind the end, they are counted. */
export async function wholeOf(
  { length }: readonly unknown[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
  count: () => Promise<number>,
): Promise<number> {
  return length < limit && (length > 0 || offset === 0) ? offset + length : await count()
}

export async function countResults(
  session: Session,
  evaluation: string,
  version: number,
  filter: ResultFilter,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from results
    where evaluation = ${evaluation} and version = ${version} and ${matching(filter)}`.execute(session)
  return rows[0]?.count ?? 0
}

export interface Distribution {
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[]
  readonly grades: readonly {
    readonly pool: string
    readonly grade: string
    readonly count: number
    /** Totals of those whose place or score decided, leaving out whom a veto or an outright grade put there. */
    readonly lowest: number | null
    readonly highest: number | null
  }[]
  readonly count: number
  readonly without_total: number
}

/** Totals in so many equally wide bins from the lowest to the highest; the upper end belongs to the last bin. */
export async function distributionOf(
  session: Session,
  evaluation: string,
  version: number,
  filter: ResultFilter,
  bins: number,
): Promise<Distribution> {
  const meant = sql`results where evaluation = ${evaluation} and version = ${version} and ${matching(filter)}`
  const { rows: ends } = await sql<{ low: number | null; high: number | null; count: number; totals: number }>`
    select min(total) as low, max(total) as high, count(*)::integer as count, count(total)::integer as totals from ${meant}`.execute(
    session,
  )
  const { low = null, high = null, count = 0, totals = 0 } = ends[0] ?? {}
  const { rows: grades } = await sql<Distribution['grades'][number]>`
    select pool, grade, count(*)::integer as count, min(total) filter (where ${EARNED}) as lowest,
      max(total) filter (where ${EARNED}) as highest
    from ${meant} group by pool, grade order by pool, grade`.execute(session)
  const told = { grades, count, without_total: count - totals }
  if (low === null || high === null) return { bins: [], ...told }
  if (low === high) return { bins: [{ from: low, to: high, count: totals }], ...told }
  const { rows } = await sql<{ bin: number; count: number }>`
    select least(width_bucket(total, ${low}::float8, ${high}::float8, ${bins}::integer), ${bins}::integer) as bin, count(*)::integer as count
    from ${meant} and total is not null group by 1`.execute(session)
  const counts = new Map(rows.map((one) => [one.bin, one.count]))
  const end = (n: number): number => (n === bins ? high : low + ((high - low) * n) / bins)
  return {
    bins: Array.from({ length: bins }, (_, n) => ({ from: end(n), to: end(n + 1), count: counts.get(n + 1) ?? 0 })),
    ...told,
  }
}

/** The sentence of a grade that place or score decided, see src/evaluate/compile/grade.ts; a veto's says otherwise. */
const EARNED = sql`because ~ '第 [0-9.]+ 名，共 [0-9.]+ 个'`

/** What the filter leaves of `results`, or of a relation with its columns. */
export function matching({ unit, grade, pool, industry, search }: ResultFilter): RawBuilder<SqlBool> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (unit !== undefined)
    parts.push(sql`unit in (with recursive below (code) as (
      select ${unit}::text union select u.code from units u join below b on u.parent = b.code) select code from below)`)
  if (grade !== undefined) parts.push(sql`grade = ${grade}`)
  if (pool !== undefined) parts.push(sql`pool = ${pool}`)
  if (industry !== undefined)
    parts.push(sql`(subject_kind, id) in (select s.kind, s.id from subjects s where s.kind = 'enterprise'
      and s.facts ->> 'industry' like ${`${escaped(industry)}%`})`)
  if (search !== undefined)
    parts.push(sql`(name ilike ${`%${escaped(search)}%`} or id like ${`${escaped(search.toUpperCase())}%`})`)
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`
}

/** Taken as it is written. */
export const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
