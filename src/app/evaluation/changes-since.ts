// App · evaluation: which acts behind a place of the chain change what it reads: approvals of its kind and periods, its registers.
import type { EvaluationPayload } from '../../record/evaluations/payload.ts'
import type { Session } from '../../store/pg/session.ts'
import { CHAIN } from '../../store/pg/tables.ts'
import { periodsFor } from './periods.ts'

export interface Changes {
  /** The place that was looked up to. */
  readonly head: number
  readonly registers: readonly string[]
  readonly returns: readonly string[]
}

export async function headOf(session: Session): Promise<number> {
  const row = await session.selectFrom('chains').select('seq').where('chain', '=', CHAIN).executeTakeFirst()
  return row?.seq ?? 0
}

/** The head is read first, so that nothing falls between. */
export async function changesSince(
  session: Session,
  { period, scope }: EvaluationPayload<'plan'>,
  since: number,
): Promise<Changes> {
  const head = await headOf(session)
  if (head === since) return { head, registers: [], returns: [] }
  const registers = await session
    .selectFrom('acts')
    .select('subject_id as id')
    .distinct()
    .where('seq', '>', since)
    .where('subject_kind', '=', 'register')
    .where('subject_id', 'in', ['unit', 'indicator', scope.kind])
    .execute()
  // Nothing but an approval changes the figures in force.
  const returns = await session
    .selectFrom('acts')
    .innerJoin('returns', 'returns.id', 'acts.subject_id')
    .select('returns.id as id')
    .distinct()
    .where('acts.seq', '>', since)
    .where('acts.subject_kind', '=', 'return')
    .where('acts.kind', '=', 'approve')
    .where('returns.form', '=', scope.kind)
    .where(
      'returns.period',
      'in',
      periodsFor(period).map((one) => one.period),
    )
    .execute()
  return { head, registers: registers.map(({ id }) => id), returns: returns.map(({ id }) => id) }
}
