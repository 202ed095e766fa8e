// Store · map: where the parcels of an enterprise lie on a day, and the evaluations whose grades a map can show.
import { type Kysely, sql } from 'kysely'
import type { Bounds } from '../../kernel/shape.ts'
import type { Tables } from './tables.ts'

export interface ParcelPlace {
  readonly id: string
  readonly bounds: Bounds
}

/** Of those that the reader may see and that lay anywhere on that day. */
export async function placesOf(db: Kysely<Tables>, ids: readonly string[], day: string): Promise<ParcelPlace[]> {
  const { rows } = await sql<{ id: string; west: number; south: number; east: number; north: number }>`
    select id, west, south, east, north from (
      select distinct on (id) * from shapes
      where kind = 'parcel' and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and valid_from <= ${day}::date
      order by id, valid_from desc, act desc
    ) newest where not ended order by id`.execute(db)
  return rows.map(({ id, west, south, east, north }) => ({
    id,
    bounds: { minX: west, minY: south, maxX: east, maxY: north },
  }))
}

/** Parcels that it owns or rents on the day by tenure; where there are none, those it is the right holder of. */
export async function parcelsHeldBy(db: Kysely<Tables>, holder: string, day: string): Promise<string[]> {
  const held = await sql<{ id: string }>`select distinct parcel as id from tenure_on(${day}::date, array[${holder}])
    where kind <> 'lease-out' and (since is null or since <= ${day}::date) and (until is null or until > ${day}::date)
    order by 1`.execute(db)
  if (held.rows.length > 0) return held.rows.map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`select id from (
      select distinct on (id) id, facts, ended from subjects where kind = 'parcel' and valid_from <= ${day}::date
      order by id, valid_from desc, act desc
    ) newest where not ended and facts ->> 'holder' = ${holder} order by id`.execute(db)
  return rows.map(({ id }) => id)
}

export interface GradedBy {
  readonly id: string
  readonly period: string
  readonly scheme: string
}

/** Evaluations of enterprises that were published, the newest period first. */
export async function evaluationsShown(db: Kysely<Tables>): Promise<GradedBy[]> {
  const { rows } = await sql<GradedBy>`select id, period, scheme from evaluations
    where scope_kind = 'enterprise' and id in (select evaluation from versions) order by period desc, id`.execute(db)
  return rows
}
