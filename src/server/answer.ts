// Server · the one shape of a refusal, and findings put into it.
import { type Static, Type } from 'typebox'
import { sentences } from '../app/sentences.ts'
import { type Finding, say } from '../kernel/finding.ts'
import { serverSentences } from './sentences.ts'

export const PlaceShape = Type.Object(
  {
    file: Type.Optional(Type.String()),
    sheet: Type.Optional(Type.String()),
    row: Type.Optional(Type.Integer()),
    record: Type.Optional(Type.Integer()),
    column: Type.Optional(Type.String()),
    header: Type.Optional(Type.String()),
    path: Type.Optional(Type.String()),
    line: Type.Optional(Type.Integer()),
    col: Type.Optional(Type.Integer()),
  },
  { description: 'Where it is; only what is known is filled in. Rows and lines count from 1.' },
)

export const FindingShape = Type.Object({
  code: Type.String({ description: '`room/what`, stable' }),
  blocking: Type.Boolean({ description: 'false: told, and the work went on' }),
  at: PlaceShape,
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  zh: Type.String({ description: 'the finding as a sentence: where, what, why, how to mend' }),
  en: Type.String(),
})

export const Refusal = Type.Object(
  {
    ok: Type.Literal(false),
    findings: Type.Array(FindingShape),
    total: Type.Integer({ description: 'how many findings there are in all, told or not' }),
  },
  { $id: 'Refusal', description: 'Every answer that is not what was asked for has this shape.' },
)
export type Refusal = Static<typeof Refusal>
/** Where the document says that a route may refuse. */
export const RefusalRef = Type.Unsafe<Refusal>({ $ref: 'Refusal' })

const MOST_TOLD = 200
const all = { ...sentences, ...serverSentences }

export const tellable = (one: Finding): Static<typeof FindingShape> => ({
  code: one.code,
  blocking: one.blocking,
  at: one.at,
  facts: one.facts,
  zh: say(one, all, 'zh'),
  en: say(one, all, 'en'),
})

export const refuse = (findings: readonly Finding[], total = findings.length): Refusal => ({
  ok: false,
  findings: findings.slice(0, MOST_TOLD).map(tellable),
  total,
})
