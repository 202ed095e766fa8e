// Server · the shape of an explanation, as src/kernel/explanation.ts has it.
import { Type } from 'typebox'
import { MaybeNumber, oneOf, Said } from '../shapes.ts'

const origin = {
  cite: Type.String({ description: 'clause, empty where the scheme names none' }),
  assumed: Type.Boolean({ description: 'not in the policy: to be confirmed' }),
  why: Type.String(),
  confirmBy: Type.String({ description: 'who must confirm what is assumed' }),
}
const sum = {
  words: Said,
  expression: Type.String({ description: 'for a pocket calculator' }),
  sign: oneOf(['=', '≈']),
  result: Type.String(),
  value: Type.Number({ description: 'the exact number behind result' }),
  unit: Type.String(),
  remark: Said,
}
const Sum = Type.Object(sum)
const MaybeSum = Type.Union([Sum, Type.Null()])
const condition = {
  ...origin,
  gives: Type.String({ description: 'what follows when it holds: a grade or points' }),
  because: Type.String(),
  words: Said,
  numbers: Said,
  holds: Type.Boolean(),
}
const Condition = Type.Object(condition)

const Statistic = Type.Object({
  name: Said,
  value: Type.Number(),
  shown: Type.String(),
  peers: Type.Integer({ description: 'of how many values' }),
  over: Said,
  sum: MaybeSum,
})

const Standing = Type.Object({
  rank: Type.Integer(),
  of: Type.Integer(),
  percentile: Type.Number({ description: 'how many per cent of the other peers stand below' }),
  over: Said,
})

const Node = Type.Object({
  ...origin,
  id: Type.String(),
  label: Type.String(),
  depth: Type.Integer(),
  composite: Type.Boolean(),
  unit: Type.String(),
  full: MaybeNumber,
  value: MaybeNumber,
  points: MaybeNumber,
  shownPoints: Type.String(),
  shownFull: Type.String(),
  shownLost: Type.String(),
  rule: Said,
  sums: Type.Array(Sum),
  statistics: Type.Array(Statistic),
  standing: Type.Union([Standing, Type.Null()]),
  notes: Type.Array(Said),
})

const Adjust = Type.Object({
  ...origin,
  id: Type.String(),
  label: Type.String(),
  points: Type.Number(),
  shownPoints: Type.String(),
  condition: Type.Union([Condition, Type.Null()]),
  sum: MaybeSum,
})

const Grading = Type.Object({
  ...origin,
  by: oneOf(['share', 'threshold', 'none']),
  of: Type.Integer({ description: 'units that the shares are of' }),
  place: MaybeNumber,
  tied: Type.Integer(),
  order: oneOf(['desc', 'asc']),
  ties: oneOf(['better', 'worse']),
  round: oneOf(['half_up', 'floor', 'ceil']),
  cuts: Type.Array(
    Type.Object({ grade: Type.String(), at: MaybeNumber, sum: MaybeSum, from: MaybeNumber, to: MaybeNumber }),
  ),
  conditions: Type.Array(Type.Object({ ...condition, kind: oneOf(['veto', 'outright']) })),
  next: Type.Union([
    Type.Object({ grade: Type.String(), total: Type.Number(), shown: Type.String(), gap: Type.String() }),
    Type.Null(),
  ]),
})

const Site = Type.Object({
  ...origin,
  by: Type.String(),
  site: Type.String(),
  members: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  sums: Type.Array(Type.Object({ ...sum, input: Type.String(), label: Type.String() })),
})

const Source = Type.Object({
  input: Type.String(),
  label: Type.String(),
  unit: Type.String(),
  of: Type.String({ description: 'whose figure' }),
  figure: Type.String(),
  file: Type.String({ description: 'the return it was filed in; 名录 for a fact of the register' }),
  sheet: Type.String({ description: 'the caliber' }),
  cell: Type.String(),
  header: Type.String(),
  raw: Type.String(),
  period: Type.String({ description: 'of the return; empty where no return gave it' }),
  conversion: MaybeSum,
  assumed: Type.Boolean(),
  confirmBy: Type.String(),
})

export const LiftShape = Type.Object(
  {
    input: Type.String(),
    label: Type.String(),
    unit: Type.String(),
    from: Type.Number(),
    to: Type.Number(),
    grade: Type.String(),
    total: MaybeNumber,
    rank: MaybeNumber,
  },
  { description: 'the least change of one input, all else unchanged, that gains a better grade' },
)

export const NoLiftShape = Type.Object(
  {
    input: Type.String(),
    label: Type.String(),
    unit: Type.String(),
    from: MaybeNumber,
    why: oneOf(
      ['unused', 'missing', 'forced', 'full', 'no-effect', 'too-little'],
      'unused: no rule that could raise the grade reads it; missing: not filed; forced: a veto or an outright grade holds; full: full marks; no-effect: no change of it raises the total; too-little: none raises it enough',
    ),
    best: Type.Union([Type.Object({ value: Type.Number(), total: Type.Number() }), Type.Null()]),
    lowest: MaybeNumber,
    highest: MaybeNumber,
  },
  { description: 'an input of which no single change gains' },
)

export const ExplanationShape = Type.Object({
  scheme: Type.String(),
  title: Said,
  subject: Type.String({ description: 'kind of what is evaluated: enterprise, platform, park' }),
  id: Type.String(),
  name: Type.String(),
  standing: oneOf(['graded', 'out-of-scope', 'skipped']),
  pool: Type.String(),
  total: MaybeNumber,
  shownTotal: Type.String(),
  rank: MaybeNumber,
  of: Type.Integer({ description: 'units ranked in the pool' }),
  grade: Type.String(),
  because: Type.String(),
  rateAs: Type.String(),
  faults: Type.Array(Said),
  scope: Type.Array(Condition),
  site: Type.Union([Site, Type.Null()]),
  grading: Type.Union([Grading, Type.Null()]),
  nodes: Type.Array(Node, { description: 'parents first; empty unless graded' }),
  adjusts: Type.Array(Adjust),
  totalSums: Type.Array(Sum),
  lifts: Type.Array(LiftShape),
  noLifts: Type.Array(NoLiftShape),
  sources: Type.Array(Source),
  synthetic: Type.Boolean({ description: 'made-up data, 模拟数据' }),
})
