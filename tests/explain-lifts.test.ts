// What is said to lift a grade does lift it: each change is made in the data and everything evaluated anew, and a hair less is not enough.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { evaluateRows, type GivenRow } from '../src/app/evaluate-rows.ts'
import { explain } from '../src/app/explain.ts'
import type { Lift } from '../src/kernel/explanation.ts'

const folder = mkdtempSync(join(tmpdir(), 'wanmu-lifts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const INPUTS = `inputs:
  tax: { label: 税收, unit: 万元 }
  land: { label: 用地, unit: 亩, min: 0.5 }
  staff: { label: 职工, unit: 人, min: 0 }
  rnd: { label: 研发, unit: 万元, min: 0, max: 9 }
  accident: { label: 事故, unit: 起, min: 0 }
  years: { label: 投产年数, unit: 年, min: 0 }
  star: { label: 星级, oneOf: [1, 2, 3, 4, 5] }
  site: { label: 宗地, type: text, optional: true }
  county: { label: 县, type: text }
`
const scheme = (rest: string): string => `scheme: lifts\n${INPUTS}${rest}`

/** Statistics over all counties as sums, shares in each county, a veto, firms on one site. */
const SUMS = scheme(`scope: [ { when: "years < 2", grade: T } ]
merge: { by: site, sum: [tax, land, staff, rnd] }
pools: [county]
index:
  id: total
  of:
    - { id: per_mu, value: tax / land, weight: 60, score: { ratio: { base: { stat: ratio_of_sums, over: all, times: 2 }, cap: 1, floor: 0 } } }
    - { id: per_head, value: tax / staff, weight: 30, missing: zero, score: { ratio: { base: { stat: ratio_of_sums, over: all }, cap: 1.5 } } }
    - { id: research, value: rnd, weight: 10, score: { goalposts: { low: 0, high: 8 } } }
veto: [ { when: "accident > 0", grade: D } ]
grades: { by: share, cut: [[A, 0.2], [B, 0.6], [C, 0.9], [D, 1]] }
decimals: 2
`)
/** Every unit matters to every other: means, quantiles and extremes over all. */
const WIDE = scheme(`pools: [county]
index:
  id: total
  of:
    - { id: per_mu, value: tax / land, weight: 50, over: all, score: { minmax: { low: 20 } } }
    - { id: per_head, value: tax / staff, weight: 30, over: all, missing: zero, score: { zscore: { mean: 0.6, sd: 0.2 } } }
    - { id: research, value: rnd, weight: 10, score: { rank: {} } }
    - { id: stars, value: star, weight: 10, score: { best: {} } }
grades: { by: share, cut: [[A, 0.2], [B, 0.6], [C, 0.9], [D, 1]], ties: worse, outright: { when: "star >= 5", grade: A, counts: false } }
`)
const THRESHOLD = scheme(`index:
  id: total
  of:
    - { id: per_mu, value: tax / land, weight: 50, score: { ratio: { base: { stat: median }, cap: 1.4 } } }
    - { id: per_head, value: staff / land, direction: down, weight: 30, score: { mirror: { base: { stat: mean } } } }
    - { id: steps, value: rnd, weight: 20, score: { steps: { base: 3, each: 0.1, points: 1, cap: 1.3 } } }
adjust: [ { id: plus, points: 5, when: "star >= 4" }, { id: minus, points: "-3 * accident" } ]
rank: { on: rounded }
grades: { by: threshold, cut: [[A, 80], [B, 60], [C, 40], [D, null]] }
decimals: 1
`)

const rows: GivenRow[] = Array.from({ length: 26 }, (_, i) => ({
  id: `U${String(i + 1).padStart(2, '0')}`,
  name: `第${i + 1}厂`,
  tax: ((i * 37) % 101) + 3.25,
  land: ((i * 13) % 17) + 2.5,
  staff: ((i * 29) % 53) + 4,
  rnd: ((i * 7) % 19) / 2.5,
  accident: i % 9 === 4 ? 1 : 0,
  years: i === 20 ? 1 : 5,
  star: (i % 4) + 1,
  site: i === 6 || i === 7 ? 'S1' : i === 11 || i === 13 ? 'S2' : '',
  county: i % 2 === 0 ? '东县' : '西县',
}))
const dataFile = join(folder, '表.csv')
const keys = Object.keys(rows[0] ?? {})
writeFileSync(dataFile, [keys.join(','), ...rows.map((row) => keys.map((key) => row[key]).join(','))].join('\n'))

async function gradeWith(text: string, id: string, lift: Lift, to: number): Promise<unknown> {
  const changed = rows.map((row) => (row['id'] === id ? { ...row, [lift.input]: to } : row))
  const { rows: graded, findings } = await evaluateRows(text, changed)
  expect(findings.filter(({ blocking }) => blocking)).toEqual([])
  return graded.find((row) => row['id'] === id)?.['grade']
}

for (const [name, text, ids] of [
  ['sums', SUMS, ['U01', 'U02', 'U05', 'U07', 'U12', 'U19', 'U26']],
  ['wide', WIDE, ['U01', 'U06', 'U15', 'U22']],
  ['threshold', THRESHOLD, ['U03', 'U05', 'U10', 'U17']],
] as const)
  describe(`怎样升一级：${name}`, () => {
    const schemeFile = join(folder, `${name}.yaml`)
    writeFileSync(schemeFile, text)
    for (const id of ids)
      it(`${id}：照所说改，重新评价升到所说的等级；少改一丝不升`, async () => {
        const { value } = await explain({ scheme: schemeFile, data: [dataFile], skipBad: false }, id)
        if (value === undefined) expect.fail('refused')
        const row = rows.find((one) => one['id'] === id)
        for (const lift of value.lifts) {
          expect(lift.from).toBe(row?.[lift.input])
          expect(await gradeWith(text, id, lift, lift.to), `${lift.input} ${lift.to}`).toBe(lift.grade)
          const whole = ['staff', 'accident', 'star'].includes(lift.input)
          if (whole) expect(Number.isInteger(lift.to)).toBe(true)
          const back = Math.sign(lift.from - lift.to) * (whole ? 1 : 1e-5 * Math.abs(lift.to))
          expect(await gradeWith(text, id, lift, lift.to + back), `${lift.input} a hair less than ${lift.to}`).toBe(
            value.grade,
          )
          expect(lift.input === 'rnd' ? lift.to <= 9 && lift.to >= 0 : true).toBe(true)
          expect(lift.input === 'land' ? lift.to >= 0.5 : true).toBe(true)
        }
        expect(value.lifts.length + value.noLifts.length).toBe(value.grade === 'A' ? 0 : 7)
        if (value.grade !== 'A') expect(value.noLifts.map(({ input }) => input)).toContain('years')
      })
  })

describe('升不了的说明原因', () => {
  it('一票否决只有去掉事由才升；满分的、用不到的、没填的各有说法', async () => {
    const schemeFile = join(folder, 'sums.yaml')
    const { value } = await explain({ scheme: schemeFile, data: [dataFile], skipBad: false }, 'U05')
    expect(value?.grade).toBe('D')
    expect(value?.lifts.map(({ input, to }) => [input, to])).toEqual([['accident', 0]])
    expect(value?.noLifts.filter(({ input }) => input === 'tax').map(({ why }) => why)).toEqual(['forced'])
    expect(value?.noLifts.filter(({ input }) => input === 'years').map(({ why }) => why)).toEqual(['unused'])
  })

  it('取消时停下，抛出取消的原因', async () => {
    const control = new AbortController()
    const run = explain(
      {
        scheme: join(folder, 'wide.yaml'),
        data: [dataFile],
        skipBad: false,
        signal: control.signal,
        onProgress: (_done, _total, what) => {
          if (what.includes('试算')) control.abort()
        },
      },
      'U15',
    )
    await expect(run).rejects.toThrow(/abort/i)
  })
})
