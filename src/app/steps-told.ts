// App · the tables of what may follow what, by whom, and the words for roles, standings and acts: what pages name things by.
import { ROLES } from '../kernel/role.ts'
import { EVALUATION_STEPS } from '../record/evaluations/steps.ts'
import { PERSON_STEPS } from '../record/people/steps.ts'
import { RETURN_STEPS } from '../record/returns/steps.ts'
import type { Step } from '../record/steps.ts'
import { ACT_WORDS, ROLE_WORDS, STANDING_WORDS } from '../record/words.ts'

const RECORDS = { return: RETURN_STEPS, evaluation: EVALUATION_STEPS, person: PERSON_STEPS } as const

export const stepsTold = () => ({
  roles: ROLES.map((role) => ({ role, word: ROLE_WORDS[role] })),
  standings: STANDING_WORDS as Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
  acts: ACT_WORDS as Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
  steps: Object.entries(RECORDS).flatMap(([record, steps]) =>
    Object.entries(steps as Readonly<Record<string, Readonly<Record<string, Step<string>>>>>).flatMap(([from, acts]) =>
      Object.entries(acts).map(([act, { to, by }]) => ({ record, from, act, to, by })),
    ),
  ),
})
