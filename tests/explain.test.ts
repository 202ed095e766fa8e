// Explaining: the walk back adds up, and what is said to lift a grade does lift it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { evaluateRows } from '../src/app/evaluate-rows.ts'
import { explain } from '../src/app/explain.ts'
import { explanationText } from '../src/report/explanation-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'wanmu-explain-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const scheme = `scheme: small
inputs:
  tax: { label: 税收, unit: 万元 }
  land: { label: 用地, unit: 亩, min: 0 }
index:
  id: total
  of:
    - { id: per_mu, label: 亩均税收, value: tax / land, unit: 万元/亩, weight: 100, score: { ratio: { base: { stat: ratio_of_sums }, cap: 2 } } }
adjust:
  - { id: plus, label: 加分, points: 1, when: "tax > 100" }
grades: { by: share, cut: [[A, 0.25], [B, 0.5], [C, 1]] }
decimals: 2
`
const rows = Array.from({ length: 8 }, (_, i) => ({
  id: `U${i + 1}`,
  name: `第${i + 1}厂`,
  tax: 10 * (i + 1),
  land: 10,
}))
const schemeFile = join(folder, 'small.yaml')
const dataFile = join(folder, '表.csv')
writeFileSync(schemeFile, scheme)
writeFileSync(
  dataFile,
  ['id,name,税收（万元）,用地（亩）', ...rows.map((row) => `${row.id},${row.name},${row.tax},${row.land}`)].join('\n'),
)
const request = { scheme: schemeFile, data: [dataFile], skipBad: false }

describe('解释', () => {
  it('节点得分与加减分之和就是总分，取值带着数，来源指到单元格', async () => {
    const { value } = await explain(request, 'U3')
    const leaf = value?.nodes.find((node) => node.id === 'per_mu')
    expect(leaf?.sums[0]?.expression).toBe('30 ÷ 10')
    expect(leaf?.value).toBe(3)
    // Σ税收 360 ÷ Σ用地 80 = 4.5；3 ÷ 4.5 × 100
    expect(leaf?.points).toBeCloseTo(66.6667, 3)
    expect(value?.total).toBe(66.67)
    expect(value?.sources.find((one) => one.input === 'tax')?.cell).toBe('C4')
    expect(explanationText(value ?? expect.fail(), 'zh')).toContain('税收 ÷ 用地 = 30 ÷ 10 = 3 万元/亩')
  })

  it('照所说改一项，重新评价确实升级；少改百分之一则不升', async () => {
    const { value } = await explain(request, 'U3')
    expect(value?.grade).toBe('C')
    expect(value?.lifts.map((lift) => lift.input)).toEqual(['tax', 'land'])
    for (const lift of value?.lifts ?? []) {
      const gradeAt = async (to: number) => {
        const changed = rows.map((row) => (row.id === 'U3' ? { ...row, [lift.input]: to } : row))
        const { rows: graded } = await evaluateRows(scheme, changed)
        return graded.find((row) => row['id'] === 'U3')?.['grade']
      }
      expect(await gradeAt(lift.to)).toBe(lift.grade)
      expect(await gradeAt(lift.from + (lift.to - lift.from) * 0.99)).toBe('C')
    }
  })

  it('最好一级没有可升的；编号不存在的说明白', async () => {
    expect((await explain(request, 'U8')).value?.lifts).toEqual([])
    const none = await explain(request, 'U99')
    expect(none.value).toBeUndefined()
    expect(none.findings.map((one) => one.code)).toContain('evaluate/no-such-unit')
  })
})
