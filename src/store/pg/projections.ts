// Store · what acts come to, as rows: written together with the act that changes them.
import type { Insertable } from 'kysely'
import type { Session } from './session.ts'
import type { ContestRow, EvaluationRow, FigureRow, ObjectionRow, ReturnRow, VersionRow } from './tables.ts'

export async function putReturn(
  session: Session,
  row: ReturnRow,
  figures: readonly FigureRow[],
  contests: readonly ContestRow[],
): Promise<void> {
  const { id, ...rest } = row
  const { numUpdatedRows } = await session
    .updateTable('returns')
    .set(rest)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  // New; or another's, which the database then says.
  if (numUpdatedRows === 0n)
    await session
      .insertInto('returns')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
      .execute()
  const kept = await session.selectFrom('figures').select(['cell', 'approval']).where('return_id', '=', id).execute()
  const old = new Map(kept.map((one) => [one.cell, one.approval]))
  const changed = figures.filter((one) => old.get(one.cell) !== one.approval)
  const cells = new Set(figures.map(({ cell }) => cell))
  const gone = kept.map((one) => one.cell).filter((cell) => !cells.has(cell))
  const replaced = [...gone, ...changed.map((one) => one.cell)]
  if (replaced.length > 0)
    await session.deleteFrom('figures').where('return_id', '=', id).where('cell', 'in', replaced).execute()
  for (let at = 0; at < changed.length; at += ROWS)
    await session
      .insertInto('figures')
      .values(changed.slice(at, at + ROWS))
      .execute()
  await putContests(session, id, contests)
}

async function putContests(session: Session, id: string, contests: readonly ContestRow[]): Promise<void> {
  const kept = await session.selectFrom('contests').select('cell').where('return_id', '=', id).execute()
  if (kept.length > 0) await session.deleteFrom('contests').where('return_id', '=', id).execute()
  for (let at = 0; at < contests.length; at += ROWS)
    await session
      .insertInto('contests')
      .values(contests.slice(at, at + ROWS))
      .execute()
}

/** A statement holds at most 65,535 parameters. */
const ROWS = 2000

export async function putEvaluation(
  session: Session,
  row: EvaluationRow,
  objections: readonly ObjectionRow[],
  versions: readonly Insertable<VersionRow>[],
): Promise<void> {
  const { id, ...rest } = row
  await session
    .insertInto('evaluations')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute()
  for (const objection of objections)
    await session
      .insertInto('objections')
      .values(objection)
      .onConflict((conflict) => conflict.columns(['evaluation', 'id']).doUpdateSet(objection))
      .execute()
  // Those that are there already are not touched: whoever acts on a later version may not write any.
  const kept = await session.selectFrom('versions').select('version').where('evaluation', '=', id).execute()
  const known = new Set(kept.map((one) => one.version))
  for (const version of versions)
    if (!known.has(version.version)) await session.insertInto('versions').values(version).execute()
}
