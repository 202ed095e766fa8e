// Store · the registers as of a day, and new rows of them.
import { type Kysely, sql } from 'kysely'
import type { Json } from '../../kernel/canonical-json.ts'
import type { IndicatorRow, SubjectRow, Tables, UnitRow } from './tables.ts'

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

export interface SubjectPart {
  readonly unit?: string | undefined
  /** Those behind this id, so many of them. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

export async function subjectsAt(
  db: Kysely<Tables>,
  kind: string,
  day: string,
  { unit, after, limit }: SubjectPart = {},
): Promise<RegisterSubject[]> {
  const behind = after === undefined ? sql`` : sql`and id > ${after}`
  const ofUnit = unit === undefined ? sql`` : sql`and unit = ${unit}`
  const most = limit === undefined ? sql`` : sql`limit ${limit}`
  const { rows } = await sql<RegisterSubject>`select kind, id, name, unit, facts, valid_from, ended from (
      select distinct on (kind, id) * from subjects where kind = ${kind} and valid_from <= ${day}::date ${behind}
      order by kind, id, valid_from desc, act desc
    ) newest where not ended ${ofUnit} order by id ${most}`.execute(db)
  return rows
}

/** To which unit each of these belonged on that day; what was in no register is not there. */
export async function homesAt(
  db: Kysely<Tables>,
  kind: string,
  ids: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; unit: string }>`select id, unit from (
      select distinct on (id) id, unit, ended from subjects
      where kind = ${kind} and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and valid_from <= ${day}::date
      order by id, valid_from desc, act desc
    ) newest where not ended`.execute(db)
  return new Map(rows.map(({ id, unit }) => [id, unit]))
}

export async function indicatorsAt(db: Kysely<Tables>, day: string): Promise<Indicator[]> {
  const { rows } = await sql<Indicator>`select subject_kind, id, name, unit, period, owner, valid_from, ended from (
      select distinct on (subject_kind, id) * from indicators where valid_from <= ${day}::date
      order by subject_kind, id, valid_from desc, act desc
    ) newest where not ended order by subject_kind, id`.execute(db)
  return rows
}
