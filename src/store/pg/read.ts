// Store · reading the record page by page, ordered by key. Whose rows these are is decided by row-level security alone.
import { type Selectable, sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import type { Role } from '../../kernel/role.ts'
import { fromRow } from './acts.ts'
import type { Store } from './open.ts'
import { reachOf } from './reach.ts'
import type { Session } from './session.ts'
import type { DoorRow, EvaluationRow, FigureRow, ReturnRow } from './tables.ts'

export interface Page {
  /** Key of the last row of the page before. */
  readonly after?: readonly (string | number | null)[]
  readonly limit: number
}

export interface HeldRole {
  readonly role: Role
  readonly unit: string | null
  readonly department: string | null
  readonly enterprise: string | null
}

export interface AtDoor {
  readonly name: string
  readonly roles: readonly HeldRole[]
}

/** What the person `p` of a query now holds. */
export const ROLES_HELD = sql<HeldRole[]>`coalesce((
    select json_agg(json_build_object('role', g.role, 'unit', g.unit, 'department', g.department, 'enterprise', g.enterprise)
      order by g.role, g.unit)
    from grants g where g.person = p.id and g.valid_to is null
  ), '[]')`

/** Name and roles now held; undefined for one who is not there or was closed. For the door, before any role is chosen. */
export async function personAtDoor({ db }: Store, id: string): Promise<AtDoor | undefined> {
  const { rows } =
    await sql<AtDoor>`select p.name, ${ROLES_HELD} as roles from people p where p.id = ${id} and p.active`.execute(db)
  return rows[0]
}

export interface ReturnFilter {
  readonly standing?: string | undefined
  readonly unit?: string | undefined
  readonly period?: string | undefined
}

export function listReturns(
  session: Session,
  { standing, unit, period }: ReturnFilter,
  { after, limit }: Page,
): Promise<Selectable<ReturnRow>[]> {
  let query = session.selectFrom('returns').selectAll().orderBy('id').limit(limit)
  if (standing !== undefined) query = query.where('standing', '=', standing)
  if (unit !== undefined) query = query.where('unit', '=', unit)
  if (period !== undefined) query = query.where('period', '=', period)
  if (after !== undefined) query = query.where('id', '>', String(after[0]))
  return query.execute()
}

export const findReturn = (session: Session, id: string): Promise<Selectable<ReturnRow> | undefined> =>
  session.selectFrom('returns').selectAll().where('id', '=', id).executeTakeFirst()

export interface FigureFilter {
  readonly kind?: string | undefined
  readonly id?: string | undefined
  readonly indicator?: string | undefined
  readonly period?: string | undefined
  readonly unit?: string | undefined
}

/** Figures in force, ordered by return and cell. */
export async function listFigures(
  session: Session,
  filter: FigureFilter,
  { after, limit }: Page,
): Promise<Selectable<FigureRow>[]> {
  let query = session.selectFrom('figures').selectAll().orderBy('return_id').orderBy('cell').limit(limit)
  if (filter.kind !== undefined) query = query.where('subject_kind', '=', filter.kind)
  if (filter.id !== undefined) query = query.where('subject_id', '=', filter.id)
  if (filter.indicator !== undefined) query = query.where('indicator', '=', filter.indicator)
  if (filter.period !== undefined) query = query.where('period', '=', filter.period)
  if (filter.unit !== undefined) query = query.where('unit', '=', filter.unit)
  if (after !== undefined)
    query = query.where(sql<boolean>`(return_id, cell) > (${String(after[0])}, ${String(after[1])})`)
  const { all, units, departments, enterprises } = await reachOf(session)
  if (!all && enterprises.length > 0)
    query = query.where('subject_kind', '=', 'enterprise').where('subject_id', 'in', enterprises)
  else if (!all && departments.length > 0) query = query.where('owner', 'in', departments)
  else if (!all && units.length > 0) query = query.where('unit', 'in', units)
  return await query.execute()
}

export const listEvaluations = (session: Session, { after, limit }: Page): Promise<Selectable<EvaluationRow>[]> => {
  let query = session.selectFrom('evaluations').selectAll().orderBy('id').limit(limit)
  if (after !== undefined) query = query.where('id', '>', String(after[0]))
  return query.execute()
}

/** Those planned by one edition of a scheme. */
export const evaluationsBy = (session: Session, edition: string): Promise<{ id: string; period: string }[]> =>
  session.selectFrom('evaluations').select(['id', 'period']).where('scheme', '=', edition).orderBy('id').execute()

export interface ActFilter {
  readonly kind?: string | undefined
  readonly id?: string | undefined
  readonly actor?: string | undefined
  /** One act alone. */
  readonly seq?: number | undefined
  /** Kind of the act itself. */
  readonly act?: string | undefined
  readonly role?: string | undefined
  /** Days, both counted, as they were where it was done. */
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** The newest first. */
export async function listActs(
  session: Session,
  { seq, kind, id, actor, act, role, from, until }: ActFilter,
  { after, limit }: Page,
): Promise<Act[]> {
  let query = session.selectFrom('acts').selectAll().orderBy('seq', 'desc').limit(limit)
  if (seq !== undefined) query = query.where('seq', '=', seq)
  if (kind !== undefined) query = query.where('subject_kind', '=', kind)
  if (id !== undefined) query = query.where('subject_id', '=', id)
  if (actor !== undefined) query = query.where('actor', '=', actor)
  if (act !== undefined) query = query.where('kind', '=', act)
  if (role !== undefined) query = query.where('role', '=', role as Role)
  if (from !== undefined) query = query.where(dayAt('>=', from))
  if (until !== undefined) query = query.where(dayAt('<=', until))
  if (after !== undefined) query = query.where('seq', '<', Number(after[0]))
  return (await query.execute()).map(fromRow)
}

export interface DoorFilter {
  readonly person?: string | undefined
  readonly outcome?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** The newest first. */
export function listDoor(
  session: Session,
  { person, outcome, from, until }: DoorFilter,
  { after, limit }: Page,
): Promise<Selectable<DoorRow>[]> {
  let query = session.selectFrom('door_log').selectAll().orderBy('id', 'desc').limit(limit)
  if (person !== undefined) query = query.where('person', '=', person)
  if (outcome !== undefined) query = query.where('outcome', '=', outcome)
  if (from !== undefined) query = query.where(dayAt('>=', from))
  if (until !== undefined) query = query.where(dayAt('<=', until))
  if (after !== undefined) query = query.where('id', '<', Number(after[0]))
  return query.execute()
}

/** Days are those of the one zone that holds for the whole country. */
const dayAt = (sign: '>=' | '<=', day: string) =>
  sql<boolean>`(at at time zone 'Asia/Shanghai')::date ${sql.raw(sign)} ${day}::date`

/** Whether the database answers at all. */
export const answers = async ({ db }: Store): Promise<boolean> =>
  await sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
