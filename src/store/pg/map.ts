// Store · map: what a reader's map depends on, and parcels with what they are coloured by: who uses them on a day, tax per mu, grade.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Bounds } from '../../kernel/shape.ts'
import type { Tables } from './tables.ts'

export interface Sight {
  /** Alike for all readers who see the same rows. */
  readonly sees: string
  /** Changes when rows that a map shows may have changed, and is never again what it was. */
  readonly head: string
}

export async function sightOf(db: Kysely<Tables>): Promise<Sight> {
  const { rows } = await sql<Sight>`select map_head() as head, json_build_array(
      hat(), sees_all(), (select array_agg(u order by u) from unnest(my_units()) u),
      (select array_agg(d order by d) from unnest(my_departments()) d), (select array_agg(e order by e) from unnest(my_enterprises()) e)
    )::text as sees`.execute(db)
  return rows[0] ?? { sees: '', head: '' }
}

export interface ColouredBy {
  readonly day: string
  /** Of the figures, and of the grades when no evaluation is chosen: a year. */
  readonly period: string
  /** Grades of this one, its newest published version; otherwise the newest published grade of the period. */
  readonly evaluation?: string
  /** Indicators of an enterprise; none: no ratio. */
  readonly ratio?: { readonly numerator: string; readonly denominator: string }
}

export interface ParcelColours {
  readonly id: string
  readonly unit: string
  /** 亩, registered where it is known. */
  readonly area: number
  readonly use: string
  readonly platform: string
  /** Of whoever uses most of it; empty when nobody was graded. */
  readonly grade: string
  /** Σ land used × numerator ÷ denominator, over users whose two figures are known and may be seen; `known` is their land, 亩. */
  readonly weighted: number
  readonly known: number
  /** Whoever uses most of it; empty when nobody is on record. */
  readonly user: string
  readonly user_name: string
  readonly users: number
}

export interface ColouredOutline extends ParcelColours {
  /** Coordinates of a MultiPolygon as JSON, EPSG:4490. */
  readonly outline: string
}

export const colouredIn = (
  db: Kysely<Tables>,
  { minX, minY, maxX, maxY }: Bounds,
  by: ColouredBy,
): Promise<ColouredOutline[]> =>
  outlines(
    db,
    sql`select id, unit, facts, outline from parcels_in(${minX}, ${minY}, ${maxX}, ${maxY}, ${by.day}::date)`,
    by,
  )

/** From a code on, below another, in that order. */
export const colouredBetween = (db: Kysely<Tables>, range: Range, by: ColouredBy): Promise<ColouredOutline[]> =>
  outlines(db, between(range, by.day), by)

async function outlines(db: Kysely<Tables>, source: Source, by: ColouredBy): Promise<ColouredOutline[]> {
  const { rows } = await sql<ColouredOutline>`${coloured(source, by)}
    select c.*, p.outline from colours c join parcels p on p.id = c.id
    order by c.id`.execute(db)
  return rows
}

export interface SquareSum {
  readonly unit: string
  readonly platform: string
  /** The tile in which the middle of the parcels lies. */
  readonly x: number
  readonly y: number
  readonly grade: string
  readonly use: string
  readonly parcels: number
  readonly area: number
  readonly weighted: number
  readonly known: number
}

/** Summed by unit, platform, grade, use and tile of that zoom. */
export async function sumsBetween(
  db: Kysely<Tables>,
  range: Range,
  by: ColouredBy,
  zoom: number,
): Promise<SquareSum[]> {
  const { rows } = await sql<SquareSum>`${coloured(between(range, by.day), by)}
    select c.unit, c.platform, c.grade, c.use,
      floor(((p.west + p.east) / 2 + 180) / 360 * ${2 ** zoom}::float8)::integer as x,
      floor((0.5 - asinh(tan(radians((p.south + p.north) / 2))) / (2 * pi())) * ${2 ** zoom}::float8)::integer as y,
      count(*)::integer as parcels, sum(c.area) as area, sum(c.weighted) as weighted, sum(c.known) as known
    from colours c join parcels p on p.id = c.id group by 1, 2, 3, 4, 5, 6`.execute(db)
  return rows
}

export interface Range {
  readonly first: string
  /** Null: to the end. */
  readonly past: string | null
}

/** All parcels in ranges of so many, in order. */
export async function parcelRanges(db: Kysely<Tables>, size: number): Promise<Range[]> {
  const { rows } = await sql<{ id: string }>`select id from (
      select id, row_number() over (order by id) as n from (select distinct id from shapes where kind = 'parcel') one
    ) numbered where n % ${size} = 0 order by n`.execute(db)
  const firsts = ['', ...rows.map(({ id }) => id)]
  return firsts.map((first, i) => ({ first, past: firsts[i + 1] ?? null }))
}

export interface ParcelUser {
  readonly id: string
  readonly name: string | null
  /** 亩 of the parcel. */
  readonly used: number
  readonly numerator: number | null
  readonly denominator: number | null
  readonly grade: string | null
  /** That gave the grade. */
  readonly evaluation: string | null
}

/** One parcel with its users, who uses most first; none when it is not the reader's to see on that day. */
export async function colouredOne(
  db: Kysely<Tables>,
  id: string,
  by: ColouredBy,
): Promise<{ readonly parcel: ColouredOutline; readonly users: readonly ParcelUser[] } | undefined> {
  const one = sql`select * from parcels_between(${id}, ${id} || '0', ${by.day}::date) where id = ${id}`
  const [parcel] = await outlines(db, one, by)
  if (parcel === undefined) return undefined
  const { rows } = await sql<ParcelUser>`${coloured(one, by)}
    select u.holder as id, n.name, u.used, f.numerator, f.denominator, g.grade, g.evaluation
    from used u left join named n on n.id = u.holder left join rated f on f.id = u.holder left join graded g on g.id = u.holder
    order by u.used desc, u.holder collate "C"`.execute(db)
  return { parcel, users: rows }
}

/** Rows of id, unit, facts, outline; to be summed by squares also west, south, east, north. */
type Source = RawBuilder<unknown>

const between = ({ first, past }: Range, day: string): Source =>
  sql`select * from parcels_between(${first}, ${past}::text, ${day}::date)`

const factNumber = (key: string): RawBuilder<unknown> =>
  sql`case when jsonb_typeof(p.facts -> ${key}::text) = 'number' then (p.facts ->> ${key}::text)::float8 end`
const factText = (key: string): RawBuilder<unknown> =>
  sql`case when jsonb_typeof(p.facts -> ${key}::text) = 'string' then p.facts ->> ${key}::text end`

/**
 * Land used on a parcel by each: own + leased in − leased out on the day; where no tenure is on record the right holder is taken to use it.
 * Figures in force and published grades are read as far as the reader may see them.
 */
const coloured = (source: Source, { day, period, evaluation, ratio }: ColouredBy): RawBuilder<unknown> => sql`
  with parcels as materialized (
    select p.*, coalesce(${factNumber('area')}, ${factNumber('measured')}, 0) as area from (${source}) p
  ), held as materialized (
    select * from tenure_of_parcels(${day}::date, array(select id from parcels))
  ), used as materialized (
    select h.parcel, h.holder, sum(case h.kind when 'lease-out' then -1 else 1 end * h.share) * p.area as used
    from held h join parcels p on p.id = h.parcel
    where (h.since is null or h.since <= ${day}::date) and (h.until is null or h.until > ${day}::date)
    group by h.parcel, h.holder, p.area
    having sum(case h.kind when 'lease-out' then -1 else 1 end * h.share) > 1e-9
    union all
    select p.id, ${factText('holder')}, p.area from parcels p
    where ${factText('holder')} is not null and not exists (select from held h where h.parcel = p.id)
  ), holders as materialized (
    select distinct holder as id from used
  ), named as materialized (
    select distinct on (s.id) s.id, s.name from subjects s
    where s.kind = 'enterprise' and s.id in (select id from holders) and s.valid_from <= ${day}::date
    order by s.id, s.valid_from desc, s.act desc
  ), rated as materialized (
    select f.subject_id as id,
      (array_agg(f.value order by f.return_id, f.cell) filter (where f.indicator = ${ratio?.numerator ?? ''}))[1] as numerator,
      (array_agg(f.value order by f.return_id, f.cell) filter (where f.indicator = ${ratio?.denominator ?? ''}))[1] as denominator
    from figures f where f.subject_kind = 'enterprise' and f.subject_id in (select id from holders)
      and f.indicator in (${ratio?.numerator ?? ''}, ${ratio?.denominator ?? ''}) and f.period = ${period} and f.value is not null
    group by f.subject_id
  ), graded as materialized (
    select distinct on (g.id) g.id, g.grade, g.evaluation from grades g
    where g.subject_kind = 'enterprise' and g.id in (select id from holders)
      and ${evaluation === undefined ? sql`g.period = ${period}` : sql`g.evaluation = ${evaluation}`}
    order by g.id, g.version desc, g.evaluation
  ), summed as materialized (
    select u.parcel, count(*)::integer as users, (array_agg(u.holder order by u.used desc, u.holder collate "C"))[1] as main,
      sum(u.used * f.numerator / f.denominator) filter (where f.denominator > 0) as weighted,
      sum(u.used) filter (where f.denominator > 0 and f.numerator is not null) as known
    from used u left join rated f on f.id = u.holder group by u.parcel
  ), colours as materialized (
    select p.id, p.unit, p.area, coalesce(${factText('use')}, '') as use, coalesce(${factText('platform')}, '') as platform,
      coalesce(g.grade, '') as grade, coalesce(c.weighted, 0) as weighted, coalesce(c.known, 0) as known,
      coalesce(c.main, '') as "user", coalesce(n.name, ${factText('holder_name')}, '') as user_name, coalesce(c.users, 0) as users
    from parcels p left join summed c on c.parcel = p.id left join graded g on g.id = c.main left join named n on n.id = c.main
  )`
