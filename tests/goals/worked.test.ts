// 目标逐项手算：POLICY 各目标的值、换算、灯在界上、首个目标日之前与末个到期日之后、分到单位的数。数都用计算器算过，写在旁边。
import { describe, expect, it } from 'vitest'
import type { GoalFigure, GoalSubject } from '../../src/goals/figures.ts'
import { redList } from '../../src/goals/red-list.ts'
import { type GoalStanding, goalsOn } from '../../src/goals/stand.ts'
import type { Book } from '../../src/policy/read.ts'
import { book } from '../policy/own-book.ts'

type Row = readonly [subject: string, indicator: string, period: string, value: number]
interface Case {
  readonly it: string
  readonly goal: string
  readonly day: string
  readonly rows: readonly Row[]
  /** Subjects there beside those of the rows, `platform c`. */
  readonly also?: readonly string[]
  readonly value: number | null
  readonly light: string
  readonly why?: string
  readonly needed?: number
}

const year = (subject: string, indicator: string, at: string, value: number): Row => [subject, indicator, at, value]
const months = (subject: string, indicator: string, of: number, values: readonly number[]): Row[] =>
  values.map((value, i) => [subject, indicator, `${of}-${String(i + 1).padStart(2, '0')}`, value])
const each = (kind: string, indicator: string, at: string, values: readonly number[]): Row[] =>
  values.map((value, i) => [`${kind} ${'abcdefghijklmnop'[i]}`, indicator, at, value])

const CASES: readonly Case[] = [
  // 五大集群：高端装备 1000 亿已到，其余没有数，故一个；五个里四个不知道。
  {
    it: '千亿集群数一个',
    goal: 'major_clusters',
    day: '2024-06-30',
    rows: [year('cluster 高端装备制造', 'output', '2023', 1000), year('cluster 新材料', 'output', '2023', 999.99)],
    value: 1,
    light: 'grey',
    why: 'one-point',
  },
  // 四个季度合为一年：25 × 4 = 100 亿。
  {
    it: '百亿新产业集群：季度合计',
    goal: 'x_clusters',
    day: '2025-12-31',
    rows: [1, 2, 3, 4].map((q) => year('cluster 新能源', 'output', `2024Q${q}`, 25)),
    value: 1,
    light: 'red',
    why: 'missed',
  },
  {
    it: '主导产业三个，多于上限两个',
    goal: 'leading_industries',
    day: '2025-12-31',
    rows: each('platform', 'lead_industries', '2025', [3]),
    value: 3,
    light: 'red',
    why: 'missed',
  },
  {
    it: '主导产业两个，正在上限',
    goal: 'leading_industries',
    day: '2025-06-30',
    rows: each('platform', 'lead_industries', '2024', [2]),
    value: 2,
    light: 'green',
    why: 'reached',
  },
  // 6000000 万元 ÷ 10000 = 600 亿；另一个 4999999 万元 = 499.9999 亿，差一点。
  {
    it: '平台营业收入：万元换成亿元，差一点也是没到',
    goal: 'platform_revenue',
    day: '2026-01-31',
    rows: each('platform', 'revenue', '2025', [6_000_000, 4_999_999]),
    value: 1099.9999,
    light: 'red',
  },
  {
    it: '千亿平台两个',
    goal: 'thousand_platforms',
    day: '2026-01-31',
    rows: each('platform', 'revenue', '2025', [10_000_000, 12_000_000, 9_999_999]),
    value: 2,
    light: 'red',
    why: 'missed',
  },
  {
    it: '百亿基地十个，正好',
    goal: 'cultivation_bases',
    day: '2026-01-31',
    rows: each('base', 'revenue', '2025', Array(10).fill(1_000_000)),
    value: 10,
    light: 'green',
    why: 'reached',
  },
  {
    it: '百亿基地九个',
    goal: 'cultivation_bases',
    day: '2026-01-31',
    rows: each('base', 'revenue', '2025', [...Array(9).fill(1_000_000), 999_999]),
    value: 9,
    light: 'red',
    why: 'missed',
  },
  // 150000 + 250000 = 400000 万元；5000 + 5000 = 10000 人；400000 ÷ 10000 = 40 万元/人，不是 30 与 50 的平均 40 之外的数：另给 3:1 的一例。
  {
    it: '劳动生产率：合计之比 (150000 + 50000) ÷ (5000 + 1000)，不是 30 与 50 的平均 40',
    goal: 'added_per_head',
    day: '2024-06-30',
    rows: [
      year('unit nanhu', 'added', '2023', 150_000),
      year('unit nanhu', 'staff', '2023', 5000),
      year('unit xiuzhou', 'added', '2023', 50_000),
      year('unit xiuzhou', 'staff', '2023', 1000),
    ],
    value: 200_000 / 6000,
    light: 'grey',
    why: 'one-point',
  },
  {
    it: '上市企业：80 家正好',
    goal: 'listed_firms',
    day: '2024-06-30',
    rows: [year('unit nanhu', 'listed', '2024Q1', 50), year('unit xiuzhou', 'listed', '2024Q1', 30)],
    value: 80,
    light: 'green',
    why: 'reached',
  },
  {
    it: '上市企业：到期 79 家',
    goal: 'listed_firms',
    day: '2025-12-31',
    rows: [year('unit nanhu', 'listed', '2025Q4', 79)],
    value: 79,
    light: 'red',
    why: 'missed',
  },
  // 市里报了总数又有县报了数：只计县的；县都没有报，才用市的。
  {
    it: '市和县都报了，不重复计',
    goal: 'listed_firms',
    day: '2024-06-30',
    rows: [year('unit jiaxing', 'listed', '2024Q1', 80), year('unit nanhu', 'listed', '2024Q1', 50)],
    value: 50,
    light: 'red',
    why: 'backwards',
  },
  {
    it: '只有市里报的',
    goal: 'listed_firms',
    day: '2024-06-30',
    rows: [year('unit jiaxing', 'listed', '2024Q1', 81)],
    value: 81,
    light: 'green',
    why: 'reached',
  },
  {
    it: '每个平台有百亿企业：一家正好',
    goal: 'big_firms',
    day: '2024-06-30',
    rows: each('platform', 'big_firms', '2023', [1, 2]),
    value: 3,
    light: 'green',
    why: 'reached',
  },
  {
    it: '每个平台有百亿企业：有一个没有',
    goal: 'big_firms',
    day: '2025-12-31',
    rows: each('platform', 'big_firms', '2025', [1, 0]),
    value: 1,
    light: 'red',
  },
  // (300 + 200) ÷ (1000 + 1000) = 25%。
  {
    it: '增加值率：正好 25%，但一个平台 20%',
    goal: 'added_rate',
    day: '2025-12-31',
    rows: [...each('platform', 'added', '2025', [300, 200]), ...each('platform', 'output', '2025', [1000, 1000])],
    value: 25,
    light: 'red',
  },
  {
    it: '亩均税收：35 正好',
    goal: 'tax_per_mu',
    day: '2025-12-31',
    rows: [...each('platform', 'tax', '2025', [3500]), ...each('platform', 'land', '2025', [100])],
    value: 35,
    light: 'green',
    why: 'reached',
  },
  {
    it: '亩均税收：用地为零，算不出，不当作无穷大',
    goal: 'tax_per_mu',
    day: '2025-12-31',
    rows: [...each('platform', 'tax', '2025', [3500]), ...each('platform', 'land', '2025', [0])],
    value: null,
    light: 'grey',
  },
  {
    it: '国际合作园：七个县各有一个',
    goal: 'international_parks',
    day: '2025-12-31',
    rows: ['nanhu', 'xiuzhou', 'jiashan', 'haiyan', 'haining', 'pinghu', 'tongxiang'].map((one) =>
      year(`unit ${one}`, 'international_parks', '2025', 1),
    ),
    value: 7,
    light: 'green',
    why: 'reached',
  },
  {
    it: '新增化工园区：零是绿',
    goal: 'new_chemical_parks',
    day: '2025-12-31',
    rows: [year('unit nanhu', 'new_chemical_parks', '2025', 0)],
    value: 0,
    light: 'green',
    why: 'reached',
  },
  {
    it: '新增化工园区：一个就红',
    goal: 'new_chemical_parks',
    day: '2025-12-31',
    rows: [year('unit nanhu', 'new_chemical_parks', '2025', 1)],
    value: 1,
    light: 'red',
    why: 'over-limit',
  },
  // 一季度 91 ÷ 366 × 100 = 24.8634。
  {
    it: '专家团队：一季度 25 个，赶得上',
    goal: 'expert_teams',
    day: '2024-04-15',
    rows: [year('unit nanhu', 'teams_landed', '2024Q1', 25)],
    value: 25,
    light: 'green',
    why: 'on-pace',
    needed: (91 / 366) * 100,
  },
  {
    it: '专家团队：24 个，24 ÷ 24.8634 = 0.965',
    goal: 'expert_teams',
    day: '2024-04-15',
    rows: [year('unit nanhu', 'teams_landed', '2024Q1', 24)],
    value: 24,
    light: 'yellow',
    why: 'behind',
  },
  // 2024 年 10 月末过了 305 ÷ 366 = 5/6：应有 8333.33；八成是 6666.67。
  ...(
    [
      [8333.4, 'green', 'on-pace'],
      [8333.3, 'yellow', 'behind'],
      [6666.7, 'yellow', 'behind'],
      [6666.6, 'red', 'far-behind'],
    ] as const
  ).map(
    ([value, light, why]): Case => ({
      it: `腾退到十月 ${value} 亩：灯的界`,
      goal: 'vacated_yearly',
      day: '2024-10-31',
      rows: months('unit nanhu', 'vacated_land', 2024, [...Array(9).fill(0), value]),
      value,
      light,
      why,
      needed: (10_000 * 5) / 6,
    }),
  ),
  {
    it: '施行日之前没有目标',
    goal: 'vacated_yearly',
    day: '2019-12-31',
    rows: [year('unit nanhu', 'vacated_land', '2019', 20_000)],
    value: 20_000,
    light: 'grey',
    why: 'no-target',
  },
  {
    it: '施行日当天起有目标',
    goal: 'complexes',
    day: '2020-01-01',
    rows: [],
    also: Array.from({ length: 30 }, (_, i) => `complex ${i}`),
    value: 30,
    light: 'green',
    why: 'reached',
  },
  {
    it: '到期日前一天还看进度，当天就看到没到',
    goal: 'tax_per_mu',
    day: '2025-12-30',
    rows: [
      ...each('platform', 'tax', '2023', [1000]),
      ...each('platform', 'land', '2023', [100]),
      ...each('platform', 'tax', '2024', [3400]),
      ...each('platform', 'land', '2024', [100]),
    ],
    value: 34,
    light: 'green',
    why: 'on-pace',
  },
  {
    it: '到期以后：照样看到没到',
    goal: 'tax_per_mu',
    day: '2030-06-30',
    rows: [...each('platform', 'tax', '2029', [3400]), ...each('platform', 'land', '2029', [100])],
    value: 34,
    light: 'red',
    why: 'missed',
  },
]

const toFigure = ([subject, indicator, period, value]: Row): GoalFigure => {
  const [kind = '', id = ''] = subject.split(' ')
  return { subject: { kind, id }, indicator, period, value }
}

function subjectsOf(rows: readonly Row[], also: readonly string[] = []): GoalSubject[] {
  return [...new Set([...rows.map(([subject]) => subject), ...also])].map((one) => {
    const [kind = '', id = ''] = one.split(' ')
    const inCity = kind === 'unit' && id !== 'jiaxing'
    return {
      kind,
      id,
      name: { zh: id, en: id },
      unit: kind === 'unit' ? id : 'nanhu',
      ...(inCity ? { above: ['jiaxing'] } : {}),
    }
  })
}

const stand = (
  id: string,
  day: string,
  rows: readonly Row[],
  more: { also?: readonly string[]; unit?: string; of?: Book } = {},
): GoalStanding => {
  const { also, unit, of = book } = more
  const all = goalsOn({
    book: of,
    figures: rows.map(toFigure),
    subjects: subjectsOf(rows, also),
    day,
    ...(unit === undefined ? {} : { unit }),
  })
  return all.find((one) => one.id === id) ?? expect.fail(id)
}

describe('逐项手算', () => {
  it.each(CASES.map((one) => [one.goal, one.it, one] as const))('%s：%s', (_, __, one) => {
    const { city, light } = stand(one.goal, one.day, one.rows, one.also === undefined ? {} : { also: one.also })
    if (one.value === null) expect(city.now).toBeNull()
    else expect(city.now?.value).toBeCloseTo(one.value, 9)
    expect(light).toBe(one.light)
    if (one.why !== undefined)
      expect((one.goal in ASKED_OF_EACH ? stand(one.goal, one.day, one.rows).members[0] : city)?.pace.why).toBe(one.why)
    if (one.needed !== undefined) expect(city.pace.needed).toBeCloseTo(one.needed, 9)
  })

  it('每一个目标都有手算的例子；认定条件随所数的目标算', () => {
    const shown = new Set(CASES.map(({ goal }) => goal))
    const counted = ['major_cluster_output', 'x_cluster_output', 'small_parks']
    const rest = Object.entries(book.goals).filter(
      ([id, { criterion }]) => criterion !== true && !shown.has(id) && !counted.includes(id),
    )
    expect(rest.map(([id]) => id)).toEqual(['exit_park_new_land'])
  })
})

const ASKED_OF_EACH: Readonly<Record<string, true>> = Object.fromEntries(
  Object.entries(book.goals)
    .filter(([, { each: of }]) => of !== undefined)
    .map(([id]) => [id, true as const]),
)

describe('分到单位的数', () => {
  const goal = book.goals['vacated_yearly'] ?? expect.fail('no goal')
  const of: Book = {
    ...book,
    goals: {
      ...book.goals,
      vacated_yearly: {
        ...goal,
        splits: { '2022-01-01': { to: { nanhu: 366, xiuzhou: 732 }, left_over: 8902, cite: '1.2.2' } },
      },
    },
  }
  const rows = [
    ...months('unit nanhu', 'vacated_land', 2024, [...Array(9).fill(0), 305]),
    ...months('unit xiuzhou', 'vacated_land', 2024, [...Array(9).fill(0), 488]),
  ]

  it('单位用自己的数：正在界上；全市还看全市的', () => {
    // 十月末过了 5/6。南湖应有 305，实有 305：比值 1，绿。秀洲应有 610，实有 488：0.8，黄。
    const own = (unit: string) => stand('vacated_yearly', '2024-10-31', rows, { unit, of })
    expect(own('nanhu').city.target).toEqual({ at_least: 366, due: 'every_year' })
    expect([own('nanhu').light, own('nanhu').city.gap]).toEqual(['green', 61])
    expect([own('xiuzhou').light, own('xiuzhou').city.gap]).toEqual(['yellow', 244])
    const city = stand('vacated_yearly', '2024-10-31', rows, { of })
    expect(city.light).toBe('red')
    expect(city.members.map(({ who, pace }) => [who.id, pace.light])).toEqual([
      ['nanhu', 'green'],
      ['xiuzhou', 'yellow'],
    ])
    expect(city.holding_back.map(({ who, by, how }) => [who.id, Math.round(by), how])).toEqual([
      ['xiuzhou', 122, 'behind-its-share'],
    ])
    expect(city.split).toMatchObject({ since: '2022-01-01', left_over: 8902 })
  })

  it('分解施行以前没有，没有分到的单位也没有', () => {
    expect(
      stand('vacated_yearly', '2021-12-31', [year('unit nanhu', 'vacated_land', '2021', 400)], { unit: 'nanhu', of })
        .city.pace.why,
    ).toBe('no-target')
    expect(
      stand('vacated_yearly', '2024-10-31', months('unit jiashan', 'vacated_land', 2024, [9]), { unit: 'jiashan', of })
        .city.pace.why,
    ).toBe('no-target')
  })
})

describe('过去的走势、上月末的灯、红灯清单', () => {
  it('月报是近十二个月，年报是近五年；没有的空着，不当作零', () => {
    const line = stand('vacated_yearly', '2024-03-31', months('unit nanhu', 'vacated_land', 2024, [10, 20])).city.line
    expect(line?.points.map(({ period, value }) => [period, value]).slice(-4)).toEqual([
      ['2023-12', null],
      ['2024-01', 10],
      ['2024-02', 20],
      ['2024-03', null],
    ])
    expect([line?.kind, line?.points.length]).toEqual(['month', 12])
    const rows = ['2021', '2023'].flatMap((at, i) => [
      ...each('platform', 'tax', at, [1000 + 500 * i]),
      ...each('platform', 'land', at, [100]),
    ])
    expect(stand('tax_per_mu', '2024-06-30', rows).city.line?.points.map(({ value }) => value)).toEqual([
      null,
      null,
      10,
      null,
      15,
    ])
  })

  it('上月末是绿，这个月成红；清单里有差多少、谁牵头', () => {
    // 上月末（2025-11-30）34 赶得上：自 2023 年末 10 起，应有 10 + 25 × 366 ÷ 731 = 22.5。年末到期没有到 35。
    const rows = [
      ...each('platform', 'tax', '2023', [1000]),
      ...each('platform', 'land', '2023', [100]),
      ...each('platform', 'tax', '2024', [3400]),
      ...each('platform', 'land', '2024', [100]),
    ]
    const goal = stand('tax_per_mu', '2025-12-31', rows)
    expect([goal.before, goal.light]).toEqual([{ day: '2025-11-30', light: 'green' }, 'red'])
    expect(redList([goal])).toMatchObject([
      { goal: 'tax_per_mu', who: { id: 'a' }, value: 34, gap: 1, why: 'missed', before: 'green', cites: ['1.2.3'] },
    ])
  })
})
