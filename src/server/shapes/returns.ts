// Server · the shapes of a return: its cells, what is said of figures in force, corrections.
import { Type } from 'typebox'
import { oneOf } from '../shapes.ts'

export const CellShape = Type.Object({
  subject: Type.Object({ kind: Type.String(), id: Type.String() }),
  indicator: Type.String(),
  period: Type.String(),
  caliber: Type.String({ description: 'what the figure includes' }),
  value: Type.Union([Type.Number(), Type.Null()], { description: 'null: told to be unknown' }),
  unit: Type.String(),
  numerator: Type.Optional(Type.Number()),
  denominator: Type.Optional(Type.Number()),
  from: Type.Optional(Type.String({ description: 'where it stood in what was handed in' })),
  note: Type.Optional(Type.String()),
})
const MaybeCell = Type.Union([CellShape, Type.Null()])

const HeldCell = Type.Object({
  cell: CellShape,
  filedBy: Type.String(),
  approvedBy: Type.String(),
  act: Type.String({ description: 'hash of the act that approved it' }),
  revisionOf: Type.Optional(Type.String({ description: 'hash of the act that approved what it replaces' })),
})

export const AnswerShape = Type.Object({
  figure: Type.Object({ return: Type.String(), cell: Type.String(), act: Type.String() }),
  is: oneOf(['confirmed', 'contested']),
  value: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
  caliber: Type.Optional(Type.String()),
  why: Type.Optional(Type.String()),
})

export const CorrectionShape = Type.Object({
  cell: Type.String(),
  old: MaybeCell,
  new: MaybeCell,
  why: Type.String(),
  by: Type.String(),
  at: Type.String(),
  outcome: oneOf(['pending', 'approved', 'dropped']),
})

export const returnStanding = oneOf(['absent', 'drafted', 'filed', 'reviewed', 'verified', 'approved', 'locked'])

export const FormShape = Type.Object({
  form: Type.String(),
  period: Type.String(),
  unit: Type.String(),
  owner: Type.String(),
})

/** What may be done with a return. */
export const RETURN_ACT_WORDS = [
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

/** Cells by their id. */
export const returnState = {
  standing: returnStanding,
  pending: Type.Record(Type.String(), MaybeCell, { description: 'being filed; null: taken out' }),
  in_force: Type.Record(Type.String(), HeldCell),
  answers: Type.Record(Type.String(), AnswerShape, { description: 'about figures that are in force already' }),
  corrections: Type.Array(CorrectionShape),
  returned: Type.Union([
    Type.Object({ reason: Type.String(), cells: Type.Record(Type.String(), Type.String()) }),
    Type.Null(),
  ]),
}

export const returnActShape = oneOf([
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
])
