// Rule book · forms.yaml: deadlines, bounds of single figures, and what figures are compared with.
import { type Static, Type } from 'typebox'
import { closed, dated, Id, origin, Text } from './parts.ts'

const IndicatorId = Type.String({ description: '主体.指标，如 platform.tax · subject.indicator' })
const Days = Type.Integer({ minimum: 0, maximum: 400 })
const Share = Type.Number({ exclusiveMinimum: 0, maximum: 100 })

export const Due = Type.Object(
  {
    days: Type.Integer({ minimum: 0, maximum: 400, description: '期末后几天 · days after the period ends' }),
    late_days: Days,
    ...origin,
  },
  closed,
)
export type Due = Static<typeof Due>

export const LimitRule = Type.Object(
  {
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    whole: Type.Optional(Type.Boolean()),
    small: Type.Optional(Type.Number({ minimum: 0 })),
    signed: Type.Optional(Type.Boolean({ description: '可以为负 · may be negative' })),
  },
  closed,
)
export type LimitRule = Static<typeof LimitRule>

export const Jump = Type.Object(
  {
    share: Share,
    against: Type.Array(Type.Union([Type.Literal('year_before'), Type.Literal('period_before')]), { minItems: 1 }),
    ...origin,
  },
  closed,
)
export const Peers = Type.Object(
  {
    spread: Type.Number({ exclusiveMinimum: 0 }),
    fewest: Type.Integer({ minimum: 3 }),
    pools: Type.Optional(
      Type.Record(
        Id,
        Type.Object(
          { fact: Type.String({ minLength: 1 }), characters: Type.Integer({ minimum: 1, maximum: 40 }) },
          closed,
        ),
        closed,
      ),
    ),
    per: Type.Optional(Type.Record(Type.String(), IndicatorId)),
    ...origin,
  },
  closed,
)

const Side = Type.Array(IndicatorId, { minItems: 1 })
export const ComparisonRule = Type.Object(
  {
    label: Text,
    left: Side,
    is: Type.Union([Type.Literal('at_most'), Type.Literal('equal')]),
    right: Side,
    must: Type.Boolean({ description: '不成立就不能填报；否则写明原因即可 · must hold, or may be explained' }),
    ...origin,
  },
  closed,
)

export const RegisterRule = Type.Object(
  {
    indicator: IndicatorId,
    fact: Type.Optional(Type.String({ minLength: 1 })),
    parcels: Type.Optional(Type.Object({ holder: Type.String(), area: Type.String() }, closed)),
    tolerance: Type.Number({ minimum: 0, maximum: 1 }),
    ...origin,
  },
  closed,
)

export const PopulationRule = Type.Object(
  {
    indicators: Type.Array(IndicatorId, { minItems: 1 }),
    fact: Type.String({ minLength: 1, description: '名录里的一项 · of the register' }),
    is: Type.String({ minLength: 1, description: '只问这一项是它的主体 · asked only of subjects whose fact is this' }),
    ...origin,
  },
  closed,
)

const deadline = () => Type.Object({ values: dated(Due) }, closed)
export const FormsFile = Type.Object(
  {
    deadlines: Type.Object({ month: deadline(), quarter: deadline(), year: deadline() }, closed),
    limits: Type.Object(
      {
        ...origin,
        default: LimitRule,
        units: Type.Optional(Type.Record(Type.String(), LimitRule)),
        indicators: Type.Optional(Type.Record(IndicatorId, LimitRule)),
      },
      closed,
    ),
    calibers: Type.Object(
      {
        ...origin,
        default: Type.String({ minLength: 1 }),
        indicators: Type.Optional(
          Type.Record(
            IndicatorId,
            Type.Array(Type.String({ pattern: '^[^",]{1,20}$' }), { minItems: 1, maxItems: 10 }),
          ),
        ),
      },
      closed,
    ),
    jump: Type.Optional(Type.Object({ values: dated(Jump) }, closed)),
    peers: Type.Optional(Type.Object({ values: dated(Peers) }, closed)),
    comparisons: Type.Optional(Type.Record(Id, ComparisonRule, closed)),
    registers: Type.Optional(Type.Record(Id, RegisterRule, closed)),
    populations: Type.Optional(Type.Record(Id, PopulationRule, closed)),
  },
  closed,
)
export type FormsFile = Static<typeof FormsFile>
