// Record · evaluations: what each act carries.
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Act, ActBody } from '../../kernel/act.ts'
import type { EvaluationAct } from './steps.ts'

const exact = { additionalProperties: false }
const Text = Type.String({ minLength: 1 })
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

/** First and last day, both counted. */
export const Days = Type.Object({ from: Day, until: Day }, exact)
export type Days = Static<typeof Days>

const Nothing = Type.Object({}, exact)
/** A document handed in, by name and hash. */
const Evidence = Type.Object({ name: Text, hash: Text }, exact)
const Decided = Type.Object({ objection: Text }, exact)
/** How many rows a table took in with an act, and their hash, see `hashRows`. */
const Listed = Type.Object({ rows: Type.Integer({ minimum: 0 }), hash: Text }, exact)
export type Listed = Static<typeof Listed>
const maybe = <T extends TSchema>(type: T) => Type.Optional(type)

/** Frozen inputs by the hash of each file: figures, where each came from, those left out and why, scheme, rule book. */
const INPUTS = {
  sources: maybe(Text),
  left_out: maybe(Text),
  scheme: maybe(Text),
  book: maybe(Text),
  skip_bad: maybe(Type.Literal(true)),
}
/** What was computed, by which program; `skipped` could not be given a value. */
const OUTCOME = { skipped: maybe(Text), program: maybe(Text), listed: maybe(Listed) }

export const EVALUATION_PAYLOADS = {
  /** The edition of the scheme, the period and what is evaluated: a kind of unit, in all reporting units or in one. */
  plan: Type.Object(
    {
      scheme: Text,
      period: Text,
      /** `facts` narrow it to those whose register says so: `scale: 规上`. */
      scope: Type.Object({ kind: Text, unit: maybe(Text), facts: maybe(Type.Record(Text, Text)) }, exact),
    },
    exact,
  ),
  'publish-land': Days,
  object: Type.Object(
    { id: Text, about: Type.Object({ kind: Text, id: Text }, exact), evidence: Type.Array(Evidence) },
    exact,
  ),
  accept: Decided,
  reject: Decided,
  /** In publicity: the hashes of the snapshot and the result after the correction. */
  amend: Type.Object({ objection: Text, snapshot: maybe(Text), result: maybe(Text), ...INPUTS, ...OUTCOME }, exact),
  freeze: Type.Object({ snapshot: Text, ...INPUTS }, exact),
  /** `snapshot` and `scheme` are those that stand frozen. */
  compute: Type.Object({ result: Text, snapshot: maybe(Text), scheme: maybe(Text), ...OUTCOME }, exact),
  review: Nothing,
  return: Nothing,
  'open-publicity': Days,
  decide: Nothing,
  finalise: Nothing,
  /** The grades that went into the history. */
  publish: Type.Object({ grades: maybe(Listed) }, exact),
  /** The version that is corrected, and the snapshot it is computed from anew. */
  correct: Type.Object({ supersedes: Type.Integer({ minimum: 1 }), snapshot: Text, ...INPUTS }, exact),
} as const satisfies Record<EvaluationAct, TSchema>

export type EvaluationPayload<Kind extends EvaluationAct> = Static<(typeof EVALUATION_PAYLOADS)[Kind]>

export const hasEvaluationPayload = (kind: EvaluationAct, body: ActBody): boolean =>
  Value.Check(EVALUATION_PAYLOADS[kind], body.payload)

/** The payload of an act that was admitted; another one is our own fault. */
export function getEvaluationPayload<Kind extends EvaluationAct>(kind: Kind, act: Act): EvaluationPayload<Kind> {
  if (!hasEvaluationPayload(kind, act)) throw new Error(`act ${act.seq} of ${act.chain}: not the payload of ${kind}`)
  return act.payload as EvaluationPayload<Kind>
}
