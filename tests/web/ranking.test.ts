// 排名与解释：公布的评价排出来，筛选在地址里，分布有分数线；一家点进去，得分、算式、定级、出处，怎样能升一级；打印成报告。
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { type City, FIRMS, fileAll, openCity } from '../process/city.ts'
import { driver } from '../process/run.ts'
import { PASSWORD } from '../server/open.ts'
import { describeBrowser, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

describeBrowser('排名与解释', (chrome) => {
  let site: Site
  let city: City
  beforeAll(async () => {
    site = await openSite(
      async (store) => {
        city = await openCity(store)
        await fileAll(city, '2025')
        await driver(city, '规下2025', '2025').all()
      },
      ['规则', '填报'],
      () => openEvaluationDesk(city.works),
    )
  })
  afterAll(async () => {
    await site?.close()
    city?.drop()
  })

  it('排名：次序与接口一致，等级可筛，排序可换，筛选在地址里', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, '/ranking')
    await page.getByRole('link', { name: '模拟企业1', exact: true }).waitFor()
    const headers = await site.as('规则')
    const reply = await site.door.inject({
      url: `/api/evaluations/${encodeURIComponent('规下2025')}/results?limit=100`,
      headers,
    })
    const items: { name: string; grade: string }[] = reply.json().items
    const shown = () => page.locator('section[aria-label="结果"] a').allTextContents()
    expect(await shown()).toEqual(items.map(({ name }) => name))
    expect(items).toHaveLength(FIRMS.length)
    await page.locator('canvas').waitFor()
    await expectNoViolation(page)
    await picture(page, '排名')
    const [first] = items
    const wanted = items.filter(({ grade }) => grade === first?.grade).map(({ name }) => name)
    await page
      .locator('section[aria-label="总分分布"] button', { hasText: first?.grade ?? '' })
      .first()
      .click()
    await page.waitForURL(/grade=/)
    await expect.poll(shown).toEqual(wanted)
    await page.goBack()
    await page.getByRole('columnheader', { name: '总分' }).click()
    await page.waitForURL(/sort=total/)
    await expect.poll(shown).toEqual(items.map(({ name }) => name).reverse())
    expect(complaints).toEqual([])
  })

  it('解释：得分、算式、定级、出处；怎样能升一级；一页报告', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, '/ranking')
    await page.getByRole('link', { name: '模拟企业6', exact: true }).click()
    await page.getByRole('heading', { name: '得分怎样来的' }).waitFor()
    await expectNoViolation(page)
    await page.locator('.explain-tree .ant-collapse-header').last().click()
    await page.locator('.explain-body').first().waitFor()
    await picture(page, '解释', true)
    await page.getByRole('button', { name: /怎样能升一级/ }).click()
    await page.waitForURL(/lifts=true/)
    await page
      .getByText(/其余不变，可升到/)
      .first()
      .waitFor()
    expect(await page.getByText('tax-2025').count()).toBeGreaterThan(0)
    mkdirSync(OUT, { recursive: true })
    writeFileSync(`${OUT}体检报告.pdf`, await page.pdf({ format: 'A4', printBackground: true }))
    expect(complaints).toEqual([])
  })

  it('手机与英文', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, site.address, '填报', PASSWORD, '/ranking')
    await page.getByRole('link', { name: '模拟企业1', exact: true }).waitFor()
    await expectNoViolation(page)
    await picture(page, 'ranking-phone-en')
    await page.getByRole('link', { name: '模拟企业1', exact: true }).click()
    await page.getByRole('heading', { name: 'How the points came about' }).waitFor()
    await expectNoViolation(page)
    await picture(page, 'explain-phone-en')
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(complaints).toEqual([])
  })
})

const OUT = fileURLToPath(new URL('../../out/gallery/', import.meta.url))
