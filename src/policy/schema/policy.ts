// Rule book · policy.yaml: what the policy is called, its editions, which one is current.
import { type Static, Type } from 'typebox'
import { closed, Day, Id, origin, Text } from './parts.ts'

export const Edition = Type.Object(
  {
    title: Text,
    status: Type.Union([Type.Literal('draft'), Type.Literal('in_force'), Type.Literal('withdrawn')]),
    issuer: Type.Optional(Type.String({ description: '发文机关；原文未署的不写 · absent when the text names none' })),
    issued: Type.Optional(Day),
    from: Day,
    until: Type.Optional(Day),
    basis: Type.Optional(Type.Array(Type.String(), { description: '所依据的上级文件 · documents it rests on' })),
    ...origin,
  },
  closed,
)
export type Edition = Static<typeof Edition>

export const PolicyFile = Type.Object(
  {
    policy: Id,
    title: Text,
    place: Text,
    current: Type.String({ description: '现用版本 · the edition now used' }),
    editions: Type.Record(Id, Edition, { ...closed, minProperties: 1 }),
  },
  closed,
)
export type PolicyFile = Static<typeof PolicyFile>
