// App · evaluation: objections without measure would keep everybody waiting: each is folded again with every act that follows.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { EvaluationState } from '../../record/evaluations/fold-evaluation.ts'
import type { EvaluationPayload } from '../../record/evaluations/payload.ts'

const LETTERS = 64
const PIECES = 20
/** Undecided, about one subject. */
const WAITING = 3

export function refuseCrowd({ objections }: EvaluationState, said: EvaluationPayload<'object'>): Finding[] {
  const { id, about, evidence } = said
  if (id.length > LETTERS || evidence.length > PIECES)
    return [finding('record/objection-size', {}, { letters: LETTERS, pieces: PIECES })]
  const waiting = [...objections.values()].filter(
    (one) => one.standing === 'raised' && one.about.kind === about.kind && one.about.id === about.id,
  )
  return waiting.length < WAITING
    ? []
    : [finding('record/objections-waiting', {}, { id: about.id, count: waiting.length })]
}
