// Kernel · acts: what people did, appended and never edited. Each act carries the hash of the one before it.
import { canonicalJson, type Json } from './canonical-json.ts'
import type { Role } from './role.ts'

/** What an act is about: `{ kind: 'return', id: 'nanhu-2025-energy' }`. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

export interface ActBody {
  /** Place in its chain, from 1 without gaps. */
  readonly seq: number
  readonly chain: string
  readonly actor: string
  readonly role: Role
  /** ISO 8601 in UTC, `2026-03-01T02:00:00.000Z`. */
  readonly at: string
  readonly kind: string
  readonly subject: Subject
  readonly payload: Json
  readonly reason?: string
  /** The clause under which it was done, `3.3`. */
  readonly clause?: string
}

export interface Act extends ActBody {
  /** Hash of the act before it; FIRST for the first. */
  readonly prev: string
  readonly hash: string
}

/** Hashes a text as UTF-8. The result names its algorithm (`sm3:…`), so that a chain tells how it is to be checked. */
export type Hash = (text: string) => string

/** `prev` of the first act of a chain. */
export const FIRST = ''

/** Raised when the form of what is hashed changes, so that old chains can still be checked in the old form. */
const FORM = 'wanmu-act-1'

export const linkAct = (previousHash: string, body: ActBody, hash: Hash): Act => ({
  ...body,
  prev: previousHash,
  hash: hash(hashedText(body, previousHash)),
})

/** What is hashed: form, prev and every field of the body. Fields not listed here are no part of an act. */
export function hashedText(body: ActBody, prev: string): string {
  const { seq, chain, actor, role, at, kind, subject, payload, reason, clause } = body
  return canonicalJson({
    form: FORM,
    prev,
    seq,
    chain,
    actor,
    role,
    at,
    kind,
    subject: { kind: subject.kind, id: subject.id },
    payload,
    ...(reason === undefined ? {} : { reason }),
    ...(clause === undefined ? {} : { clause }),
  })
}
