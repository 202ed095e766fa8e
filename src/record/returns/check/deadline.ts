// Record · returns: filing after the late window wants a reason; a form that was sent back was filed in time already.
import { type Finding, finding } from '../../../kernel/finding.ts'
import type { Deadline } from '../../../kernel/form.ts'
import type { Day } from '../../../kernel/period.ts'
import { isBlank } from '../../refuse.ts'
import type { ReturnState } from '../fold-return.ts'

export function refuseLate(
  deadline: Deadline | undefined,
  day: Day,
  { filedBy }: Pick<ReturnState, 'filedBy'>,
  reason: string | undefined,
): Finding[] {
  if (deadline === undefined || day <= deadline.lateUntil || filedBy !== '' || !isBlank(reason)) return []
  return [finding('record/late', {}, { due: deadline.due, until: deadline.lateUntil, day })]
}
