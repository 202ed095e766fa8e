// 引擎的边角：数据里才看出是文字的列、又分组又参与计算的列、长数字的分组名、正好在极端值界限上的组、只能取整数的“差多少”、不计的单位。模拟数据。
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { evaluate } from '../src/app/evaluate.ts'
import { evaluateRows } from '../src/app/evaluate-rows.ts'
import { explain } from '../src/app/explain.ts'

const folder = mkdtempSync(join(tmpdir(), 'wanmu-edges-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const yaml = (inputs: string, rest: string): string => `scheme: edges\ninputs: { ${inputs} }\n${rest}\n`
const codes = (found: readonly { code: string }[]): string[] => found.map(({ code }) => code)
const one = (value: string, score = '{ best: {} }'): string =>
  `index: { id: total, of: [ { id: t, value: ${value}, weight: 60, score: ${score} } ] }`

it.each([
  ['直接取值', 'value: s', one('s')],
  [
    '与数比较',
    'v > s',
    one('v', '{ count: { points: 1 } }').concat('\nadjust: [ { id: q, points: 1, when: "v > s" } ]'),
  ],
  ['作条件', 's', one('v').concat('\nadjust: [ { id: q, points: 1, when: "s" } ]')],
])('列里全是文字，公式却要数（%s）：说明是哪个公式、哪一列', async (_, _formula, rest) => {
  const { findings, rows } = await evaluateRows(yaml('v: {}, s: { label: 星级 }', rest), [
    { id: 'a', v: 1, s: '无' },
    { id: 'b', v: 2, s: '有' },
  ])
  expect([codes(findings), findings[0]?.facts['columns'], rows]).toEqual([['evaluate/values-are-text'], '星级', []])
})

it('又分组又参与计算的列，是数就按数读', async () => {
  const rest = `pools: [k]\n${one('v', '{ ratio: { base: 1 } }')}\nadjust: [ { id: q, points: 5, when: "v > k" } ]`
  const data = file('k.csv', 'id,name,v,k\na,甲,1,10\nb,乙,2,9.5\nc,丙,4,2\nd,丁,3,10.0\n')
  const scheme = file('k.yaml', yaml('v: {}, k: {}', rest))
  const told = await evaluate({ scheme, data: [data], detail: false, skipBad: false }, async ({ duck }) =>
    duck.all('SELECT id, pool, total FROM result ORDER BY id'),
  )
  expect(told.value).toEqual([
    { id: 'a', pool: '10', total: 60 },
    { id: 'b', pool: '9.5', total: 120 },
    { id: 'c', pool: '2', total: 245 },
    { id: 'd', pool: '10', total: 180 },
  ])
})

it('十二位的分组代码一位不少', async () => {
  const { rows } = await evaluateRows(yaml('v: {}, k: { type: number }', `pools: [k]\n${one('v')}`), [
    { id: 'a', v: 1, k: 330402001001 },
    { id: 'b', v: 2, k: 330402001002 },
  ])
  expect(rows.map(({ pool }) => pool)).toEqual(['330402001001', '330402001002'])
})

it('偏度和峰度正好在界限上的组，一样对待，不看浮点数的末位', async () => {
  const pools = [
    [1, 5],
    [3.96, 19.467],
    [0.1, 0.7],
    [7.3, 9.9],
  ]
  const given = pools.flatMap(([low = 0, high = 0], k) =>
    [low, low, low, high].map((v, i) => ({ id: `p${k}-${i}`, v, g: `组${k}` })),
  )
  const scheme = `pools: [g]\nindex: { id: total, of: [ { id: t, value: v, weight: 60, treat: winsor, score: { best: {} } } ] }`
  const { rows } = await evaluateRows(yaml('v: {}, g: { type: text }', scheme), given)
  expect(rows.every((row) => row['total'] === 60)).toBe(true)
})

it('只能取整数的：往下减到几也试', async () => {
  const rest = `index: { id: total, of: [ { id: t, value: tax / staff, weight: 100, score: { ratio: { base: 10 } } } ] }
grades: { by: threshold, cut: [[A, 90], [B, 60], [C, null]] }`
  const scheme = file('staff.yaml', yaml('tax: {}, staff: { label: 职工, unit: 人, min: 0 }', rest))
  const data = file('staff.csv', 'id,name,tax,职工（人）\na1,甲,10,4\na2,乙,30,4\na3,丙,100,10\n')
  const told = await explain({ scheme, data: [data], skipBad: false }, 'a1')
  const lift = told.value?.lifts?.find(({ input }) => input === 'staff')
  expect(lift).toMatchObject({ from: 4, to: 1, grade: 'A' })
})

it('没有值而不计的单位，一个个说出来；一个也不剩时，说的是各自缺什么', async () => {
  const scheme = file('left.yaml', yaml('v: {}', one('v')))
  const request = (text: string) => ({ scheme, data: [file('left.csv', text)], detail: false, skipBad: true })
  const some = await evaluate(request('id,name,v\na,甲,1\nb,乙,\nc,丙,3\n'), async () => 'done')
  expect([some.value, codes(some.findings), some.total]).toEqual(['done', ['evaluate/left-out'], 1])
  expect(some.findings[0]).toMatchObject({ blocking: false, facts: { id: 'b' } })
  const none = await evaluate(request('id,name,v\na,甲,\nb,乙,\n'), async () => 'done')
  expect([none.value, codes(none.findings)]).toEqual([undefined, ['evaluate/refused', 'evaluate/refused']])
})
