// Record · people: whether an act may be appended. Nobody grants a role to oneself, but for the first one of all.
import type { ActBody } from '../../kernel/act.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Role } from '../../kernel/role.ts'
import { refuseHidden, refusePayload, refuseStep, refuseUnkept, refuseUnknown } from '../refuse.ts'
import { ROLE_WORDS, wordFacts } from '../words.ts'
import { findHeld, type PersonState } from './fold-person.ts'
import { type Grant, hasPersonPayload } from './payload.ts'
import { findPersonStep, isPersonAct } from './steps.ts'

/** `alone`: nobody holds any role yet; then a first system admin makes oneself. */
export function admitPerson(state: PersonState, body: ActBody, alone: boolean): readonly Finding[] {
  const { kind, role, actor, subject } = body
  if (!isPersonAct(kind)) return [refuseUnknown(kind)]
  const step = refuseStep(state.standing, kind, role, findPersonStep(state.standing, kind)?.by ?? [])
  if (step.length > 0) return step
  if (!hasPersonPayload(kind, body)) return [refusePayload(kind)]
  const unfit = refuseUnkept(body)
  if (unfit.length > 0) return unfit
  const hidden = kind === 'add' ? refuseHidden((body.payload as { readonly name: string }).name) : []
  if (hidden.length > 0) return hidden
  const own = actor === subject.id && !alone ? [finding('record/own-grant', {}, { actor })] : []
  if (kind === 'grant') return [...own, ...refuseGrant(state, body.payload as Grant)]
  if (kind === 'revoke') return [...own, ...refuseRevoke(state, body.payload as Grant)]
  return own
}

function refuseGrant(state: PersonState, grant: Grant): Finding[] {
  const facts = wordFacts('role', ROLE_WORDS[grant.role])
  const twice = findHeld(state, grant) === undefined ? [] : [finding('record/grant-twice', {}, facts)]
  return [...(hasRightScope(grant) ? [] : [finding('record/grant-scope', {}, facts)]), ...twice]
}

const refuseRevoke = (state: PersonState, grant: Grant): Finding[] =>
  findHeld(state, grant) === undefined
    ? [finding('record/no-grant', {}, wordFacts('role', ROLE_WORDS[grant.role]))]
    : []

/** What each role is held for; a role not listed here is held for a unit, or for the whole city. */
const HELD_FOR: Readonly<Partial<Record<Role, keyof Grant>>> = {
  filer: 'unit',
  'owner-department': 'department',
  enterprise: 'enterprise',
}

function hasRightScope(grant: Grant): boolean {
  const given = (['unit', 'department', 'enterprise'] as const).filter((key) => grant[key] !== undefined)
  if (grant.role === 'system-admin') return given.length === 0
  const needed = HELD_FOR[grant.role]
  return needed === undefined ? given.every((key) => key === 'unit') : given.length === 1 && given[0] === needed
}
