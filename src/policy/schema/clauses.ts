// Rule book · clauses.yaml: every clause in our own words, who leads, and what computes what it asks.
import { type Static, Type } from 'typebox'
import { ClauseId, closed, Text, UnitName, Words } from './parts.ts'

/** Chapters of the program, as the policy divides the work. */
export const CHAPTERS = ['goals', 'advance', 'vacate', 'gather', 'assess', 'inspect', 'reform'] as const

const answer = {
  computed_by: Type.Optional(
    Type.Object(
      {
        schemes: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
        goals: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
        parameters: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
        indicators: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
      },
      { ...closed, minProperties: 1, description: '由什么算出；指标写作 主体.指标 · what computes it' },
    ),
  ),
  planned: Type.Optional(
    Type.Union(
      CHAPTERS.map((one) => Type.Literal(one)),
      { description: '程序的哪一章将来做，现在还没有 · chapter of the program that will do it, not there yet' },
    ),
  ),
  nothing_to_compute: Type.Optional(Words),
}
export const Ask = Type.Object({ ask: Text, ...answer }, closed)
export type Ask = Static<typeof Ask>

export const Clause = Type.Object(
  {
    title: Text,
    summary: Type.Optional(Text),
    lead: Type.Optional(Type.Array(UnitName, { minItems: 1, description: '牵头单位 · lead units' })),
    with: Type.Optional(Type.Array(UnitName, { minItems: 1, description: '责任单位 · responsible units' })),
    note: Type.Optional(Words),
    asks: Type.Optional(Type.Array(Ask, { minItems: 1, description: '这一条要求的各件事 · what it asks, one by one' })),
    ...answer,
  },
  closed,
)
export type Clause = Static<typeof Clause>

export const ClausesFile = Type.Object({ clauses: Type.Record(ClauseId, Clause, closed) }, closed)
export type ClausesFile = Static<typeof ClausesFile>
