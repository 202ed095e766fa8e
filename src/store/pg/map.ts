// Store · map: what a reader's map depends on, in which squares parcels lie, and figures and grades of those who use them.
import { type Kysely, sql } from 'kysely'
import type { Bounds } from '../../kernel/shape.ts'
import type { Tables } from './tables.ts'

export interface Sight {
  /** Alike for all readers who see the same rows. */
  readonly sees: string
  /** Changes when rows that a map shows may have changed. */
  readonly head: string
}

export async function sightOf(db: Kysely<Tables>): Promise<Sight> {
  const { rows } = await sql<Sight>`select map_head() as head, json_build_array(
      hat(), sees_all(), (select array_agg(u order by u) from unnest(my_units()) u),
      (select array_agg(d order by d) from unnest(my_departments()) d), (select array_agg(e order by e) from unnest(my_enterprises()) e)
    )::text as sees`.execute(db)
  return rows[0] ?? { sees: '', head: '' }
}

/** Squares of the grid in which the middle of a parcel may lie, by their south-west corner; some may turn out to be empty on the day. */
export async function parcelSquares(db: Kysely<Tables>, day: string): Promise<Bounds[]> {
  const { rows } = await sql<{ x: number; y: number }>`select x::integer as x, y::integer as y from (
      select floor((west + east) / 2 / ${GRID}) as x, floor((south + north) / 2 / ${GRID}) as y
      from shapes where kind = 'parcel' and valid_from <= ${day}::date
    ) middle group by 1, 2 order by 1, 2`.execute(db)
  return rows.map(({ x, y }) => ({ minX: x * GRID, minY: y * GRID, maxX: (x + 1) * GRID, maxY: (y + 1) * GRID }))
}

/** Degrees: some five kilometres, of which a reading takes no longer than others may wait. */
export const GRID = 0.05

export interface HolderFigures {
  readonly id: string
  readonly name: string | null
  readonly figures: Readonly<Record<string, number>>
  readonly grade: string | null
}

/** Figures in force and the newest published grade of these enterprises for a period, as far as the reader may see them. */
export async function holdersOf(
  db: Kysely<Tables>,
  ids: readonly string[],
  {
    day,
    period,
    indicators,
  }: { readonly day: string; readonly period: string; readonly indicators: readonly string[] },
): Promise<HolderFigures[]> {
  const { rows } = await sql<HolderFigures>`with asked as materialized (
      select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as id
    )
    select a.id,
      (select s.name from subjects s where s.kind = 'enterprise' and s.id = a.id and s.valid_from <= ${day}::date
        order by s.valid_from desc, s.act desc limit 1) as name,
      coalesce((select jsonb_object_agg(f.indicator, f.value) from figures f where f.subject_kind = 'enterprise'
        and f.subject_id = a.id and f.indicator in (${sql.join(indicators)}) and f.period = ${period} and f.value is not null), '{}') as figures,
      (select g.grade from grades g where g.subject_kind = 'enterprise' and g.id = a.id and g.period = ${period}
        order by g.version desc limit 1) as grade
    from asked a`.execute(db)
  return rows
}
