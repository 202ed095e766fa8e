// 报表由指标目录生成：每个按期报的指标恰好在一张表里；期限、范围、口径来自 forms.yaml。
import { describe, expect, it } from 'vitest'
import { readPeriod } from '../../src/kernel/period.ts'
import { deadlineOf, findForm, formsOf } from '../../src/policy/forms.ts'
import { askCells } from '../../src/record/returns/form.ts'
import { book } from '../policy/own-book.ts'

const DAY = '2025-12-31'
const forms = formsOf(book, DAY)

describe('报表', () => {
  it('每个按期报的指标恰好在一张表里，名录里的不问', () => {
    const asked = forms.flatMap((form) => form.columns.map(({ indicator }) => `${form.subject}.${indicator}`)).sort()
    const reported = Object.entries(book.indicators)
      .filter(([, { period, unit }]) => period !== 'register' && unit !== undefined)
      .map(([id]) => id)
      .sort()
    expect(asked).toEqual(reported)
    expect(new Set(forms.map(({ id }) => id)).size).toBe(forms.length)
  })

  it('税务局的企业年报只问税收；统计局的平台年报有五项', () => {
    expect(findForm(book, 'enterprise-year-tax', DAY)?.columns.map(({ indicator }) => indicator)).toEqual(['tax'])
    expect(findForm(book, 'platform-year-statistics', DAY)).toMatchObject({
      title: { zh: '重大平台年报（市统计局）' },
      columns: [
        { indicator: 'revenue_last', unit: '万元', whole: false, min: 0 },
        { indicator: 'output' },
        { indicator: 'added', clauses: ['1.2.3'] },
        { indicator: 'lead_revenue' },
        { indicator: 'big_firms', unit: '家', whole: true, small: 10 },
      ],
    })
    // 增加值可以为负。
    expect(findForm(book, 'platform-year-statistics', DAY)?.columns[2]).not.toHaveProperty('min')
    expect(findForm(book, 'enterprise-year-reform', DAY)?.columns[0]?.calibers).toEqual(['当量值', '等价值'])
    expect(findForm(book, 'enterprise-year-nobody', DAY)).toBeUndefined()
  })

  it('比较只带本主体的：平台两条，企业两条，单位没有', () => {
    const count = (id: string): number | undefined => findForm(book, id, DAY)?.rules.comparisons.length
    expect([count('platform-year-statistics'), count('enterprise-year-tax'), count('unit-month-statistics')]).toEqual([
      2, 2, 0,
    ])
  })

  it.each([
    ['2025', '2026-03-01', '2026-03-31'],
    ['2025Q4', '2026-01-15', '2026-01-25'],
    ['2025-02', '2025-03-10', '2025-03-15'],
  ])('期限：%s 应在 %s 前报，宽限到 %s', (text, due, lateUntil) => {
    const period = readPeriod(text)
    expect(period && deadlineOf(book, period)).toEqual({ due, lateUntil })
  })

  it('规上、规下问的数不同；名录没有写规模的照问', () => {
    const energy = findForm(book, 'enterprise-year-reform', DAY)
    const power = findForm(book, 'enterprise-year-power', DAY)
    const firms = [
      { id: 'a', name: '甲', facts: { scale: '规上' } },
      { id: 'b', name: '乙', facts: { scale: '规下' } },
      { id: 'c', name: '丙', facts: {} },
    ]
    const ids = (form: typeof energy): string[] =>
      form === undefined ? [] : askCells(form, firms, () => undefined).map(({ id }) => id)
    expect(ids(energy)).toEqual(['a/energy', 'c/energy'])
    expect(ids(power)).toEqual(['b/electricity', 'c/electricity'])
  })

  it('规则施行前没有期限', () => {
    const period = readPeriod('2018')
    expect(period && deadlineOf(book, period)).toBeUndefined()
  })
})
