// Server · the shapes of an evaluation: its steps, versions, objections, rounds, who moved.
import { Type } from 'typebox'
import { MaybeNumber, oneOf, Text } from '../shapes.ts'

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
  hat: Type.String({ description: 'the role, by its id' }),
  facts: Type.Record(Type.String(), Type.String(), {
    description: 'of the act: from, until, objection, supersedes, and the hashes of what was frozen and computed',
  }),
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
  about_name: Type.String({ description: 'as the register calls it; empty where one does not see it' }),
  by: Type.String(),
  reason: Type.String(),
  decision: Type.String(),
  correction: Type.String({ description: 'what was corrected for it' }),
  evidence: Type.Array(Type.Object({ name: Type.String(), hash: Type.String() })),
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
      label: Type.String({ description: 'as the scheme calls it, with its unit' }),
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

/** What anyone may see of a result. */
export const ShownGradeShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  pool: Type.String(),
  grade: Type.String(),
})

export const DistributionShape = Type.Object({
  count: Type.Integer(),
  without_total: Type.Integer(),
  bins: Type.Array(Type.Object({ from: Type.Number(), to: Type.Number(), count: Type.Integer() }), {
    description: 'equally wide; the upper end belongs to the last one',
  }),
  grades: Type.Array(
    Type.Object({
      pool: Type.String(),
      grade: Type.String(),
      count: Type.Integer(),
      lowest: MaybeNumber,
      highest: MaybeNumber,
    }),
    { description: 'lowest and highest total of those here whom place or score put there, not a veto' },
  ),
  by: oneOf(['share', 'threshold', 'none'], 'how the grades are parted'),
  order: oneOf(['desc', 'asc'], 'asc: the lower total is the better'),
  ladder: Type.Array(Type.String(), { description: 'grades from the best to the worst that place or score gives' }),
  cuts: Type.Array(
    Type.Object({
      pool: Type.Union([Type.String(), Type.Null()], { description: 'null: the same for every pool' }),
      grade: Type.String(),
      at: Type.Number({ description: 'the total that is still good enough, of the whole pool whatever the filter' }),
    }),
  ),
})

export const ComparisonShape = Type.Object({
  transitions: Type.Array(
    Type.Object({
      from: Type.Union([Type.String(), Type.Null()]),
      to: Type.Union([Type.String(), Type.Null()]),
      count: Type.Integer(),
    }),
    { description: 'null: not among those evaluated' },
  ),
  movers: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      unit: Type.String(),
      pool: Type.String(),
      before: Stand,
      after: Stand,
      climbed: Type.Union([Type.Number(), Type.Null()], {
        description: 'places won since; null where the pool is another one, or there is no rank',
      }),
    }),
  ),
  total: Type.Integer({ description: 'how many movers there are in all; 0 behind the last of them' }),
  other_scheme: Type.Boolean({ description: 'by another edition of a scheme: points need not mean the same' }),
})

/** A grade in a query that stands for nobody's: not among those evaluated. */
export const ABSENT = '-'

export const PeersShape = Type.Object({
  node: Type.String(),
  label: Type.String(),
  what: oneOf(['value', 'points']),
  pool: Type.Union([Type.String(), Type.Null()]),
  count: Type.Integer({ description: 'peers with a value' }),
  missing: Type.Integer(),
  lowest: MaybeNumber,
  quarter: MaybeNumber,
  median: MaybeNumber,
  three_quarters: MaybeNumber,
  highest: MaybeNumber,
  bins: Type.Array(
    Type.Object({
      from: Type.Union([Type.Number(), Type.Null()], { description: 'null: open, with whatever lies below' }),
      to: Type.Union([Type.Number(), Type.Null()], { description: 'null: open, with whatever lies above' }),
      count: Type.Integer(),
    }),
    { description: 'not always equally wide' },
  ),
  own: Type.Union([
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      value: MaybeNumber,
      above: Type.Integer({ description: 'how many peers have more' }),
    }),
    Type.Null(),
  ]),
})

/** Of lists that are shown to the public. */
export const shownFilters = {
  unit: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'with all units below it' })),
  grade: Type.Optional(Text),
  pool: Type.Optional(Text),
  search: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'part of the name, or how the id begins' }),
  ),
}

export const resultFilters = {
  ...shownFilters,
  industry: Type.Optional(
    Type.String({ pattern: '^[A-Za-z0-9]{1,6}$', description: 'how the industry code begins (GB/T 4754)' }),
  ),
}

const { grade: _, ...others } = resultFilters
const Field = Type.Optional(Type.String({ maxLength: 200, description: `a grade; ${ABSENT} for not evaluated` }))
export const compareFilters = {
  ...others,
  from: Field,
  to: Field,
  sort: Type.Optional(
    oneOf(
      ['grade', 'rise', 'fall', 'gain', 'loss'],
      'grade by default: who has another grade; rise, fall: by places; gain, loss: by points',
    ),
  ),
}

export const resultOrder = {
  sort: Type.Optional(oneOf(['rank', 'total', 'grade', 'name', 'unit', 'id'], 'rank by default')),
  order: Type.Optional(oneOf(['asc', 'desc'])),
}
