// Server · the shapes of the rule book: clauses with what computes them, goals with the value in force, what is assumed.
import { Type } from 'typebox'
import { PlaceShape } from '../answer.ts'
import { oneOf, Said, WordsShape } from '../shapes.ts'
import { MeasureShape, origin, SplitShape, TargetShape } from './goals.ts'

const chapter = oneOf(['goals', 'advance', 'vacate', 'gather', 'assess', 'inspect', 'reform'])
const Ids = Type.Optional(Type.Array(Type.String()))

const Ask = Type.Object({
  ask: Type.Optional(Said),
  computed_by: Type.Optional(Type.Object({ schemes: Ids, goals: Ids, parameters: Ids, indicators: Ids })),
  planned: Type.Optional(chapter),
  nothing_to_compute: Type.Optional(WordsShape),
})

const Goal = Type.Object({
  label: Said,
  unit: Type.String(),
  direction: oneOf(['up', 'down', 'between']),
  kind: oneOf(['stock', 'flow']),
  each: Type.Optional(Type.String()),
  members: Type.Optional(Type.Array(Said)),
  split_to: Ids,
  splits: Type.Optional(Type.Record(Type.String(), SplitShape)),
  criterion: Type.Optional(Type.Literal(true)),
  measure: MeasureShape,
  base: Type.Optional(Type.Object({ value: Type.Number(), as_of: Type.String(), ...origin })),
  values: Type.Record(Type.String(), TargetShape, { description: 'by the day from which each is in force' }),
  note: Type.Optional(WordsShape),
})

const Setting = Type.Object({ value: Type.Union([Type.Number(), Type.String(), Type.Boolean()]), ...origin })
const Parameter = Type.Object({
  label: Said,
  unit: Type.Optional(Type.String()),
  values: Type.Record(Type.String(), Setting),
  note: Type.Optional(WordsShape),
})

export const IndicatorShape = Type.Object({
  label: Said,
  unit: Type.Optional(Type.String()),
  period: oneOf(['month', 'quarter', 'year', 'register']),
  owner: Type.String(),
  definition: WordsShape,
  ...origin,
})

export const ClauseShape = Type.Object({
  id: Type.String(),
  title: Said,
  summary: Type.Optional(Said),
  lead: Type.Array(Type.String()),
  with: Type.Array(Type.String()),
  note: Type.Optional(WordsShape),
  parts: Type.Array(Type.Object({ id: Type.String(), title: Said })),
  asks: Type.Array(Ask),
  goals: Type.Array(
    Type.Object({
      id: Type.String(),
      is: Goal,
      since: Type.Optional(Type.String()),
      target: Type.Optional(TargetShape),
    }),
    { description: 'since and target: what is in force on the day' },
  ),
  parameters: Type.Array(
    Type.Object({
      id: Type.String(),
      is: Parameter,
      since: Type.Optional(Type.String()),
      setting: Type.Optional(Setting),
    }),
  ),
  indicators: Type.Array(Type.Object({ id: Type.String(), is: IndicatorShape })),
  schemes: Type.Array(Type.Object({ id: Type.String(), file: Type.String(), title: Said })),
  citations: Type.Array(
    Type.Object({
      what: oneOf(['goal', 'parameter', 'indicator', 'scheme']),
      id: Type.String(),
      label: Said,
      at: PlaceShape,
    }),
  ),
})

const Edition = Type.Object({
  title: Said,
  status: oneOf(['draft', 'in_force', 'withdrawn']),
  issuer: Type.Optional(Type.String()),
  issued: Type.Optional(Type.String()),
  from: Type.String(),
  until: Type.Optional(Type.String()),
  basis: Type.Optional(Type.Array(Type.String())),
  ...origin,
})

export const BookShape = Type.Object({
  day: Type.String(),
  title: Said,
  place: Said,
  edition: Type.Object({ id: Type.String(), ...Edition.properties }),
  editions: Type.Record(Type.String(), Edition),
  light: Type.Optional(Type.Object({ green: Type.Number(), yellow: Type.Number(), ...origin })),
  clauses: Type.Array(ClauseShape),
})

export const AssumedShape = Type.Object({
  what: oneOf(['edition', 'unit', 'goal', 'base', 'parameter', 'light', 'indicator', 'map', 'form-rule', 'scheme']),
  id: Type.String(),
  label: Said,
  since: Type.Optional(Type.String()),
  value: Type.Optional(Type.String()),
  assumed: WordsShape,
  confirm_by: Type.String({ description: 'who must confirm it' }),
  cites: Type.Array(Type.String()),
  at: PlaceShape,
})

export const SchemeShape = Type.Object({
  id: Type.String(),
  file: Type.String(),
  title: Said,
  subject: Type.String(),
  inputs: Type.Array(Type.Object({ id: Type.String(), label: Type.String(), unit: Type.String() })),
  assumed: Type.Integer({ description: 'how many places of it are assumed' }),
})
