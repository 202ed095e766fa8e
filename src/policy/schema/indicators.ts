// Rule book · indicators.yaml: the catalogue of figures, by kind of subject.
import { type Static, Type } from 'typebox'
import { closed, Id, origin, Text, UnitName, Words } from './parts.ts'

export const Indicator = Type.Object(
  {
    label: Text,
    unit: Type.Optional(Type.String({ description: '没有单位的是文字 · absent for text' })),
    period: Type.Union(
      [Type.Literal('month'), Type.Literal('quarter'), Type.Literal('year'), Type.Literal('register')],
      { description: 'register 随名录登记，不按期报 · kept in a register, not reported by period' },
    ),
    many: Type.Optional(Type.Literal(true, { description: '名录里有几项的，用顿号分开 · several in one cell' })),
    owner: UnitName,
    definition: Words,
    ...origin,
  },
  closed,
)
export type Indicator = Static<typeof Indicator>

/** By which figures a map of parcels is coloured: each user of a parcel brings numerator ÷ denominator, weighted by the land used there. */
export const MapRule = Type.Object(
  {
    label: Text,
    unit: Type.String({ minLength: 1 }),
    numerator: Type.String({ pattern: '^enterprise\\.', description: '企业的指标，如 enterprise.tax · an indicator' }),
    denominator: Type.String({
      pattern: '^enterprise\\.',
      description: '企业的指标，如 enterprise.land · an indicator',
    }),
    classes: Type.Array(Type.Number(), {
      minItems: 1,
      maxItems: 6,
      description: '图例的分级点，从小到大 · bounds of the classes, ascending',
    }),
    ...origin,
  },
  closed,
)
export type MapRule = Static<typeof MapRule>

export const IndicatorsFile = Type.Object(
  {
    map: Type.Optional(Type.Object({ tax_per_mu: MapRule }, closed)),
    subjects: Type.Record(Id, Text, { ...closed, description: '主体种类 · kinds of subject' }),
    indicators: Type.Record(Id, Type.Record(Id, Indicator, closed), closed),
  },
  closed,
)
export type IndicatorsFile = Static<typeof IndicatorsFile>
