// Store · what is on record of one enterprise: figures in force with the day of their approval, shown results, objections. Whose rows these are is decided by row-level security.
import { sql } from 'kysely'
import type { Session } from './session.ts'
import type { FigureRow, ObjectionRow, ResultRow } from './tables.ts'

export interface OwnSubject {
  readonly name: string
  readonly unit: string
  readonly unit_name: string
}

/** As it was last registered; undefined when it is not there or not to be seen. */
export async function findOwn(session: Session, id: string): Promise<OwnSubject | undefined> {
  const { rows } = await sql<OwnSubject>`select s.name, s.unit, coalesce(u.name, s.unit) as unit_name
    from subjects s left join public_units() u on u.code = s.unit
    where s.kind = 'enterprise' and s.id = ${id} order by s.valid_from desc, s.act desc limit 1`.execute(session)
  return rows[0]
}

export type OwnFigure = Pick<
  FigureRow,
  'indicator' | 'period' | 'caliber' | 'value' | 'measure' | 'numerator' | 'denominator' | 'owner' | 'return_id'
> & {
  readonly approved_at: string | null
  /** It took the place of one that had been approved before. */
  readonly revised: boolean
}

/** The newest period first. */
export async function figuresOf(session: Session, id: string): Promise<OwnFigure[]> {
  const { rows } =
    await sql<OwnFigure>`select indicator, period, caliber, value, measure, numerator, denominator, owner,
      return_id, approved_at(approval) as approved_at, revision_of is not null as revised
    from figures where subject_kind = 'enterprise' and subject_id = ${id}
    order by period desc, indicator, caliber, return_id`.execute(session)
  return rows
}

export type OwnResult = Pick<ResultRow, 'evaluation' | 'version' | 'pool' | 'total' | 'rank' | 'grade' | 'because'> & {
  readonly scheme: string
  readonly period: string
  readonly standing: string
  readonly publicity_from: string | null
  readonly publicity_until: string | null
  readonly published: string | null
  /** How many have a place in the pool. */
  readonly placed: number
}

/** Of each evaluation the newest version that is or was shown; the newest period first. */
export async function resultsOf(session: Session, id: string): Promise<OwnResult[]> {
  const { rows } = await sql<OwnResult>`select r.evaluation, r.version, r.pool, r.total, r.rank, r.grade, r.because,
      p.scheme, p.period, p.standing, p.publicity_from, p.publicity_until, p.published,
      placed_in(r.evaluation, r.version, r.pool) as placed
    from public_evaluations() p join results r on r.evaluation = p.id and r.version = p.version
    where r.subject_kind = 'enterprise' and r.id = ${id} order by p.period desc, r.evaluation`.execute(session)
  return rows
}

export interface LandShown {
  readonly evaluation: string
  readonly scheme: string
  readonly period: string
  readonly shown_from: string
  readonly shown_until: string
}

/** Evaluations within whose reach the unit lies that show land areas now, before they compute. */
export async function landShownIn(session: Session, unit: string): Promise<LandShown[]> {
  const { rows } = await sql<LandShown>`select evaluation, scheme, period, shown_from, shown_until from land_shown()
    where scope_unit is null or ${unit} in (select * from units_below(scope_unit)) order by period desc, evaluation`.execute(
    session,
  )
  return rows
}

export type OwnObjection = Omit<ObjectionRow, 'about_kind' | 'about_id'> & {
  readonly period: string | null
  /** Of those objections whose act is one's own to see. */
  readonly evidence: readonly { readonly name: string; readonly hash: string }[]
}

/** The newest first. */
export async function objectionsAbout(session: Session, id: string): Promise<OwnObjection[]> {
  const { rows } =
    await sql<OwnObjection>`select o.evaluation, o.id, o.standing, o.by, o.at, o.version, o.reason, o.decision,
      o.correction, e.period, coalesce(a.payload -> 'evidence', '[]'::jsonb) as evidence
    from objections o left join evaluations e on e.id = o.evaluation
    left join acts a on a.subject_kind = 'evaluation' and a.subject_id = o.evaluation and a.kind = 'object'
      and a.payload ->> 'id' = o.id
    where o.about_kind = 'enterprise' and o.about_id = ${id} order by o.at desc, o.id`.execute(session)
  return rows
}
