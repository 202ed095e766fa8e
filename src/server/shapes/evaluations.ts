// Server · the shapes of an evaluation: its steps, versions, objections, rounds, who moved.
import { Type } from 'typebox'
import { MaybeNumber, oneOf } from '../shapes.ts'

export const EvaluationStandingShape = oneOf([
  'absent',
  'planned',
  'land-published',
  'frozen',
  'computed',
  'internally-reviewed',
  'in-publicity',
  'objections-decided',
  'final',
  'published',
])

export const LineShape = Type.Object({
  day: Type.String(),
  kind: Type.String(),
  act: Type.String({ description: 'its word in Chinese' }),
  person: Type.String(),
  role: Type.String({ description: 'its word in Chinese' }),
  reason: Type.String(),
  what: Type.String(),
})

export const VersionShape = Type.Object({
  version: Type.Integer(),
  snapshot: Type.String(),
  result: Type.String(),
  by: Type.String(),
  at: Type.String(),
})

export const ShownObjection = Type.Object({
  id: Type.String(),
  standing: Type.String({ description: 'raised, accepted, rejected, corrected' }),
  about: Type.String(),
  by: Type.String(),
  reason: Type.String(),
  decision: Type.String(),
})

export const RoundShape = Type.Object({
  version: Type.Integer(),
  kind: Type.String(),
  snapshot: Type.String(),
  result: Type.String(),
  inputs: Type.Object({
    sources: Type.Optional(Type.String()),
    left_out: Type.Optional(Type.String()),
    scheme: Type.Optional(Type.String()),
    book: Type.Optional(Type.String()),
    skip_bad: Type.Optional(Type.Literal(true)),
  }),
  outcome: Type.Object({
    skipped: Type.Optional(Type.String()),
    program: Type.Optional(Type.String()),
    listed: Type.Optional(Type.Object({ rows: Type.Integer(), hash: Type.String() })),
  }),
  by: Type.String(),
  at: Type.String(),
})

const Stand = Type.Union([Type.Object({ grade: Type.String(), rank: MaybeNumber, total: MaybeNumber }), Type.Null()])

export const MoverShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  pool: Type.String(),
  before: Stand,
  after: Stand,
  inputs: Type.Array(
    Type.Object({
      input: Type.String(),
      before: Type.Union([Type.String(), Type.Null()]),
      after: Type.Union([Type.String(), Type.Null()]),
    }),
    { description: 'own inputs that changed; empty: only others changed, or the scheme' },
  ),
})

export const GradeShape = Type.Object({
  evaluation: Type.String(),
  version: Type.Integer(),
  scheme: Type.String(),
  period: Type.String(),
  subject_kind: Type.String(),
  id: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  pool: Type.String(),
  grade: Type.String(),
})

export const RunningShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  periods: Type.String({ description: 'the years, apart by spaces' }),
})
