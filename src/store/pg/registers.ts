// Store · the registers as of a day, and new rows of them.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Json } from '../../kernel/canonical-json.ts'
import { type Reach, withinReach } from './reach.ts'
import type { IndicatorRow, MoveRow, SubjectRow, Tables, UnitRow } from './tables.ts'

/** A row as it is imported: the act that brings it is not known yet. */
export type Fresh<Row> = Readonly<Omit<Row, 'act'>>
export type Unit = Fresh<UnitRow>
export type Indicator = Fresh<IndicatorRow>
export interface RegisterSubject extends Omit<Fresh<SubjectRow>, 'facts'> {
  readonly facts: Readonly<Record<string, Json>>
}

/** What held on that day: of each thing the newest row that had begun, unless it says that the thing has ended. */
export async function unitsAt(db: Kysely<Tables>, day: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`select code, name, kind, parent, valid_from, ended from (
      select distinct on (code) * from units where valid_from <= ${day}::date order by code, valid_from desc, act desc
    ) newest where not ended order by code`.execute(db)
  return rows
}

/** All that was ever recorded of units, in order, and which unit succeeded which. */
export async function unitsHistory(db: Kysely<Tables>): Promise<{
  items: (Unit & { readonly act: number })[]
  successions: { readonly from: string; readonly to: string; readonly day: string }[]
}> {
  const items = await db.selectFrom('units').selectAll().orderBy('code').orderBy('valid_from').orderBy('act').execute()
  const successions = await db
    .selectFrom('unit_successions')
    .select(['from_code as from', 'to_code as to', 'day'])
    .orderBy('day')
    .orderBy('from_code')
    .execute()
  return { items, successions }
}

export interface SubjectPart {
  /** The unit, or one below it. */
  readonly unit?: string | undefined
  /** Begin of the code, part of the name, or of its spelling: 嘉善 by jiashan or js. */
  readonly search?: string | undefined
  /** Those of whom the register says so. */
  readonly fact?: { readonly key: string; readonly is: string } | undefined
  /** Those behind this id, so many of them. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
  /** Of whoever reads, so that what he does not see is not gone through. */
  readonly reach?: Reach | undefined
}

/** Registers of which one sees what one's role reaches; the others are open to whoever signed in. */
export const REACHED: ReadonlySet<string> = new Set(['enterprise', 'parcel'])

/**
 * A row is what its reader may know to hold only as long as the subject has not moved to another unit by that day: whoever sees the
 * former unit's rows alone would take the last of them for the present one.
 */
const notMoved = (row: string, day: string, each: RawBuilder<unknown> = sql``) => sql`not exists (
    select from moves m where m.kind = ${sql.ref(`${row}.kind`)} and m.id = ${sql.ref(`${row}.id`)} and m.day <= ${day}::date
      and m.from_unit = ${sql.ref(`${row}.unit`)} and (m.day, m.act) > (${sql.ref(`${row}.valid_from`)}, ${sql.ref(`${row}.act`)}) ${each}
  )`
/** Looked up row by row, not joined: for a page. */
const EACH = sql`offset 0`

export async function subjectsAt(
  db: Kysely<Tables>,
  kind: string,
  day: string,
  part: SubjectPart = {},
): Promise<RegisterSubject[]> {
  const { limit, unit, search, fact } = part
  const rest = limit === undefined ? sql`` : sql`limit ${limit}`
  // Nothing but a scan lies above the rows in their order: without a sort over them the database knows that it may stop after a page.
  const inOrder = limit !== undefined && unit === undefined && search === undefined && fact === undefined
  const order = inOrder ? sql`` : sql`order by id`
  const { rows } = await sql<RegisterSubject>`select kind, id, name, unit, facts, valid_from, ended
    from ${standing(kind, day, part, inOrder ? EACH : sql``)} ${order} ${rest}`.execute(db)
  return rows
}

export async function countSubjects(
  db: Kysely<Tables>,
  kind: string,
  day: string,
  { limit: _, after: __, ...part }: SubjectPart,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${standing(kind, day, part)}`.execute(db)
  return rows[0]?.n ?? 0
}

const standing = (
  kind: string,
  day: string,
  { unit, search, fact, after, reach }: SubjectPart,
  each: RawBuilder<unknown> = sql``,
) => {
  const mine = reach === undefined || !REACHED.has(kind) ? sql`` : sql`and ${withinReach(reach)}`
  const behind = after === undefined ? sql`` : sql`and id > ${after}`
  const ofUnit =
    unit === undefined
      ? sql``
      : sql`and newest.unit in (with recursive below (code) as (
          select ${unit}::text union select u.code from units u join below on u.parent = below.code
        ) select code from below)`
  const named = search === undefined ? sql`` : sql`and ${isCalled('newest', search)}`
  const said = fact === undefined ? sql`` : sql`and newest.facts ->> ${fact.key} = ${fact.is}`
  return sql`(select * from (
      select distinct on (kind, id) * from subjects where kind = ${kind} and valid_from <= ${day}::date ${behind} ${mine}
      order by kind, id, valid_from desc, act desc
    ) newest where not ended ${ofUnit} ${named} ${said} and ${notMoved('newest', day, each)}) s`
}

const isCalled = (row: string, text: string) => {
  const plain = text.trim().replaceAll(/[\\%_]/g, '\\$&')
  const [id, name] = [sql.ref(`${row}.id`), sql.ref(`${row}.name`)]
  const spelt = /^[a-z ']+$/i.test(text.trim())
    ? sql`or exists (select from spellings w where w.name = ${name}
        and (w.pinyin like ${`%${plain.toLowerCase().replaceAll(/[ ']/g, '')}%`} or w.initials like ${`%${plain.toLowerCase()}%`}))`
    : sql``
  return sql`(${id} ilike ${`${plain}%`} or ${name} like ${`%${plain}%`} ${spelt})`
}

/** To which unit each of these belonged on that day; what was in no register, or had moved out of sight, is not there. */
export async function homesAt(
  db: Kysely<Tables>,
  kind: string,
  ids: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; unit: string }>`select id, unit from (
      select distinct on (id) * from subjects
      where kind = ${kind} and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and valid_from <= ${day}::date
      order by id, valid_from desc, act desc
    ) newest where not ended and ${notMoved('newest', day)}`.execute(db)
  return new Map(rows.map(({ id, unit }) => [id, unit]))
}

/** All that was ever recorded of one subject and may be seen, in order; and the days on which it went from one unit to another. */
export async function historyOf(
  db: Kysely<Tables>,
  kind: string,
  id: string,
): Promise<{ rows: (RegisterSubject & { readonly act: number })[]; moves: Omit<MoveRow, 'kind' | 'id'>[] }> {
  const rows = await db
    .selectFrom('subjects')
    .selectAll()
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('valid_from')
    .orderBy('act')
    .execute()
  const moves = await db
    .selectFrom('moves')
    .select(['day', 'act', 'from_unit', 'to_unit'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('day')
    .orderBy('act')
    .execute()
  return { rows, moves }
}

export interface ImportSource {
  readonly file: string
  readonly by: string
  readonly at: string
}

/** Where the rows of these acts came from, as far as the reader may see the acts. */
export async function sourcesOf(
  db: Kysely<Tables>,
  acts: readonly number[],
): Promise<ReadonlyMap<number, ImportSource>> {
  if (acts.length === 0) return new Map()
  const rows = await db
    .selectFrom('acts')
    .select(['seq', 'actor as by', 'at', sql<string | null>`payload -> 'source' ->> 'file'`.as('file')])
    .where('seq', 'in', [...new Set(acts)])
    .execute()
  return new Map(rows.map(({ seq, file, ...rest }) => [seq, { ...rest, file: file ?? '' }]))
}

/** One subject on a day. */
export async function findSubject(
  db: Kysely<Tables>,
  kind: string,
  id: string,
  day: string,
): Promise<RegisterSubject | undefined> {
  const { rows } = await sql<RegisterSubject>`select kind, id, name, unit, facts, valid_from, ended from (
      select * from subjects where kind = ${kind} and id = ${id} and valid_from <= ${day}::date
      order by valid_from desc, act desc limit 1
    ) newest where not ended and ${notMoved('newest', day)}`.execute(db)
  return rows[0]
}

/** Names on that day; those out of sight are not there. */
export async function namesOf(
  db: Kysely<Tables>,
  kind: string,
  ids: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select distinct on (id) id, name from subjects
    where kind = ${kind} and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and valid_from <= ${day}::date
    order by id, valid_from desc, act desc`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export interface Found {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly unit: string
}

/** Subjects on a day whose code begins with `text`, whose name holds it, or whose name is spelt so: 嘉善 by jiashan or js. */
export async function searchSubjects(
  db: Kysely<Tables>,
  text: string,
  day: string,
  { kinds, limit }: { readonly kinds?: readonly string[] | undefined; readonly limit: number },
): Promise<Found[]> {
  const ofKinds = kinds === undefined ? sql`` : sql`and s.kind in (${sql.join(kinds)})`
  const { rows } = await sql<Found>`select s.kind, s.id, s.name, s.unit from subjects s
    where s.valid_from <= ${day}::date and not s.ended ${ofKinds}
      and ${isCalled('s', text)}
      and not exists (select from subjects n where n.kind = s.kind and n.id = s.id and n.valid_from <= ${day}::date
        and (n.valid_from, n.act) > (s.valid_from, s.act))
      and ${notMoved('s', day)}
    order by s.kind = 'parcel', s.kind, s.id limit ${limit}`.execute(db)
  return rows
}

/** Whether an enterprise is or was in the register under this code, or none is at all; for system admins, who see no enterprise. */
export const mayBeEnterprise = async (db: Kysely<Tables>, id: string): Promise<boolean> =>
  (await sql<{ may: boolean }>`select may_be_enterprise(${id}) as may`.execute(db)).rows[0]?.may === true

export async function indicatorsAt(db: Kysely<Tables>, day: string): Promise<Indicator[]> {
  const { rows } = await sql<Indicator>`select subject_kind, id, name, unit, period, owner, valid_from, ended from (
      select distinct on (subject_kind, id) * from indicators where valid_from <= ${day}::date
      order by subject_kind, id, valid_from desc, act desc
    ) newest where not ended order by subject_kind, id`.execute(db)
  return rows
}

/** Moves that do not follow from the subjects' rows, and those that would but are not there. */
export async function strayMoves(db: Kysely<Tables>): Promise<{ kind: string; id: string; day: string }[]> {
  const { rows } = await sql<{ kind: string; id: string; day: string }>`
    with kept as (select kind, id, day, act, from_unit, to_unit from moves),
    due as (
      select kind, id, valid_from as day, act, before as from_unit, unit as to_unit from (
        select kind, id, valid_from, act, unit, lag(unit) over (partition by kind, id order by valid_from, act) as before from subjects
      ) steps where before <> unit
    )
    select distinct kind, id, day::text as day from (
      (table kept except table due) union all (table due except table kept)
    ) differing order by kind, id, day`.execute(db)
  return rows
}
