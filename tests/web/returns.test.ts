// 填报：新开一张、从 Excel 粘一块、边填边查、保存、报送、退回带格意见、改正、批准、更正；真的浏览器，真的服务。

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { act, ourCity } from '../returns/city.ts'
import { PASSWORD } from '../server/own-password.ts'
import { choose, describeBrowser, enter, expectNoViolation, PHONE, paste, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

const ID = 'platform-year-statistics-2025-nanhu'

describeBrowser('填报', (chrome) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(ourCity, ['填报', '审核', '统计', '规则', '秀洲'])
  })
  afterAll(() => site?.close())
  const sheetOf = async (person: string) => {
    const desk = await chrome.open()
    await enter(desk.page, site.address, person, PASSWORD, `/returns/${ID}`)
    return desk
  }
  const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`)
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  it('新开一张，粘一块进去，读不懂的当场说，全懂才存', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '填报', PASSWORD, '/returns')
    await button(page, '新开一张').click()
    const dialog = page.getByRole('dialog')
    await choose(page, dialog.getByRole('combobox', { name: '报表' }), '平台年报（市统计局）')
    await dialog.getByRole('textbox', { name: '期间' }).fill('2025-Q1')
    await button(page, '开始填报').click()
    await dialog.getByText('这张报表按年填').waitFor()
    await dialog.getByRole('textbox', { name: '期间' }).fill('2025')
    await picture(page, '填报-新开')
    await button(page, '开始填报').click()
    await page.waitForURL(/\/returns\/platform-year/)
    await cell(page, 'p1/output').waitFor()
    await expectNoViolation(page)

    await cell(page, 'p1/output').focus()
    await paste(page, '1,020\t30\r\n二十\t12\r\n')
    expect(await cell(page, 'p1/output').inputValue()).toBe('1,020')
    await page.locator('.cell-must [data-cell="p2/output"]').waitFor()
    await cell(page, 'p2/output').focus()
    await page.locator('.sheet-side').getByText('二十').waitFor()
    await picture(page, '填报-提示')
    await button(page, '保存').click()
    await page.getByRole('alert').getByText('二十').waitFor()
    await cell(page, 'p2/output').fill('20')
    await button(page, '保存').click()
    await page.getByText('已保存').waitFor()
    await page.reload()
    await cell(page, 'p1/output').waitFor()
    expect(await cell(page, 'p1/output').inputValue()).toBe('1,020')
    expect(await cell(page, 'p2/output').inputValue()).toBe('20')
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([])
  })

  it('没保存的，关了页面也在；方向键换格', async () => {
    const { page } = await sheetOf('填报')
    await cell(page, 'p3/output').fill('77')
    await page.reload()
    await cell(page, 'p3/output').waitFor()
    expect(await cell(page, 'p3/output').inputValue()).toBe('77')
    await page.getByText('1 格未保存').waitFor()
    await button(page, '放弃未保存的').click()
    expect(await cell(page, 'p3/output').inputValue()).toBe('')
    await cell(page, 'p1/output').focus()
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(`document.activeElement.dataset.cell === 'p2/output'`)
  })

  it('填满、报送；审核人写格意见退回；填报人看到意见', async () => {
    const filer = await sheetOf('填报')
    await filer.page.locator('[data-cell^="p1/"]').first().focus()
    const columns = await filer.page.locator('thead th').count()
    const line = Array.from({ length: columns - 1 }, () => '1').join('\t')
    await paste(filer.page, [line, line, line].join('\n'))
    for (const id of ['p1', 'p2', 'p3']) await explainAll(filer.page, id)
    await button(filer.page, '保存').click()
    await filer.page.getByText('已保存').waitFor()
    await button(filer.page, '报送').click()
    await filer.page.getByRole('dialog').getByRole('textbox').fill('补报')
    await filer.page.getByRole('dialog').getByRole('button', { name: '报送' }).click()
    await filer.page.getByText('已报送，待县级审核').waitFor()

    const reviewer = await sheetOf('审核')
    await cell(reviewer.page, 'p2/output').focus()
    await reviewer.page.getByLabel('对这一格的退回意见').fill('与用电不符')
    await button(reviewer.page, '退回').click()
    await picture(reviewer.page, '填报-退回')
    await reviewer.page.getByRole('dialog').getByRole('textbox').fill('请核对产值')
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '退回' }).click()
    await reviewer.page.getByText('填报中').waitFor()

    await filer.page.reload()
    await filer.page.getByText('退回意见：请核对产值').waitFor()
    await cell(filer.page, 'p2/output').focus()
    await filer.page.locator('.sheet-side').getByText('与用电不符').waitFor()
    await expectNoViolation(filer.page)
    await picture(filer.page, '填报-被退回')
  })

  it('改正后一路批准；批准后改数是更正，旧数新数都在', async () => {
    const filer = await sheetOf('填报')
    await cell(filer.page, 'p2/output').fill('3')
    const letThrough = await holdBack(filer.page, '**/api/returns/*/sheet')
    await button(filer.page, '保存').click()
    await filer.page.getByText('已保存').waitFor()
    // Kept, while the sheet is still asked anew: filing need not wait for that.
    await button(filer.page, '报送').click()
    await filer.page.getByRole('dialog').getByRole('textbox').fill('补报')
    const send = filer.page.getByRole('dialog').getByRole('button', { name: '报送' })
    await filer.page.route('**/api/acts', (route) => route.abort(), { times: 1 })
    await send.click()
    await filer.page.getByRole('dialog').getByRole('alert').getByText('服务器没有应答').waitFor()
    const filed = filer.page.waitForRequest('**/api/acts')
    await send.click()
    await filed
    letThrough()
    await filer.page.getByText('已报送，待县级审核').waitFor()
    for (const [person, name, then] of [
      ['审核', '审核通过', '县级已审，待部门核实'],
      ['统计', '核实通过', '部门已核，待批准'],
      ['规则', '批准', '已批准'],
    ] as const) {
      const { page } = await sheetOf(person)
      await button(page, name).click()
      await page.getByText(then, { exact: true }).waitFor()
      await page.context().close()
    }
    await filer.page.reload()
    await cell(filer.page, 'p1/output').fill('2')
    await filer.page.getByLabel('说明', { exact: true }).fill('漏了一个车间')
    await button(filer.page, '提交更正').click()
    await filer.page.getByRole('dialog').getByRole('textbox').fill('漏报')
    await filer.page.getByRole('dialog').getByRole('button', { name: '提交更正' }).click()
    await filer.page.getByText('更正办理中').waitFor()
    await cell(filer.page, 'p1/output').focus()
    await filer.page.locator('.cell-history').getByText('1 → 2').waitFor()
    await picture(filer.page, '填报-更正')
  })

  it('列表可筛，筛选在地址里；别的县打开这张表，没有', async () => {
    const { page } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, site.address, '规则', PASSWORD, '/returns?standing=filed&period=2025')
    await page.getByRole('link', { name: /Platform/i }).waitFor()
    await expectNoViolation(page)
    await picture(page, 'returns-phone-en')
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    const other = await sheetOf('秀洲')
    await other.page.getByRole('alert').waitFor()
    expect(await other.page.locator('.grid').count()).toBe(0)
  })

  it('取模板、交回模板', async () => {
    expect(
      await act(site.store, '填报', 'open', 'again', {
        form: 'platform',
        period: '2024',
        unit: 'nanhu',
        owner: 'statistics',
      }),
    ).toEqual([])
    const { page } = await chrome.open()
    await enter(page, site.address, '填报', PASSWORD, '/returns/again')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载模板' }).click(),
    ])
    await page.locator('input[type=file]').setInputFiles(await download.path())
    await page.getByText('已读入 0 格').waitFor()
  })
})

/** Answers to these questions wait, as on a busy server, until let through. */
async function holdBack(page: Page, address: string): Promise<() => void> {
  let letThrough: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(address, async (route) => {
    await held
    // The page may have given the question up meanwhile.
    await route.continue().catch(() => undefined)
  })
  return letThrough
}

/** Writes a note wherever a check wants a reason. */
async function explainAll(page: Page, subject: string): Promise<void> {
  for (const input of await page.locator(`[data-cell^="${subject}/"]`).all()) {
    await input.focus()
    await page.getByLabel('说明', { exact: true }).fill('模拟')
  }
}
