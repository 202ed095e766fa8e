// A small city whose goals can be read: figures of two platforms and two counties, filed and approved year by year and month by month.
import { doAct } from '../../src/app/do-act.ts'
import { importRows } from '../../src/app/import-rows.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { indicatorsAt, subjectsAt } from '../../src/store/pg/registers.ts'
import { cityOf, must, PASS, whoIs } from '../store/city.ts'

/** The day that the tests speak of. */
export const GOAL_DAY = '2025-09-15'
const FROM = '2020-01-01'
const INDICATORS: readonly (readonly [kind: string, id: string, unit: string])[] = [
  ['platform', 'tax', '万元'],
  ['platform', 'land', '亩'],
  ['platform', 'revenue', '亿元'],
  ['platform', 'added', '万元'],
  ['platform', 'output', '万元'],
  ['platform', 'lead_industries', '个'],
  ['unit', 'vacated_land', '亩'],
  ['unit', 'added', '万元'],
  ['unit', 'staff', '人'],
  ['unit', 'listed', '家'],
  ['unit', 'international_parks', '个'],
  ['unit', 'new_chemical_parks', '个'],
  ['unit', 'teams_landed', '个'],
  ['platform', 'big_firms', '家'],
  ['cluster', 'output', '亿元'],
  ['base', 'revenue', '亿元'],
  ['park', 'land', '亩'],
  ['park', 'floor_area', '㎡'],
  ['exit_park', 'new_land', '亩'],
]
type Told = readonly [kind: string, id: string, indicator: string, value: number]

export async function goalCity(store: Store): Promise<void> {
  await cityOf(store)
  const done = await importRows(store, whoIs('规则'), {
    register: 'indicator',
    day: FROM,
    source: { file: '目录.yaml', hash: 'sm3:0' },
    rows: INDICATORS.map(([subject_kind, id, unit]) => ({
      ...{ subject_kind, id, name: id, unit, owner: '市税务局' },
      // Filed month by month; everything else once a year.
      period: id === 'vacated_land' ? 'month' : 'year',
      ...{ valid_from: FROM, ended: false as boolean },
    })),
    nameOf: (one) => `${one.subject_kind} ${one.id}`,
    complete: false,
    before: (session) => indicatorsAt(session, FROM),
  })
  if ('findings' in done && !('imported' in done)) throw new Error(JSON.stringify(done))
  for (const kind of ['cluster', 'base', 'park', 'exit_park', 'platform'] as const) await register(store, kind)
  for (const [period, step] of [
    ['2022', 0],
    ['2023', 1],
    ['2024', 2],
  ] as const) {
    await approved(store, '330402', period, [...yearOf('p1', '330402', 1 + step * 0.08), ...othersOf(step)])
    await approved(store, '330411', period, yearOf('p2', '330411', 0.6 - step * 0.02))
  }
  for (const [i, month] of ['01', '02', '03', '04', '05', '06', '07', '08'].entries()) {
    await approved(store, '330402', `2025-${month}`, [['unit', '330402', 'vacated_land', 700 + i * 20]])
    await approved(store, '330411', `2025-${month}`, [['unit', '330411', 'vacated_land', 90 + i * 5]])
  }
}

const yearOf = (platform: string, unit: string, scale: number): readonly Told[] => [
  ['platform', platform, 'tax', 90_000 * scale],
  ['platform', platform, 'land', 3000],
  ['platform', platform, 'revenue', Number((480 * scale).toFixed(2))],
  ['platform', platform, 'added', 1_200_000 * scale],
  ['platform', platform, 'output', 5_000_000],
  ['platform', platform, 'lead_industries', 2],
  ['unit', unit, 'added', Math.round(3_000_000 * scale)],
  ['unit', unit, 'staff', 110_000],
  ['unit', unit, 'listed', Math.round(30 * scale)],
]

type Kind = 'cluster' | 'base' | 'park' | 'exit_park' | 'platform'
/** Of a kind, those of whom the year's figures speak. */
async function register(store: Store, kind: Kind): Promise<void> {
  const ids = [...new Set(othersOf(0).flatMap(([of, id]) => (of === kind ? [id] : [])))]
  const done = await importRows(store, whoIs('规则'), {
    register: kind,
    day: FROM,
    source: { file: '名录.xlsx', hash: 'sm3:0' },
    rows: ids.map((id) => ({
      ...{ kind: kind as string, id, name: CLUSTERS.includes(id) ? id : `模拟${id}`, unit: '330402', facts: {} },
      ...{ valid_from: FROM, ended: false as boolean },
    })),
    nameOf: (one) => one.id,
    complete: false,
    before: async (session) => await subjectsAt(session, kind, FROM),
  })
  if (!('imported' in done)) throw new Error(JSON.stringify(done))
}

/** Clusters, bases, parks and more platforms, so that every column has something to tell. */
const CLUSTERS = [
  '高端装备制造',
  '新材料',
  '电子信息',
  '时尚产业',
  '生命健康',
  '航空航天',
  '新能源',
  '集成电路',
  '人工智能',
]
const othersOf = (step: number): readonly Told[] => [
  ...CLUSTERS.map(
    (id, i): Told => ['cluster', id, 'output', i < 5 ? 760 + i * 90 + step * 60 : 55 + i * 8 + step * 14],
  ),
  ...Array.from({ length: 6 }, (_, i): Told => ['base', `b${i}`, 'revenue', 60 + i * 14 + step * 12]),
  ...Array.from({ length: 9 }, (_, i): Told => ['park', `k${i}`, 'land', 70 + i * 9 + step * 5]),
  ...Array.from({ length: 9 }, (_, i): Told => ['park', `k${i}`, 'floor_area', 60_000 + i * 9000 + step * 4000]),
  ...['x1', 'x2', 'x3'].map((id): Told => ['exit_park', id, 'new_land', 0]),
  ...['p3', 'p4', 'p5', 'p6'].flatMap((id, i): Told[] => [
    ['platform', id, 'revenue', 380 + i * 150 + step * 55],
    ['platform', id, 'lead_industries', 1 + (i % 3)],
    ['platform', id, 'big_firms', i % 2],
  ]),
  ['unit', '330402', 'international_parks', step > 0 ? 1 : 0],
  ['unit', '330402', 'new_chemical_parks', 0],
  ['unit', '330402', 'teams_landed', 38 + step * 9],
]

/** One return for each kind of subject. */
async function approved(store: Store, unit: string, period: string, all: readonly Told[]): Promise<void> {
  for (const of of new Set(all.map(([kind]) => kind)))
    await approveOne(
      store,
      unit,
      period,
      of,
      all.filter(([kind]) => kind === of),
    )
}

async function approveOne(
  store: Store,
  unit: string,
  period: string,
  form: string,
  figures: readonly Told[],
): Promise<void> {
  const id = `g-${unit}-${period}-${form}`
  const filer = unit === '330402' ? '南湖填报' : '秀洲填报'
  await must(store, filer, 'open', id, { form, period, unit, owner: '市税务局' })
  const cells = figures.map(([kind, subject, indicator, value], i) => [
    `C${i + 2}`,
    {
      subject: { kind, id: subject },
      ...{ indicator, period, caliber: '规上', value },
      unit: INDICATORS.find(([of, one]) => of === kind && one === indicator)?.[2] ?? '',
      from: `${period}.xlsx 表1 C${i + 2}`,
    },
  ])
  await must(store, filer, 'draft', id, { cells: Object.fromEntries(cells) })
  await must(store, filer, 'file', id)
  const review = { ...PASS[0], who: whoIs(unit === '330402' ? '南湖审核' : '秀洲审核') }
  for (const act of [review, PASS[1], PASS[2]]) {
    const done = await doAct(store, act.who, act.draft(id))
    if (!('act' in done)) throw new Error(JSON.stringify(done))
  }
}
