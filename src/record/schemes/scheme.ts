// Record · schemes: a new edition is an act that carries the whole text; editions issued before stay as they are.
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Act, ActBody } from '../../kernel/act.ts'
import { isDay } from '../../kernel/day.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { refusePayload, refuseStep, refuseUnkept, refuseUnknown, refuseWithoutReason } from '../refuse.ts'
import { findStep, type Steps, to } from '../steps.ts'

export type SchemeAct = 'issue'
export type SchemeStanding = 'absent' | 'kept'

export const SCHEME_STEPS: Steps<SchemeStanding, SchemeAct> = {
  absent: { issue: to('kept', 'rule-keeper') },
  kept: { issue: to('kept', 'rule-keeper') },
}

const Text = Type.String({ minLength: 1, maxLength: 300_000 })
export const Issue = Type.Object(
  {
    /** Number of the edition that it was made from: the newest there was. */
    after: Type.Integer({ minimum: 1 }),
    /** From which day it is in force. */
    from: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
    text: Text,
    /** With the first act on a scheme: edition 1, as it came with the rule book. */
    first: Type.Optional(Text),
  },
  { additionalProperties: false },
)
export type Issue = Static<typeof Issue>

export interface Edition {
  /** From 1 without gaps. */
  readonly n: number
  readonly text: string
  /** What came with the rule book is in force from the beginning, and issued by nobody. */
  readonly issued?: {
    readonly from: string
    readonly by: string
    readonly at: string
    readonly reason: string
    readonly act: number
  }
}

/** Empty while nobody has issued any: then the text of the rule book is edition 1. */
export const foldScheme = (acts: Iterable<Act>): readonly Edition[] => {
  let editions: readonly Edition[] = []
  for (const act of acts) editions = stepScheme(editions, act)
  return editions
}

export function stepScheme(editions: readonly Edition[], { payload, actor, at, reason = '', seq }: Act): Edition[] {
  const { text, from, first } = payload as Issue
  const before: readonly Edition[] = first === undefined ? editions : [{ n: 1, text: first }]
  return [...before, { n: before.length + 1, text, issued: { from, by: actor, at, reason, act: seq } }]
}

export function admitScheme(editions: readonly Edition[], body: ActBody): readonly Finding[] {
  const { kind, role, payload, reason } = body
  if (kind !== 'issue') return [refuseUnknown(kind)]
  const standing = editions.length === 0 ? 'absent' : 'kept'
  const step = refuseStep(standing, kind, role, findStep(SCHEME_STEPS, standing, kind)?.by ?? [])
  if (step.length > 0) return step
  if (!Value.Check(Issue, payload)) return [refusePayload(kind)]
  const { after, from, text, first } = payload
  const newest = editions.at(-1)
  const last = newest?.n ?? 1
  if (after !== last) return [finding('record/edition-moved', {}, { after, last })]
  // Edition 1 is told once, by the first act.
  if ((first === undefined) !== editions.length > 0) return [refusePayload(kind)]
  return [
    ...(text === (newest?.text ?? first) ? [finding('record/edition-same', {}, { last })] : []),
    ...(isDay(from) ? [] : [finding('record/no-such-day', {}, { day: from })]),
    ...(newest?.issued !== undefined && from < newest.issued.from
      ? [finding('record/edition-day', {}, { from, last, lastFrom: newest.issued.from })]
      : []),
    ...refuseWithoutReason(kind, reason),
    ...refuseUnkept(body),
  ]
}

/** The newest one whose day has come; undefined while nobody has issued any. */
export const editionOn = (editions: readonly Edition[], day: string): Edition | undefined =>
  editions.findLast(({ issued }) => issued === undefined || issued.from <= day)
