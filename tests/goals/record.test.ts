// 目标与记录：数从填报表一路批准进来，换算成目录的单位，按权限看得到多少算多少；文字与 JSON 说的一样。
import { Workbook } from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import { goalWalk } from '../../src/app/goal-walk.ts'
import { goals } from '../../src/app/goals.ts'
import { goalsBook } from '../../src/app/goals-book.ts'
import { importRows } from '../../src/app/import-rows.ts'
import { tellWalk } from '../../src/app/tell-walk.ts'
import { tellGoals } from '../../src/goals/tell.ts'
import type { Draft } from '../../src/store/pg/acts.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { indicatorsAt } from '../../src/store/pg/registers.ts'
import { book } from '../policy/own-book.ts'
import { openDoor } from '../server/open.ts'
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
          {
            subject: { kind: 'platform', id: platform },
            indicator,
            period: '2024',
            caliber: '规上',
            value,
            unit: own,
            from: `税收.xlsx 表1 ${cell}`,
          },
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

  it('没有变化就不重算：看得一样的人共用，别的办理不相干；不持有的角色什么也看不到', async () => {
    const { told } = await taxPerMu('领导')
    await must(store, '南湖填报', 'open', 'g-other', {
      ...{ form: 'platform', period: '2023', unit: '330402', owner: '市税务局' },
    })
    expect((await taxPerMu('督查')).told).toBe(told)
    expect((await taxPerMu('南湖填报')).told).not.toBe(told)
    const stranger = await goals(store, { person: '南湖填报', role: 'leader' }, { day: '2025-06-30' })
    expect('goals' in stranger && stranger.goals.every(({ city }) => city.now === null || city.now.value === 0)).toBe(
      true,
    )
  })

  const walked = async (person: string, more: { goal?: string; unit?: string; member?: string } = {}) => {
    const done = await goalWalk(store, whoIs(person), { goal: 'tax_per_mu', day: '2025-06-30', ...more })
    if (!('walk' in done)) throw new Error(JSON.stringify(done.findings))
    return done.walk
  }

  it('来历：算式里有数，按计算器可重算；每个数到填报表、单元格、谁报谁批、何时', async () => {
    const walk = await walked('领导')
    expect(walk.goal.measure.zh).toBe('“规上企业税收”合计 ÷ “规上企业用地”合计')
    expect(walk.clauses.map(({ clause, title }) => [clause, title.zh])).toEqual([['1.2.3', '企业竞争力与产出效益']])
    expect(walk.sums.map(({ expression, sign, result, unit }) => [expression, sign, result, unit])).toEqual([
      ['40000 + 10000', '=', '50000', '万元'],
      ['1000 + 1000.0005', '=', '2000.0005', '亩'],
      ['50000 ÷ 2000.0005', '≈', '25', '万元/亩'],
    ])
    const [tax, land] = walk.sides
    expect(tax).toMatchObject({ indicator: 'platform.tax', owner: '市税务局', value: 50_000 })
    expect(tax?.inputs.map(({ subject, value }) => [subject.name.zh, subject.unit, value])).toEqual([
      ['模拟p1', 'nanhu', 40_000],
      ['模拟p2', 'xiuzhou', 10_000],
    ])
    // 填的是 4 亿元，按目录换成 40000 万元。
    expect(tax?.inputs[0]?.figures).toMatchObject([
      {
        return: 'g-nanhu',
        cell: 'C2',
        from: '税收.xlsx 表1 C2',
        period: '2024',
        caliber: '规上',
        value: 4,
        measure: '亿元',
        counted: 40_000,
        filed_by: { id: '南湖填报', at: expect.stringMatching(/^\d{4}-/) },
        approved_by: { id: '规则', at: expect.stringMatching(/^\d{4}-/) },
        revision_of: null,
        revisions: [],
        besides: [],
      },
    ])
    expect(land?.inputs.map(({ figures }) => figures[0]?.cell)).toEqual(['C3', 'C3'])
  })

  it('来历按权限：县里只见自己的；看一个平台、一个单位；没有的说没有', async () => {
    expect((await walked('南湖填报')).sides[0]?.inputs.map(({ subject }) => subject.id)).toEqual(['p1'])
    expect((await walked('领导', { member: 'p2' })).value).toBeCloseTo(10_000 / (666_667 * 0.0015), 9)
    expect((await walked('领导', { unit: '南湖区' })).value).toBeCloseTo(40, 9)
    const codes = async (more: object) => {
      const done = await goalWalk(store, whoIs('领导'), { goal: 'tax_per_mu', day: '2025-06-30', ...more })
      return 'findings' in done ? done.findings.map(({ code }) => code) : []
    }
    expect(await codes({ goal: 'tax_per_mus' })).toEqual(['goals/no-such-goal'])
    expect(await codes({ goal: 'constructor' })).toEqual(['goals/no-such-goal'])
    expect(await codes({ unit: '南胡' })).toEqual(['goals/no-such-unit'])
    expect(await codes({ member: 'p9' })).toEqual(['goals/no-such-member'])
  })

  it('更正过的数：旧数、新数、理由、谁、结果', async () => {
    const old = {
      ...{ subject: { kind: 'platform', id: 'p1' }, indicator: 'tax', period: '2024', caliber: '规上' },
      ...{ value: 4, unit: '亿元', from: '税收.xlsx 表1 C2' },
    }
    const changed = { ...old, value: 50_000, unit: '万元' }
    const correction: Draft = {
      kind: 'correct',
      subject: { kind: 'return', id: 'g-nanhu' },
      payload: { changes: { C2: { old, new: changed, why: '漏计一户' } } },
      reason: '漏计一户',
    }
    expect(await doAct(store, whoIs('南湖填报'), correction)).toHaveProperty('act')
    for (const act of [{ ...PASS[0], who: whoIs('南湖审核') }, PASS[1], PASS[2]])
      expect(await doAct(store, act.who, act.draft('g-nanhu'))).toHaveProperty('act')
    // What was reckoned before no longer holds, for the city and for the county.
    expect((await taxPerMu('领导')).goal.city.now?.value).toBeCloseTo(60_000 / (1000 + (666_667 * 3) / 2000), 9)
    expect((await taxPerMu('南湖填报')).goal.city.now?.value).toBeCloseTo(50, 9)
    const [figure] = (await walked('领导', { member: 'p1' })).sides[0]?.inputs[0]?.figures ?? []
    expect(figure).toMatchObject({ value: 50_000, counted: 50_000, measure: '万元' })
    expect(figure?.revision_of).toMatch(/^sm3:/)
    expect(figure?.revisions).toMatchObject([
      { old: 4, new: 50_000, why: '漏计一户', by: '南湖填报', outcome: 'approved' },
    ])
  })

  it('接口：目标、红灯清单、各单位一次给出；来历一样；没有登录不给，不是真的日子说明白', async () => {
    const { door, as } = await openDoor(store)
    const get = async (url: string, person = '领导') => {
      const reply = await door.inject({ url, headers: await as(person) })
      return { status: reply.statusCode, body: reply.json() }
    }
    const all = await get('/api/goals?on=2025-06-30&units=true')
    expect(all.status).toBe(200)
    const taxes = (goals: { id: string; city: { now: { value: number } | null } }[]) =>
      goals.find(({ id }) => id === 'tax_per_mu')?.city.now?.value
    expect(taxes(all.body.goals)).toBeCloseTo(60_000 / 2000.0005, 9)
    const units = new Map(all.body.units.map((one: { unit: string }) => [one.unit, one]))
    expect([...units.keys()]).toEqual(Object.keys(book.units).filter((id) => id !== 'jiaxing'))
    expect(all.body.units.map((one: { goals: [] }) => taxes(one.goals)).slice(0, 3)).toEqual([
      50,
      10_000 / 1000.0005,
      undefined,
    ])
    expect((await get('/api/goals?on=2025-06-30&unit=330402')).body.goals).toEqual(
      (units.get('nanhu') as { goals: [] }).goals,
    )
    expect((await get('/api/goals/tax_per_mu/walk?on=2025-06-30')).body).toEqual(
      JSON.parse(JSON.stringify(await walked('领导'))),
    )
    expect((await get('/api/goals/tax_per_muu/walk?on=2025-06-30')).status).toBe(404)
    const every = (await get('/api/goals?on=2025-06-30')).body.goals as { id: string }[]
    expect((await get('/api/goals?on=2025-06-30&criteria=counted')).body.goals).toEqual(
      every.filter(({ id }) => id !== 'big_firm_revenue'),
    )
    expect((await get('/api/goals?on=2025-02-30')).status).toBe(400)
    expect((await door.inject({ url: '/api/goals?on=2025-06-30' })).statusCode).toBe(401)
    await door.close()
  })

  it('工作簿：目标、分单位、各主体、红灯清单、口径与依据；灯是字不只是颜色；接口给的一样', async () => {
    const told = await goals(store, whoIs('领导'), { day: '2026-01-31', units: true })
    if (!('goals' in told)) throw new Error(JSON.stringify(told.findings))
    const bytes = await goalsBook(told)
    const excel = new Workbook()
    await excel.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
    expect(excel.worksheets.map(({ name }) => name)).toEqual(['目标', '分单位', '各主体', '红灯清单', '口径与依据'])
    const rows = (name: string): unknown[][] => {
      const found: unknown[][] = []
      excel.getWorksheet(name)?.eachRow((row) => found.push((row.values as unknown[]).slice(1)))
      return found
    }
    const [title, heads = [], ...lines] = rows('目标')
    expect(String(title?.[0])).toContain('目标进度（截至 2026-01-31）\n【模拟数据】')
    const tax = lines.find(([label]) => label === '规上工业亩均税收') ?? []
    const cell = (head: string): unknown => tax[heads.indexOf(head)]
    // 到期（2025 年末）没有到 35：全市 30，差 5；p1 已到，p2 没有到。
    expect([cell('目标值'), cell('期限'), cell('灯'), cell('条款')]).toEqual([35, '2025-12-31', '红', '1.2.3'])
    expect(cell('现值')).toBeCloseTo(60_000 / 2000.0005, 9)
    expect(cell('还差')).toBeCloseTo(35 - 60_000 / 2000.0005, 9)
    expect(
      rows('红灯清单')
        .slice(2)
        .map(([goal, who]) => [goal, who]),
    ).toContainEqual(['规上工业亩均税收', '模拟p2'])
    expect(
      new Set(
        rows('分单位')
          .slice(2)
          .map(([unit]) => unit),
      ).size,
    ).toBe(9)
    const { door, as } = await openDoor(store)
    const reply = await door.inject({ url: '/api/goals/workbook?on=2026-01-31', headers: await as('领导') })
    expect([reply.statusCode, Buffer.compare(reply.rawPayload, Buffer.from(bytes))]).toEqual([200, 0])
    await door.close()
  })

  it('来历的文字：算式、表和单元格、谁报谁批、更正；没有没填的空', async () => {
    const zh = tellWalk(await walked('领导'), 'zh')
    expect(zh).toContain('规上企业税收合计：50000 + 10000 = 60000 万元')
    expect(zh).toMatch(
      /2024 规上 50000 万元；表 g-nanhu C2（税收.xlsx 表1 C2）；填报 南湖填报 \d{4}-.*批准 规则 .*更正 4 → 50000（漏计一户）/,
    )
    for (const text of [zh, tellWalk(await walked('领导'), 'en')]) expect(text).not.toMatch(/undefined|NaN|null|\{|\}/)
  })

  it('文字里有现值、目标、灯、依据；中英文都没有没填的空', async () => {
    const { told } = await taxPerMu('领导')
    const zh = tellGoals(told.goals, told.day, 'zh')
    expect(zh).toContain('规上工业亩均税收：不低于 35 万元/亩，到 2025-12-31')
    expect(zh).toContain('现值 30 万元/亩（截至 2024-12-31）')
    expect(zh).toMatch(/拖后：.*p2.* 差 25000/)
    for (const text of [zh, tellGoals(told.goals, told.day, 'en')]) expect(text).not.toMatch(/undefined|NaN|null|\{|\}/)
  })
})
