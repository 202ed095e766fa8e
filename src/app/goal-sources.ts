// App · where the figures of a goal come from: return, cell, who filed and approved them and when, what they replace and why.
import { type Selectable, sql } from 'kysely'
import type { Act } from '../kernel/act.ts'
import { foldReturn, type ReturnState } from '../record/returns/fold-return.ts'
import { fromRow } from '../store/pg/acts.ts'
import type { Session } from '../store/pg/session.ts'
import type { FigureRow } from '../store/pg/tables.ts'

export interface Person {
  readonly id: string
  readonly name: string
  /** Null: no such act is to be seen. */
  readonly at: string | null
}

export interface SourceCell {
  readonly return: string
  readonly cell: string
  /** Where it stood in what was handed in, `税收.xlsx 表1 C5`; null when it was typed in. */
  readonly from: string | null
  /** Reporting unit that filed it. */
  readonly unit: string
  /** Department that answers for it. */
  readonly owner: string
  readonly period: string
  readonly caliber: string
  /** As filed, in `measure`. */
  readonly value: number | null
  readonly measure: string
  readonly note: string | null
  readonly filed_by: Person
  readonly approved_by: Person
  /** Hash of the approving act, and of the one that approved what it replaces. */
  readonly approval: string
  readonly revision_of: string | null
  readonly revisions: readonly Revision[]
}

export interface Revision {
  readonly old: number | null
  readonly new: number | null
  readonly why: string
  readonly by: string
  readonly at: string
  readonly outcome: 'pending' | 'approved' | 'dropped'
}

export interface WantedFigure {
  readonly indicator: string
  readonly subject: string
  readonly period: string
}

/** By `keyOf`; the last of each list is the one that counts, the others are of other calibers or filed twice. */
export async function sourceCells(
  session: Session,
  wanted: readonly WantedFigure[],
): Promise<ReadonlyMap<string, readonly SourceCell[]>> {
  const asked = wanted.map(({ indicator, subject, period }) => [...split(indicator), subject, period])
  const { rows } = await sql<Selectable<FigureRow>>`select figures.* from figures
    join jsonb_array_elements(${JSON.stringify(asked)}::jsonb) asked (one)
      on subject_kind = one ->> 0 and indicator = one ->> 1 and subject_id = one ->> 2 and period = one ->> 3
    order by period, caliber desc, return_id`.execute(session)
  const returns = await returnsOf(session, [...new Set(rows.map(({ return_id }) => return_id))])
  const names = await namesOf(session, [
    ...new Set(rows.flatMap(({ filed_by, approved_by }) => [filed_by, approved_by])),
  ])
  const found = new Map<string, SourceCell[]>()
  for (const row of rows) {
    const key = keyOf({
      indicator: `${row.subject_kind}.${row.indicator}`,
      subject: row.subject_id,
      period: row.period,
    })
    found.set(key, [...(found.get(key) ?? []), toSource(row, returns.get(row.return_id), names)])
  }
  return found
}

export const keyOf = ({ indicator, subject, period }: WantedFigure): string => `${indicator}\n${subject}\n${period}`

const split = (indicator: string): [kind: string, id: string] => {
  const dot = indicator.indexOf('.')
  return [indicator.slice(0, dot), indicator.slice(dot + 1)]
}

interface Told {
  readonly state: ReturnState
  readonly acts: readonly Act[]
}

async function returnsOf(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, Told>> {
  if (ids.length === 0) return new Map()
  const rows = await session
    .selectFrom('acts')
    .selectAll()
    .where('subject_kind', '=', 'return')
    .where('subject_id', 'in', ids)
    .orderBy('seq')
    .execute()
  const acts = new Map<string, Act[]>()
  for (const act of rows.map(fromRow)) acts.set(act.subject.id, [...(acts.get(act.subject.id) ?? []), act])
  return new Map([...acts].map(([id, own]) => [id, { state: foldReturn(own), acts: own }]))
}

async function namesOf(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await session.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function toSource(row: Selectable<FigureRow>, told: Told | undefined, names: ReadonlyMap<string, string>): SourceCell {
  const held = told?.state.inForce.get(row.cell)
  const approved = told?.acts.find(({ hash }) => hash === row.approval)
  const filed = told?.acts.findLast(
    ({ kind, seq }) => (kind === 'file' || kind === 'correct') && seq < (approved?.seq ?? 0),
  )
  const person = (id: string, act: Act | undefined): Person => ({ id, name: names.get(id) ?? id, at: act?.at ?? null })
  return {
    return: row.return_id,
    cell: row.cell,
    from: held?.cell.from ?? null,
    unit: row.unit,
    owner: row.owner,
    period: row.period,
    caliber: row.caliber,
    value: row.value,
    measure: row.measure,
    note: held?.cell.note ?? null,
    filed_by: person(row.filed_by, filed),
    approved_by: person(row.approved_by, approved),
    approval: row.approval,
    revision_of: row.revision_of,
    revisions: (told?.state.corrections ?? [])
      .filter(({ cell }) => cell === row.cell)
      .map(({ old, new: now, why, by, at, outcome }) => ({
        old: amountIn(old),
        new: amountIn(now),
        why,
        by: names.get(by) ?? by,
        at,
        outcome,
      })),
  }
}

const amountIn = (cell: { readonly value: number | null } | null): number | null => cell?.value ?? null
