// 目标：用嘉兴的规则书和手算的数，看值、进度、灯、推算、拖后腿的对不对。
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadBook, OWN_BOOK } from '../../src/app/load-book.ts'
import type { GoalFigure, GoalSubject } from '../../src/goals/figures.ts'
import { type GoalStanding, goalsOn } from '../../src/goals/stand.ts'
import type { Book } from '../../src/policy/read.ts'

let book: Book
beforeAll(async () => {
  const loaded = await loadBook(OWN_BOOK)
  if (loaded.book === undefined) throw new Error('the book is broken')
  book = loaded.book
})

const subject = (kind: string, id: string, unit: string, more: Partial<GoalSubject> = {}): GoalSubject => ({
  kind,
  id,
  unit,
  name: { zh: id, en: id },
  ...more,
})
const figure = (kind: string, id: string, indicator: string, period: string, value: number | null): GoalFigure => ({
  subject: { kind, id },
  indicator,
  period,
  value,
  from: `${kind}/${id}/${indicator}/${period}`,
})
const UNITS = ['nanhu', 'xiuzhou', 'jiashan'].map((id) => subject('unit', id, id))
const find = (all: readonly GoalStanding[], id: string): GoalStanding => {
  const one = all.find((goal) => goal.id === id)
  if (one === undefined) throw new Error(id)
  return one
}
const stand = (
  id: string,
  day: string,
  subjects: readonly GoalSubject[],
  figures: readonly GoalFigure[],
  unit?: string,
) => find(goalsOn({ book, figures, subjects, day, ...(unit === undefined ? {} : { unit }) }), id)

describe('认定条件', () => {
  it('只列最高的几个时，列的与全部排出来的前几个一样；总数照旧', () => {
    const firms = Array.from({ length: 400 }, (_, i) => subject('enterprise', `f${i}`, 'nanhu'))
    const figures = firms.flatMap(({ id }, i) => [
      figure('enterprise', id, 'revenue', '2023', (i * 37) % 400),
      figure('enterprise', id, 'revenue', '2024', ((i * 37) % 400) + (i % 3)),
    ])
    const told = (most: number) =>
      find(goalsOn({ book, figures, subjects: firms, day: '2025-06-30', most }), 'big_firm_revenue')
    const [all, few] = [told(1000), told(20)]
    expect(few.members).toEqual(all.members.slice(0, 20))
    expect([few.members_total, few.lights]).toEqual([400, { green: 0, yellow: 0, red: 0, grey: 400 }])
    expect(few.city).toEqual(all.city)
  })
})

describe('每年的目标：腾退一万亩', () => {
  const months = (id: string, year: number, each: readonly number[]) =>
    each.map((value, i) => figure('unit', id, 'vacated_land', `${year}-${String(i + 1).padStart(2, '0')}`, value))

  it('按一年过去的部分算应有进度；灯按比值；比上月多了多少', () => {
    // 2024 年前三个月：南湖 300×3，秀洲 500×3，合 2400 亩；91 ÷ 366 × 10000 = 2486.34。2400 ÷ 2486.34 = 0.9653：黄。
    const figures = [...months('nanhu', 2024, [300, 300, 300]), ...months('xiuzhou', 2024, [500, 500, 500])]
    const { city, light, target } = stand('vacated_yearly', '2024-04-10', UNITS, figures)
    expect(target).toMatchObject({ at_least: 10000, due: 'every_year', cite: '1.2.2', since: '2020-01-01' })
    expect(city.now).toMatchObject({ value: 2400, at: '2024-03-31', whole: false, missing: ['jiashan'] })
    expect(city.now?.from).toHaveLength(6)
    expect(city.pace.needed).toBeCloseTo(2486.33879781, 6)
    expect(city.pace.ratio).toBeCloseTo(0.96527472, 6)
    expect(light).toBe('yellow')
    expect(city.moved).toEqual({ since: '2024-02-29', by: 800 })
    expect(city.gap).toBe(7600)
  })

  it('报得慢的单位拖住日期：只算到大家都报了的月份', () => {
    const figures = [...months('nanhu', 2024, [300, 300, 300]), ...months('xiuzhou', 2024, [500])]
    expect(stand('vacated_yearly', '2024-04-10', UNITS, figures).city.now).toMatchObject({ at: '2024-01-31' })
  })

  it('推算到年底：按至今的速度；范围取往年同月占全年的比例', () => {
    // 往年前三个月占 900/3600 = 0.25 与 600/4800 = 0.125；今年前三个月 1000：全年 4000 至 8000。
    const figures = [
      ...months('nanhu', 2022, [300, 300, 300, ...Array(9).fill(300)]),
      ...months('nanhu', 2023, [200, 200, 200, ...Array(8).fill(466), 472]),
      ...months('nanhu', 2024, [400, 300, 300]),
    ]
    const { projection } = stand('vacated_yearly', '2024-03-31', UNITS, figures).city
    expect(projection?.at).toBe('2024-12-31')
    expect(projection?.value).toBeCloseTo((1000 * 366) / 91, 6)
    expect(projection?.low).toBeCloseTo(4000, 6)
    expect(projection?.high).toBeCloseTo(8000, 6)
    expect(projection?.points).toBe(3)
  })

  it('整年过去：到了是绿，没到是红；比上年少的单位列出', () => {
    const whole = (y2023: number) => [
      figure('unit', 'nanhu', 'vacated_land', '2022', 6000),
      figure('unit', 'xiuzhou', 'vacated_land', '2022', 5000),
      figure('unit', 'nanhu', 'vacated_land', '2023', y2023),
      figure('unit', 'xiuzhou', 'vacated_land', '2023', 6000),
    ]
    const missed = stand('vacated_yearly', '2024-01-05', UNITS.slice(0, 2), whole(3500))
    expect([missed.light, missed.city.pace.why, missed.city.now?.value]).toEqual(['red', 'missed', 9500])
    expect(missed.holding_back.map(({ who, by }) => [who.id, by])).toEqual([['nanhu', 2500]])
    expect(stand('vacated_yearly', '2024-01-05', UNITS.slice(0, 2), whole(4000)).light).toBe('green')
  })

  it('分单位看：没有分解的目标，不亮灯，不编数', () => {
    const figures = months('nanhu', 2024, [300, 300])
    const own = stand('vacated_yearly', '2024-04-10', UNITS, figures, 'nanhu')
    expect([own.city.now?.value, own.light, own.city.pace.why]).toEqual([600, 'grey', 'no-target'])
  })
})

describe('比率：合计之比', () => {
  const PLATFORMS = [
    subject('platform', 'p1', 'nanhu'),
    subject('platform', 'p2', 'xiuzhou'),
    subject('platform', 'p3', 'xiuzhou'),
  ]
  const figures = [
    figure('platform', 'p1', 'tax', '2022', 2000),
    figure('platform', 'p1', 'land', '2022', 100),
    figure('platform', 'p2', 'tax', '2022', 9000),
    figure('platform', 'p2', 'land', '2022', 900),
    figure('platform', 'p1', 'tax', '2023', 4000),
    figure('platform', 'p1', 'land', '2023', 100),
    figure('platform', 'p2', 'tax', '2023', 18000),
    figure('platform', 'p2', 'land', '2023', 900),
    figure('platform', 'p3', 'tax', '2023', 5000),
  ]

  it('不是比率的平均；缺一边的两边都不算；谁拉低多少', () => {
    // 2023：(4000 + 18000) ÷ (100 + 900) = 22，而不是 (40 + 20) ÷ 2 = 30。p3 没有用地，税收也不算进来。
    const goal = stand('tax_per_mu', '2024-06-30', PLATFORMS, figures)
    expect(goal.city.now?.value).toBeCloseTo(22, 12)
    expect(goal.city.now?.missing).toEqual(['p3'])
    expect(goal.city.now?.parts).toEqual([
      { what: 'platform.tax', value: 22000, unit: '万元' },
      { what: 'platform.land', value: 1000, unit: '亩' },
    ])
    // p2 按 35 须有 31500，还差 13500。
    expect(goal.holding_back.map(({ who, by, unit }) => [who.id, Math.round(by), unit])).toEqual([
      ['p2', 13500, '万元'],
    ])
    expect(goal.lights).toEqual({ green: 2, yellow: 0, red: 0, grey: 1 })
    // 有一个平台没有数，就不能说都好。
    expect(goal.light).toBe('grey')
  })

  it('到期日的目标走直线：起点、应有、比值', () => {
    // p2：2022 年末 10，目标 35，2025 年末到期。2023 年末应有 10 + 25 × 365/1096 = 18.3257，实有 20，比值 10 / 8.3257 = 1.2011。
    const goal = stand('tax_per_mu', '2024-06-30', PLATFORMS, [...figures.filter(({ value }) => value !== 4000)])
    const p2 = goal.members.find(({ who }) => who.id === 'p2')
    expect(p2?.pace.start).toEqual({ value: 10, at: '2022-12-31' })
    expect(p2?.pace.needed).toBeCloseTo(10 + (25 * 365) / 1096, 10)
    expect(p2?.pace.ratio).toBeCloseTo(10 / ((25 * 365) / 1096), 10)
    expect(p2?.pace.light).toBe('green')
    // 两点连线：一年 10，两年后 20 + 10 × 731/365 = 40.0274；两个点说不出范围。
    expect(p2?.projection?.value).toBeCloseTo(20 + (10 * 731) / 365, 9)
    expect(p2?.projection?.low).toBeNull()
  })

  it('增加值率换成百分数', () => {
    const goal = stand('added_rate', '2024-06-30', PLATFORMS, [
      figure('platform', 'p1', 'added', '2023', 260),
      figure('platform', 'p1', 'output', '2023', 1000),
    ])
    expect(goal.city.now?.value).toBeCloseTo(26, 12)
    expect(goal.members.find(({ who }) => who.id === 'p1')?.pace.why).toBe('reached')
  })
})

describe('到期与计数', () => {
  const p = (id: string, unit: string) => subject('platform', id, unit)

  it('千亿平台数：按营业收入换成亿元来数；到期没到是红', () => {
    const platforms = [p('a', 'nanhu'), p('b', 'nanhu'), p('c', 'xiuzhou')]
    const figures = [
      figure('platform', 'a', 'revenue', '2023', 10_000_000),
      ...[1, 2, 3, 4].map((q) => figure('platform', 'b', 'revenue', `2023Q${q}`, 2_499_999)),
    ]
    const goal = stand('thousand_platforms', '2024-06-30', platforms, figures)
    expect(goal.city.now).toMatchObject({ value: 1, missing: ['c'] })
    expect(stand('thousand_platforms', '2025-12-31', platforms, figures).city.pace.why).toBe('missed')
    const revenue = stand('platform_revenue', '2024-06-30', platforms, figures)
    expect(revenue.members.map(({ who, now }) => [who.id, now?.value ?? null])).toEqual([
      ['c', null],
      ['a', 1000],
      ['b', 999.9996],
    ])
    expect(revenue.lights).toEqual({ green: 2, yellow: 0, red: 0, grey: 1 })
  })

  it('小微企业园：占地、建筑面积两条达到一条就算', () => {
    const parks = ['x', 'y', 'z'].map((id) => subject('park', id, 'nanhu'))
    const figures = [
      figure('park', 'x', 'land', '2023', 100),
      figure('park', 'x', 'floor_area', '2023', 10),
      figure('park', 'y', 'land', '2023', 99.9),
      figure('park', 'y', 'floor_area', '2023', 100_000),
      figure('park', 'z', 'land', '2023', 99.9),
      figure('park', 'z', 'floor_area', '2023', 99_999),
    ]
    expect(stand('small_parks', '2024-06-30', parks, figures).city.now).toMatchObject({ value: 2, missing: [] })
  })

  it('登记了就算的：按名录那天在不在', () => {
    const list = [
      subject('complex', 'a', 'nanhu', { from: '2021-01-01' }),
      subject('complex', 'b', 'nanhu', { from: '2022-01-01', until: '2023-06-30' }),
      subject('complex', 'c', 'nanhu', { from: '2026-01-01' }),
    ]
    const value = (day: string) => stand('complexes', day, list, []).city.now?.value
    expect([value('2021-06-01'), value('2023-06-30'), value('2023-07-01'), value('2026-01-01')]).toEqual([1, 2, 1, 2])
  })

  it('上限为零的硬规则：有一亩就是红；没有数是灰，不当作没有', () => {
    const parks = [subject('exit_park', 'e1', 'nanhu'), subject('exit_park', 'e2', 'nanhu')]
    const goal = stand('exit_park_new_land', '2024-06-30', parks, [figure('exit_park', 'e1', 'new_land', '2023', 1)])
    expect(goal.members.map(({ pace }) => [pace.light, pace.why])).toEqual([
      ['red', 'over-limit'],
      ['grey', 'no-figure'],
    ])
    expect(goal.light).toBe('red')
  })

  it('基数取规则书的：上市企业 74 家起', () => {
    const listed = (day: string, value: number) =>
      stand('listed_firms', day, UNITS.slice(0, 1), [figure('unit', 'nanhu', 'listed', '2023Q4', value)]).city.pace
    // 2022-04-30 起 74，到 2025-12-31 共 1341 天，过了 610 天应为 74 + 6 × 610/1341 = 76.729。
    expect(listed('2024-01-10', 77).needed).toBeCloseTo(74 + (6 * 610) / 1341, 9)
    expect(listed('2024-01-10', 77).light).toBe('green')
    expect(listed('2024-01-10', 76).light).toBe('red')
    expect(listed('2024-01-10', 80).why).toBe('reached')
  })
})

describe('规律', () => {
  const PLATFORMS = ['p1', 'p2', 'p3'].map((id, i) => subject('platform', id, ['nanhu', 'xiuzhou', 'jiashan'][i] ?? ''))
  const amount = fc.integer({ min: 1, max: 100_000 })
  const arbitrary = fc
    .array(
      fc.record({
        id: fc.constantFrom('p1', 'p2', 'p3'),
        indicator: fc.constantFrom('tax', 'land', 'revenue', 'added', 'output'),
        period: fc.oneof(
          fc.integer({ min: 2020, max: 2025 }).map(String),
          fc.tuple(fc.integer({ min: 2020, max: 2025 }), fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}Q${q}`),
        ),
        value: fc.option(amount),
      }),
      { maxLength: 40 },
    )
    .map((all) => {
      const once = new Map(all.map((one) => [`${one.id}${one.indicator}${one.period}`, one]))
      return [...once.values()].map((one) => figure('platform', one.id, one.indicator, one.period, one.value))
    })

  it('数的先后不影响结果；以后的数不影响以前的那天', () => {
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 2020, max: 2026 }), (figures, year) => {
        const day = `${year}-06-30`
        const one = goalsOn({ book, figures, subjects: PLATFORMS, day })
        const turned = goalsOn({ book, figures: [...figures].reverse(), subjects: PLATFORMS, day })
        const told = (all: readonly GoalStanding[]) =>
          all.map(({ id, light, city, members }) => [
            id,
            light,
            city.now?.value,
            members.map(({ now, pace }) => [now?.value, pace]),
          ])
        expect(told(turned)).toEqual(told(one))
        const known = figures.filter(({ period }) => Number(period.slice(0, 4)) < year || /Q[12]$/.test(period))
        const early = known.filter(({ period }) => Number(period.slice(0, 4)) <= year)
        expect(told(goalsOn({ book, figures: early, subjects: PLATFORMS, day }))).toEqual(told(one))
      }),
      { numRuns: 60 },
    )
  })

  it('比率落在最低与最高的平台之间', () => {
    fc.assert(
      fc.property(arbitrary, (figures) => {
        const { city, members } = stand('tax_per_mu', '2026-06-30', PLATFORMS, figures)
        if (city.now === null) return
        const at = city.now.at
        const values = members.flatMap(({ now, past }) =>
          [now, ...past].filter((one) => one?.at === at).map((one) => one?.value ?? 0),
        )
        expect(city.now.value).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-12))
        expect(city.now.value).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-12))
      }),
      { numRuns: 60 },
    )
  })
})
