// 要 Parquet 时，结果边排边写，各项得分排好以后才算：与先算好放成表、再排序的，须一格不差。模拟数据。
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { evaluate } from '../src/app/evaluate.ts'
import { ORDER } from '../src/app/run-scheme.ts'
import { openDuck } from '../src/store/duck.ts'

const folder = mkdtempSync(join(tmpdir(), 'wanmu-order-'))
const data = join(folder, '模拟.parquet')
const ROWS = 125_000
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeAll(async () => {
  const duck = await openDuck()
  const figure = (salt: number, most: number) =>
    `CASE WHEN hash(i, ${salt + 50}) % 40 > 0 THEN CAST(hash(i, ${salt}) % ${most} AS DOUBLE) / 8 END`
  await duck.run(
    `COPY (SELECT 'u' || hash(i) % 10000 || 'n' || i AS id, '模拟' || i AS name, CASE WHEN i % 97 > 0 THEN '组' || hash(i, 7) % 5 END AS g, CASE WHEN i % 89 > 0 THEN hash(i, 8) % 3 END AS h, ${figure(1, 900)} AS a, 1 + ${figure(2, 70)} AS b, ${figure(3, 20)} AS c FROM range(${ROWS}) t(i)) TO '${data}'`,
  )
  duck.close()
})

const leaf = (id: string, value: string, score: object, more: object = {}) => ({
  ...{ id, value, weight: 30, score, missing: 'zero' },
  ...more,
})
const ratio = leaf('r', 'a / b', { ratio: { base: { stat: 'ratio_of_sums', times: 2 }, cap: 1, floor: 0 } })
const minmax = leaf('m', 'a', { minmax: { low: 0, high: 100 } }, { over: 'all', missing: 'pool_mean_points' })
const place = leaf('p', 'c', { rank: {} }, { missing: 'drop' })
const z = leaf('z', 'b', { zscore: { mean: 50, sd: 10 } }, { missing: 'pool_mean_value', treat: 'winsor' })
const shares = {
  by: 'share',
  cut: [
    ['A', 0.2],
    ['B', 0.6],
    ['C', 0.95],
    ['D', 1],
  ],
  ties: 'better',
}
const thresholds = {
  by: 'threshold',
  cut: [
    ['A', 60],
    ['B', 30],
    ['C', null],
  ],
}
const sum = (of: readonly object[]) => ({ id: 'total', combine: 'sum', of })

const SCHEMES: Readonly<Record<string, object>> = {
  '分组，按比例': { pools: ['g', 'h'], index: sum([ratio, minmax]), grades: shares },
  '分组，各种缺失和极端值': { pools: ['g'], index: sum([ratio, z, minmax]), grades: { ...shares, ties: 'worse' } },
  '不分组，全是可以排好再算的': { index: sum([minmax, { ...minmax, id: 'n', value: 'a + c' }]), grades: thresholds },
  '不分组，两层，按四舍五入后的数排': {
    index: {
      id: 'total',
      combine: 'arithmetic',
      scale: 100,
      of: [{ id: 's', combine: 'arithmetic', weight: 1, of: [minmax, ratio] }, minmax2()],
    },
    decimals: 1,
    rank: { on: 'rounded', ties: 'average' },
  },
  '由低到高，名次计分': {
    pools: ['h'],
    index: sum([place, ratio]),
    rank: { order: 'asc', ties: 'dense' },
    grades: shares,
  },
  '一票否决、直接定级、加减分': {
    pools: ['g'],
    index: sum([ratio, minmax]),
    adjust: [{ id: 'bonus', label: '加分', when: 'c > 1', points: 'c' }, { cap: 2 }],
    veto: [{ when: 'a < 1', grade: 'D', because: '模拟否决', counts: false }],
    grades: { ...shares, outright: { when: 'c > 2.2', grade: 'A', because: '模拟直评' } },
    decimals: 2,
  },
  有范围之外的: {
    pools: ['g'],
    scope: [{ when: 'h = 1', grade: '不评', because: '模拟' }],
    index: sum([ratio]),
    grades: shares,
  },
}

function minmax2(): object {
  return { ...minmax, id: 'm2', value: 'b', weight: 10 }
}

it.each(Object.keys(SCHEMES))('%s', async (title) => {
  const scheme = join(folder, 'scheme.yaml')
  const inputs = {
    ...{ g: { label: '组', type: 'text' }, h: { label: '类', type: 'number' } },
    ...{ a: { label: '甲' }, b: { label: '乙' }, c: { label: '丙' } },
  }
  writeFileSync(scheme, stringify({ scheme: 'order', title: `${title}（模拟数据）`, inputs, ...SCHEMES[title] }))
  const rows = async (sorted: boolean) => {
    const outcome = await evaluate({ scheme, data: [data], detail: true, skipBad: true, sorted }, async ({ duck }) => {
      if (!sorted) await duck.run(`CREATE TABLE told AS SELECT * FROM result ORDER BY ${ORDER}`)
      // As the file holds them, not as a query might give them back.
      const from = sorted
        ? `(SELECT *, row_number() OVER () AS n FROM (SELECT * FROM result))`
        : `(SELECT *, row_number() OVER (ORDER BY ${ORDER}) AS n FROM told)`
      return await duck.all(`SELECT count(*) AS n, CAST(sum(hash(r)) AS VARCHAR) AS mark FROM ${from} r`)
    })
    expect(
      outcome.findings.filter(({ blocking }) => blocking),
      JSON.stringify(outcome.findings[0]),
    ).toEqual([])
    return outcome.value
  }
  const table = await rows(false)
  expect(table?.[0]?.['n']).toBe(BigInt(ROWS))
  expect(await rows(true)).toEqual(table)
})
