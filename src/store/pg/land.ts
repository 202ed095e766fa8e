// Store · land: where units and subjects lie, parcels within a box, and the tenure of parcels, each as of a day.
import { type Kysely, sql } from 'kysely'
import type { Bounds } from '../../kernel/shape.ts'
import type { Fresh, RegisterSubject } from './registers.ts'
import type { ShapeRow, Tables, TenureRow } from './tables.ts'

export type PlacedShape = Fresh<ShapeRow>
export type HeldTenure = Fresh<TenureRow>

/** Where things of one kind lay on that day. Kinds of which there are few: parcels are asked for by a box. */
export async function shapesAt(db: Kysely<Tables>, kind: string, day: string): Promise<PlacedShape[]> {
  const { rows } =
    await sql<PlacedShape>`select kind, id, unit, west, south, east, north, outline, valid_from, ended from (
      select distinct on (id) * from shapes where kind = ${kind} and valid_from <= ${day}::date
      order by id, valid_from desc, act desc
    ) newest where not ended order by id`.execute(db)
  return rows
}

export interface ParcelIn extends Pick<RegisterSubject, 'id' | 'name' | 'unit' | 'facts' | 'valid_from'> {
  /** Coordinates of a MultiPolygon as JSON, EPSG:4490. */
  readonly outline: string
}

/** Parcels whose bounds meet the box, as they stood on that day. */
export async function parcelsIn(
  db: Kysely<Tables>,
  { minX, minY, maxX, maxY }: Bounds,
  day: string,
): Promise<ParcelIn[]> {
  const { rows } = await sql<ParcelIn>`select * from parcels_in(${minX}, ${minY}, ${maxX}, ${maxY}, ${day}::date)
    order by id`.execute(db)
  return rows
}

/** As `parcelsIn`, where and which alone, without these. */
export async function parcelsInBut(
  db: Kysely<Tables>,
  { minX, minY, maxX, maxY }: Bounds,
  day: string,
  but: readonly string[],
): Promise<Pick<ParcelIn, 'id' | 'outline'>[]> {
  const { rows } = await sql<Pick<ParcelIn, 'id' | 'outline'>>`select id, outline
    from parcels_in(${minX}, ${minY}, ${maxX}, ${maxY}, ${day}::date)
    where id not in (select jsonb_array_elements_text(${JSON.stringify(but)}::jsonb)) order by id`.execute(db)
  return rows
}

export interface TenureOn extends Omit<HeldTenure, 'id' | 'valid_from' | 'ended'> {
  /** Of the parcel in its register; null when it is in none on that day. */
  readonly facts: Readonly<Record<string, unknown>> | null
  /** Whether the reader sees all that is on record of the parcel; never said when only some holders are asked for. */
  readonly whole: boolean
}

/** All tenure that was known to hold, by its own days or not, on that day; of these holders, or of all whom the reader may see. */
export async function tenureOn(db: Kysely<Tables>, day: string, holders?: readonly string[]): Promise<TenureOn[]> {
  const of =
    holders === undefined ? sql`null` : sql`array(select jsonb_array_elements_text(${JSON.stringify(holders)}::jsonb))`
  const { rows } = await sql<TenureOn>`select * from tenure_on(${day}::date, ${of}::text[])`.execute(db)
  return rows
}

/** The newest row of each tenure on that day, to compare an import with. */
export async function tenureRowsAt(db: Kysely<Tables>, day: string): Promise<HeldTenure[]> {
  const { rows } =
    await sql<HeldTenure>`select id, parcel, holder, kind, share, since, until, counterpart, evidence, source, unit,
      valid_from, ended from (
      select distinct on (id) * from tenure where valid_from <= ${day}::date order by id, valid_from desc, act desc
    ) newest where not ended order by id`.execute(db)
  return rows
}

/** Units and facts of these parcels on that day; those in no register are not there. */
export async function parcelsById(
  db: Kysely<Tables>,
  ids: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, Pick<RegisterSubject, 'unit' | 'facts'>>> {
  const { rows } = await sql<RegisterSubject>`select id, unit, facts from (
      select distinct on (id) id, unit, facts, ended from subjects
      where kind = 'parcel' and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and valid_from <= ${day}::date
      order by id, valid_from desc, act desc
    ) newest where not ended`.execute(db)
  return new Map(rows.map(({ id, unit, facts }) => [id, { unit, facts }]))
}

/** Tenure of these parcels that was known to hold on that day, as far as the reader may see it. */
export async function tenureOfParcels(
  db: Kysely<Tables>,
  parcels: readonly string[],
  day: string,
): Promise<Omit<TenureOn, 'facts' | 'whole'>[]> {
  const { rows } = await sql<TenureOn>`select * from tenure_of_parcels(${day}::date,
    array(select jsonb_array_elements_text(${JSON.stringify(parcels)}::jsonb)))`.execute(db)
  return rows
}

/** Sum of a fact over the parcels that name these holders and on which no tenure is on record, on that day. */
export async function areaHeldAlone(
  db: Kysely<Tables>,
  holders: readonly string[],
  day: string,
  { holder, area }: { readonly holder: string; readonly area: string },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{
    id: string
    area: number
  }>`select facts ->> ${holder} as id, sum((facts ->> ${area})::float8) as area
    from (
      select distinct on (id) id as parcel, facts, ended from subjects where kind = 'parcel' and valid_from <= ${day}::date
      order by id, valid_from desc, act desc
    ) newest where not ended and not exists (select from tenure t where t.parcel = newest.parcel) and jsonb_typeof(facts -> ${area}) = 'number'
      and facts ->> ${holder} in (select jsonb_array_elements_text(${JSON.stringify(holders)}::jsonb))
    group by 1`.execute(db)
  return new Map(rows.map((row) => [row.id, row.area]))
}
