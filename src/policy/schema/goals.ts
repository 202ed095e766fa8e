// Rule book · goals.yaml: what is to be reached by when, the rule of the lights, and parameters the policy leaves open.
import { type Static, Type } from 'typebox'
import { closed, Day, dated, Id, origin, Text, Words } from './parts.ts'

export const Target = Type.Object(
  {
    at_least: Type.Optional(Type.Number()),
    at_most: Type.Optional(Type.Number()),
    due: Type.Optional(
      Type.Union([Day, Type.Literal('every_year'), Type.Literal('always')], {
        description: '到哪天，或每年、始终 · by a day, every year, or always',
      }),
    ),
    ...origin,
  },
  closed,
)
export type Target = Static<typeof Target>

const Subject = Type.String({
  pattern: '^[a-z][a-z_]{0,40}$',
  description: '主体种类，同 indicators.yaml · kind of subject',
})
const IndicatorId = Type.String({ description: '主体.指标，如 platform.tax · subject.indicator' })

export const Measure = Type.Union(
  [
    Type.Object({ sum: IndicatorId }, closed),
    Type.Object({ ratio_of_sums: Type.Object({ numerator: IndicatorId, denominator: IndicatorId }, closed) }, closed),
    Type.Object(
      {
        count: Type.Object(
          {
            of: Subject,
            meeting_any: Type.Optional(
              Type.Array(Type.String(), {
                minItems: 1,
                description: '达到其中任一目标的才算 · counted when it meets one of these goals',
              }),
            ),
          },
          closed,
        ),
      },
      closed,
    ),
  ],
  { description: '怎样算：合计、合计之比、计数 · a sum, a ratio of sums, a count' },
)
export type Measure = Static<typeof Measure>

export const Base = Type.Object({ value: Type.Number(), as_of: Day, ...origin }, closed)

/** A city's goal in shares: one number a unit, with the bound of the goal's direction and the goal's own due. */
export const Split = Type.Object(
  {
    to: Type.Record(Id, Type.Number(), {
      ...closed,
      minProperties: 1,
      description: '每个单位的数，单位同目标 · by unit, in the unit of the goal',
    }),
    left_over: Type.Optional(
      Type.Number({
        description: '没有分下去的数；多分了的写负数 · what is not handed down; negative when more is',
      }),
    ),
    ...origin,
  },
  closed,
)
export type Split = Static<typeof Split>

export const Goal = Type.Object(
  {
    label: Text,
    unit: Type.String({ minLength: 1 }),
    direction: Type.Union([Type.Literal('up'), Type.Literal('down'), Type.Literal('between')]),
    kind: Type.Union([Type.Literal('stock'), Type.Literal('flow')], {
      description: 'stock 某日的存量，flow 一段时间的发生额 · as it stands, or within a period',
    }),
    each: Type.Optional(Subject),
    members: Type.Optional(Type.Array(Text, { minItems: 1 })),
    split_to: Type.Optional(Type.Array(Id, { minItems: 1, description: '分解到哪些单位 · units it is split to' })),
    splits: Type.Optional(dated(Split)),
    criterion: Type.Optional(
      Type.Literal(true, {
        description: '只用来认定哪些主体算数，本身不要求人人做到，不亮灯 · says who counts; asked of nobody',
      }),
    ),
    measure: Measure,
    base: Type.Optional(Base),
    values: dated(Target),
    note: Type.Optional(Words),
  },
  closed,
)
export type Goal = Static<typeof Goal>

export const Setting = Type.Object(
  { value: Type.Union([Type.Number(), Type.String(), Type.Boolean()]), ...origin },
  closed,
)
export type Setting = Static<typeof Setting>
export const Parameter = Type.Object(
  { label: Text, unit: Type.Optional(Type.String()), values: dated(Setting), note: Type.Optional(Words) },
  closed,
)
export type Parameter = Static<typeof Parameter>

/** What follows for a subject that had the same grade for so many years running. */
export const Consequence = Type.Object(
  {
    label: { ...Text, description: '后果，一句话 · what follows' },
    of: Subject,
    values: dated(
      Type.Object(
        {
          grade: Type.String({ minLength: 1, description: '等级 · the grade' }),
          years: Type.Integer({ minimum: 1, description: '连续几年 · so many years running' }),
          ...origin,
        },
        closed,
      ),
    ),
  },
  closed,
)
export type Consequence = Static<typeof Consequence>

/** Light = pace so far ÷ pace needed: at least `green`, at least `yellow`, else red. */
export const Light = Type.Object({ green: Type.Number(), yellow: Type.Number(), ...origin }, closed)
export type Light = Static<typeof Light>

/** One of the words under which goals are told, and which goals those are. */
export const Column = Type.Object(
  {
    label: Text,
    meaning: Text,
    goals: Type.Array(Id, { minItems: 1, description: '按显示次序 · in the order in which they are shown' }),
    ...origin,
  },
  closed,
)
export type Column = Static<typeof Column>

export const GoalsFile = Type.Object(
  {
    light: Type.Object({ label: Text, values: dated(Light) }, closed),
    columns: Type.Optional(
      Type.Record(Id, Column, {
        ...closed,
        description: '目标分几栏看，如进、退、聚；每个目标在一栏里 · columns of goals; each goal stands in one',
      }),
    ),
    goals: Type.Record(Id, Goal, closed),
    parameters: Type.Optional(Type.Record(Id, Parameter, closed)),
    consequences: Type.Optional(Type.Record(Id, Consequence, closed)),
  },
  closed,
)
export type GoalsFile = Static<typeof GoalsFile>
