// Record · evaluations: the one table of what may follow what, by whom.
import type { Role } from '../../kernel/role.ts'
import { findStep, type Step, type Steps, to } from '../steps.ts'

export const EVALUATION_STANDINGS = [
  'absent',
  'planned',
  'land-published',
  'frozen',
  'computed',
  'internally-reviewed',
  'in-publicity',
  'objections-decided',
  'final',
  'published',
] as const
export const EVALUATION_ACTS = [
  'plan',
  'publish-land',
  'object',
  'accept',
  'reject',
  'amend',
  'freeze',
  'compute',
  'review',
  'return',
  'open-publicity',
  'decide',
  'finalise',
  'publish',
  'correct',
] as const

export type EvaluationStanding = (typeof EVALUATION_STANDINGS)[number]
export type EvaluationAct = (typeof EVALUATION_ACTS)[number]

/** A filer may object too: for an enterprise that has no access of its own. */
const OBJECTORS: readonly Role[] = ['enterprise', 'filer']
const DECIDERS: readonly Role[] = ['reviewer', 'owner-department']

/** What is published stays: `correct` begins a new version, from another frozen snapshot through publicity again. */
export const EVALUATION_STEPS: Steps<EvaluationStanding, EvaluationAct> = {
  absent: { plan: to('planned', 'rule-keeper') },
  planned: { 'publish-land': to('land-published', 'rule-keeper') },
  'land-published': {
    object: to('land-published', ...OBJECTORS),
    accept: to('land-published', ...DECIDERS),
    reject: to('land-published', ...DECIDERS),
    amend: to('land-published', 'owner-department'),
    freeze: to('frozen', 'rule-keeper'),
  },
  frozen: { freeze: to('frozen', 'rule-keeper'), compute: to('computed', 'rule-keeper') },
  computed: { review: to('internally-reviewed', 'reviewer'), return: to('frozen', 'reviewer') },
  'internally-reviewed': {
    'open-publicity': to('in-publicity', 'rule-keeper'),
    return: to('frozen', 'rule-keeper'),
  },
  'in-publicity': {
    object: to('in-publicity', ...OBJECTORS),
    accept: to('in-publicity', ...DECIDERS),
    reject: to('in-publicity', ...DECIDERS),
    amend: to('in-publicity', 'rule-keeper'),
    decide: to('objections-decided', 'rule-keeper'),
  },
  'objections-decided': { finalise: to('final', 'leader') },
  final: { publish: to('published', 'rule-keeper') },
  published: { correct: to('frozen', 'rule-keeper') },
}

export const findEvaluationStep = (
  standing: EvaluationStanding,
  act: EvaluationAct,
): Step<EvaluationStanding> | undefined => findStep<EvaluationStanding, EvaluationAct>(EVALUATION_STEPS, standing, act)

export const isEvaluationAct = (kind: string): kind is EvaluationAct =>
  (EVALUATION_ACTS as readonly string[]).includes(kind)
