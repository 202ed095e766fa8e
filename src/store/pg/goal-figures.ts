// Store · what goals are computed from: the figures in force of some indicators, a line for each subject and indicator, and the subjects of some kinds.
import { sql } from 'kysely'
import type { Session } from './session.ts'

export interface FigureLine {
  readonly subject_kind: string
  readonly subject_id: string
  readonly indicator: string
  /** Unit that the values are counted in. */
  readonly measure: string
  readonly unit: string
  readonly values: readonly (readonly [period: string, value: number | null])[]
}

/** In one pass; `wanted`: full ids, `platform.tax`. Whose rows is decided by row-level security. */
export async function figureLines(session: Session, wanted: readonly string[]): Promise<FigureLine[]> {
  const bare = [...new Set(wanted.map((one) => one.slice(one.indexOf('.') + 1)))]
  if (bare.length === 0) return []
  // The indicator alone leads to an index; kind and indicator together then say which.
  const { rows } = await sql<FigureLine>`select subject_kind, subject_id, indicator, measure, max(unit) as unit,
      json_agg(json_build_array(period, value) order by period, caliber desc, return_id) as values
    from figures
    where indicator in (${sql.join(bare)}) and subject_kind || '.' || indicator in (${sql.join(wanted)})
    group by subject_kind, subject_id, indicator, measure order by 1, 2, 3, 4`.execute(session)
  return rows
}

export interface FactLine {
  readonly kind: string
  readonly id: string
  readonly fact: string
  /** From each day on; null where the register says nothing, or the subject has ended. */
  readonly values: readonly (readonly [from: string, value: string | null])[]
}

/** What the registers say of each subject, `park.land`, as it changed up to the day. Whose rows is decided by row-level security. */
export async function factLines(session: Session, wanted: readonly string[], day: string): Promise<FactLine[]> {
  if (wanted.length === 0) return []
  const asked = wanted.map((one) => [one.slice(0, one.indexOf('.')), one.slice(one.indexOf('.') + 1)])
  const { rows } = await sql<FactLine>`select kind, id, one ->> 1 as fact,
      json_agg(json_build_array(valid_from::text, case when ended then null else facts ->> (one ->> 1) end) order by valid_from, act) as values
    from subjects join jsonb_array_elements(${JSON.stringify(asked)}::jsonb) asked (one) on kind = one ->> 0
    where valid_from <= ${day}::date group by 1, 2, 3 order by 1, 2, 3`.execute(session)
  return rows
}

export interface SubjectLine {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly unit: string
}

/** Of these kinds, as they stood in their registers on the day. */
export async function subjectLines(session: Session, kinds: readonly string[], day: string): Promise<SubjectLine[]> {
  const { rows } = await sql<SubjectLine>`select kind, id, name, unit from (
      select distinct on (kind, id) kind, id, name, unit, ended from subjects
      where kind in (select jsonb_array_elements_text(${JSON.stringify(kinds)}::jsonb)) and valid_from <= ${day}::date
      order by kind, id, valid_from desc, act desc
    ) newest where not ended order by kind, id`.execute(session)
  return rows
}
