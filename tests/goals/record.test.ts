// 目标与记录：数从填报表一路批准进来，换算成目录的单位，按权限看得到多少算多少；文字与 JSON 说的一样。
import { beforeAll, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import { goals } from '../../src/app/goals.ts'
import { importRows } from '../../src/app/import-rows.ts'
import { tellGoals } from '../../src/goals/tell.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { indicatorsAt } from '../../src/store/pg/registers.ts'
import { cityOf, must, PASS, whoIs } from '../store/city.ts'
import { describeEngines } from '../store/engines.ts'

describeEngines('目标', (engine) => {
  let store: Store
  beforeAll(async () => {
    store = await engine.store()
    await cityOf(store)
    await asked('亿元', '亩')
    await approved('g-nanhu', '南湖填报', '330402', { C2: ['p1', 'tax', 4, '亿元'], C3: ['p1', 'land', 1000, '亩'] })
    // The units in which it is asked were changed in between: what is in force stays as it was filed.
    await asked('万元', '㎡')
    await approved('g-xiuzhou', '秀洲填报', '330411', {
      C2: ['p2', 'tax', 10000, '万元'],
      C3: ['p2', 'land', 666_667, '㎡'],
    })
  })
  const asked = async (tax: string, land: string) => {
    const row = (id: string, unit: string) => ({
      ...{ subject_kind: 'platform', id, name: id, unit, period: 'year', owner: '市税务局' },
      ...{ valid_from: '2020-01-01', ended: false },
    })
    const done = await importRows(store, whoIs('规则'), {
      register: 'indicator',
      day: '2020-01-01',
      source: { file: '目录.yaml', hash: 'sm3:0' },
      rows: [row('tax', tax), row('land', land)],
      nameOf: (one) => `${one.subject_kind} ${one.id}`,
      complete: false,
      before: (session) => indicatorsAt(session, '2020-01-01'),
    })
    expect(done).toHaveProperty('imported')
  }
  const approved = async (
    id: string,
    filer: string,
    unit: string,
    cells: Record<string, [string, string, number, string]>,
  ) => {
    await must(store, filer, 'open', id, { form: 'platform', period: '2024', unit, owner: '市税务局' })
    await must(store, filer, 'draft', id, {
      cells: Object.fromEntries(
        Object.entries(cells).map(([cell, [platform, indicator, value, own]]) => [
          cell,
          { subject: { kind: 'platform', id: platform }, indicator, period: '2024', caliber: '规上', value, unit: own },
        ]),
      ),
    })
    await must(store, filer, 'file', id)
    const review = { ...PASS[0], who: whoIs(unit === '330402' ? '南湖审核' : '秀洲审核') }
    for (const act of [review, PASS[1], PASS[2]])
      expect(await doAct(store, act.who, act.draft(id))).toHaveProperty('act')
  }
  const taxPerMu = async (person: string) => {
    const told = await goals(store, whoIs(person), { day: '2025-06-30' })
    if (!('goals' in told)) throw new Error(JSON.stringify(told.findings))
    const goal = told.goals.find(({ id }) => id === 'tax_per_mu')
    if (goal === undefined) throw new Error('no goal')
    return { goal, told }
  }

  it('领导看全市：合计之比，亿元与㎡都换算过来，来源到填报表的单元格', async () => {
    // (40000 + 10000) 万元 ÷ (1000 + 1000.0005) 亩 = 25 万元/亩。
    const { goal, told } = await taxPerMu('领导')
    expect(goal.city.now?.value).toBeCloseTo(50_000 / (1000 + (666_667 * 3) / 2000), 9)
    expect(goal.members.map(({ who, now }) => [who.id, Math.round(now?.value ?? 0)])).toEqual([
      ['p2', 10],
      ['p1', 40],
    ])
    expect(told.findings).toEqual([])
  })

  it('县里的填报人只看得到自己的', async () => {
    expect((await taxPerMu('南湖填报')).goal.city.now?.value).toBeCloseTo(40, 9)
  })

  it('文字里有现值、目标、灯、依据；中英文都没有没填的空', async () => {
    const { told } = await taxPerMu('领导')
    const zh = tellGoals(told.goals, told.day, 'zh')
    expect(zh).toContain('规上工业亩均税收：不低于 35 万元/亩，到 2025-12-31')
    expect(zh).toContain('现值 25 万元/亩（截至 2024-12-31）')
    expect(zh).toMatch(/拖后：.*p2.* 差 25000/)
    for (const text of [zh, tellGoals(told.goals, told.day, 'en')]) expect(text).not.toMatch(/undefined|NaN|null|\{|\}/)
  })
})
