// Record · returns: the one table of what may follow what, by whom.
import { findStep, type Step, type Steps, to } from '../steps.ts'

export const RETURN_STANDINGS = ['absent', 'drafted', 'filed', 'reviewed', 'verified', 'approved', 'locked'] as const
export const RETURN_ACTS = [
  'open',
  'draft',
  'file',
  'withdraw',
  'review',
  'verify',
  'approve',
  'lock',
  'return',
  'correct',
] as const

export type ReturnStanding = (typeof RETURN_STANDINGS)[number]
export type ReturnAct = (typeof RETURN_ACTS)[number]

/**
 * Nobody but the filer touches a figure. A correction goes the same way again, from `filed` on; if it is withdrawn or
 * returned it does not become a draft but falls away: see `landing` in fold-return.ts.
 */
export const RETURN_STEPS: Steps<ReturnStanding, ReturnAct> = {
  absent: { open: to('drafted', 'filer', 'owner-department', 'rule-keeper') },
  drafted: { draft: to('drafted', 'filer'), file: to('filed', 'filer') },
  filed: {
    withdraw: to('drafted', 'filer'),
    review: to('reviewed', 'reviewer'),
    return: to('drafted', 'reviewer'),
  },
  reviewed: { verify: to('verified', 'owner-department'), return: to('drafted', 'owner-department') },
  verified: { approve: to('approved', 'rule-keeper'), return: to('drafted', 'rule-keeper') },
  approved: { lock: to('locked', 'rule-keeper'), correct: to('filed', 'filer') },
  locked: { correct: to('filed', 'filer') },
}

export const findReturnStep = (standing: ReturnStanding, act: ReturnAct): Step<ReturnStanding> | undefined =>
  findStep<ReturnStanding, ReturnAct>(RETURN_STEPS, standing, act)

export const isReturnAct = (kind: string): kind is ReturnAct => (RETURN_ACTS as readonly string[]).includes(kind)
