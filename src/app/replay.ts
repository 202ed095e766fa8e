// App · all acts replayed from zero: each admitted anew, and what they come to.
import type { Act } from '../kernel/act.ts'
import type { Finding } from '../kernel/finding.ts'
import { admitEvaluation } from '../record/evaluations/admit-evaluation.ts'
import { type EvaluationState, NO_EVALUATION, stepEvaluation } from '../record/evaluations/fold-evaluation.ts'
import { admitReturn } from '../record/returns/admit-return.ts'
import { NO_RETURN, type ReturnState, stepReturn } from '../record/returns/fold-return.ts'
import { dayOf } from './day-of.ts'

export interface Replay {
  /** What stands against the act; it is passed over then. */
  readonly step: (act: Act) => readonly Finding[]
  readonly returns: ReadonlyMap<string, { readonly state: ReturnState; readonly last: Act }>
  readonly evaluations: ReadonlyMap<string, { readonly state: EvaluationState; readonly last: Act }>
}

export function openReplay(zone: string): Replay {
  const returns = new Map<string, { state: ReturnState; last: Act }>()
  const evaluations = new Map<string, { state: EvaluationState; last: Act }>()
  const stepOne = (act: Act): readonly Finding[] => {
    const { kind, id } = act.subject
    if (kind === 'return') {
      const state = returns.get(id)?.state ?? NO_RETURN
      const findings = admitReturn(state, act)
      if (findings.length === 0) returns.set(id, { state: stepReturn(state, act), last: act })
      return findings
    }
    if (kind !== 'evaluation') return []
    const state = evaluations.get(id)?.state ?? NO_EVALUATION
    const findings = admitEvaluation(state, act, dayOf(act, zone))
    if (findings.length === 0) evaluations.set(id, { state: stepEvaluation(state, act), last: act })
    return findings
  }
  return { step: stepOne, returns, evaluations }
}
