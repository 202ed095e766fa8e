// Record · evaluations: an objection, from being raised to being rejected, or accepted and then corrected.
import type { Subject } from '../../kernel/act.ts'
import type { EvaluationPayload } from './payload.ts'
import type { EvaluationStanding } from './steps.ts'

export type ObjectionStanding = 'raised' | 'accepted' | 'rejected' | 'corrected'
export type ObjectionAct = 'accept' | 'reject' | 'amend'

export interface Objection {
  readonly id: string
  readonly standing: ObjectionStanding
  readonly about: Subject
  readonly by: string
  readonly at: string
  /** Where the evaluation stood, and in which version. */
  readonly during: EvaluationStanding
  readonly version: number
  readonly reason: string
  readonly evidence: EvaluationPayload<'object'>['evidence']
  /** Why it was accepted or rejected. */
  readonly decision?: string
  /** What was corrected. */
  readonly correction?: string
}

export const OBJECTION_NEXT: Readonly<
  Record<ObjectionStanding, Readonly<Partial<Record<ObjectionAct, ObjectionStanding>>>>
> = {
  raised: { accept: 'accepted', reject: 'rejected' },
  accepted: { amend: 'corrected' },
  rejected: {},
  corrected: {},
}

export const nextObjectionStanding = (standing: ObjectionStanding, act: ObjectionAct): ObjectionStanding | undefined =>
  OBJECTION_NEXT[standing][act]

/** Open until rejected or corrected: an accepted objection is a promise not yet kept. */
export const isOpen = ({ standing }: Objection): boolean => standing === 'raised' || standing === 'accepted'

export const openObjections = (objections: ReadonlyMap<string, Objection>): readonly Objection[] =>
  [...objections.values()].filter(isOpen)
