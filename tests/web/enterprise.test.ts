// 本企业：企业登录先到这里；看等级、得分、名次、连续几年、数和出处；公示期内带证据提异议，看到决定；别家的解释按地址也打不开。
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { type City, demand, fileAll, firm, openCity, TAX, taxes } from '../process/city.ts'
import { driver } from '../process/run.ts'
import { PASSWORD } from '../server/own-password.ts'
import { describeBrowser, EVIDENCE, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

const ID = '规下2025'
const YEARS = ['2022', '2023', '2024'] as const

/** An earlier year's grades as rows, without the figures behind them: the whole way is walked for one year only. */
async function publishedIn({ db }: Store, period: string): Promise<void> {
  const evaluation = `规下${period}`
  const day = `${Number(period) + 1}-06-01`
  const made = { snapshot: '', result: '' }
  await db
    .insertInto('evaluations')
    .values({
      ...{ id: evaluation, scheme: 'jiaxing-enterprises-below', period, scope_kind: 'enterprise', scope_unit: null },
      ...{ standing: 'published', version: 1, ...made, publicity_from: day, publicity_until: day, act: 0 },
    })
    .execute()
  await db
    .insertInto('versions')
    .values({ evaluation, version: 1, ...made, by: '规则', at: `${day}T00:00:00Z` })
    .execute()
  const row = { evaluation, version: 1, subject_kind: 'enterprise', unit: 'nanhu', pool: '南湖区' }
  const named = { id: firm(12), name: '模拟企业12', grade: 'D' }
  await db
    .insertInto('results')
    .values({ ...row, ...named, total: 12.5, rank: 12, because: '' })
    .execute()
  await db
    .insertInto('grades')
    .values({ ...row, ...named, scheme: 'jiaxing-enterprises-below', period })
    .execute()
}

describeBrowser('企业门户', (chrome) => {
  let site: Site
  let city: City
  beforeAll(async () => {
    site = await openSite(
      async (store) => {
        city = await openCity(store)
        await city.file('tax-2024', 'tax', '2024', taxes(TAX))
        await fileAll(city, '2025')
        const { frozen, compute, act } = driver(city, ID, '2025')
        demand(await frozen())
        demand(await compute())
        await act('审核', 'review')
        const day = (more: number) =>
          new Date(Date.now() + more * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
        city.on(day(0))
        await act('规则', 'open-publicity', { from: day(0), until: day(6) })
        for (const year of YEARS) await publishedIn(store, year)
      },
      ['企业一', '企业十二', '审核'],
      () => openEvaluationDesk(city.works),
    )
  }, 600_000)
  afterAll(async () => {
    await site?.close()
    city?.drop()
  })
  const region = (page: import('playwright-core').Page, name: string) => page.getByRole('region', { name })

  it('登录先到本企业：等级、得分、名次、连续三年的后果、数和出处；菜单里没有别的', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '企业十二', PASSWORD)
    await page.waitForURL('**/enterprise')
    await page.getByRole('heading', { level: 1, name: '模拟企业12' }).waitFor()
    const newest = region(page, '最近一次等级')
    await newest.getByText('第 12 名', { exact: true }).waitFor()
    await newest.locator('.grade-D').waitFor()
    await region(page, '历年等级').getByText('已连续 3 年 D 级（2022、2023、2024）').waitFor()
    await region(page, '历年等级')
      .getByText(/排查对象/)
      .waitFor()
    const tax = region(page, '本企业的数').getByRole('row', { name: /实缴税收/ })
    await tax.getByText('市税务局').waitFor()
    await tax.getByText('2026年2月20日').waitFor()
    expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual(['本企业', '公示公布'])
    await expectNoViolation(page)
    await picture(page, '企业门户', true)
    await region(page, '本企业的数').getByText('2024', { exact: true }).first().click()
    await page.waitForURL(/period=(%22)?2024/)
    await tax.getByText('2025年2月20日').waitFor()
    await page.getByRole('button', { name: /怎样能升一级/ }).click()
    await page
      .getByText(/其余不变，可升到/)
      .first()
      .waitFor()
    await picture(page, '企业门户-升级', true)
    expect(complaints).toEqual([])
  })

  it('自己的解释打得开，别家的打不开，别家的页也打不开', async () => {
    const { page } = await chrome.open()
    await enter(page, site.address, '企业一', PASSWORD)
    await page.getByRole('link', { name: '看等级怎样来的' }).click()
    await page.getByRole('heading', { name: '得分怎样来的' }).waitFor()
    await expectNoViolation(page)
    await page.getByRole('link', { name: '返回本企业' }).click()
    await page.waitForURL('**/enterprise')
    await page.goto(`${site.address}/explain/${encodeURIComponent(ID)}/${firm(12)}`)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('heading', { name: '得分怎样来的' }).count()).toBe(0)
    await page.goto(`${site.address}/enterprise?id=${firm(12)}`)
    await page.getByRole('alert').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('模拟企业12')
    await picture(page, '企业门户-别家')
  })

  it('公示期内带证据提异议；审核人不采纳，理由看得到', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '企业十二', PASSWORD)
    await page.getByRole('button', { name: '提出异议' }).click()
    await page.getByLabel('理由').fill('第四季度的税没有算进去')
    await page.locator('input[type=file]').setInputFiles(EVIDENCE)
    await picture(page, '企业门户-异议')
    await page.getByRole('dialog').getByRole('button', { name: '办理' }).click()
    const own = region(page, '异议')
    await own.getByText('第四季度的税没有算进去').waitFor()
    await own.getByRole('link', { name: '完税证明（模拟数据）.pdf' }).waitFor()
    const reviewer = await chrome.open()
    await enter(reviewer.page, site.address, '审核', PASSWORD, `/evaluations/${encodeURIComponent(ID)}`)
    await reviewer.page.getByRole('button', { name: '不成立' }).click()
    await reviewer.page.getByLabel('理由').fill('缴款在次年一月，不计入')
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '办理' }).click()
    await reviewer.page.getByRole('cell', { name: '缴款在次年一月，不计入' }).waitFor()
    await page.reload()
    await own.getByText('缴款在次年一月，不计入').waitFor()
    const other = await chrome.open()
    await enter(other.page, site.address, '企业一', PASSWORD)
    await region(other.page, '异议').getByText('没有提出过异议。').waitFor()
    expect(complaints).toEqual([])
  })

  it('手机与英文', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, site.address, '企业十二', PASSWORD)
    await page.getByRole('heading', { name: 'Our figures' }).waitFor()
    await page.getByText(/Grade D for 3 years running/).waitFor()
    await expectNoViolation(page)
    await picture(page, 'enterprise-phone-en', true)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(complaints).toEqual([])
  })
})
