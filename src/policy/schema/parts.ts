// Rule book · parts that several of its files share: words in two languages, origin of a rule, days, ids.
import { type Static, Type } from 'typebox'

export const closed = { additionalProperties: false }
export const Text = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, closed)
export type Text = Static<typeof Text>
/** Longer words may be in Chinese alone. */
export const Words = Type.Union([Type.String({ minLength: 1 }), Text])
export type Words = Static<typeof Words>

export const Id = Type.String({ pattern: '^[a-z][a-z0-9_-]{0,62}$' })
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，如 2020-01-01 · a day' })
export const ClauseId = Type.String({
  pattern: '^\\d{1,3}(\\.\\d{1,3}){0,3}$',
  description: '条款号，如 1.2.3 · clause',
})
/** Units and departments are named in Chinese as the policy names them. */
export const UnitName = Type.String({ minLength: 1, description: '单位名称，见 units.yaml · a unit of units.yaml' })
export const Cite = Type.Union([ClauseId, Type.Array(ClauseId, { minItems: 1 })], {
  description: '条款号 · clause or clauses of clauses.yaml',
})
export type Cite = Static<typeof Cite>

/** Where a rule comes from, or that it is assumed and who must confirm it. */
export const origin = {
  cite: Type.Optional(Cite),
  source: Type.Optional(Type.String({ description: '另有文件为据的，写文件名 · another document it rests on' })),
  assumed: Type.Optional(Words),
  confirm_by: Type.Optional(UnitName),
  note: Type.Optional(Words),
}
const originOnly = () => Type.Object(origin)
export type Origin = Static<ReturnType<typeof originOnly>>

/** A rule's values by the day each comes into force. */
export const dated = <T extends ReturnType<typeof Type.Object>>(value: T) =>
  Type.Record(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), value, {
    ...closed,
    minProperties: 1,
    description: '自哪一天起为何值 · value by the day it comes into force',
  })
