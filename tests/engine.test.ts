// The engine · faults that once were, each kept out by a case.
import { describe, expect, it } from 'vitest'
import { evaluateRows } from '../src/app/evaluate-rows.ts'

type Cell = string | number | boolean | null
const leaf = (rest: object): object => ({ id: 'total', of: [{ id: 'item', value: 'x', weight: 10, ...rest }] })
const units = (xs: readonly Cell[], rest: Record<string, Cell> = {}) => xs.map((x, i) => ({ id: `U${i}`, x, ...rest }))

async function totals(scheme: object, rows: Record<string, Cell>[]): Promise<Record<string, unknown>> {
  const { findings, rows: results } = await evaluateRows({ scheme: 'kept', inputs: { x: {} }, ...scheme }, rows)
  expect(findings.filter((one) => one.blocking)).toEqual([])
  return Object.fromEntries(results.map((row) => [String(row.id), row.total]))
}
const codes = async (scheme: object): Promise<string[]> =>
  (await evaluateRows({ scheme: 'kept', inputs: { x: {} }, index: leaf({}), ...scheme }, units([1]))).findings.map(
    (one) => one.code,
  )

describe('统计量', () => {
  it('相同的数没有离散：平均值末位的误差不算差别', async () => {
    const index = leaf({ score: { zscore: { mean: 50, sd: 10 } } })
    expect(await totals({ index }, units([0.1, 0.1, 0.1]))).toEqual({ U0: 500, U1: 500, U2: 500 })
  })

  it('极大的数也有标准差', async () => {
    const large = await totals({ index: leaf({ score: { zscore: {} } }) }, units([1e200, 2e200, -3e200]))
    const small = await totals({ index: leaf({ score: { zscore: {} } }) }, units([1, 2, -3]))
    for (const id of ['U0', 'U1', 'U2']) expect(Number(large[id])).toBeCloseTo(Number(small[id]), 9)
  })

  it('与数据项同名的指标，合计之比仍取数据项', async () => {
    const scheme = {
      inputs: { tax: {}, land: {} },
      index: {
        id: 'total',
        of: [{ id: 'tax', value: 'tax / land', weight: 10, score: { ratio: { base: { stat: 'ratio_of_sums' } } } }],
      },
    }
    // Σ20 ÷ Σ10 = 2: 5 ÷ 2 × 10, 1.25 ÷ 2 × 10
    const rows = [
      { id: 'U0', tax: 10, land: 2 },
      { id: 'U1', tax: 10, land: 8 },
    ]
    expect(await totals(scheme, rows)).toEqual({ U0: 25, U1: 6.25 })
  })

  it('只在上下限的统计范围里出现的列，按文本读入', async () => {
    const post = (stat: string) => ({ stat, over: ['county'] })
    const index = leaf({ score: { goalposts: { low: post('min'), high: post('max') } } })
    expect(await totals({ index }, units([1, 2, 3], { county: '甲县' }))).toEqual({ U0: 0, U1: 5, U2: 10 })
  })
})

describe('名称', () => {
  it.each(['rank', 'grade', 'because', 'pool', 'total'])('数据项可以叫 %s', async (name) => {
    const scheme = { inputs: { x: {}, [name]: {} }, index: leaf({}), adjust: [{ points: name }] }
    expect(await totals(scheme, units([1], { [name]: 2 }))).toEqual({ U0: 3 })
  })

  it('只差大小写、与上下限行重名、上限写两次、方向反转两次的，都说出来', async () => {
    expect(await codes({ inputs: { x: {}, X: {} } })).toContain('evaluate/case-clash')
    expect(await codes({ inputs: { x: {}, Name: {} } })).toContain('evaluate/input-name')
    expect(await codes({ index: { id: 'item', of: [{ id: 'Item', value: 'x' }] } })).toContain('evaluate/case-clash')
    expect(await codes({ adjust: [{ id: 'cap', points: 1 }, { cap: 2 }] })).toContain('evaluate/duplicate-id')
    expect(await codes({ adjust: [{ id: 'adjust_2', points: 1 }, { points: 2 }] })).toContain('evaluate/duplicate-id')
    const turned = leaf({ direction: 'down', score: { goalposts: { low: 9, high: 1 } } })
    expect(await codes({ index: turned })).toEqual(['evaluate/turned-twice'])
    expect(await codes({ adjust: [{ points: 1 }, { cap: 2 }, { cap: 3 }] })).toContain('evaluate/limit-twice')
  })
})

describe('合成', () => {
  const two = (combine: string, weight = 1) => ({
    inputs: { x: {}, y: {} },
    index: {
      id: 'total',
      combine,
      of: [
        { id: 'a', value: 'x', weight },
        { id: 'b', value: 'y', weight: 1 },
      ],
    },
  })

  it('正次幂平均中的零只算零，几何平均中的零使全部为零', async () => {
    expect(await totals(two('power(2)'), [{ id: 'U0', x: 0, y: 50 ** 0.5 }])).toEqual({ U0: 5 })
    expect(await totals(two('geometric'), [{ id: 'U0', x: 0, y: 1 }])).toEqual({ U0: 0 })
  })

  it('权重为零的指标不进平均', async () => {
    for (const combine of ['arithmetic', 'geometric', 'harmonic', 'min', 'power(2)'])
      expect(await totals(two(combine, 0), [{ id: 'U0', x: 7, y: 4 }])).toEqual({ U0: 4 })
  })
})

describe('总分与合并', () => {
  it('大数的总分不因取整走样', async () => {
    const { rows } = await evaluateRows(
      { scheme: 'kept', inputs: { x: {} }, index: { id: 'total', of: [{ id: 'item', value: 'x' }] }, decimals: 2 },
      units([1e17, 123456789.125, 2.675, -2.675, 1.005]),
    )
    expect(rows.map((row) => row.total)).toEqual([1e17, 123456789.13, 2.68, 1.01, -2.68])
  })

  it('合并的企业按牵头企业所在组排名，公布的组就是排名的组', async () => {
    const scheme = {
      inputs: { x: {}, class: {}, site: {} },
      scope: [{ when: 'class > 5', grade: 'T' }],
      pools: ['class'],
      merge: { by: 'site', sum: ['x'] },
      index: leaf({ score: { minmax: {} } }),
    }
    const { rows } = await evaluateRows({ scheme: 'kept', ...scheme }, [
      { id: 'a', x: 5, class: 1, site: 's' },
      { id: 'b', x: 3, class: 2, site: 's' },
      { id: 'c', x: 3, class: 2, site: 't' },
      { id: 'd', x: 9, class: 1, site: 'v' },
    ])
    expect(rows.map((row) => [row.id, row.pool, row.total, row.rank])).toEqual([
      ['d', '1', 10, 1],
      ['a', '1', 0, 2],
      ['b', '1', 0, 2],
      ['c', '2', 10, 1],
    ])
  })
})

describe('定级', () => {
  it('一票否决的不再算直接定级的，不占其名额', async () => {
    const { rows } = await evaluateRows(
      {
        scheme: 'kept',
        inputs: { x: {}, stars: {}, accident: {} },
        index: leaf({}),
        veto: [{ when: 'accident = 1', grade: 'D' }],
        grades: {
          by: 'share',
          cut: [
            ['A', 0.4],
            ['B', 1],
          ],
          outright: { when: 'stars >= 4', grade: 'A' },
        },
      },
      [5, 4, 3, 2, 1].map((x, i) => ({ id: `U${i}`, x, stars: i === 4 ? 5 : 0, accident: i === 4 ? 1 : 0 })),
    )
    // 40 % of five are two places; the vetoed park takes none of them.
    expect(rows.map((row) => row.grade)).toEqual(['A', 'A', 'B', 'B', 'D'])
  })
})
