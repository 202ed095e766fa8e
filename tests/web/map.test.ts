// 一张图：点宗地看到用地企业并走到它的解释；查找；等级筛选在地址里；没有 WebGL 时列表照用；手机与英文。模拟数据。
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { importBoundaries } from '../../src/app/import-boundaries.ts'
import { recordParcels } from '../../src/app/import-parcels.ts'
import type { Shape } from '../../src/kernel/shape.ts'
import { type City, demand, fileAll, firm, openCity } from '../process/city.ts'
import { driver } from '../process/run.ts'
import { PASSWORD } from '../server/own-password.ts'
import { describeBrowser, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

const COUNTIES = fileURLToPath(new URL('../../data/published/jiaxing-counties.geojson', import.meta.url))
const DAY = '2020-01-01'
/** In the middle of the county, a row of lots of some 100 metres. */
const [LON, LAT] = [120.8, 30.72]
const lot = (n: number): Shape => {
  const [x, y, side] = [LON + (n % 4) * 0.0015, LAT + Math.floor(n / 4) * 0.0015, 0.0012]
  return [[Float64Array.from([x, y, x + side, y, x + side, y + side, x, y + side, x, y])]]
}
const code = (n: number): string => `330402001001GB000${String(n).padStart(2, '0')}`
/** The camera over the first lot. */
const NEAR = `at=${LON + 0.0006},${LAT + 0.0006},15`
/** Without a graphics card the processor draws, which takes its time on a busy machine. */
const DRAWN = 100_000
const NO_WEBGL = `HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
  apply: (own, canvas, [kind, ...rest]) => (String(kind).startsWith('webgl') ? null : own.call(canvas, kind, ...rest)),
})`

describeBrowser('一张图', (chrome) => {
  let site: Site
  let city: City
  beforeAll(async () => {
    site = await openSite(
      async (store) => {
        city = await openCity(store)
        const who = await city.as('规则')
        await fileAll(city, '2025')
        await driver(city, '规下2025', '2025').all()
        const common = { day: DAY, complete: false }
        demand(await importBoundaries(store, who, { ...common, of: 'unit', files: [COUNTIES] }))
        const lots = Array.from({ length: 12 }, (_, i) => ({
          ...{ code: code(i + 1), shape: lot(i), measured: 12_000, registered: 12_000, use: '工业用地' },
          ...{ uscc: firm(i + 1), county: '南湖区', at: { file: '模拟.zip', record: i + 1 } },
        }))
        demand(await recordParcels(store, who, lots, { ...common, source: { file: '模拟.zip', hash: 'sm3:0' } }))
      },
      ['规则', '填报', '秀洲填报'],
      () => openEvaluationDesk(city.works),
    )
  })
  afterAll(async () => {
    await site?.close()
    city?.drop()
  })

  it('点一宗地：用地企业、颜色的来历，走到它的解释；地址可分享', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, `/map?${NEAR}`)
    const canvas = page.locator('.map-canvas[data-busy="no"] canvas')
    await canvas.waitFor({ timeout: DRAWN })
    const list = page.getByRole('region', { name: '图上单位' })
    await list.getByRole('button', { name: /模拟企业1 / }).waitFor()
    expect(await list.getByRole('button', { name: /模拟企业/ }).count()).toBe(12)
    // The camera stands over the first lot.
    await canvas.click()
    await page.waitForURL(/pick=parcel/)
    const card = page.getByRole('region', { name: code(1) })
    await card.getByText(/税收 ÷ 用地/).waitFor()
    await expectNoViolation(page)
    await picture(page, '一张图')
    await card.getByRole('link', { name: '模拟企业1', exact: true }).click()
    await page.getByRole('heading', { name: '得分怎样来的' }).waitFor()
    expect(decodeURIComponent(page.url())).toContain(`/explain/规下2025/${firm(1)}`)
    await page.goBack()
    await page.getByRole('region', { name: code(1) }).waitFor()
    expect(complaints).toEqual([])
  })

  it('查找企业，地图到那里；着色、等级筛选在地址里；远看按县合计', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, '/map')
    const list = page.getByRole('region', { name: '图上单位' })
    await list.getByRole('button', { name: /南湖区.*12 宗/ }).waitFor()
    await page.locator('.map-canvas[data-busy="no"]').waitFor({ timeout: DRAWN })
    await picture(page, '一张图-全市')
    await page.locator('.map-search input').fill('模拟企业7')
    await page.locator('.ant-select-item-option', { hasText: '模拟企业7' }).click()
    await page.waitForURL(/pick=enterprise/)
    await page.getByRole('region', { name: '模拟企业7' }).getByText('用地 1 宗').waitFor()
    await list.getByRole('button', { name: /模拟企业7 / }).waitFor()
    await page.getByText('亩均税收', { exact: true }).first().click()
    await page.waitForURL(/layer=tax/)
    await page.getByRole('region', { name: '图例' }).getByText('< 3').waitFor()
    await page.getByText('等级', { exact: true }).first().click()
    const letter = page.getByRole('region', { name: '图例' }).getByRole('button', { name: 'A' })
    await letter.click()
    await page.waitForURL(/grade=A/)
    await expect.poll(() => list.getByRole('button', { name: /^A / }).count()).toBeGreaterThan(0)
    await expect.poll(() => list.getByRole('button', { name: /^[BCD] / }).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('没有 WebGL：说明白，列表里点单位、宗地、企业一样走得通；别的县只见自己的', async () => {
    const { page, context, complaints } = await chrome.open()
    await context.addInitScript(NO_WEBGL)
    await enter(page, site.address, '规则', PASSWORD, '/map')
    await page.getByText(/没有打开 WebGL/).waitFor()
    const list = page.getByRole('region', { name: '图上单位' })
    await list.getByRole('button', { name: /南湖区.*12 宗/ }).press('Enter')
    await list.getByRole('button', { name: /模拟企业1 / }).press('Enter')
    await page
      .getByRole('region', { name: code(1) })
      .getByRole('link', { name: '模拟企业1', exact: true })
      .waitFor()
    await expectNoViolation(page)
    await picture(page, '一张图-无WebGL')
    expect(complaints).toEqual([])
    const other = await chrome.open()
    await other.context.addInitScript(NO_WEBGL)
    await enter(other.page, site.address, '秀洲填报', PASSWORD, '/map')
    await other.page.getByRole('button', { name: /南湖区.*0 宗/ }).waitFor()
  })

  it('手机与英文', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, site.address, '填报', PASSWORD, `/map?${NEAR}`)
    await page.locator('.map-canvas[data-busy="no"] canvas').waitFor({ timeout: DRAWN })
    await page.getByRole('button', { name: /模拟企业1 / }).click()
    await page
      .getByRole('region', { name: code(1) })
      .getByText(/Tax ÷ land/)
      .waitFor()
    await expectNoViolation(page)
    await picture(page, 'map-phone-en', true)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(complaints).toEqual([])
  })
})
