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
  const pairs = wanted.map((one) => [one.slice(0, one.indexOf('.')), one.slice(one.indexOf('.') + 1)])
  const { rows } = await sql<FigureLine>`select subject_kind, subject_id, indicator, measure, max(unit) as unit,
      json_agg(json_build_array(period, value) order by period, caliber desc, return_id) as values
    from figures
    where (subject_kind, indicator) in (
      select one ->> 0, one ->> 1 from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) wanted (one)
    )
    group by subject_kind, subject_id, indicator, measure order by 1, 2, 3, 4`.execute(session)
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
