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

describe('合并、不参评、未评、单位换算', () => {
  const siteScheme = join(folder, 'site.yaml')
  writeFileSync(
    siteScheme,
    `scheme: site
inputs:
  tax: { label: 税收, unit: 万元 }
  land: { label: 用地, unit: 亩, min: 0, assumed: 口径未定, confirm_by: 市资规局 }
  site: { label: 宗地, type: text, optional: true }
  years: { label: 投产年数, unit: 年, optional: true }
scope:
  - { when: "tax < 0", grade: X, because: 退税 }
  - { when: "years < 2", grade: T, rate_as: B, because: 初创期, cite: 第三条 }
merge: { by: site, sum: [tax, land] }
index:
  id: total
  of:
    - { id: per_mu, label: 亩均税收, value: tax / land, unit: 万元/亩, weight: 100, score: { ratio: { base: 10 } } }
grades: { by: threshold, cut: [[A, 90], [B, 60], [C, null]] }
decimals: 2
`,
  )
  const siteData = join(folder, '宗地.csv')
  writeFileSync(
    siteData,
    `id,name,税收（元）,用地（㎡）,宗地,投产年数
M1,甲厂,"1,200,000",6667,S1,9
M2,乙厂,300000.5,1.5亩,S1,9
M3,丙厂,500000,4000,,1.5
M4,丁厂,错,4000,,8
M5,戊厂,900000,,,8
`,
  )
  const all = { scheme: siteScheme, data: [siteData], skipBad: true }

  it('同一宗地的各家列出自己的数，相加得到所评的数', async () => {
    const { value } = await explain(all, 'M2')
    expect(value?.site?.members.map(({ name }) => name)).toEqual(['甲厂', '乙厂'])
    const sum = value?.site?.sums.find(({ input }) => input === 'tax')
    expect(`${sum?.words.zh}：${sum?.expression} ${sum?.sign} ${sum?.result}`).toBe(
      '甲厂 + 乙厂：120 + 30.00005 = 150.00005',
    )
    const page = explanationText(value ?? expect.fail(), 'zh')
    expect(page).toContain('税收 = 120 + 30.00005 = 150.00005 万元')
    expect(page).toContain('待确认（市资规局）')
  })

  it('换算逐个写明：表头的单位、单元格里的单位', async () => {
    const { value } = await explain(all, 'M1')
    const shown = (of: string, input: string) => {
      const source = value?.sources.find((one) => one.of === of && one.input === input)
      return `${source?.cell} ${source?.raw} ${source?.conversion?.expression} ${source?.conversion?.sign} ${source?.conversion?.result}`
    }
    expect(shown('M1', 'land')).toBe('D2 6667 6667 × 3 ÷ 2000 = 10.0005')
    expect(shown('M1', 'tax')).toBe('C2 1,200,000 1200000 ÷ 10000 = 120')
    expect(value?.sources.find((one) => one.of === 'M2' && one.input === 'land')?.raw).toBe('1.5亩')
  })

  it('不参评的说明哪一条规则、代入的数、按什么对待', async () => {
    const { value } = await explain(all, 'M3')
    expect(value?.standing).toBe('out-of-scope')
    expect(value?.scope.map(({ holds, numbers }) => [holds, numbers.zh])).toEqual([
      [false, '50 < 0'],
      [true, '1.5 < 2'],
    ])
    const page = explanationText(value ?? expect.fail(), 'zh')
    expect(page).toContain('规则 T（初创期）：投产年数 < 2，即 1.5 < 2，成立')
    expect(page).toContain('所以定为 T，不打分、不排名，按 B 对待。')
    expect(page).toContain('出处  第三条')
    expect(explanationText(value ?? expect.fail(), 'en')).toContain('So it is T: no points and no rank, treated as B.')
  })

  it('有误而未评的说出单元格；算不出数的指到所缺的单元格', async () => {
    const { value: wrong } = await explain(all, 'M4')
    expect(wrong?.standing).toBe('skipped')
    expect(wrong?.faults.map(({ zh }) => zh).join()).toContain('C5')
    expect(explanationText(wrong ?? expect.fail(), 'zh')).toContain('没有评价：数据有误或缺失')
    const { value: blank } = await explain(all, 'M5')
    expect(blank?.standing).toBe('skipped')
    expect(explanationText(blank ?? expect.fail(), 'zh')).toMatch(/D6 {2}用地（㎡） {2}未填/)
  })

  it('编号或名称写错时猜是哪一个', async () => {
    const near = async (id: string) =>
      (await explain(all, id)).findings.find(({ code }) => code.startsWith('evaluate/no-such'))?.facts['near']
    expect(await near('M22')).toBe('M2')
    expect(await near('丙厂')).toBe('M3（丙厂）')
    expect(await near('完全不相干的很长的编号')).toBeUndefined()
  })
})
