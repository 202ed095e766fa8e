// App · evaluation: the result that counts for a version: what was published, otherwise the newest of it.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { EvaluationState } from '../../record/evaluations/fold-evaluation.ts'
import type { Round } from '../../record/evaluations/round.ts'

/** Without a version: of the newest published one when `published`, otherwise of the newest there is. */
export function roundOf(
  id: string,
  { rounds }: EvaluationState,
  version?: number,
): Round | { readonly findings: readonly Finding[] } {
  const found = rounds.findLast((round) => version === undefined || round.version === version)
  return found ?? { findings: [finding('process/no-result', {}, { id, version: version ?? 1 })] }
}
