// Server · the shape of where goals stand on a day.
import { Type } from 'typebox'
import { MaybeNumber, MaybeWords, oneOf, Said, WordsShape } from '../shapes.ts'

const Colour = oneOf(['green', 'yellow', 'red', 'grey'], 'grey: nothing is known, or there is no target')
const Cite = Type.Union([Type.String(), Type.Array(Type.String())])

/** Where a value comes from, or that it is assumed and who must confirm it. */
export const origin = {
  cite: Type.Optional(Cite),
  source: Type.Optional(Type.String()),
  assumed: Type.Optional(WordsShape),
  confirm_by: Type.Optional(Type.String()),
  note: Type.Optional(WordsShape),
}

export const TargetShape = Type.Object({
  ...origin,
  at_least: Type.Optional(Type.Number()),
  at_most: Type.Optional(Type.Number()),
  due: Type.Optional(Type.String({ description: 'a day, every_year or always' })),
})

export const MeasureShape = Type.Union([
  Type.Object({ sum: Type.String() }),
  Type.Object({ ratio_of_sums: Type.Object({ numerator: Type.String(), denominator: Type.String() }) }),
  Type.Object({
    count: Type.Object({ of: Type.String(), meeting_any: Type.Optional(Type.Array(Type.String())) }),
  }),
])

export const PointShape = Type.Object({
  value: Type.Number(),
  at: Type.String({ description: 'the last day it speaks of' }),
  whole: Type.Boolean({ description: 'false: a year that has begun' }),
  parts: Type.Array(Type.Object({ what: Type.String(), value: Type.Number(), unit: Type.String() })),
  missing: Type.Array(Type.String(), { description: 'subjects without a figure' }),
  from: Type.Array(Type.String(), { description: 'return and cell of each figure' }),
})

const Pace = Type.Object({
  light: Colour,
  why: oneOf([
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
  ]),
  needed: MaybeNumber,
  ratio: MaybeNumber,
  start: Type.Union([Type.Object({ value: Type.Number(), at: Type.String() }), Type.Null()]),
})

const Who = Type.Object({ kind: Type.String(), id: Type.String(), name: Said })

export const ReadingShape = Type.Object({
  who: Who,
  now: Type.Union([PointShape, Type.Null()]),
  past: Type.Array(Type.Object({ at: Type.String(), value: Type.Number() })),
  pace: Pace,
  gap: MaybeNumber,
  moved: Type.Union([Type.Object({ since: Type.String(), by: Type.Number() }), Type.Null()]),
  projection: Type.Union([
    Type.Object({
      at: Type.String(),
      value: Type.Number(),
      low: MaybeNumber,
      high: MaybeNumber,
      points: Type.Integer(),
    }),
    Type.Null(),
  ]),
})

export const GoalShape = Type.Object({
  id: Type.String(),
  label: Said,
  unit: Type.String(),
  direction: oneOf(['up', 'down', 'between']),
  measure: MeasureShape,
  target: Type.Union([Type.Object({ ...TargetShape.properties, since: Type.String() }), Type.Null()]),
  cites: Type.Array(Type.String()),
  lead: Type.Array(Type.String()),
  with: Type.Array(Type.String()),
  light: Colour,
  lights: Type.Object({
    green: Type.Integer(),
    yellow: Type.Integer(),
    red: Type.Integer(),
    grey: Type.Integer(),
  }),
  city: ReadingShape,
  members: Type.Array(ReadingShape),
  asked_of_each: Type.Boolean(),
  holding_back: Type.Array(
    Type.Object({
      who: Who,
      by: Type.Number(),
      unit: Type.String(),
      how: oneOf(['short-of-target', 'pulls-ratio-down', 'less-than-last-year']),
    }),
  ),
  note: MaybeWords,
})
