// The scheme file as types: one TypeBox schema gives the TypeScript types, the checks and the JSON Schema for editors.
import { type Static, Type } from 'typebox'

/** Keys that any entry may carry to say where a rule comes from, or that it is assumed and who must confirm it. */
const origin = {
  cite: Type.Optional(Type.String({ description: '出处：文件与条款 · document and clause' })),
  assumed: Type.Optional(
    Type.Union([Type.String(), Type.Boolean()], { description: '原文未定，为何这样假定 · why this is assumed' }),
  ),
  confirm_by: Type.Optional(Type.String({ description: '须由谁确认 · who must confirm' })),
  note: Type.Optional(Type.String()),
}
const closed = { additionalProperties: false }
const Formula = Type.Union([Type.Number(), Type.String({ minLength: 1, maxLength: 4000 }), Type.Boolean()], {
  description: '公式：对本行数据的标量表达式 · a scalar expression over the row',
})
const Direction = Type.Union([Type.Literal('up'), Type.Literal('down')])
const Over = Type.Union([Type.Literal('all'), Type.Literal('pool'), Type.Array(Type.String())], {
  description: '统计范围：all 全部，或按列 · all, or by columns',
})
const Bilingual = Type.Union([
  Type.String(),
  Type.Object({ zh: Type.String(), en: Type.Optional(Type.String()) }, closed),
])

export const Stat = Type.Object(
  {
    stat: Type.String({ pattern: '^(mean|median|min|max|ratio_of_sums|quantile\\((0(\\.\\d+)?|1(\\.0+)?)\\))$' }),
    times: Type.Optional(Type.Number()),
    over: Type.Optional(Over),
  },
  closed,
)
export type Stat = Static<typeof Stat>
export const Base = Type.Union([Type.Number(), Type.String({ minLength: 1, maxLength: 4000 }), Stat], {
  description: '基准：数、公式或统计量 · a number, a formula or a statistic',
})
export type Base = Static<typeof Base>

const shared = { over: Type.Optional(Over), direction: Type.Optional(Direction) }
const limits = { cap: Type.Optional(Type.Number()), floor: Type.Optional(Type.Number()) }
export const Ratio = Type.Object({ base: Base, ...limits, ...shared }, closed)
export const Mirror = Type.Object({ base: Base, ...limits, ...shared }, closed)
export const MinMax = Type.Object(
  { low: Type.Optional(Type.Number()), high: Type.Optional(Type.Number()), ...shared },
  closed,
)
export const Goalposts = Type.Object({ low: Base, high: Base, clip: Type.Optional(Type.Boolean()), ...shared }, closed)
export const Best = Type.Object({ ...shared }, closed)
export const ZScore = Type.Object(
  { mean: Type.Optional(Type.Number()), sd: Type.Optional(Type.Number()), ...shared },
  closed,
)
export const Rank = Type.Object({ ...shared }, closed)
export const Percentile = Type.Object({ ...shared }, closed)
export const Band = Type.Object(
  {
    below: Type.Optional(Type.Number({ description: '小于此值 · less than' })),
    up_to: Type.Optional(Type.Number({ description: '不大于此值 · at most' })),
    points: Type.Number(),
  },
  closed,
)
export const Bands = Type.Array(Band, { minItems: 1, maxItems: 200 })
export const Efficacy = Type.Object({ floor: Base, target: Base, ...shared }, closed)
export const Steps = Type.Object(
  {
    base: Base,
    start: Type.Optional(Type.Number()),
    each: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
    points: Type.Optional(Type.Number()),
    cap: Type.Optional(Type.Number()),
    below: Type.Optional(Type.Union([Type.Literal('zero'), Type.Literal('proportional'), Type.Literal('steps')])),
    ...shared,
  },
  closed,
)
export const Count = Type.Object({ points: Type.Number(), cap: Type.Optional(Type.Number()) }, closed)

export const Score = Type.Object(
  {
    ratio: Type.Optional(Ratio),
    mirror: Type.Optional(Mirror),
    minmax: Type.Optional(MinMax),
    goalposts: Type.Optional(Goalposts),
    best: Type.Optional(Best),
    zscore: Type.Optional(ZScore),
    rank: Type.Optional(Rank),
    percentile: Type.Optional(Percentile),
    bands: Type.Optional(Bands),
    efficacy: Type.Optional(Efficacy),
    steps: Type.Optional(Steps),
    count: Type.Optional(Count),
    points: Type.Optional(Formula),
  },
  { ...closed, minProperties: 1, maxProperties: 1 },
)
export type Score = Static<typeof Score>
export type ScoreName = keyof Score

const Missing = Type.Union(
  [
    Type.Literal('reject'),
    Type.Literal('zero'),
    Type.Literal('pool_mean_points'),
    Type.Literal('pool_mean_value'),
    Type.Literal('drop'),
    Type.Object({ points: Type.Number() }, closed),
  ],
  { description: '缺失时的规则 · what a missing value earns' },
)

export const Input = Type.Object(
  {
    label: Type.Optional(Type.String({ minLength: 1 })),
    unit: Type.Optional(Type.Union([Type.String(), Type.Number()])),
    type: Type.Optional(
      Type.Union([Type.Literal('number'), Type.Literal('text'), Type.Literal('date'), Type.Literal('boolean')]),
    ),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    oneOf: Type.Optional(Type.Array(Type.Union([Type.String(), Type.Number()]), { minItems: 1 })),
    required: Type.Optional(Type.Boolean()),
    optional: Type.Optional(Type.Boolean({ description: '所有表都可以没有这一列 · the column may be absent' })),
    ...origin,
  },
  closed,
)
export type Input = Static<typeof Input>

const nodeKeys = {
  id: Type.String({ pattern: '^[\\p{L}_][\\p{L}\\p{N}_]{0,62}$' }),
  label: Type.Optional(Type.String()),
  unit: Type.Optional(Type.Union([Type.String(), Type.Number()])),
  weight: Type.Optional(Type.Number({ minimum: 0 })),
  value: Type.Optional(Formula),
  score: Type.Optional(Score),
  direction: Type.Optional(Direction),
  over: Type.Optional(Over),
  missing: Type.Optional(Missing),
  treat: Type.Optional(Type.Literal('winsor')),
  combine: Type.Optional(
    Type.String({ pattern: '^(sum|arithmetic|geometric|harmonic|min|power\\(\\s*-?\\d+(\\.\\d+)?\\s*\\))$' }),
  ),
  scale: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  ...origin,
}
/** A node of the index: with `of` it combines its children, with `value` it is a leaf. */
export interface Node extends Static<ReturnType<typeof nodeOnly>> {
  of?: Node[]
}
const nodeOnly = () => Type.Object(nodeKeys)
export const Node = Type.Cyclic(
  { Node: Type.Object({ ...nodeKeys, of: Type.Optional(Type.Array(Type.Ref('Node'), { minItems: 1 })) }, closed) },
  'Node',
)

export const Scope = Type.Object(
  {
    when: Formula,
    grade: Type.String({ minLength: 1 }),
    rate_as: Type.Optional(Type.String()),
    because: Type.Optional(Type.String()),
    ...origin,
  },
  closed,
)
export const Merge = Type.Object(
  { by: Type.String(), sum: Type.Array(Type.String(), { minItems: 1 }), lead: Type.Optional(Type.String()), ...origin },
  closed,
)
export const Adjust = Type.Object(
  {
    id: Type.Optional(Type.String({ pattern: '^[\\p{L}_][\\p{L}\\p{N}_]{0,62}$' })),
    label: Type.Optional(Type.String()),
    points: Type.Optional(Formula),
    when: Type.Optional(Formula),
    cap: Type.Optional(Type.Number({ minimum: 0 })),
    floor: Type.Optional(Type.Number({ maximum: 0 })),
    ...origin,
  },
  closed,
)
export const Veto = Type.Object(
  {
    when: Formula,
    grade: Type.String({ minLength: 1 }),
    because: Type.Optional(Type.String()),
    counts: Type.Optional(Type.Boolean()),
    ...origin,
  },
  closed,
)
export const Ranking = Type.Object(
  {
    ties: Type.Optional(
      Type.Union([Type.Literal('min'), Type.Literal('dense'), Type.Literal('max'), Type.Literal('average')]),
    ),
    order: Type.Optional(Type.Union([Type.Literal('desc'), Type.Literal('asc')])),
    on: Type.Optional(Type.Union([Type.Literal('exact'), Type.Literal('rounded')])),
    ...origin,
  },
  closed,
)
export const Grades = Type.Object(
  {
    by: Type.Union([Type.Literal('share'), Type.Literal('threshold')]),
    cut: Type.Array(
      Type.Tuple([
        Type.Union([Type.String({ minLength: 1 }), Type.Number()]),
        Type.Union([Type.Number(), Type.Null()]),
      ]),
      { minItems: 1, maxItems: 50 },
    ),
    round: Type.Optional(Type.Union([Type.Literal('half_up'), Type.Literal('floor'), Type.Literal('ceil')])),
    ties: Type.Optional(Type.Union([Type.Literal('better'), Type.Literal('worse')])),
    outright: Type.Optional(
      Type.Object(
        {
          when: Formula,
          grade: Type.String(),
          counts: Type.Optional(Type.Boolean()),
          because: Type.Optional(Type.String()),
          ...origin,
        },
        closed,
      ),
    ),
    ...origin,
  },
  closed,
)
export type Grades = Static<typeof Grades>

const schemeKeys = {
  scheme: Type.String({ pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,99}$' }),
  title: Type.Optional(Bilingual),
  subject: Type.Optional(Type.String()),
  period: Type.Optional(Type.Union([Type.String(), Type.Number()])),
  source: Type.Optional(
    Type.Object(
      {
        document: Type.Optional(Type.String()),
        url: Type.Optional(Type.String()),
        status: Type.Optional(Type.Union([Type.Literal('published'), Type.Literal('draft'), Type.Literal('assumed')])),
        ...origin,
      },
      closed,
    ),
  ),
  inputs: Type.Record(Type.String(), Input),
  scope: Type.Optional(Type.Array(Scope)),
  pools: Type.Optional(Type.Array(Type.String())),
  merge: Type.Optional(Merge),
  adjust: Type.Optional(Type.Array(Adjust)),
  veto: Type.Optional(Type.Array(Veto)),
  rank: Type.Optional(Ranking),
  grades: Type.Optional(Grades),
  decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
  ...origin,
}
export const Scheme = Type.Object({ ...schemeKeys, index: Node }, closed)
const schemeOnly = () => Type.Object(schemeKeys)
/** A scheme file, parsed and found in order. */
export interface Scheme extends Static<ReturnType<typeof schemeOnly>> {
  index: Node
}

/** JSON Schema (2020-12) of the scheme file, for editors. */
export const schemeJsonSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Wanmu scheme',
  ...(JSON.parse(JSON.stringify(Scheme)) as object),
})
