// Record · people: the one table of what may follow what, by whom.
import { findStep, type Step, type Steps, to } from '../steps.ts'

export const PERSON_STANDINGS = ['absent', 'active', 'closed'] as const
export const PERSON_ACTS = ['add', 'grant', 'revoke', 'close', 'reopen'] as const

export type PersonStanding = (typeof PERSON_STANDINGS)[number]
export type PersonAct = (typeof PERSON_ACTS)[number]

export const PERSON_STEPS: Steps<PersonStanding, PersonAct> = {
  absent: { add: to('active', 'system-admin') },
  active: {
    grant: to('active', 'system-admin'),
    revoke: to('active', 'system-admin'),
    close: to('closed', 'system-admin'),
  },
  closed: { reopen: to('active', 'system-admin') },
}

export const findPersonStep = (standing: PersonStanding, act: PersonAct): Step<PersonStanding> | undefined =>
  findStep<PersonStanding, PersonAct>(PERSON_STEPS, standing, act)

export const isPersonAct = (kind: string): kind is PersonAct => (PERSON_ACTS as readonly string[]).includes(kind)
