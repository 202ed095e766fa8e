// Server · shapes of goals: a standing, a reading, the red list, the walk back of a value.
import { Type } from 'typebox'
import { Day, MaybeNumber, MaybeText, oneOf, Said } from '../shapes.ts'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()])
const Words = Type.Union([Type.String(), Said])
const Texts = Type.Array(Type.String())

export const Light = oneOf(
  ['green', 'yellow', 'red', 'grey'],
  'never told by colour alone: the page shows a word or letter beside it',
)
const Why = oneOf([
  'reached',
  'over-limit',
  'missed',
  'on-pace',
  'behind',
  'far-behind',
  'backwards',
  'one-point',
  'no-figure',
  'no-target',
  'criterion',
])
const Due = Type.String({ description: 'a day, `every_year` or `always`' })
const bounds = {
  at_least: Type.Optional(Type.Number()),
  at_most: Type.Optional(Type.Number()),
  due: Type.Optional(Due),
}
/** Where a value comes from, or that it is assumed and who must confirm it. */
export const origin = {
  cite: Type.Optional(Type.Union([Type.String(), Texts])),
  source: Type.Optional(Type.String()),
  assumed: Type.Optional(Words),
  confirm_by: Type.Optional(Type.String()),
  note: Type.Optional(Words),
}
export const TargetShape = Type.Object({ ...bounds, ...origin })

const split = {
  to: Type.Record(Type.String(), Type.Number()),
  left_over: Type.Optional(Type.Number()),
  ...origin,
}
export const SplitShape = Type.Object(split)

export const MeasureShape = Type.Union([
  Type.Object({ sum: Type.String() }),
  Type.Object({ ratio_of_sums: Type.Object({ numerator: Type.String(), denominator: Type.String() }) }),
  Type.Object({ count: Type.Object({ of: Type.String(), meeting_any: Type.Optional(Texts) }) }),
])

export const GoalWho = Type.Object({ kind: Type.String(), id: Type.String(), name: Said })
const Missing = Type.Object({ count: Type.Integer(), first: Texts })

export const ReadingShape = Type.Object({
  who: GoalWho,
  unit: Type.String({ description: 'reporting unit' }),
  target: nullable(Type.Object(bounds)),
  now: nullable(
    Type.Object({
      value: Type.Number(),
      on: Day,
      at: Type.String({ description: 'last day that it speaks of' }),
      whole: Type.Boolean({ description: 'false while the year is not over' }),
      parts: Type.Array(Type.Object({ what: Type.String(), value: Type.Number(), unit: Type.String() })),
      missing: Missing,
    }),
  ),
  pace: Type.Object({
    light: Light,
    why: Why,
    needed: MaybeNumber,
    ratio: MaybeNumber,
    start: nullable(Type.Object({ value: Type.Number(), at: Day })),
    per_month: nullable(Type.Object({ so_far: Type.Number(), needed: Type.Number() })),
  }),
  gap: MaybeNumber,
  moved: nullable(Type.Object({ since: Day, by: Type.Number() })),
  projection: nullable(
    Type.Object({ at: Day, value: Type.Number(), low: MaybeNumber, high: MaybeNumber, points: Type.Integer() }),
  ),
  line: nullable(
    Type.Object({
      kind: Type.Union([Type.Literal('month'), Type.Literal('quarter'), Type.Literal('year')]),
      of: Type.Integer({ description: 'subjects of which there could be a figure' }),
      points: Type.Array(Type.Object({ period: Type.String(), value: MaybeNumber, known: Type.Integer() })),
    }),
  ),
})

const Counts = Type.Object({
  green: Type.Integer(),
  yellow: Type.Integer(),
  red: Type.Integer(),
  grey: Type.Integer(),
})

export const GoalShape = Type.Object({
  id: Type.String(),
  label: Said,
  unit: Type.String(),
  direction: Type.Union([Type.Literal('up'), Type.Literal('down'), Type.Literal('between')]),
  kind: Type.Union([Type.Literal('stock'), Type.Literal('flow')]),
  measure: MeasureShape,
  criterion: Type.Boolean({ description: 'says who counts for another goal; asked of nobody, no light' }),
  target: nullable(Type.Object({ ...bounds, ...origin, since: Day })),
  split: nullable(Type.Object({ ...split, since: Day })),
  cites: Texts,
  lead: Texts,
  with: Texts,
  owners: Type.Array(Type.String(), { description: 'departments that answer for the figures' }),
  light: Light,
  lights: Counts,
  before: Type.Object({ day: Day, light: Light }, { description: 'at the end of the month before' }),
  city: ReadingShape,
  members: Type.Array(ReadingShape),
  members_total: Type.Integer(),
  asked_of_each: Type.Boolean(),
  holding_back: Type.Array(
    Type.Object({
      who: GoalWho,
      by: Type.Number(),
      unit: Type.String(),
      how: oneOf(['short-of-target', 'pulls-ratio-down', 'behind-its-share', 'less-than-last-year', 'not-counted']),
    }),
  ),
  holding_back_total: Type.Integer(),
  note: nullable(Words),
})

export const RedShape = Type.Object({
  goal: Type.String(),
  label: Said,
  who: GoalWho,
  unit: Type.String(),
  value: Type.Number(),
  at: Type.String(),
  gap: MaybeNumber,
  measured_in: Type.String(),
  why: Why,
  before: Light,
  cites: Texts,
  lead: Texts,
})

const Sum = Type.Object({
  words: Said,
  expression: Type.String({ description: 'put into a calculator as shown it gives `result`' }),
  sign: Type.Union([Type.Literal('='), Type.Literal('≈')]),
  result: Type.String(),
  value: Type.Number(),
  unit: Type.String(),
  remark: Said,
})
const Person = Type.Object({ id: Type.String(), name: Type.String(), at: MaybeText })
const cell = {
  return: Type.String(),
  cell: Type.String(),
  from: Type.Union([Type.String(), Type.Null()], { description: 'where it stood in what was handed in' }),
  unit: Type.String(),
  owner: Type.String(),
  period: Type.String(),
  caliber: Type.String(),
  value: MaybeNumber,
  measure: Type.String(),
  note: MaybeText,
  filed_by: Person,
  approved_by: Person,
  approval: Type.String(),
  revision_of: MaybeText,
  revisions: Type.Array(
    Type.Object({
      old: MaybeNumber,
      new: MaybeNumber,
      why: Type.String(),
      by: Type.String(),
      at: Type.String(),
      outcome: Type.Union([Type.Literal('pending'), Type.Literal('approved'), Type.Literal('dropped')]),
    }),
  ),
}
const Subject = Type.Object({ kind: Type.String(), id: Type.String(), name: Said, unit: Type.String() })

export const GoalWalkShape = Type.Object({
  day: Day,
  goal: Type.Object({ id: Type.String(), label: Said, unit: Type.String(), measure: Said, note: nullable(Said) }),
  clauses: Type.Array(Type.Object({ clause: Type.String(), title: Said, summary: nullable(Said) })),
  who: GoalWho,
  target: nullable(Type.Object(bounds)),
  assumed: nullable(Type.Object({ why: Said, confirm_by: Type.String() })),
  light: Light,
  why: Why,
  value: MaybeNumber,
  at: MaybeText,
  whole: Type.Boolean(),
  sums: Type.Array(Sum),
  sides: Type.Array(
    Type.Object({
      indicator: Type.String(),
      label: Said,
      definition: Type.String(),
      from_register: Type.Boolean({ description: '名录里登记的，不是填报的 · a fact of the register' }),
      unit: Type.String(),
      owner: Type.String(),
      value: Type.Number(),
      inputs: Type.Array(
        Type.Object({
          subject: Subject,
          value: Type.Number(),
          at: Type.String(),
          figures: Type.Array(Type.Object({ ...cell, counted: MaybeNumber, besides: Type.Array(Type.Object(cell)) })),
        }),
      ),
      others: Type.Object({ count: Type.Integer(), value: Type.Number() }),
    }),
  ),
  judged: Type.Array(
    Type.Object({
      subject: Subject,
      counts: Type.Boolean(),
      by: MaybeText,
      value: MaybeNumber,
      asked: MaybeNumber,
    }),
  ),
  missing: Missing,
})
