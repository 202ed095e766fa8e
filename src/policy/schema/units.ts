// Rule book · units.yaml: reporting units, departments, and groups of units that the policy names together.
import { type Static, Type } from 'typebox'
import { closed, Day, Id, origin, Text } from './parts.ts'

const life = { from: Type.Optional(Day), until: Type.Optional(Day), ...origin }
const named = {
  name: Text,
  short: Text,
  also: Type.Optional(Type.Array(Type.String(), { description: '别的写法 · other names it is called by' })),
}

export const Unit = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('city'),
      Type.Literal('district'),
      Type.Literal('county'),
      Type.Literal('county_city'),
      Type.Literal('zone'),
    ]),
    ...named,
    code: Type.Optional(
      Type.String({ pattern: '^\\d{6}$', description: 'GB/T 2260 代码；两个区没有 · code, if it has one' }),
    ),
    parent: Type.Optional(Id),
    overlaps: Type.Optional(Type.Array(Id, { description: '地域上重叠的单位 · units it overlaps on the ground' })),
    ...life,
  },
  closed,
)
export type Unit = Static<typeof Unit>

export const Department = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('party'),
      Type.Literal('government'),
      Type.Literal('office'),
      Type.Literal('company'),
    ]),
    ...named,
    parent: Id,
    ...life,
  },
  closed,
)
export type Department = Static<typeof Department>

export const Group = Type.Object({ ...named, members: Type.Array(Id, { minItems: 1 }) }, closed)
export type Group = Static<typeof Group>

export const UnitsFile = Type.Object(
  {
    units: Type.Record(Id, Unit, closed),
    departments: Type.Record(Id, Department, closed),
    groups: Type.Optional(Type.Record(Id, Group, closed)),
  },
  closed,
)
export type UnitsFile = Static<typeof UnitsFile>
