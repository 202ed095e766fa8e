// Laws that every evaluation keeps, whatever the scheme: order, threads and place never matter, better is never worse, everything adds up. 模拟数据。
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { evaluate } from '../src/app/evaluate.ts'
import { evaluateRows } from '../src/app/evaluate-rows.ts'
import { writeResult } from '../src/app/write-result.ts'

type Cell = string | number | null
type Row = Record<string, Cell>
const folder = mkdtempSync(join(tmpdir(), 'wanmu-laws-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const SEED = 20260101

const node = (id: string, value: string, weight: number, score: object, rest: object = {}) => ({
  id,
  value,
  weight,
  score,
  ...rest,
})
/** Every statistic, a winsorised leaf, adjustments, a veto, pools and shares. */
const scheme = (times = 1, order = 1) => ({
  scheme: 'laws',
  inputs: {
    tax: { label: '税收', unit: '万元' },
    land: { label: '用地', unit: '亩', min: 0 },
    energy: { label: '能耗', unit: '吨标煤' },
    county: { label: '县', type: 'text' },
    late: { label: '逾期' },
  },
  pools: ['county'],
  index: {
    id: 'index',
    of: [
      node('per_mu', 'tax / land', 30 * times, { ratio: { base: { stat: 'ratio_of_sums' }, cap: 2 } }),
      node('standard', 'tax', 20 * times, { zscore: { mean: 0.5, sd: 0.1 } }),
      node(
        'spread',
        'energy',
        20 * times,
        { minmax: { low: 20, high: 100, direction: 'down' } },
        { treat: 'winsor', missing: 'pool_mean_points' },
      ),
      node(
        'middle',
        'tax / energy',
        20 * times,
        { ratio: { base: { stat: 'median' }, cap: 1.5 } },
        { missing: 'zero' },
      ),
      node('place', 'tax', 10 * times, { rank: {} }),
    ].sort((a, b) => order * (a.id < b.id ? -1 : 1)),
  },
  adjust: [{ id: 'late', points: `-0.3 * late * ${times}` }],
  veto: [{ when: 'late > 8', grade: 'D' }],
  grades: {
    by: 'share',
    cut: [
      ['A', 0.2],
      ['B', 0.6],
      ['C', 0.95],
      ['D', 1],
    ],
  },
})

/** A fixed sequence that looks like chance; decimals that no float holds exactly, ties and blanks among them. */
function city(units: number): Row[] {
  let seed = 42
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  return Array.from({ length: units }, (_, i) => ({
    id: `模拟${String(i).padStart(4, '0')}`,
    name: `模拟企业${i}`,
    tax: next(90000) / 100 + 0.1,
    land: (next(200) + 1) * 0.3,
    energy: next(12) === 0 ? null : next(400) === 0 ? 1e6 : next(5000) / 10 + 0.7,
    county: ['甲县', '乙市', '丙区'][next(3)] ?? '',
    late: next(10),
  }))
}
const shuffled = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) =>
    createHash('md5')
      .update(String(a.id))
      .digest('hex')
      .localeCompare(createHash('md5').update(String(b.id)).digest('hex')),
  )

function put(name: string, rows: readonly Row[], head: Readonly<Record<string, string>> = {}): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = [
    columns.map((column) => head[column] ?? column),
    ...rows.map((row) => columns.map((column) => row[column] ?? '')),
  ]
  writeFileSync(join(folder, name), lines.map((line) => line.join(',')).join('\n'))
  return join(folder, name)
}
function putScheme(name: string, one: object): string {
  writeFileSync(join(folder, name), JSON.stringify(one))
  return join(folder, name)
}

async function bytes(data: string, threads: number): Promise<string[]> {
  const hashes: string[] = []
  const { findings } = await evaluate(
    { scheme: putScheme('laws.yaml', scheme()), data: [data], detail: true, skipBad: false, threads },
    async (done) => {
      for (const format of ['csv', 'json', 'parquet'] as const) {
        const out = join(folder, `out.${format}`)
        await writeResult(done, {
          format,
          out,
          detail: true,
          internal: false,
          width: 80,
          color: false,
          limit: 50,
          stdout: process.stdout,
        })
        hashes.push(createHash('sha256').update(readFileSync(out)).digest('hex'))
      }
    },
  )
  expect(findings.filter(({ blocking }) => blocking)).toEqual([])
  return hashes
}

async function resultsOf(one: object, rows: readonly Row[]): Promise<Map<string, Record<string, unknown>>> {
  const { findings, rows: results } = await evaluateRows(one, rows)
  expect(findings.filter(({ blocking }) => blocking)).toEqual([])
  expect(results).toHaveLength(rows.length)
  return new Map(results.map((row) => [String(row.id), row]))
}
const columnOf = (results: Map<string, Record<string, unknown>>, column: string) =>
  Object.fromEntries([...results].map(([id, row]) => [id, row[column]]).sort())

describe('同样的数据，同样的字节', () => {
  it('行的次序、线程数都不影响 csv、json、parquet', async () => {
    const rows = city(3000)
    const first = await bytes(put('a.csv', rows), 1)
    expect(first).toHaveLength(3)
    for (const threads of [1, 2, 8]) expect(await bytes(put('b.csv', shuffled(rows)), threads)).toEqual(first)
  })

  it('语言环境和时区都不影响', () => {
    const data = put('c.csv', city(200))
    const run = (env: Record<string, string>): string => {
      const wanmu = fileURLToPath(new URL('../wanmu', import.meta.url))
      const args = ['evaluate', putScheme('laws.yaml', scheme()), '--data', data, '--format', 'csv', '--detail']
      const { stdout, status, stderr } = spawnSync(wanmu, args, { env: { ...process.env, ...env }, encoding: 'utf8' })
      expect(status, stderr).toBe(0)
      return stdout
    }
    const first = run({ LC_ALL: 'C', TZ: 'UTC' })
    expect(first.split('\n').length).toBeGreaterThan(200)
    expect(run({ LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', TZ: 'Asia/Shanghai' })).toBe(first)
    expect(run({ LC_ALL: 'zh_CN.UTF-8', TZ: 'America/St_Johns' })).toBe(first)
  })
})

describe('好的数变大，得分不降', () => {
  const kinds: Record<string, object> = {
    ratio: { ratio: { base: { stat: 'mean' }, cap: 2 } },
    minmax: { minmax: { low: 20 } },
    goalposts: { goalposts: { low: 3, high: 12 } },
    best: { best: {} },
    zscore: { zscore: {} },
    rank: { rank: {} },
    percentile: { percentile: {} },
    bands: { bands: [{ below: 4, points: 1 }, { up_to: 9, points: 3 }, { points: 10 }] },
    efficacy: { efficacy: { floor: 2, target: 14 } },
    steps: { steps: { base: 6, each: 0.1, cap: 1.5, below: 'proportional' } },
    stairs: { steps: { base: 6, below: 'steps' } },
    count: { count: { points: 2, cap: 15 } },
  }
  const leaves = (down: boolean) =>
    Object.entries(kinds)
      .filter(([id]) => !down || !['bands', 'efficacy', 'count'].includes(id))
      .map(([id, score]) => ({ ...node(id, 'x', 10, score), ...(down ? { direction: 'down' } : {}) }))
  const one = (down: boolean) => ({ scheme: 'laws', inputs: { x: {} }, index: { id: 'index', of: leaves(down) } })

  it.each([false, true])('每一种计分（越少越好：%s）', async (down) => {
    const positive = fc.integer({ min: 1, max: 80 }).map((x) => x / 4)
    const trial = fc.record({ xs: fc.array(positive, { minLength: 1, maxLength: 12 }), more: positive, at: fc.nat() })
    await fc.assert(
      fc.asyncProperty(trial, async ({ xs, more, at }) => {
        const rows = xs.map((x, i) => ({ id: `U${i}`, x }))
        const own = `U${at % xs.length}`
        const better = rows.map((row) =>
          row.id === own ? { ...row, x: down ? row.x / (1 + more) : row.x + more } : row,
        )
        const [before, after] = [await resultsOf(one(down), rows), await resultsOf(one(down), better)]
        for (const { id } of leaves(down)) {
          const [from, to] = [before, after].map((results) => Number(results.get(own)?.[`${id}.points`]))
          expect(to, `${id} of ${own}: ${from} → ${to}`).toBeGreaterThanOrEqual(Number(from) - 1e-9)
        }
      }),
      { seed: SEED, numRuns: 12, interruptAfterTimeLimit: 10_000 },
    )
  })
})

describe('加得起来，比得过来', () => {
  it('各组各级之和就是组内单位数，累计名额按取整规则', async () => {
    for (const [round, places] of [
      ['half_up', (x: number) => Math.floor(x + 0.5)],
      ['floor', Math.floor],
      ['ceil', Math.ceil],
    ] as const) {
      const { veto: _, ...rest } = scheme()
      const results = [...(await resultsOf({ ...rest, grades: { ...rest.grades, round } }, city(101))).values()]
      for (const county of ['甲县', '乙市', '丙区']) {
        const pool = results.filter(({ pool }) => pool === county)
        expect(new Set(pool.map(({ rank }) => rank)).size).toBe(pool.length)
        let within = 0
        for (const [grade, share] of rest.grades.cut) {
          within += pool.filter((row) => row.grade === grade).length
          expect(within, `${round} ${county} ${grade}`).toBe(places(Number((pool.length * Number(share)).toFixed(9))))
        }
        expect(within).toBe(pool.length)
      }
    }
  })

  it('并列的名次相同、等级相同，跨级的按规则就高或就低', async () => {
    const rows = [9, 7, 7, 7, 5, 5, 1, 1, 1, 1].map((x, i) => ({ id: `U${i}`, x }))
    const grades = {
      by: 'share',
      cut: [
        ['A', 0.2],
        ['B', 0.6],
        ['C', 1],
      ],
    }
    const one = (ties: string) => ({
      scheme: 'laws',
      inputs: { x: {} },
      index: node('item', 'x', 1, { points: 'x' }),
      grades: { ...grades, ties },
    })
    const [better, worse] = [await resultsOf(one('better'), rows), await resultsOf(one('worse'), rows)]
    expect(Object.values(columnOf(better, 'rank'))).toEqual([1, 2, 2, 2, 5, 5, 7, 7, 7, 7])
    // Two places of A: the tie at 2–4 crosses the cut.
    expect(Object.values(columnOf(better, 'grade')).join('')).toBe('AAAABBCCCC')
    expect(Object.values(columnOf(worse, 'grade')).join('')).toBe('ABBBBBCCCC')
  })

  it('权重同乘一数、指标换次序，名次等级都不变', async () => {
    const rows = city(150)
    const first = await resultsOf(scheme(), rows)
    for (const other of [await resultsOf(scheme(7), rows), await resultsOf(scheme(1, -1), rows)])
      for (const column of ['rank', 'grade']) expect(columnOf(other, column)).toEqual(columnOf(first, column))
  })
})

describe('写法不同，结果相同', () => {
  it('用地写㎡还是写亩', async () => {
    const rows = city(60).map((row, i) => ({ ...row, land: 3 * (i + 1) }))
    const run = async (data: string) => {
      const results: Record<string, unknown>[] = []
      const { findings } = await evaluate(
        { scheme: putScheme('laws.yaml', scheme()), data: [data], detail: false, skipBad: false },
        async ({ duck }) => {
          results.push(...(await duck.all('SELECT id, total, rank, grade FROM result ORDER BY id')))
        },
      )
      expect(findings.filter(({ blocking }) => blocking)).toEqual([])
      expect(results).toHaveLength(60)
      return results
    }
    const inMu = await run(put('mu.csv', rows, { land: '用地（亩）' }))
    // 3 mu are 2,000 ㎡.
    const squares = rows.map((row) => ({ ...row, land: (row.land / 3) * 2000 }))
    expect(await run(put('squares.csv', squares, { land: '用地（㎡）' }))).toEqual(inMu)
  })

  it('一家一处的合并等于不合并', async () => {
    const rows = city(60)
    const plain = await resultsOf(scheme(), rows)
    const inputs = { ...scheme().inputs, site: { type: 'text' } }
    const merge = { by: 'site', sum: ['tax', 'land', 'energy'] }
    const alone = await resultsOf(
      { ...scheme(), inputs, merge },
      rows.map((row, i) => ({ ...row, site: i % 2 ? `处${i}` : null })),
    )
    for (const column of ['total', 'rank', 'grade', 'pool', 'because'])
      expect(columnOf(alone, column)).toEqual(columnOf(plain, column))
  })

  it('添一个不参评的，别的单位都不变', async () => {
    const rows = city(60)
    const scope = [{ when: 'late >= 100', grade: 'T' }]
    const before = await resultsOf({ ...scheme(), scope }, rows)
    const odd = { id: 'Z', name: '不参评', tax: 1e9, land: 0.01, energy: null, county: '甲县', late: 100 }
    const after = await resultsOf({ ...scheme(), scope }, [odd, ...rows])
    expect(after.get('Z')).toMatchObject({ grade: 'T', rank: null, total: null })
    after.delete('Z')
    expect([...after]).toEqual([...before])
  })
})
