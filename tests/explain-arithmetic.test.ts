// Explanations can be redone: every line printed is put into a calculator and must give what is printed beside it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { evaluate } from '../src/app/evaluate.ts'
import { explainUnit } from '../src/app/explain.ts'
import type { Explanation, Sum } from '../src/kernel/explanation.ts'
import { displayWidth } from '../src/report/display-width.ts'
import { explanationText } from '../src/report/explanation-text.ts'
import { calculate, holds, sumsIn } from './fixtures/calculator.ts'

type Rows = Readonly<Record<string, unknown>>[]
const folder = mkdtempSync(join(tmpdir(), 'wanmu-sums-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const root = fileURLToPath(new URL('..', import.meta.url))

describe('计算器', () => {
  it('认得加减乘除、括号、乘方、函数，错了会报', () => {
    expect(calculate('40 × (18.5 ÷ 2) − (−3)')).toBe(373)
    expect(calculate('2 × (0.5^1 × 0.25^2)^(1 ÷ 3)')).toBeCloseTo(2 * (0.5 * 0.0625) ** (1 / 3), 12)
    expect(calculate('min(0, 10 − (5 + 8))')).toBe(-3)
    expect(calculate('round(48.065, 2)')).toBe(48.07)
    expect(holds('250 ÷ 9', '≈', '27.78')).toBe(true)
    expect(holds('250 ÷ 9', '≈', '27.77')).toBe(false)
    expect(holds('250 ÷ 9', '=', '27.78')).toBe(false)
    expect(
      sumsIn('  得分  权重 × (本值 ÷ 基准) = 40 × (1.5 ÷ 3) = 20.00，满\n    = 1.5 ÷ 9\n      + 2 ≈ 2.17 分'),
    ).toHaveLength(2)
    expect(() => calculate('税收 ÷ 2')).toThrow()
  })
})

for (const path of caseFiles()) {
  const file = parse(readFileSync(path, 'utf8')) as {
    scheme?: unknown
    cases: { it: string; scheme?: unknown; given?: Rows; refused?: unknown; findings?: unknown }[]
  }
  const ready = file.cases.filter(
    ({ given, refused, findings }) => given !== undefined && refused === undefined && findings === undefined,
  )
  if (ready.length === 0) continue
  describe(relative(root, path), () => {
    for (const one of ready)
      it(one.it, async () => {
        const scheme = one.scheme ?? file.scheme
        const text =
          typeof scheme !== 'string'
            ? stringify(scheme)
            : scheme.includes('\n')
              ? scheme
              : readFileSync(join(dirname(path), scheme), 'utf8')
        for (const explained of await explainAll(text, one.given ?? [])) check(explained)
      })
  })
}

const EVERY = `scheme: every
decimals: 2
inputs:
  a: { label: 甲, unit: 万元 }
  b: { label: 乙, unit: 亩 }
  c: { label: 丙 }
  g: { label: 组, type: text }
pools: [g]
index:
  id: total
  label: 总分
  of:
    - { id: ratio_up, value: a / b, weight: 7, score: { ratio: { base: { stat: mean, times: 1.1 }, cap: 1.2, floor: 0.3 } } }
    - { id: ratio_down, value: a / b, weight: 7, direction: down, score: { ratio: { base: { stat: median }, cap: 1.5 } } }
    - { id: mirror, value: b, weight: 6, score: { mirror: { base: { stat: ratio_of_sums } } } }
    - { id: minmax, value: a, weight: 9, score: { minmax: { low: 20, high: 100 } } }
    - { id: minmax_down, value: b, weight: 9, direction: down, score: { minmax: {} } }
    - { id: goalposts, value: a / b, weight: 5, score: { goalposts: { low: 1, high: { stat: quantile(0.9) } } } }
    - { id: best, value: a, weight: 3, score: { best: {} } }
    - { id: best_down, value: b, weight: 3, direction: down, score: { best: { over: all } } }
    - { id: zscore, value: a / b, weight: 4, score: { zscore: { mean: 0.7, sd: 0.15 } } }
    - { id: rank, value: a, weight: 8, score: { rank: {} } }
    - { id: percentile, value: a, weight: 8, score: { percentile: {} } }
    - { id: bands, value: a / b, score: { bands: [ { below: 2, points: 1.5 }, { up_to: 4, points: 3 }, { points: 5.25 } ] } }
    - { id: efficacy, value: a, weight: 6, score: { efficacy: { floor: 10, target: "80 + c" } } }
    - { id: steps, value: a / b, weight: 10, score: { steps: { base: { stat: mean }, cap: 1.5, below: proportional } } }
    - { id: steps_down, value: b, weight: 10, direction: down, score: { steps: { base: 12, each: 0.1, points: 0.7, below: steps } } }
    - { id: count, value: c, score: { count: { points: 1.3, cap: 4 } } }
    - { id: points, value: c, score: { points: "case when x > 2 then 2 * x + ln(1 + a) else greatest(-1, -x) end" } }
    - { id: raw, value: c / 3, label: 原值 }
adjust:
  - { id: plus, label: 加, points: 5, when: "c >= 3" }
  - { id: more, label: 又加, points: "sqrt(a) / 2" }
  - { id: minus, label: 减, points: "-0.35 * c" }
  - { cap: 6 }
  - { floor: -1 }
veto: [ { when: "b > 40", grade: D, because: 太大 } ]
grades: { by: share, cut: [[A, 0.3], [B, 0.7], [C, 1]], round: ceil, ties: worse, outright: { when: "a > 200", grade: A, counts: true } }
`.replace('ratio_of_sums } } } }', 'mean } } } }')

const MEANS = `scheme: means
inputs: { a: {}, b: {}, c: {}, d: {} }
index:
  id: total
  combine: arithmetic
  scale: 100
  of:
    - id: geo
      combine: geometric
      weight: 2
      of: [ { id: a1, value: a, score: { best: {} } }, { id: b1, value: b, weight: 3, score: { best: {} } } ]
    - id: har
      combine: harmonic
      of: [ { id: a2, value: a, score: { minmax: { low: 10 } } }, { id: b2, value: b, weight: 2, score: { best: {} } } ]
    - id: pow
      combine: power(-2)
      of: [ { id: a3, value: a, score: { best: {} } }, { id: c3, value: c, score: { best: {} } } ]
    - id: least
      combine: min
      of: [ { id: a4, value: a, score: { best: {} } }, { id: c4, value: c, score: { best: {} } } ]
    - id: dropping
      combine: sum
      weight: 3
      of:
        - { id: d5, value: d, weight: 4, missing: drop, score: { best: {} } }
        - { id: a5, value: a, weight: 6, treat: winsor, score: { zscore: { mean: 0.5, sd: 0.1 } } }
    - { id: d6, value: d, missing: pool_mean_value, score: { minmax: {} } }
    - { id: d7, value: d, missing: pool_mean_points, score: { minmax: {} } }
    - { id: d8, value: d, missing: zero, score: { minmax: {} } }
grades: { by: threshold, cut: [[A, 60], [B, 30], [C, null]] }
`

describe('每一种计分、合成与缺失处理', () => {
  const letters = ['一', '二']
  const many = Array.from({ length: 13 }, (_, i) => ({
    id: `U${i + 1}`,
    name: `第${i + 1}厂`,
    a: [3.7, 12, 55.5, 81, 20, 7.7, 230, 64, 31.1, 9, 12, 77, 100][i],
    b: [3, 7, 9.3, 12, 4, 15, 30, 44, 6, 2.5, 7, 11, 13][i],
    c: i % 5,
    g: letters[i % 2],
  }))

  it('每种计分的每一行都算得出，中英文的话都有', async () => {
    const all = await explainAll(EVERY, many)
    expect(all).toHaveLength(13)
    for (const one of all) {
      check(one)
      for (const node of one.nodes.filter(({ composite }) => !composite)) {
        expect(node.rule.zh, node.id).not.toBe('')
        expect(node.rule.en, node.id).toMatch(/^[\x20-\x7e×÷−甲乙丙一二]+$/)
        expect(node.sums.length, `${one.id} ${node.id}`).toBeGreaterThan(1)
      }
    }
    // Every branch is met: a limit above and below, a veto, an outright grade, both limits of the adjustments.
    const remarks = all.flatMap((one) => one.nodes.flatMap(({ sums }) => sums.map(({ remark }) => remark.zh)))
    expect(remarks.some((remark) => remark.startsWith('高于上限'))).toBe(true)
    expect(remarks.some((remark) => remark.startsWith('低于下限'))).toBe(true)
    expect(remarks.some((remark) => remark.startsWith('低于基准'))).toBe(true)
    expect(all.find((one) => one.id === 'U8')?.grading?.conditions[0]?.holds).toBe(true)
    expect(all.find((one) => one.id === 'U7')?.grading?.conditions[1]?.holds).toBe(true)
    expect(all.flatMap(({ adjusts }) => adjusts).some(({ id, points }) => id === 'cap' && points < 0)).toBe(true)
    expect(all.flatMap(({ adjusts }) => adjusts).some(({ id, points }) => id === 'floor' && points > 0)).toBe(true)
  })

  it('各种平均、缺失的规则、极端值处理都说到数', async () => {
    const rows = many.map(({ id, name, a, b, c }, i) => ({
      id,
      name,
      a,
      b,
      c: (c ?? 0) + 1,
      d: i === 2 ? null : (i * 7) % 10,
    }))
    const all = await explainAll(MEANS, rows)
    for (const one of all) check(one)
    const blank = all.find((one) => one.id === 'U3')
    const notes = (id: string) =>
      blank?.nodes
        .find((node) => node.id === id)
        ?.notes.map(({ zh }) => zh)
        .join('；')
    expect(notes('d6')).toMatch(/d未填.*平均值 [\d.]+ 计/)
    expect(notes('d7')).toMatch(/12 个有值单位该项的平均得分/)
    expect(notes('d8')).toContain('缺失的计 0 分')
    expect(notes('dropping')).toContain('权重分摊')
    const wild = all.find((one) => one.id === 'U7')?.nodes.find(({ id }) => id === 'a5')
    expect(wild?.notes[0]?.zh).toMatch(/偏度 [\d.]+.*峰度 [\d.]+.*由 230 收至 100/)
  })
})

/** Every sum of the explanation, and every sum that the pages print, gives what stands beside it; nothing is wider than the page. */
function check(one: Explanation): void {
  const sums = [
    ...one.nodes.flatMap(({ sums: own, statistics }) => [...own, ...statistics.map(({ sum }) => sum)]),
    ...one.adjusts.map(({ sum }) => sum),
    ...one.totalSums,
    ...(one.grading?.cuts.map(({ sum }) => sum) ?? []),
    ...(one.site?.sums ?? []),
    ...one.sources.map(({ conversion }) => conversion),
  ].filter((sum): sum is Sum => sum !== null)
  for (const { expression, sign, result } of sums)
    expect(`${one.id}: ${expression} ${sign} ${result} ${holds(expression, sign, result)}`).toMatch(/ true$/)
  const proper = sums.filter(({ expression, result }) => expression !== result && /[×÷^+(]| − /.test(expression))
  for (const language of ['zh', 'en'] as const) {
    const page = explanationText(one, language)
    const printed = sumsIn(page)
    for (const { expression, sign, result } of printed)
      expect(`${one.id}: ${expression} ${sign} ${result} ${holds(expression, sign, result)}`).toMatch(/ true$/)
    const missing = proper.filter(({ expression }) => !printed.some((sum) => sum.expression.endsWith(expression)))
    expect(missing.map(({ expression }) => expression)).toEqual([])
    for (const line of page.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(100)
  }
  // The points shown add up to the total shown.
  const root = one.nodes[0]
  if (root !== undefined && one.totalSums.length === 0) expect(one.shownTotal).toBe(root.shownPoints)
  for (const node of one.nodes) expect(node.sums.length + node.notes.length, `${one.id} ${node.id}`).toBeGreaterThan(0)
}

async function explainAll(scheme: string, rows: Rows): Promise<Explanation[]> {
  const schemeFile = join(folder, 'scheme.yaml')
  const dataFile = join(folder, `data-${basename(folder)}.csv`)
  writeFileSync(schemeFile, scheme)
  const keys = [
    ...new Set([
      'id',
      'name',
      ...rows.flatMap((row) => Object.keys(row)),
      ...Object.keys((parse(scheme) as { inputs: object }).inputs),
    ]),
  ]
  const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`
  const lines = rows.map((row) =>
    keys.map((key) => cell(key === 'name' ? (row['name'] ?? row['id']) : row[key])).join(','),
  )
  writeFileSync(dataFile, [keys.join(','), ...lines].join('\n'))
  const { value, findings } = await evaluate(
    { scheme: schemeFile, data: [dataFile], detail: true, explain: true, skipBad: false },
    async (done) => {
      const found: Explanation[] = []
      for (const { id } of await done.duck.all('SELECT id FROM result ORDER BY id')) {
        const one = await explainUnit(done, String(id), { lifts: false })
        if (!('near' in one)) found.push(one)
      }
      return found
    },
  )
  return value ?? expect.fail(JSON.stringify(findings.filter(({ blocking }) => blocking)))
}

function caseFiles(): string[] {
  const at = join(root, 'policies')
  if (!existsSync(at)) return []
  return readdirSync(at, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cases.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
