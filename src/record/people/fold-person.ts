// Record · people: who a person is and what the person was ever granted, as a fold over acts that were admitted before.
import type { Act } from '../../kernel/act.ts'
import { type Grant, getPersonPayload } from './payload.ts'
import { findPersonStep, isPersonAct, type PersonAct, type PersonStanding } from './steps.ts'

export interface HeldGrant extends Grant {
  readonly from: string
  /** Revoked. */
  readonly to?: string
}

export interface PersonState {
  readonly standing: PersonStanding
  readonly name: string
  /** In the order in which they were given; none is taken out. */
  readonly grants: readonly HeldGrant[]
}

export const NO_PERSON: PersonState = { standing: 'absent', name: '', grants: [] }

export const foldPerson = (acts: Iterable<Act>): PersonState => {
  let state = NO_PERSON
  for (const act of acts) state = stepPerson(state, act)
  return state
}

export function stepPerson(state: PersonState, act: Act): PersonState {
  const { kind } = act
  const standing = isPersonAct(kind) ? findPersonStep(state.standing, kind)?.to : undefined
  if (standing === undefined || !isPersonAct(kind))
    throw new Error(`act ${act.seq} of ${act.chain}: ${kind} at ${state.standing} was never to be admitted`)
  const step = EFFECT[kind]
  return { ...step(state, act), standing }
}

export const isSameGrant = (a: Grant, b: Grant): boolean =>
  a.role === b.role && a.unit === b.unit && a.department === b.department && a.enterprise === b.enterprise

export const findHeld = ({ grants }: PersonState, grant: Grant): HeldGrant | undefined =>
  grants.find((one) => one.to === undefined && isSameGrant(one, grant))

type Step = (state: PersonState, act: Act) => PersonState
const keep: Step = (state) => state

const EFFECT: Readonly<Record<PersonAct, Step>> = {
  add: (state, act) => ({ ...state, name: getPersonPayload('add', act).name }),
  grant: (state, act) => ({
    ...state,
    grants: [...state.grants, { ...getPersonPayload('grant', act), from: act.at }],
  }),
  revoke(state, act) {
    const held = findHeld(state, getPersonPayload('revoke', act))
    return { ...state, grants: state.grants.map((one) => (one === held ? { ...one, to: act.at } : one)) }
  },
  close: keep,
  reopen: keep,
}
