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

export const IndicatorsFile = Type.Object(
  {
    subjects: Type.Record(Id, Text, { ...closed, description: '主体种类 · kinds of subject' }),
    indicators: Type.Record(Id, Type.Record(Id, Indicator, closed), closed),
  },
  closed,
)
export type IndicatorsFile = Static<typeof IndicatorsFile>
