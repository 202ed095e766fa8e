// Tenure: known cases in words, and the laws of land used on a day. 模拟数据。
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter, dayBefore } from '../../src/kernel/day.ts'
import { checkTenure } from '../../src/record/land/check-tenure.ts'
import { landUsed, type ParcelArea } from '../../src/record/land/land-used.ts'
import { holdsOn, TENURES, type Tenure } from '../../src/record/land/tenure.ts'
import { type TenureRow, toTenure } from '../../src/record/land/to-tenure.ts'

const AREAS: ReadonlyMap<string, ParcelArea> = new Map([
  ['P1', { area: 10_000, basis: 'registered' }],
  ['P2', { area: 6_666.67, basis: 'measured' }],
])
const DAY = '2025-06-30'
const at = { file: '模拟.xlsx', row: 2 }
const own = (holder: string, share: number, more: Partial<Tenure> = {}): Tenure => ({
  parcel: 'P1',
  holder,
  kind: 'own',
  share,
  at,
  ...more,
})
const rent = (holder: string, share: number, counterpart?: string, more: Partial<Tenure> = {}): Tenure => ({
  ...own(holder, share, more),
  kind: 'lease-in',
  ...(counterpart === undefined ? {} : { counterpart }),
})
const lets = (holder: string, share: number, counterpart?: string, more: Partial<Tenure> = {}): Tenure => ({
  ...rent(holder, share, counterpart, more),
  kind: 'lease-out',
})

const used = (rows: readonly Tenure[], day = DAY) =>
  Object.fromEntries(landUsed(rows, AREAS, day).map((one) => [one.holder, one.used]))
const check = (rows: readonly Tenure[]) => checkTenure(rows, (parcel) => AREAS.has(parcel))
const codes = (rows: readonly Tenure[]): string[] => {
  const { findings, conflicts } = check(rows)
  return [...findings, ...conflicts.map(({ finding }) => finding)].map(({ code }) => code.replace('tenure/', ''))
}

describe('用地 = 自有 + 租入 − 租出', () => {
  it('一半租出：各算各的', () => {
    const rows = [own('甲', 1), lets('甲', 0.4, '乙'), rent('乙', 0.4, '甲')]
    expect(used(rows)).toEqual({ 乙: 4000, 甲: 6000 })
    expect(codes(rows)).toEqual([])
  })
  it('转租：中间人只算留下的', () => {
    const rows = [
      own('甲', 1),
      lets('甲', 1, '乙'),
      rent('乙', 1, '甲'),
      lets('乙', 0.25, '丙'),
      rent('丙', 0.25, '乙'),
    ]
    expect(used(rows)).toEqual({ 丙: 2500, 乙: 7500, 甲: 0 })
    expect(codes(rows)).toEqual([])
  })
  it('按日：起始日当天算，终止日次日不算', () => {
    const rows = [own('甲', 1, { from: '2020-01-01', to: '2025-01-01' }), own('乙', 1, { from: '2025-01-01' })]
    expect(used(rows, '2019-12-31')).toEqual({})
    expect(used(rows, '2020-01-01')).toEqual({ 甲: 10_000 })
    expect(used(rows, '2024-12-31')).toEqual({ 甲: 10_000 })
    expect(used(rows, '2025-01-01')).toEqual({ 乙: 10_000 })
  })
  it('逐宗说明：每行有宗地、关系、份额、面积、依据，合计就是用地', () => {
    const [one] = landUsed(
      [own('甲', 0.5, { evidence: '不动产权证 1 号' }), own('甲', 1, { parcel: 'P2' })],
      AREAS,
      DAY,
    )
    expect(one?.lines.map(({ tenure, area, parcel }) => [tenure.parcel, tenure.evidence, area, parcel.basis])).toEqual([
      ['P1', '不动产权证 1 号', 5000, 'registered'],
      ['P2', undefined, 6666.67, 'measured'],
    ])
    expect(one?.used).toBeCloseTo(11_666.67, 9)
  })
})

describe('对不上的', () => {
  it.each([
    ['自有超过整宗', [own('甲', 0.6), own('乙', 0.5)], ['owned-over-whole']],
    ['三分之一写四位小数不算超', [own('甲', 0.3333), own('乙', 0.3333), own('丙', 0.3334)], []],
    ['租出多于所有', [own('甲', 0.5), lets('甲', 0.6, '乙'), rent('乙', 0.6, '甲')], ['lets-more-than-held']],
    ['没有却租出', [lets('甲', 0.6, '乙'), rent('乙', 0.6, '甲')], ['lets-more-than-held']],
    ['两边份额不同', [own('甲', 1), lets('甲', 0.4, '乙'), rent('乙', 0.5, '甲')], ['lease-sides-differ']],
    ['只有租入，出租方在表内', [own('甲', 0.5), rent('乙', 0.5, '甲')], ['not-let']],
    ['只有租入，出租方在表外', [rent('乙', 0.5, '村集体')], ['rented-from-nobody']],
    ['只有租出', [own('甲', 1), lets('甲', 0.5, '丁')], ['let-to-nobody']],
    ['双方都没写对方：自行配上', [own('甲', 1), lets('甲', 0.5), rent('乙', 0.5)], []],
    ['一方写了对方：配上', [own('甲', 1), lets('甲', 0.5, '乙'), rent('乙', 0.5)], []],
    ['一笔租出分租两家', [own('甲', 1), lets('甲', 0.5), rent('乙', 0.2, '甲'), rent('丙', 0.3, '甲')], []],
    ['表外租入加起来超过整宗', [own('甲', 0.5), rent('乙', 0.6, '村集体')], ['rented-from-nobody', 'used-over-whole']],
    ['份额为零、超过一', [own('甲', 0), own('甲', 1.5)], ['share-range', 'share-range']],
    ['终止早于起始', [own('甲', 1, { from: '2025-01-01', to: '2024-01-01' })], ['days-order']],
    ['租给自己', [own('甲', 1), lets('甲', 0.5, '甲')], ['self-lease']],
    ['同一行两遍', [own('甲', 0.5), own('甲', 0.5)], ['row-twice']],
    ['没有这宗地', [own('甲', 1, { parcel: 'P9' })], ['parcel-unknown']],
  ] as const)('%s', (_, rows, expected) => expect(codes(rows)).toEqual(expected))
  it('说明哪几天：租约到期而自有未变', () => {
    const rows = [
      own('甲', 1),
      lets('甲', 0.5, '乙', { from: '2023-01-01', to: '2025-01-01' }),
      rent('乙', 0.5, '甲', { from: '2023-01-01' }),
    ]
    const { conflicts } = check(rows)
    expect(conflicts.map(({ from, to, finding }) => [finding.code, from, to, finding.facts['days']])).toEqual([
      ['tenure/not-let', '2025-01-01', undefined, '2025-01-01 至 今后'],
    ])
  })
  it('同样的问题跨过无关的日子只说一次', () => {
    const rows = [
      own('甲', 0.8, { from: '2020-01-01' }),
      own('乙', 0.8, { from: '2021-01-01' }),
      own('丙', 0.1, { parcel: 'P2', from: '2022-01-01' }),
      lets('甲', 0.1, '丁', { from: '2023-01-01' }),
    ]
    const over = check(rows).conflicts.filter(({ finding }) => finding.code === 'tenure/owned-over-whole')
    expect(over.map(({ from, to }) => [from, to])).toEqual([['2021-01-01', undefined]])
  })
})

// Laws, over arbitrary tenure of few holders, parcels and days, so that things meet.
const DAYS = ['2024-01-01', '2024-07-01', '2025-01-01', '2025-07-01']
const arbitrary: fc.Arbitrary<Tenure> = fc
  .record({
    parcel: fc.constantFrom('P1', 'P2'),
    holder: fc.constantFrom('甲', '乙', '丙'),
    kind: fc.constantFrom(...TENURES),
    share: fc.integer({ min: 1, max: 10 }).map((n) => n / 10),
    from: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
    to: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
    counterpart: fc.option(fc.constantFrom('甲', '乙', '丙', '丁'), { nil: undefined }),
  })
  .map(({ from, to, counterpart, ...rest }) => ({
    ...rest,
    at,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(counterpart === undefined || rest.kind === 'own' ? {} : { counterpart }),
  }))
const rowsOf = fc.array(arbitrary, { maxLength: 8 })
const dayOf = fc.constantFrom(...DAYS.flatMap((day) => [dayBefore(day), day, dayAfter(day)]))
/** Everybody owns something, and leases are written on both sides: what an orderly sheet holds. */
const owners = ['P1', 'P2'].flatMap((parcel) => [
  own('甲', 0.4, { parcel }),
  own('乙', 0.3, { parcel }),
  own('丙', 0.3, { parcel }),
])
const orderly = fc.array(fc.tuple(arbitrary, fc.constantFrom('甲', '乙', '丙')), { maxLength: 6 }).map((pairs) => [
  ...owners,
  ...pairs.flatMap(([row, other]): Tenure[] => {
    if (other === row.holder) return []
    const { counterpart: _, ...bare } = row
    return [
      { ...bare, kind: 'lease-out', counterpart: other },
      { ...bare, holder: other, kind: 'lease-in', counterpart: row.holder },
    ]
  }),
])

describe('规律', () => {
  it.each([
    ['任意', rowsOf],
    ['成对', orderly],
  ] as const)('没有须改之处的宗地，各家用地之和不超过它的面积，且各家不为负（%s的租赁）', (_, rows) => {
    let sound = 0
    fc.assert(
      fc.property(rows, dayOf, (all, day) => {
        const checked = check(all)
        for (const [parcel, { area }] of AREAS) {
          const mine = checked.sound.filter((row) => row.parcel === parcel)
          const bad = checked.conflicts.some(
            (one) => one.parcel === parcel && one.finding.blocking && holdsOn(one, day),
          )
          const uses = landUsed(mine, AREAS, day).map((one) => one.used)
          if (bad) continue
          if (uses.length > 1) sound++
          expect(uses.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(area * 1.0002)
          for (const one of uses) expect(one).toBeGreaterThanOrEqual(-area * 1e-4)
        }
      }),
      { numRuns: 3000, seed: 11 },
    )
    // A law that held only because nothing was ever sound would say nothing.
    expect(sound).toBeGreaterThan(50)
  })
  it('行的先后不影响：数值到最后一位、问题到每个字', () => {
    fc.assert(
      fc.property(
        rowsOf.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        dayOf,
        ([rows, shuffled], day) => {
          const values = (all: readonly Tenure[]) =>
            landUsed(all, AREAS, day).map(({ holder, used: n, by, lines }) => [
              holder,
              n,
              by,
              lines.map(({ area }) => area),
            ])
          expect(values(shuffled)).toEqual(values(rows))
          const said = (all: readonly Tenure[]) =>
            check(all)
              .conflicts.map(({ finding, from, to }) => JSON.stringify([finding.code, finding.facts, from, to]))
              .sort()
          expect(said(shuffled)).toEqual(said(rows))
        },
      ),
      { numRuns: 1000 },
    )
  })
  it('某日的用地只看当日有效的行', () => {
    fc.assert(
      fc.property(rowsOf, dayOf, (rows, day) => {
        expect(landUsed(rows, AREAS, day)).toEqual(
          landUsed(
            rows.filter((row) => holdsOn(row, day)),
            AREAS,
            day,
          ),
        )
      }),
    )
  })
  it('两次变动之间，每天都一样', () => {
    fc.assert(
      fc.property(rowsOf, fc.constantFrom('2024-02-01', '2024-08-15', '2025-03-03'), (rows, day) => {
        expect(used(rows, day)).toEqual(used(rows, dayAfter(day)))
      }),
    )
  })
  it('一行拆成前后两段、或拆成两份，用地不变', () => {
    fc.assert(
      fc.property(rowsOf, arbitrary, fc.constantFrom(...DAYS), dayOf, (rows, row, cut, day) => {
        const whole = used([...rows, row], day)
        const stretches = [
          { ...row, to: min(row.to, cut) },
          { ...row, from: max(row.from, cut) },
        ].filter(({ from, to }) => from === undefined || to === undefined || from < to)
        const halves = [
          { ...row, share: row.share / 2 },
          { ...row, share: row.share / 2 },
        ]
        for (const parts of [stretches, halves]) {
          const split = used([...rows, ...parts], day)
          expect(Object.keys(split)).toEqual(Object.keys(whole))
          for (const [holder, area] of Object.entries(whole)) expect(split[holder]).toBeCloseTo(area, 6)
        }
      }),
    )
  })
  it('成对的租赁不改变总和', () => {
    fc.assert(
      fc.property(rowsOf, arbitrary, dayOf, (rows, row, day) => {
        const pair: Tenure[] = [
          { ...row, kind: 'lease-out', holder: '甲' },
          { ...row, kind: 'lease-in', holder: '乙' },
        ]
        const total = (all: readonly Tenure[]) => Object.values(used(all, day)).reduce((sum, one) => sum + one, 0)
        expect(total([...rows, ...pair])).toBeCloseTo(total(rows), 6)
      }),
    )
  })
})

const min = (a: string | undefined, b: string): string => (a === undefined || b < a ? b : a)
const max = (a: string | undefined, b: string): string => (a === undefined || b > a ? b : a)

describe('表里的行', () => {
  const row = (more: Partial<TenureRow>): TenureRow => ({
    id: '甲',
    parcel: 'P1',
    kind: '自有',
    share: null,
    area: null,
    from: null,
    until: null,
    counterpart: null,
    evidence: null,
    at,
    ...more,
  })
  const read = (more: Partial<TenureRow>) => toTenure([row(more)], (parcel) => AREAS.get(parcel)?.area)
  it('没写份额和面积就是整宗；只写面积就换成份额；略超整宗按整宗', () => {
    expect(read({}).rows[0]?.share).toBe(1)
    expect(read({ area: 7.5 }).rows[0]?.share).toBeCloseTo(0.5, 12)
    expect(read({ area: 15.01 }).rows[0]?.share).toBe(1)
  })
  it('终止日期是最后一天', () => expect(read({ until: '2024-12-31' }).rows[0]?.to).toBe('2025-01-01'))
  it.each([
    ['面积大于宗地', { area: 20 }, 'tenure/area-over-parcel'],
    ['份额与面积不符', { area: 7.5, share: 0.4 }, 'tenure/share-not-area'],
    ['关系不认得', { kind: '共有' }, 'tenure/kind-unknown'],
    ['没有宗地', { parcel: null }, 'tenure/no-parcel'],
  ])('%s', (_, more, code) => expect(read(more)).toMatchObject({ rows: [], findings: [{ code }] }))
})
