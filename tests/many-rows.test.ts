// 行数很多的 Parquet：走另一条路（在文件里而不在内存里），结果须与小表同样的道理。模拟数据。
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { evaluate } from '../src/app/evaluate.ts'
import { MANY_ROWS, openDuck } from '../src/store/duck.ts'

const folder = mkdtempSync(join(tmpdir(), 'wanmu-many-'))
const [scheme, data] = [join(folder, 'scheme.yaml'), join(folder, '模拟.parquet')]
const ROWS = MANY_ROWS + 200_000
const MISSING = 3
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeAll(async () => {
  writeFileSync(
    scheme,
    `scheme: many-rows
title: 很多行（模拟数据）
inputs: { g: { label: 组, type: text }, a: { label: 甲 }, b: { label: 乙 } }
pools: [g]
index:
  id: total
  combine: sum
  of: [{ id: x, value: a / b, weight: 100, score: { ratio: { base: { stat: max } } }, missing: reject }]
grades: { by: share, cut: [[A, 0.5], [B, 1]] }
`,
  )
  const duck = await openDuck()
  await duck.run(
    `COPY (SELECT 'u' || i AS id, '模拟' || i AS name, 'k' || (i % 3) AS g, CASE WHEN i % 400000 = 7 THEN NULL ELSE i % 1000 + 1e0 END AS a, i % 77 + 1e0 AS b FROM range(${ROWS}) t(i)) TO '${data}'`,
  )
  duck.close()
})

it('有单位没有值：指出是哪几个，什么都不出', async () => {
  const outcome = await evaluate({ scheme, data: [data], detail: false, skipBad: false }, async () => 'done')
  expect(outcome.value).toBeUndefined()
  expect(outcome.findings.map(({ code, facts }) => [code, facts['id']])).toEqual([
    ['evaluate/refused', 'u400007'],
    ['evaluate/refused', 'u7'],
    ['evaluate/refused', 'u800007'],
  ])
})

it('先不计这几个：其余的都有等级，各组一半是 A，名次不因线程数而变', async () => {
  const told = async (threads: number) =>
    (
      await evaluate({ scheme, data: [data], detail: false, skipBad: true, threads }, async ({ duck }) => ({
        skipped: await duck.all('SELECT id FROM skipped ORDER BY id'),
        grades: await duck.all(
          `SELECT pool, count(*) AS n, count(*) FILTER (grade = 'A') AS a, min(rank) AS best FROM result GROUP BY pool ORDER BY pool`,
        ),
        all: await duck.all('SELECT CAST(sum(hash(id, rank, grade, total)) AS VARCHAR) AS mark FROM result'),
      }))
    ).value
  const [one, two] = [await told(1), await told(2)]
  expect(two).toEqual(one)
  expect(one?.skipped.map(({ id }) => id)).toEqual(['u400007', 'u7', 'u800007'])
  expect(one?.grades.reduce((sum, { n }) => sum + Number(n), 0)).toBe(ROWS - MISSING)
  for (const { n, a, best } of one?.grades ?? []) {
    // Ties at the cut go to the better grade.
    expect(Number(a)).toBeGreaterThanOrEqual(Math.round(Number(n) / 2))
    expect(Number(a) / Number(n)).toBeLessThan(0.501)
    expect(best).toBe(1)
  }
})
