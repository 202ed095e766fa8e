// Record · returns: what each act carries. A cell is one figure with all that makes it comparable.
import { type Static, type TSchema, Type } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import type { Act, ActBody } from '../../kernel/act.ts'
import type { ReturnAct } from './steps.ts'

const exact = { additionalProperties: false }
const Text = Type.String({ minLength: 1 })

export const Cell = Type.Object(
  {
    subject: Type.Object({ kind: Text, id: Text }, exact),
    indicator: Text,
    period: Text,
    /** What the figure includes. */
    caliber: Text,
    /** Null: told to be unknown. */
    value: Type.Union([Type.Number(), Type.Null()]),
    unit: Text,
    /** Of a percentage: the two figures it is made of. */
    numerator: Type.Optional(Type.Number()),
    denominator: Type.Optional(Type.Number()),
    /** Where it stood in what was handed in: `税收.xlsx 表1 C5`. */
    from: Type.Optional(Text),
    /** Why it is as it is, when a check asks: a jump, an outlier, told to be unknown. */
    note: Type.Optional(Text),
  },
  exact,
)
export type Cell = Static<typeof Cell>

/** Null: there was, or shall be, no such cell. */
const MaybeCell = Type.Union([Cell, Type.Null()])
export const Change = Type.Object({ old: MaybeCell, new: MaybeCell, why: Type.String() }, exact)
export type Change = Static<typeof Change>

/** About a figure that is in force already: it holds, or another one should and why. Neither makes a second figure. */
export const Answer = Type.Object(
  {
    figure: Type.Object({ return: Text, cell: Text, act: Text }, exact),
    is: Type.Union([Type.Literal('confirmed'), Type.Literal('contested')]),
    value: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
    caliber: Type.Optional(Text),
    why: Type.Optional(Type.String()),
  },
  exact,
)
export type Answer = Static<typeof Answer>

/** The form: which indicators, of which period, filed by which reporting unit, owned by which department. */
export const Form = Type.Object(
  {
    form: Text,
    period: Text,
    unit: Text,
    owner: Text,
  },
  exact,
)
export type Form = Static<typeof Form>

const Nothing = Type.Object({}, exact)
export const RETURN_PAYLOADS = {
  open: Form,
  /** Cells saved so far; null takes a cell out. */
  draft: Type.Object(
    {
      cells: Type.Record(Type.String(), MaybeCell),
      answers: Type.Optional(Type.Record(Type.String(), Type.Union([Answer, Type.Null()]))),
    },
    exact,
  ),
  file: Nothing,
  withdraw: Nothing,
  review: Nothing,
  verify: Nothing,
  approve: Nothing,
  lock: Nothing,
  /** The form's reason is the act's; here is what is wrong with single cells. */
  return: Type.Object({ cells: Type.Optional(Type.Record(Type.String(), Type.String())) }, exact),
  correct: Type.Object({ changes: Type.Record(Type.String(), Change) }, exact),
} as const satisfies Record<ReturnAct, TSchema>

export type ReturnPayload<Kind extends ReturnAct> = Static<(typeof RETURN_PAYLOADS)[Kind]>

/** Compiled when first asked for: a county's figures are ten thousands of cells, looked at with every act of their return. */
const validators = new Map<ReturnAct, Validator>()

export function hasReturnPayload(kind: ReturnAct, body: ActBody): boolean {
  const validator = validators.get(kind) ?? Compile(RETURN_PAYLOADS[kind])
  validators.set(kind, validator)
  return validator.Check(body.payload)
}

/** The payload of an act that was admitted; another one is our own fault. */
export function getReturnPayload<Kind extends ReturnAct>(kind: Kind, act: Act): ReturnPayload<Kind> {
  if (!hasReturnPayload(kind, act)) throw new Error(`act ${act.seq} of ${act.chain}: not the payload of ${kind}`)
  return act.payload as ReturnPayload<Kind>
}
