// 模拟城市：建成的记录经得起审计，每一步都有等着办的；每种身份登录都看到自己的事，数走回到部门报来的单元格，别县的看不到。
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../../src/app/audit.ts'
import { DEMO_PASSWORD, type DemoCity, openDemoCity } from '../demo-city.ts'
import { describeBrowser, enter, expectNoViolation, GALLERY, PHONE, picture, WIDE } from './browser.ts'
import { cityWork } from './city-work.ts'
import { everyPage } from './every-page.ts'

const AS_OF = '2025-03-31'
let opening: Promise<DemoCity> | undefined
const open = (): Promise<DemoCity> => {
  opening ??= openDemoCity(400)
  return opening
}
afterAll(async () => (await opening)?.close())

describe('模拟城市的记录', () => {
  let city: DemoCity
  beforeAll(async () => {
    city = await open()
  }, 600_000)

  it('五年的数都经填报、审核、核实、批准；审计链从头核对，每一步合法，副本与行为相符', async () => {
    const { db } = city.store
    const years = await db
      .selectFrom('figures')
      .select(['period', ({ fn }) => fn.countAll<number>().as('n')])
      .where('subject_kind', '=', 'enterprise')
      .groupBy('period')
      .orderBy('period')
      .execute()
    expect(years.map(({ period }) => period)).toEqual(['2020', '2021', '2022', '2023', '2024'])
    expect(Number(years.at(-1)?.n)).toBeGreaterThan(Number(years[0]?.n))
    const { findings } = await audit(city.store, 'Asia/Shanghai')
    expect(findings.filter(({ blocking }) => blocking)).toEqual([])
  })

  it('已公布的评价、公示中的评价和两条未决异议；填报表在每一步都有一张等着', async () => {
    const { db } = city.store
    const evaluations = await db.selectFrom('evaluations').select(['id', 'standing']).orderBy('id').execute()
    expect(evaluations.map(({ id, standing }) => `${id} ${standing}`)).toEqual([
      '平台-2023 published',
      '平台-2024 published',
      '规上-2023 published',
      '规上-2024 in-publicity',
      '规下-2023 published',
      '规下-2024 published',
    ])
    const objections = await db.selectFrom('objections').select(['evaluation', 'standing']).execute()
    expect(objections).toEqual([
      { evaluation: '规上-2024', standing: 'raised' },
      { evaluation: '规上-2024', standing: 'raised' },
    ])
    const waiting = await db
      .selectFrom('returns')
      .select(['owner', 'standing'])
      .where('period', '=', '2025')
      .orderBy('owner')
      .execute()
    expect(waiting.map(({ owner, standing }) => `${owner} ${standing}`)).toEqual([
      'emergency drafted',
      'reform verified',
      'resources reviewed',
      'science filed',
      'tax drafted',
    ])
  })

  it('名录里的数也算目标：小微企业园的占地、平台的主导产业数', async () => {
    const answer = await city.door.inject({ url: `/api/goals?on=${AS_OF}`, headers: await city.as('领导') })
    const { goals } = answer.json<{
      goals: { id: string; city: { now: { value: number } | null }; members: { now: { value: number } | null }[] }[]
    }>()
    const goal = (id: string) => goals.find((one) => one.id === id)
    const now = (id: string) => goal(id)?.city.now?.value
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from subjects where kind = 'park'
      and ((facts ->> 'land')::float >= 100 or (facts ->> 'floor_area')::float >= 100000)`.execute(city.store.db)
    expect(now('small_parks')).toBe(rows[0]?.n)
    expect(now('small_parks')).toBeGreaterThan(0)
    const leading = goal('leading_industries')?.members.map((one) => one.now?.value) ?? []
    expect(leading.length).toBeGreaterThan(0)
    expect(leading.every((n) => n === 1 || n === 2 || n === 3)).toBe(true)
  })

  it('平台全年的数是各季、各月之和', async () => {
    const { db } = city.store
    const parts = await db
      .selectFrom('figures')
      .select(['period', 'value'])
      .where('subject_kind', '=', 'platform')
      .where('subject_id', '=', 'MNP01')
      .where('indicator', '=', 'revenue')
      .where('period', 'like', '2024Q%')
      .execute()
    expect(parts).toHaveLength(4)
    const sum = parts.reduce((total, { value }) => total + (value ?? 0), 0)
    const answer = await city.door.inject({
      url: `/api/evaluations/${encodeURIComponent('平台-2024')}/explanations/MNP01`,
      headers: await city.as('规则'),
    })
    expect(answer.statusCode).toBe(200)
    const { sources } = answer.json<{ sources: { input: string; of: string; figure: string; period: string }[] }>()
    const told = sources.filter(({ input, of }) => input === 'revenue' && of === 'MNP01')
    expect(told.map(({ period }) => period)).toEqual(parts.map(({ period }) => period).sort())
    expect(Number(told[0]?.figure.replaceAll(',', ''))).toBeCloseTo(sum, 2)
  })
})

describeBrowser('模拟城市', (chrome) => {
  let city: DemoCity
  beforeAll(async () => {
    city = await open()
    // The tests above gave two of them other passwords: everybody enters as the demo says, with a password of one's own.
    for (const { person } of city.loaded.accounts) await city.as(person)
  }, 600_000)

  it('每种身份登录，看得到自己的菜单；处处写明模拟数据', async () => {
    expect(city.loaded.accounts.map(({ role }) => role).sort()).toEqual([
      'auditor',
      'enterprise',
      'filer',
      'leader',
      'owner-department',
      'reviewer',
      'rule-keeper',
      'supervisor',
      'system-admin',
    ])
    const { page, context, complaints } = await chrome.open()
    for (const { person } of city.loaded.accounts) {
      await context.clearCookies()
      await enter(page, city.address, person, DEMO_PASSWORD, '/account')
      await page.getByText('模拟数据', { exact: true }).first().waitFor()
      await page.locator('.shell-side li').first().waitFor()
    }
    expect(complaints).toEqual([])
  })

  it('驾驶舱的一个数走回到部门报来的单元格', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, city.address, '领导', DEMO_PASSWORD, `/?on=${AS_OF}`)
    await page.locator('[data-goal]').first().waitFor()
    await picture(page, '模拟城市-驾驶舱')
    await page.locator('[data-goal=tax_per_mu] .goal-value').click()
    const drawer = page.getByRole('dialog')
    await drawer
      .getByText(/模拟-2020-2024-历年-重大平台历年数据\.xlsx/)
      .first()
      .waitFor()
    await expectNoViolation(page)
    await picture(page, '模拟城市-数的来历')
    expect(complaints).toEqual([])
  })

  it('排名两年都在；手机上看英文', async () => {
    const { page } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, city.address, '领导', DEMO_PASSWORD, '/ranking')
    await page
      .getByRole('link', { name: /模拟企业-/ })
      .first()
      .waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    await picture(page, 'demo-ranking-phone-en')
  })

  it('填报人打开别县的填报表：没有这张表，也记在门口', async () => {
    const { page } = await chrome.open()
    await enter(page, city.address, '南湖填报', DEMO_PASSWORD, '/returns/enterprise-tax-xiuzhou-2024')
    await page.getByText('enterprise-tax-xiuzhou-2024', { exact: false }).first().waitFor()
    await page.getByRole('alert').first().waitFor()
    await picture(page, '模拟城市-别县的填报表')
  })

  // In English only when the gallery is made anew: each page has a test of its own in English.
  const languages = GALLERY ? (['zh', 'en'] as const) : (['zh'] as const)
  it.each(languages)(
    '每一页（%s）：打得开，无障碍，没有报错，手机上不用左右滑',
    { timeout: 600_000 },
    async (language) => {
      const graded = await city.store.db
        .selectFrom('results')
        .select('id')
        .where('evaluation', '=', '规上-2024')
        .where('rank', '=', 2)
        .executeTakeFirstOrThrow()
      const desks = new Map<string, Awaited<ReturnType<typeof chrome.open>>>()
      const found: string[] = []
      for (const { name, person = '', path } of everyPage({ firm: graded.id, on: AS_OF })) {
        const desk = desks.get(person) ?? (await chrome.open({ language }))
        const { page, complaints } = desk
        if (!desks.has(person) && person !== '') await enter(page, city.address, person, DEMO_PASSWORD, path)
        else await page.goto(`${city.address}${path}`)
        desks.set(person, desk)
        await page.locator('h1').first().waitFor()
        await page.waitForLoadState('networkidle')
        await page.locator('.ant-spin-spinning').first().waitFor({ state: 'hidden' })
        await picture(page, `every-${name}-${language}`)
        await expectNoViolation(page)
        await page.setViewportSize(PHONE)
        const fits = () => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')
        await expect
          .poll(fits, { timeout: 40_000 })
          .toBe(true)
          .catch(() => found.push(`${name}: wider than a phone`))
        if (GALLERY) await picture(page, `phone-${name}-${language}`, true)
        await page.setViewportSize(WIDE)
        found.push(...complaints.splice(0).map((said) => `${name}: ${said}`))
      }
      expect(found).toEqual([])
    },
  )

  cityWork(chrome, () => city)
})
