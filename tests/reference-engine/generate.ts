// Reference engine · random schemes and data, small first: every part is optional, so that a failing case shrinks to the part that fails.
import fc from 'fast-check'
import type { Cell } from './formulary.ts'

type Json = Readonly<Record<string, unknown>>
/** Keys that are there or not. */
const some = (parts: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Json> =>
  fc.record(parts as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] })
const join = (...parts: fc.Arbitrary<Json>[]): fc.Arbitrary<Json> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as Json)
const always = (parts: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Json> => fc.record(parts)

/** Ties, zeros, blanks, signs, and now and then something huge or minute. */
const number: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 3, arbitrary: fc.integer({ min: -40, max: 400 }).map((quarters) => quarters / 4) },
  { weight: 2, arbitrary: fc.constantFrom(0.1, 0.2, 0.3, 0.7, 33.3) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(1e9, -1e6, 123456789.125, 1e-7, 1e5) },
)
const oneOf = (...cells: Cell[]): fc.Arbitrary<Cell> => fc.constantFrom(...cells)

export const rows: fc.Arbitrary<Record<string, Cell>[]> = fc
  .array(
    fc.record({
      a: number,
      b: number,
      c: number,
      flag: oneOf(false, true, null),
      kind: oneOf('p', 'q', 'q2', null),
      zone: oneOf('东', '西'),
      site: oneOf(null, 's', 't'),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((units) => units.map((unit, i) => ({ id: `U${String(i).padStart(2, '0')}`, ...unit })))

const over = fc.constantFrom<unknown>('all', 'pool', ['kind'], ['zone', 'kind'])
const direction = fc.constantFrom('up', 'down')
const shared = some({ over, direction })
const small = fc.integer({ min: 1, max: 8 }).map((x) => x / 4)
const base = (ratio: boolean): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom<unknown>(2, 0.5, 10, -3),
    fc.constantFrom('c', 'abs(b) + 1'),
    join(
      always({
        stat: fc.constantFrom('mean', 'median', 'min', 'max', 'quantile(0.9)', ...(ratio ? ['ratio_of_sums'] : [])),
      }),
      some({ times: small, over }),
    ),
  )
const limits = some({ cap: small, floor: fc.constantFrom(-1, 0, 0.2) })
const ends = fc.constantFrom<Json>(
  { low: 1, high: 9 },
  { low: 9, high: 1 },
  { low: 'c', high: 'abs(b) + 1' },
  { low: { stat: 'min' }, high: { stat: 'max', over: 'all' } },
)

const score = (ratio: boolean): fc.Arbitrary<Json> => {
  const kind = (name: string, params: fc.Arbitrary<unknown>): fc.Arbitrary<Json> =>
    params.map((one) => ({ [name]: one }))
  const based = always({ base: base(ratio) })
  return fc.oneof(
    kind('ratio', join(based, limits, shared)),
    kind('mirror', join(based, limits, shared)),
    kind('minmax', join(some({ low: fc.constantFrom(0, 20), high: fc.constantFrom(100, 80) }), shared)),
    kind('goalposts', join(ends, some({ clip: fc.boolean() }), shared)),
    kind('best', shared),
    kind('zscore', join(some({ mean: fc.constant(50), sd: fc.constant(10) }), shared)),
    kind('rank', shared),
    kind('percentile', shared),
    kind(
      'bands',
      fc.constantFrom<unknown>(
        [{ below: 1, points: 0 }, { up_to: 5, points: 4 }, { points: 10 }],
        [
          { up_to: 0, points: -2 },
          { below: 9, points: 3 },
        ],
      ),
    ),
    kind(
      'efficacy',
      join(
        ends.map(({ low, high }) => ({ floor: low, target: high })),
        shared,
      ),
    ),
    kind(
      'steps',
      join(
        based,
        some({
          start: fc.constantFrom(0.5, 1),
          each: fc.constantFrom(0.1, 0.5),
          points: fc.constantFrom(0.5, 2),
          cap: fc.constantFrom(1.2, 2),
          below: fc.constantFrom('zero', 'proportional', 'steps'),
        }),
        shared,
      ),
    ),
    kind('count', join(always({ points: fc.constantFrom(2, -1.5) }), some({ cap: fc.constant(7) }))),
    kind('points', fc.constantFrom<unknown>('x / 2 + 1', 'case when x > 5 then 10 else 3 end', 6)),
  )
}

/** Most blanks are given a rule, else nearly every trial would be sent back. */
const missing = fc.constantFrom<unknown>(
  'zero',
  'pool_mean_points',
  'pool_mean_value',
  'drop',
  { points: -3 },
  'zero',
  'drop',
  { points: 1 },
  'reject',
)
const weight = fc.integer({ min: 1, max: 5 }).map((x) => x * 10)

const leaf: fc.Arbitrary<Json> = fc.constantFrom('a', 'b', 'a / b', 'a - b', 'a * c', 'coalesce(a, 0)').chain((value) =>
  join(
    always({ value: fc.constant(value), missing, weight }),
    some({ score: score(value === 'a / b'), over, direction }),
    // Rarely: fifteen statistics for each such leaf.
    fc.oneof({ weight: 6, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constant({ treat: 'winsor' }) }),
  ),
)
const combine = fc.constantFrom('arithmetic', 'geometric', 'harmonic', 'min', 'power(2)', 'power(-1.5)')
const composite = (child: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof(
    always({ of: fc.array(child, { minLength: 1, maxLength: 3 }) }),
    join(
      always({ of: fc.array(child, { minLength: 1, maxLength: 3 }), combine, weight }),
      some({ scale: fc.constant(100) }),
    ),
  )
const index = composite(fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: composite(leaf) })).map(
  (root) => numbered(root),
)

/** Ids in reading order. */
function numbered(root: Json): Json {
  let at = 0
  const go = (node: Json): Json => ({
    id: `n${at++}`,
    ...node,
    ...(Array.isArray(node['of']) ? { of: (node['of'] as Json[]).map(go) } : {}),
  })
  return go(root)
}

const when = fc.constantFrom(
  'a > 8',
  'flag',
  "kind = 'p'",
  "kind like 'q%' and c >= 2",
  'b is null or b < 0',
  'c between 1 and 3',
)
const adjust = fc
  .tuple(
    fc.array(
      join(always({ points: fc.constantFrom<unknown>(5, -4, 'c', '-2 * greatest(c - 1, 0)') }), some({ when })),
      { maxLength: 3 },
    ),
    some({ cap: fc.constant(6) }),
    some({ floor: fc.constant(-7) }),
  )
  .map(([rules, cap, floor]) => [...rules, ...[cap, floor].filter((limit) => Object.keys(limit).length > 0)])
const outright = join(always({ when, grade: fc.constantFrom('A', 'B') }), some({ counts: fc.boolean() }))
const grades = fc.oneof(
  join(
    always({
      by: fc.constant('share'),
      cut: fc.constantFrom<unknown>(
        [
          ['A', 0.2],
          ['B', 0.6],
          ['C', 0.95],
          ['D', 1],
        ],
        [
          ['A', 0.25],
          ['B', 0.5],
          ['C', 1],
        ],
        [
          ['A', 1 / 3],
          ['B', 1],
        ],
      ),
    }),
    some({ round: fc.constantFrom('half_up', 'floor', 'ceil'), ties: fc.constantFrom('better', 'worse'), outright }),
  ),
  join(
    always({
      by: fc.constant('threshold'),
      cut: fc.constant([
        ['A', 60],
        ['B', 20],
        ['C', null],
      ]),
    }),
    some({ outright }),
  ),
)

export const scheme: fc.Arbitrary<Json> = join(
  always({ index }),
  some({
    scope: fc.array(always({ when, grade: fc.constant('T') }), { maxLength: 2 }),
    pools: fc.constantFrom(['zone'], ['zone', 'kind'], []),
    merge: fc.constantFrom({ by: 'site', sum: ['a', 'b'] }, { by: 'site', sum: ['c'] }),
    adjust,
    veto: fc.array(join(always({ when, grade: fc.constantFrom('D', 'B') }), some({ counts: fc.boolean() })), {
      maxLength: 2,
    }),
    rank: some({ ties: fc.constantFrom('min', 'dense', 'max', 'average'), on: fc.constantFrom('exact', 'rounded') }),
    grades,
    decimals: fc.constantFrom(0, 2),
  }),
).map((one) => ({
  scheme: 'random',
  inputs: {
    a: { type: 'number' },
    b: { type: 'number' },
    c: { type: 'number' },
    flag: { type: 'boolean' },
    kind: { type: 'text' },
    zone: { type: 'text' },
    site: { type: 'text' },
  },
  ...one,
}))
