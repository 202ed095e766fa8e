// Record · refusals that every record shares: not at this standing, not by this role, not without a reason.
import type { ActBody } from '../kernel/act.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { hasHidden, withoutHidden } from '../kernel/hidden.ts'
import type { Role } from '../kernel/role.ts'
import { ACT_WORDS, ROLE_WORDS, STANDING_WORDS, wordFacts } from './words.ts'

type Standing = keyof typeof STANDING_WORDS
type Kind = keyof typeof ACT_WORDS

/** `roles`: who may do it at this standing; empty when it cannot be done there. */
export function refuseStep(standing: Standing, kind: Kind, role: Role, roles: readonly Role[]): Finding[] {
  const facts = { ...wordFacts('standing', STANDING_WORDS[standing]), ...wordFacts('act', ACT_WORDS[kind]) }
  if (roles.length === 0) return [finding('record/not-now', {}, facts)]
  if (roles.includes(role)) return []
  const may = {
    zh: roles.map((one) => ROLE_WORDS[one].zh).join('、'),
    en: roles.map((one) => ROLE_WORDS[one].en).join(', '),
  }
  return [
    finding('record/not-your-role', {}, { ...facts, ...wordFacts('role', ROLE_WORDS[role]), ...wordFacts('may', may) }),
  ]
}

export const refuseWithoutReason = (kind: Kind, reason: string | undefined): Finding[] =>
  isBlank(reason) ? [finding('record/no-reason', {}, wordFacts('act', ACT_WORDS[kind]))] : []

export const refusePayload = (kind: Kind): Finding => finding('record/payload', {}, wordFacts('act', ACT_WORDS[kind]))

export const refuseUnknown = (kind: string): Finding => finding('record/unknown-act', {}, { kind })

// In JSON text: an escape that no other backslash escapes.
const NUL = /(?<!\\)(?:\\\\)*\\u0000/

type Kept = Pick<ActBody, 'payload' | 'reason' | 'subject' | 'kind'>

/** Text that no database keeps, or that has no one canonical form: it could never be checked later. */
export function refuseUnkept({ payload, reason = '', subject, kind }: Kept): Finding[] {
  try {
    return NUL.test(canonicalJson([payload, reason, subject.kind, subject.id, kind]))
      ? [finding('record/unkept-text', {})]
      : []
  } catch (fault) {
    if (fault instanceof TypeError) return [finding('record/unkept-text', {})]
    throw fault
  }
}

export const isBlank = (text: string | undefined): boolean => text === undefined || withoutHidden(text).trim() === ''

/** An id or a name with such signs looks like another one. */
export const refuseHidden = (text: string): Finding[] =>
  hasHidden(text) ? [finding('record/hidden-text', {}, { text: withoutHidden(text) })] : []

const LONGEST_ID = 200

/** No index keeps it, and nobody reads it. */
export const refuseLong = (id: string): Finding[] =>
  id.length <= LONGEST_ID
    ? []
    : [finding('record/long-id', {}, { id: id.slice(0, 20), length: id.length, most: LONGEST_ID })]
