// 公示公布：没有登录的人看得到公示期和怎样提异议，按名称、单位、等级找得到，条件在地址里，翻页、打印；没有一个数。
import { afterAll, beforeAll, expect, it } from 'vitest'
import { correctEvaluation } from '../../src/app/evaluation/correct.ts'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { but, type City, demand, FIRMS, fileAll, firm, openCity, TAX, taxes } from '../process/city.ts'
import { driver } from '../process/run.ts'
import { describeBrowser, expectNoViolation, PHONE, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

const ID = '规下2025'
const NAMES = 'table tbody th'
const now = Date.now()
const today = (more: number): string =>
  new Date(now + more * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

describeBrowser('公示公布', (chrome) => {
  let site: Site
  let city: City
  beforeAll(async () => {
    site = await openSite(
      async (store) => {
        city = await openCity(store)
        await fileAll(city, '2025')
        const { frozen, compute, act } = driver(city, ID, '2025')
        demand(await frozen())
        demand(await compute())
        await act('审核', 'review')
        // Publicity runs on the day of whoever reads.
        city.on(today(0))
        await act('规则', 'open-publicity', { from: today(0), until: today(6) })
      },
      [],
      () => openEvaluationDesk(city.works),
    )
  }, 600_000)
  afterAll(async () => {
    await site?.close()
    city?.drop()
  })

  it('不用登录：公示中的在前，写明到哪一天、怎样提；名单可找可筛', async () => {
    const { page, complaints } = await chrome.open()
    await page.goto(`${site.address}/public`)
    const now = page.getByRole('region', { name: '正在公示' })
    await now.getByText('还有 6 天').waitFor()
    await now.getByText(/写明理由，附上证据/).waitFor()
    await page.getByRole('region', { name: '已经公布' }).getByText('还没有公布过评价。').waitFor()
    await expectNoViolation(page)
    await picture(page, '公示公布')
    await now.getByRole('link', { name: '看名单' }).click()
    await page.waitForURL(`**/public/${encodeURIComponent(ID)}`)
    const names = () => page.locator(NAMES).allTextContents()
    await expect.poll(names).toHaveLength(FIRMS.length)
    await expectNoViolation(page)
    await picture(page, '公示-名单', true)

    await page.getByPlaceholder('企业名称或统一社会信用代码').fill('企业12')
    await page.keyboard.press('Enter')
    await page.waitForURL(/search=/)
    await expect.poll(names).toEqual(['模拟企业12'])
    await page.goBack()
    await page.getByRole('group', { name: '等级' }).getByRole('button', { name: /^A/ }).click()
    await page.waitForURL(/grade=A/)
    await expect.poll(names).toEqual(['模拟企业1', '模拟企业2'])
    await page.reload()
    await expect.poll(names).toEqual(['模拟企业1', '模拟企业2'])
    await page.goto(`${site.address}/public/${encodeURIComponent(ID)}?search=${firm(3)}`)
    await expect.poll(names).toEqual(['模拟企业3'])
    await page.goto(`${site.address}/public/${encodeURIComponent(ID)}?search=没有这家`)
    await page.getByText('没有符合条件的企业。').waitFor()
    await page.getByRole('button', { name: '清除条件' }).click()
    await expect.poll(names).toHaveLength(FIRMS.length)

    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('link', { name: '登录提出异议' }).isVisible()).toBe(false)
    expect(await page.locator('table').isVisible()).toBe(true)
    expect(complaints).toEqual([])
  })

  it('要提异议，先登录，登录后回到企业自己的页面', async () => {
    const { page } = await chrome.open()
    await page.goto(`${site.address}/public`)
    await page.getByRole('link', { name: '登录提出异议' }).click()
    await page.waitForURL(/\/sign-in\?back=%2Fenterprise/)
  })

  it('没有这次评价，说出来', async () => {
    const { page } = await chrome.open()
    await page.goto(`${site.address}/public/none`)
    await page.getByRole('alert').waitFor()
  })

  it('手机与英文', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await page.goto(`${site.address}/public`)
    await page.getByText('6 days left').waitFor()
    await expectNoViolation(page)
    await picture(page, 'public-phone-en')
    await page.getByRole('link', { name: 'See the list' }).first().click()
    await page.locator(NAMES).first().waitFor()
    await expectNoViolation(page)
    await picture(page, 'public-list-phone-en')
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(complaints).toEqual([])
  })

  it('更正后的一版公示时，已公布的一版仍有地址，以它为准', async () => {
    const id = '规下2024'
    await fileAll(city, '2024')
    const run = driver(city, id, '2024')
    await run.all()
    await city.correct('tax-2024', 'tax', taxes(but(TAX, 12, 950)), '漏计')
    demand(await correctEvaluation(city.works, await city.as('规则'), id, { reason: '税收数更正' }))
    demand(await run.compute())
    await run.act('审核', 'review')
    city.on(today(0))
    await run.act('规则', 'open-publicity', { from: today(0), until: today(6) })

    const { page, complaints } = await chrome.open()
    await page.goto(`${site.address}/public`)
    const held = page.getByRole('region', { name: '已经公布' })
    await held.getByText('更正后的一版正在公示，公布之前以这一版为准。').waitFor()
    await expectNoViolation(page)
    await picture(page, '公示公布-两版')
    await held.getByRole('link', { name: '看名单' }).click()
    await page.waitForURL(/version=1$/)
    const grade = () =>
      page
        .getByRole('row', { name: /模拟企业12/ })
        .locator('td')
        .first()
        .textContent()
    await page.getByText('这是第 1 版，之后另有更正的一版。').waitFor()
    expect(await grade()).toContain('D')
    await expectNoViolation(page)
    await picture(page, '公示-名单-旧版')
    await page.setViewportSize(PHONE)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    await picture(page, '公示-名单-旧版-手机')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('link', { name: /第 2 版/ }).click()
    await page.waitForURL(/version=2$/)
    await expect.poll(grade).toContain('B')
    await page.goto(`${site.address}/public/${encodeURIComponent(id)}`)
    await expect.poll(grade).toContain('B')
    await page.goto(`${site.address}/public/${encodeURIComponent(id)}?version=3`)
    await page.getByText(/没有公开过第 3 版/).waitFor()
    // The page asked for a version that is none: the answer 404 is told.
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([])
  })
})
