// Server · the shapes of where a figure comes from.
import { Type } from 'typebox'
import { MaybeNumber, MaybeText, MaybeWords, oneOf, Said, WordsShape } from '../shapes.ts'
import { returnStanding } from './returns.ts'

const Meaning = Type.Object({
  indicator: Type.String(),
  label: Said,
  unit: Type.String(),
  definition: WordsShape,
  owner: Type.String(),
  clauses: Type.Array(Type.Object({ id: Type.String(), title: Said })),
  assumed: MaybeWords,
  confirm_by: Type.String(),
})

const Traced = Type.Object({
  value: MaybeNumber,
  measure: Type.String(),
  caliber: Type.String(),
  parts: Type.Union([
    Type.Object({ numerator: Type.Number(), denominator: Type.Number(), sum: Type.String() }),
    Type.Null(),
  ]),
  return: Type.Object({
    id: Type.String(),
    form: Type.String({ description: 'empty when the return itself is not yours to see' }),
    period: Type.String(),
    unit: Type.String(),
    owner: Type.String(),
    standing: returnStanding,
  }),
  cell: Type.String(),
  from: Type.String({ description: 'file, sheet and cell of what was handed in; empty when typed in' }),
  note: Type.String(),
  filed_by: Type.String(),
  approved_by: Type.String(),
  approval: Type.String({ description: 'hash of the act that approved it' }),
  revision_of: MaybeText,
  way: Type.Array(
    Type.Object({
      act: Type.Integer(),
      kind: Type.String(),
      word: Said,
      actor: Type.String(),
      role: Type.String(),
      at: Type.String(),
      reason: Type.String(),
    }),
    { description: 'acts on the return, oldest first' },
  ),
  revisions: Type.Array(
    Type.Object({
      old: MaybeNumber,
      new: MaybeNumber,
      why: Type.String(),
      by: Type.String(),
      at: Type.String(),
      outcome: oneOf(['pending', 'approved', 'dropped']),
    }),
  ),
  contests: Type.Array(
    Type.Object({ return_id: Type.String(), value: MaybeNumber, why: Type.String(), by: Type.String() }),
  ),
})

export const FigureTraceShape = Type.Object({
  subject: Type.Object({ kind: Type.String(), id: Type.String(), name: Type.String() }),
  period: Type.String(),
  meaning: Type.Union([Meaning, Type.Null()]),
  figures: Type.Array(Traced, { description: 'one for each caliber and return in which it stands' }),
  goals: Type.Array(Type.Object({ id: Type.String(), label: Said })),
})
