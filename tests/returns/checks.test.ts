// 填报的核对：单元格、指标之间、前期、同类、名录；哪些须改，哪些写明原因即可。
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentences } from '../../src/app/sentences.ts'
import { say } from '../../src/kernel/finding.ts'
import { partsOf, periodBefore, readPeriod, yearBefore } from '../../src/kernel/period.ts'
import { checkCells, checkReturn, standsAgainst, toFinding } from '../../src/record/returns/check/check-return.ts'
import { refuseLate } from '../../src/record/returns/check/deadline.ts'
import { usualOf } from '../../src/record/returns/check/peers.ts'
import type { Remark } from '../../src/record/returns/check/remark.ts'
import { toCell } from '../../src/record/returns/form.ts'
import { against, cellsOf, type Filled, firm, type Given } from './against.ts'

const STATISTICS = { form: 'platform-year-statistics', subjects: [firm('p1')] } as const
const check = (given: Given, cells: Readonly<Record<string, Filled>>): readonly Remark[] => {
  const from = against(given)
  return checkCells(from, cellsOf(from, cells))
}
const told = (remarks: readonly Remark[]) =>
  remarks.map(({ cell, code, weight }) => `${cell} ${code.slice(7)} ${weight}`)

describe('单元格', () => {
  it('负数、小数、超上限、口径不对，一次说完', () => {
    expect(
      told(
        check(STATISTICS, {
          'p1/output': -1,
          'p1/added': { value: -5, caliber: '含税' },
          'p1/big_firms': 2.5,
          'p1/lead_revenue': { value: 3, note: '' },
        }),
      ),
    ).toEqual(['p1/output below-min must', 'p1/added caliber must', 'p1/big_firms not-whole must'])
    expect(told(check({ form: 'platform-year-resources', subjects: [firm('p1')] }, { 'p1/land': 1_000_001 }))).toEqual([
      'p1/land above-max must',
    ])
  })

  it('别的单位、别的期间、没有问的', () => {
    const from = against(STATISTICS)
    const asked = from.asked.get('p1/output')
    if (asked === undefined) throw new Error('not asked')
    const cell = toCell(asked, from.spec, '2024', { value: 3 })
    const cells = new Map([
      ['p1/output', { ...cell, unit: '亿元' }],
      ['p1/tax', { ...cell, indicator: 'tax', period: '2025' }],
    ])
    expect(told(checkCells(from, cells)).sort()).toEqual([
      'p1/output cell-other-period must',
      'p1/output cell-other-unit must',
      'p1/tax cell-not-asked must',
    ])
  })

  it('不详须说明，说明了就不再拦', () => {
    const [bare] = check(STATISTICS, { 'p1/output': null })
    const [said] = check(STATISTICS, { 'p1/output': { value: null, note: '企业停产，账册封存' } })
    expect([bare && standsAgainst(bare), said && standsAgainst(said)]).toEqual([true, false])
    expect(said && say(toFinding(said, true), sentences, 'zh')).toBe(
      'p1/output：模拟p1的规上工业总产值填了“不详”。已说明：企业停产，账册封存',
    )
    expect([bare && toFinding(bare, false).blocking, bare && toFinding(bare, true).blocking]).toEqual([false, true])
  })
})

describe('整表', () => {
  const known = { value: 7, caliber: '全口径', unit: '万元', return: 'r0', cell: 'p1/added', act: 'sm3:1' }
  const given = { ...STATISTICS, known: { 'p1/added': known } }
  const all = { 'p1/revenue_last': 1, 'p1/output': 9, 'p1/lead_revenue': 1, 'p1/big_firms': 0 }
  const figure = { return: 'r0', cell: 'p1/added', act: 'sm3:1' }
  const whole = (cells: Readonly<Record<string, Filled>>, answers: Parameters<typeof checkReturn>[2] = new Map()) => {
    const from = against(given)
    return told(checkReturn(from, cellsOf(from, cells), answers))
  }

  it('没有填的逐格说', () => {
    expect(whole({ 'p1/output': 9 }, new Map([['p1/added', { figure, is: 'confirmed' }]]))).toEqual([
      'p1/revenue_last blank must',
      'p1/lead_revenue blank must',
      'p1/big_firms blank must',
    ])
  })

  it('已有的数不再问：确认或异议都行，另报不行，不表态不行，旧的确认不行', () => {
    expect(whole(all, new Map([['p1/added', { figure, is: 'confirmed' }]]))).toEqual([])
    expect(whole(all, new Map([['p1/added', { figure, is: 'contested', value: 8, why: '漏了一户' }]]))).toEqual([])
    expect(whole({ ...all, 'p1/added': 7 })).toEqual(['p1/added known-already must'])
    expect(whole(all)).toEqual(['p1/added unanswered must'])
    expect(whole(all, new Map([['p1/added', { figure: { ...figure, act: 'sm3:0' }, is: 'confirmed' }]]))).toEqual([
      'p1/added answer-old must',
    ])
  })
})

describe('指标之间', () => {
  it('增加值大于总产值：须改；相等可以；总产值在别的表里已生效也算', () => {
    expect(told(check(STATISTICS, { 'p1/output': 100, 'p1/added': 100.0000001 }))).toEqual([])
    expect(told(check(STATISTICS, { 'p1/output': 100, 'p1/added': 101 }))).toEqual(['p1/added comparison must'])
    expect(told(check({ ...STATISTICS, figures: { 'p1/output 2025': 100 } }, { 'p1/added': 101 }))).toEqual([
      'p1/added comparison must',
    ])
    expect(told(check(STATISTICS, { 'p1/added': 101 }))).toEqual([])
  })

  it('年报的主导产业收入与四个季度之和比；缺一个季度就不比', () => {
    const quarters = { 'p1/revenue 2025Q1': 10, 'p1/revenue 2025Q2': 10, 'p1/revenue 2025Q3': 10 }
    expect(told(check({ ...STATISTICS, figures: quarters }, { 'p1/lead_revenue': 41 }))).toEqual([])
    const figures = { ...quarters, 'p1/revenue 2025Q4': 10 }
    expect(told(check({ ...STATISTICS, figures }, { 'p1/lead_revenue': 41 }))).toEqual([
      'p1/lead_revenue comparison must',
    ])
    expect(told(check({ ...STATISTICS, figures }, { 'p1/lead_revenue': 40 }))).toEqual([])
  })

  it('企业研发大于收入：说明即可', () => {
    const given = { form: 'enterprise-year-science', subjects: [firm('e1')], figures: { 'e1/revenue 2025': 5 } }
    expect(told(check(given, { 'e1/rnd': 6 }))).toEqual(['e1/rnd comparison-unusual explain'])
  })
})

describe('前期', () => {
  const jump = (value: number, figures: Readonly<Record<string, number>>, period = '2025') =>
    told(check({ form: 'enterprise-year-tax', subjects: [firm('e1')], figures, period }, { 'e1/tax': value }))
  it.each([
    [150, true],
    [150.01, false],
    [50, true],
    [49.9, false],
    [100, true],
  ])('上年 100，今年 %s：不必说明 = %s', (value, fine) => {
    expect(jump(value, { 'e1/tax 2024': 100 })).toEqual(fine ? [] : ['e1/tax jump explain'])
  })
  it('没有前期不比；前期为 0 的须说明；很小的数不比', () => {
    expect(jump(100, {})).toEqual([])
    expect(jump(100, { 'e1/tax 2024': 0 })).toEqual(['e1/tax jump explain'])
    const firms = { ...STATISTICS, figures: { 'p1/big_firms 2024': 1 } }
    expect(told(check(firms, { 'p1/big_firms': 3 }))).toEqual([])
    expect(told(check(firms, { 'p1/big_firms': 30 }))).toEqual(['p1/big_firms jump explain'])
  })
  it('季报先比上年同期，没有再比上一季', () => {
    const quarter = (figures: Readonly<Record<string, number>>) =>
      check(
        { form: 'platform-quarter-statistics', subjects: [firm('p1')], period: '2025Q1', figures },
        { 'p1/revenue': 100 },
      ).map(({ facts }) => facts['earlier'])
    expect(quarter({ 'p1/revenue 2024Q1': 99, 'p1/revenue 2024Q4': 10 })).toEqual([])
    expect(quarter({ 'p1/revenue 2024Q4': 10 })).toEqual(['2024Q4'])
  })
})

describe('同类', () => {
  const subjects = Array.from({ length: 12 }, (_, i) => firm(`e${i}`))
  const plain = { form: 'enterprise-year-statistics', subjects, rules: { comparisons: [] } } as const
  const values = [90, 95, 98, 100, 101, 103, 104, 108, 110, 115, 120, 9000]
  const fill = (list: readonly number[], factor = 1) =>
    Object.fromEntries(list.map((value, i) => [`e${i}/revenue`, value * factor]))

  it('只有相差悬殊的一户要说明，且不拦', () => {
    const remarks = check(plain, fill(values))
    expect(told(remarks)).toEqual(['e11/revenue outlier explain'])
    expect(told(check(plain, fill(values.slice(0, 6).concat(9000))))).toEqual([])
  })
  it('行业不同不比', () => {
    const mixed = subjects.map((one, i) => (i === 11 ? firm('e11', '3670') : one))
    expect(told(check({ ...plain, subjects: mixed }, fill(values)))).toEqual([])
  })
  it('亩均税收：先除以用地再比', () => {
    const figures = Object.fromEntries(values.map((value, i) => [`e${i}/land 2025`, value]))
    const taxes = Object.fromEntries(values.map((value, i) => [`e${i}/tax`, value * (2 + (i % 3) / 10)]))
    expect(told(check({ form: 'enterprise-year-tax', subjects, figures }, taxes))).toEqual([])
  })
  it('性质：换单位（同乘一个数）、换次序，结论都不变', () => {
    const positive = fc.double({ min: 1, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(positive, { minLength: 12, maxLength: 12 }),
        fc.constantFrom(0.001, 10, 1000),
        (list, factor) => {
          const codes = (given: readonly Remark[]) =>
            given.filter(({ code }) => code === 'record/outlier').map(({ cell }) => cell)
          const first = codes(check({ ...plain, rules: { comparisons: [], registers: [] } }, fill(list)))
          expect(codes(check(plain, fill(list, factor)))).toEqual(first)
          const turned = Object.fromEntries(Object.entries(fill(list)).reverse())
          expect(codes(check(plain, turned))).toEqual(first)
        },
      ),
      { numRuns: 200 },
    )
  })
  it('性质：不到一半的数乱改，中位数仍在其余各数之间', () => {
    const level = fc.double({ min: -10, max: 10, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 5, maxLength: 40 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (list, wild) => {
          const spoiled = Math.floor((list.length - 1) / 2)
          const kept = list.slice(spoiled)
          const { median } = usualOf([...list.slice(0, spoiled).map(() => wild), ...kept])
          expect(median).toBeGreaterThanOrEqual(Math.min(...kept))
          expect(median).toBeLessThanOrEqual(Math.max(...kept))
        },
      ),
    )
  })
})

describe('名录', () => {
  it('期末不在名录的须改；用地与名录相差超过 3% 的须说明', () => {
    const given = { form: 'enterprise-year-resources', subjects: [firm('e1')], registered: 100 }
    expect(told(check(given, { 'e1/land': 103 }))).toEqual([])
    expect(told(check(given, { 'e1/land': 103.1 }))).toEqual(['e1/land register-land explain'])
    const from = against(given)
    const [cell] = cellsOf(from, { 'e1/land': 3 }).values()
    if (cell === undefined) throw new Error('no cell')
    const stray = new Map([['e9/land', { ...cell, subject: { kind: 'enterprise', id: 'e9' } }]])
    expect(told(checkCells(from, stray))).toEqual(['e9/land not-there must'])
  })
})

describe('期限', () => {
  const deadline = { due: '2026-03-01', lateUntil: '2026-03-31' }
  it.each([
    ['2026-03-31', '', undefined, []],
    ['2026-04-01', '', undefined, ['record/late']],
    ['2026-04-01', '', ' ', ['record/late']],
    ['2026-04-01', '', '系统切换', []],
    ['2026-04-01', '甲', undefined, []],
  ])('%s，原填报人“%s”，理由 %s', (day, filedBy, reason, codes) => {
    expect(refuseLate(deadline, day, { filedBy }, reason).map(({ code }) => code)).toEqual(codes)
  })
})

describe('期间', () => {
  it('前一期、上年同期、组成', () => {
    const of = (text: string) => {
      const period = readPeriod(text)
      if (period === undefined) throw new Error(text)
      return [periodBefore(period), yearBefore(period), partsOf(period).map((one) => one.join(' '))]
    }
    expect(of('2025')).toEqual([
      '2024',
      '2024',
      [
        '2025Q1 2025Q2 2025Q3 2025Q4',
        Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`).join(' '),
      ],
    ])
    expect(of('2025Q1')).toEqual(['2024Q4', '2024Q1', ['2025-01 2025-02 2025-03']])
    expect(of('2025-01')).toEqual(['2024-12', '2024-01', []])
    expect(of('2025Q4')).toEqual(['2025Q3', '2024Q4', ['2025-10 2025-11 2025-12']])
  })
})
