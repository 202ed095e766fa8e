// 公示公布：没有登录的人看得到公示期和怎样提异议，按名称、单位、等级找得到，条件在地址里，翻页、打印；没有一个数。
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { type City, demand, FIRMS, fileAll, firm, openCity } from '../process/city.ts'
import { driver } from '../process/run.ts'
import { describeBrowser, expectNoViolation, PHONE, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

const ID = '规下2025'
const NAMES = 'table tbody th'

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
        const now = new Date()
        const day = (more: number) =>
          new Date(now.getTime() + more * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
        city.on(day(0))
        await act('规则', 'open-publicity', { from: day(0), until: day(6) })
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
})
