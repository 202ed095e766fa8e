// Store · results and grades as rows: written with their act, read by page. Whose rows these are is decided by row-level security.
import { sql } from 'kysely'
import { othersTurn } from '../others-turn.ts'
import { writeRows } from './dump.ts'
import { escaped, type ResultFilter } from './list-results.ts'
import type { Page } from './read.ts'
import type { Session } from './session.ts'
import type { EvaluationRow, GradeRow, ResultRow } from './tables.ts'

/** A statement takes its rows as one text. */
const ROWS = 5000

/** The rows of a version that is not published yet, in place of those before. */
export async function putResults(
  session: Session,
  evaluation: string,
  version: number,
  rows: readonly ResultRow[],
): Promise<void> {
  await dropResults(session, evaluation, version)
  for (let at = 0; at < rows.length; at += ROWS) {
    await writeRows(session, 'results', rows.slice(at, at + ROWS))
    // Whoever needs no database is answered in between.
    await othersTurn()
  }
}

export async function dropResults(session: Session, evaluation: string, version: number): Promise<void> {
  await session.deleteFrom('results').where('evaluation', '=', evaluation).where('version', '=', version).execute()
}

export async function putGrades(session: Session, rows: readonly GradeRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS) await writeRows(session, 'grades', rows.slice(at, at + ROWS))
}

export const findEvaluation = (session: Session, id: string): Promise<EvaluationRow | undefined> =>
  session.selectFrom('evaluations').selectAll().where('id', '=', id).executeTakeFirst()

export type Shown = Pick<ResultRow, 'id' | 'name' | 'unit' | 'pool' | 'grade'>

export type ShownFilter = Pick<ResultFilter, 'unit' | 'grade' | 'pool' | 'search'>

/** The public list, by id; empty unless it is or was shown. `anyone`: for whoever asks, without a role. */
export async function listShown(
  session: Session,
  evaluation: string,
  version: number,
  filter: ShownFilter,
  {
    after,
    offset,
    limit,
  }: { readonly after?: Page['after']; readonly offset?: number | undefined; readonly limit?: number },
  anyone = false,
): Promise<Shown[]> {
  const { unit, grade, pool, search } = filter
  const isWhole = [unit, grade, pool, search].every((one) => one === undefined)
  // Of the whole list a page is found without reading the rest.
  if (isWhole && offset === undefined && limit !== undefined) {
    const page = sql`(${evaluation}, ${version}, ${String(after?.[0] ?? '')}, ${limit})`
    const of = anyone ? sql`public_grades` : sql`shown_grades`
    return (await sql<Shown>`select * from ${of}${page} order by id`.execute(session)).rows
  }
  const behind = after === undefined ? sql`` : sql`and id > ${String(after[0])}`
  const most = limit === undefined ? sql`` : sql`limit ${limit}`
  const from = offset === undefined ? sql`` : sql`offset ${offset}`
  const { rows } = await sql<Shown>`select * from ${shown(anyone, evaluation, version)}
    where ${matchingShown(filter)} ${behind} order by id ${most} ${from}`.execute(session)
  return rows
}

export async function countShown(
  session: Session,
  evaluation: string,
  version: number,
  filter: ShownFilter,
  anyone = false,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count
    from ${shown(anyone, evaluation, version)} where ${matchingShown(filter)}`.execute(session)
  return rows[0]?.count ?? 0
}

const shown = (anyone: boolean, evaluation: string, version: number) =>
  anyone ? sql`public_grades(${evaluation}, ${version})` : sql`shown_grades(${evaluation}, ${version})`

function matchingShown({ unit, grade, pool, search }: ShownFilter) {
  const and = (column: string, value: string | undefined) =>
    value === undefined ? sql`` : sql`and ${sql.ref(column)} = ${value}`
  const within = unit === undefined ? sql`` : sql`and unit in (select * from units_below(${unit}))`
  const named =
    search === undefined
      ? sql``
      : sql`and (name ilike ${`%${escaped(search)}%`} or id like ${`${escaped(search.toUpperCase())}%`})`
  return sql`true ${within} ${and('grade', grade)} ${and('pool', pool)} ${named}`
}

export interface PublicEvaluation {
  readonly id: string
  readonly scheme: string
  readonly period: string
  readonly scope_kind: string
  readonly version: number
  readonly standing: string
  readonly publicity_from: string | null
  readonly publicity_until: string | null
  readonly published: string | null
}

/** Every version that is or was shown; the newest period first, of each evaluation its newest version first. */
export async function listPublic(session: Session): Promise<PublicEvaluation[]> {
  const { rows } =
    await sql<PublicEvaluation>`select * from public_versions() order by period desc, id, version desc`.execute(session)
  return rows
}

export interface PublicUnit {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly parent: string | null
}

export interface PublicCount {
  readonly unit: string
  readonly grade: string
  readonly count: number
}

/** How many have which grade, by the unit each belongs to. */
export async function countPublic(session: Session, evaluation: string, version: number): Promise<PublicCount[]> {
  const { rows } = await sql<PublicCount>`select unit, grade, count(*)::integer as count
    from public_grades(${evaluation}, ${version}) group by unit, grade order by unit, grade`.execute(session)
  return rows
}

/** Reporting units as they are called now. */
export async function publicUnits(session: Session): Promise<PublicUnit[]> {
  const { rows } = await sql<PublicUnit>`select * from public_units() order by code`.execute(session)
  return rows
}

export const isShown = async (session: Session, evaluation: string, version: number): Promise<boolean> =>
  (await sql<{ shown: boolean }>`select is_shown(${evaluation}, ${version}) as shown`.execute(session)).rows[0]
    ?.shown === true

/** The newest published version counts; of several evaluations of one period, all are told. */
export async function gradesOf(session: Session, kind: string, id: string): Promise<GradeRow[]> {
  const { rows } = await sql<GradeRow>`select distinct on (period, evaluation) * from grades
    where subject_kind = ${kind} and id = ${id} order by period, evaluation, version desc`.execute(session)
  return rows
}

export interface Running {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly periods: string
}

/** Whose newest grade was `grade` in each of so many years up to `until`, by the newest versions; the name as last published. */
export async function gradesRunning(
  session: Session,
  { kind, grade, years, until }: { kind: string; grade: string; years: number; until?: number | undefined },
): Promise<Running[]> {
  const { rows } = await sql<Running>`with newest as (
      select distinct on (evaluation, id) * from grades where subject_kind = ${kind} and period ~ '^[0-9]{4}$'
      order by evaluation, id, version desc
    ), last_year as (select coalesce(${until ?? null}::integer, max(period::integer)) as year from newest),
    yearly as (
      -- In a year of two evaluations both must say so.
      select id, period::integer as year, bool_and(grade = ${grade}) as so from newest group by id, period
    ), running as (
      select y.id, string_agg(y.year::text, ' ' order by y.year) as periods from yearly y cross join last_year l
      where y.so and y.year between l.year - ${years}::integer + 1 and l.year group by y.id having count(*) = ${years}::integer
    )
    select r.id, n.name, n.unit, r.periods from running r cross join lateral (
      select name, unit from newest where id = r.id order by period desc, evaluation limit 1
    ) n order by r.id`.execute(session)
  return rows
}

/** Whether the person sees every figure of a unit, or of all units. */
export async function seesUnit(session: Session, unit: string | undefined): Promise<boolean> {
  const { rows } = await sql<{
    sees: boolean
  }>`select reaches(${unit ?? null}) as sees`.execute(session)
  return rows[0]?.sees === true
}
