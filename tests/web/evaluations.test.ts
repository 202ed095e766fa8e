// 评价：冻结好的接着算、内审、公示、异议、决定；每一步在线上看得到，各人只见自己能办的；任务有进度；下载打得开。

import excel from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { type City, demand, fileAll, firm, openCity } from '../process/city.ts'
import { driver } from '../process/run.ts'
import { PASSWORD } from '../server/own-password.ts'
import { describeBrowser, EVIDENCE, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

const ID = '规下2025'

describeBrowser('评价', (chrome) => {
  let site: Site
  let city: City
  beforeAll(async () => {
    site = await openSite(
      async (store) => {
        city = await openCity(store)
        await fileAll(city, '2025')
        demand(await driver(city, ID, '2025').frozen())
      },
      ['规则', '填报', '审核'],
      () => openEvaluationDesk({ ...city.works, clock: { now: () => new Date(), zone: 'Asia/Shanghai' } }),
    )
  })
  afterAll(async () => {
    await site?.close()
    city?.drop()
  })
  const open = async (person: string, path = `/evaluations/${encodeURIComponent(ID)}`) => {
    const desk = await chrome.open()
    await enter(desk.page, site.address, person, PASSWORD, path)
    await desk.page.locator('h1').waitFor()
    return desk
  }

  it('计算是任务，进度在地址里；算完即可内审', async () => {
    const { page, complaints } = await open('规则', '/evaluations')
    await page.getByRole('link', { name: ID }).click()
    await page.getByRole('button', { name: '计算', exact: true }).click()
    await page.waitForURL(/job=/)
    await page.getByText('任务已完成').waitFor()
    await expectNoViolation(page)
    await picture(page, '评价-算完')
    const reviewer = await open('审核')
    await reviewer.page.getByRole('region', { name: '可以办理' }).getByRole('button').first().click()
    await reviewer.page.locator('.ant-steps-item-process', { hasText: '内审' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('公示要起止日；填报人提异议，审核人带理由决定', async () => {
    const { page } = await open('规则')
    await page.getByRole('region', { name: '可以办理' }).getByRole('button', { name: /公示/ }).click()
    await picture(page, '评价-公示')
    await page.getByRole('dialog').getByRole('button', { name: /公示/ }).click()
    await page.locator('.ant-steps-item-process', { hasText: '公示' }).waitFor()

    const filer = await open('填报')
    await filer.page.getByRole('button', { name: '提出异议' }).click()
    await filer.page.getByLabel('对象编号').fill(firm(6))
    await filer.page.getByLabel('理由').fill('税收漏了一笔')
    await filer.page.locator('input[type=file]').setInputFiles(EVIDENCE)
    await filer.page.getByRole('dialog').getByRole('button', { name: '办理' }).click()
    await filer.page.getByRole('cell', { name: '税收漏了一笔' }).waitFor()

    const reviewer = await open('审核')
    await reviewer.page.getByRole('button', { name: '不成立' }).click()
    await reviewer.page.getByLabel('理由').fill('已核对，不漏')
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '办理' }).click()
    await reviewer.page.getByRole('cell', { name: '已核对，不漏' }).waitFor()
    await expectNoViolation(reviewer.page)
    await picture(reviewer.page, '评价-异议', true)
  })

  it('下载的工作簿打得开', async () => {
    const { page } = await open('规则')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '结果工作簿' }).click(),
    ])
    const book = new excel.Workbook()
    await book.xlsx.readFile(await download.path())
    expect(book.worksheets.map(({ name }) => name)).toContain('排名')
  })

  it('手机与英文', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, site.address, '填报', PASSWORD, `/evaluations/${encodeURIComponent(ID)}`)
    await page.getByRole('heading', { name: 'Objections' }).waitFor()
    await expectNoViolation(page)
    await picture(page, 'evaluation-phone-en')
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(complaints).toEqual([])
  })
})
