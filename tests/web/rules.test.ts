// 规则：条款一路点到由什么计算；改错的一版被退回，说得清楚，什么都不留；改对的印发成新版，两版并排；别的角色只读。

import ExcelJS from 'exceljs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PASSWORD } from '../server/own-password.ts'
import { cityOf } from '../store/city.ts'
import { describeBrowser, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

const SCHEME = '/rules/schemes/jiaxing-platforms'

const INPUTS = [
  '规上工业营业收入（万元）',
  '上年规上工业营业收入（万元）',
  '规上工业增加值（万元）',
  '主导产业营业收入（万元）',
  '百亿企业数（家）',
  '制造业投资额（万元）',
  '新开工重大项目数（个）',
  '规上企业税收（万元）',
  '规上企业用地（亩）',
  '规下企业用地（亩）',
  '腾退低效用地（亩）',
  '规上企业综合能耗（吨标煤）',
  '规上企业研发经费（万元）',
  '创新载体数（个）',
  '高层次人才团队数（个）',
  '实际使用外资（万美元）',
  '重大安全生产事故数（起）',
]
/** Three platforms; the vacated land of the second one is given. */
const platforms = (vacated: string): Buffer =>
  Buffer.from(
    [
      ['编号', '名称', '所属县市区', ...INPUTS],
      ...[1, 2, 3].map((n) => [
        ...[`p${n}`, `模拟平台${n}`, '南湖区'],
        ...INPUTS.map((label, i) => (n === 2 && label.startsWith('腾退') ? vacated : String(10 * n + i))),
      ]),
    ]
      .map((line) => line.join(','))
      .join('\n'),
  )

async function downloaded(page: Page, link: Locator): Promise<ExcelJS.Workbook> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(await download.path())
  return book
}

describeBrowser('规则', (chrome) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite((store) => cityOf(store, ['规则', '审计']), ['规则', '审计'])
  })
  afterAll(() => site?.close())
  const open = async (person: string, path: string) => {
    const desk = await chrome.open()
    await enter(desk.page, site.address, person, PASSWORD, path)
    await desk.page.locator('h1').waitFor()
    return desk
  }
  const editions = () => site.store.db.selectFrom('acts').select('seq').where('subject_kind', '=', 'scheme').execute()

  it('条款打开到由什么计算：目标到驾驶舱，方案到方案页；假定的值写明由谁确认', async () => {
    const { page, complaints } = await open('审计', '/rules')
    await page.getByRole('link', { name: /^1\.2\.2 / }).waitFor()
    await expectNoViolation(page)
    await picture(page, '规则-条款')
    await page.getByRole('link', { name: /^1\.2\.2 / }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('不低于 10,000 亩').waitFor()
    await picture(page, '规则-一条')
    await drawer.getByRole('link', { name: '目标 全市每年腾退低效用地' }).click()
    await page.waitForURL(/walk=goal/)
    await page.goBack()
    await page.goto(`${site.address}/rules?clause=3.3`)
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /重大平台年度绩效考核评价/ })
      .first()
      .click()
    await page.waitForURL(/rules\/schemes\/jiaxing-platforms/)
    await page.getByRole('row', { name: /腾退低效用地占用地比重/ }).waitFor()
    await expectNoViolation(page)
    await picture(page, '规则-方案')
    expect(await page.getByRole('button', { name: '改一版' }).count()).toBe(0)
    await page.getByRole('link', { name: '文字', exact: true }).click()
    await page.getByText('四、指标与计分').waitFor()
    await page.goto(`${site.address}/rules?tab=assumed&by=${encodeURIComponent('市应急管理局')}`)
    await page.getByRole('row', { name: /扣分办法/ }).waitFor()
    await expectNoViolation(page)
    await picture(page, '规则-假定')
    await page.goto(`${site.address}/rules?tab=goals`)
    await page.getByRole('row', { name: /全市每年腾退低效用地/ }).waitFor()
    await expectNoViolation(page)
    await picture(page, '规则-目标与参数')
    expect(complaints).toEqual([])
  })

  it('改错的一版：边改边说错在哪里，印发被退回，什么都没有保存', async () => {
    const { page } = await open('规则', `${SCHEME}?edit=true`)
    const weight = page.getByRole('spinbutton', { name: '腾退低效用地占用地比重 权重' })
    await weight.fill('30')
    await page.getByRole('status').getByText('2 处须改').waitFor()
    await page
      .getByRole('button', { name: /看第 \d+ 行/ })
      .first()
      .waitFor()
    await expectNoViolation(page)
    await picture(page, '规则-改错')
    await page.getByRole('button', { name: '印发新版' }).click()
    await page.getByLabel('理由').fill('加重腾退')
    await page.getByRole('dialog').getByRole('button', { name: '印发新版' }).click()
    const refusal = page.getByRole('dialog').getByRole('alert')
    await refusal.getByText('什么都没有保存').waitFor()
    expect(await refusal.textContent()).toMatch(/schemes\/platforms\.yaml 第 \d+ 行第 \d+ 列/)
    await expectNoViolation(page)
    await picture(page, '规则-退回')
    expect(await editions()).toEqual([])
  })

  it('改对的一版：印发成第 2 版，两版并排只见不同；旧版还在；审计只读', async () => {
    const { page, complaints } = await open('规则', `${SCHEME}?edit=true`)
    const set = async (name: string, value: string) => page.getByRole('spinbutton', { name }).fill(value)
    await set('腾退低效用地占用地比重 权重', '25')
    await set('腾退“退” 权重', '25')
    await set('规上工业营业收入 权重', '5')
    await set('规模实力 权重', '20')
    await page.getByRole('status').getByText('通过检查').waitFor()
    await picture(page, '规则-改版', true)
    await page.getByRole('button', { name: '印发新版' }).click()
    await page.getByLabel('理由').fill('加重腾退')
    await page.getByRole('dialog').getByRole('button', { name: '印发新版' }).click()
    const sides = page.getByRole('table', { name: '两版并排' })
    await sides.getByRole('row', { name: /腾退低效用地占用地比重 · 权重 20 25/ }).waitFor()
    expect(await sides.getByRole('row').count()).toBe(5)
    expect(await editions()).toHaveLength(1)
    await expectNoViolation(page)
    await picture(page, '规则-两版并排')
    const auditor = await open('审计', SCHEME)
    await auditor.page.getByText('第 2 版 施行中').waitFor()
    await auditor.page.goto(`${site.address}${SCHEME}?edition=1`)
    await auditor.page.getByText('第 1 版 非现行').waitFor()
    expect([...complaints, ...auditor.complaints]).toEqual([])
  })

  it('试算：自己的数据按草稿评一遍；有误的说清、问题表写回；结果工作簿下载下来打得开；什么也没有记录', async () => {
    const before = await site.store.db.selectFrom('acts').select('seq').execute()
    const { page, complaints } = await open('规则', `${SCHEME}?edit=true`)
    await page.getByRole('button', { name: '试算', exact: true }).click()
    const drawer = page.getByRole('dialog', { name: '试算' })
    const chosen = drawer.locator('input[type=file]')
    await chosen.setInputFiles({ name: '平台（模拟数据）.csv', mimeType: 'text/csv', buffer: platforms('-3') })
    await drawer.getByRole('button', { name: '开始试算' }).click()
    await drawer.getByText('有须改之处，没有评价。').waitFor()
    await drawer.getByText(/csv N3 “腾退低效用地/).waitFor()
    await expectNoViolation(page)
    await picture(page, '规则-试算有误')
    expect((await downloaded(page, drawer.getByRole('link', { name: '下载标了颜色的问题表' }))).worksheets).not.toEqual(
      [],
    )
    await drawer.getByRole('button', { name: /删除|Remove/ }).click()
    await chosen.setInputFiles({ name: '平台（模拟数据）.csv', mimeType: 'text/csv', buffer: platforms('30') })
    await drawer.getByRole('button', { name: '开始试算' }).click()
    await drawer.getByText('已算好。').waitFor()
    await drawer.getByText('读入 3 行，先不评 0 行').waitFor()
    await picture(page, '规则-试算')
    // The address keeps the job.
    await page.reload()
    await drawer.getByText('已算好。').waitFor()
    const book = await downloaded(page, drawer.getByRole('link', { name: '下载结果' }))
    expect(JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()))).toContain('模拟平台2')
    expect(await site.store.db.selectFrom('acts').select('seq').execute()).toEqual(before)
    expect(complaints).toEqual([])
  })

  it('手机与英文', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, site.address, '规则', PASSWORD, '/rules')
    await page.getByRole('link', { name: /^1\.2\.2 / }).waitFor()
    await expectNoViolation(page)
    await picture(page, 'rules-phone-en')
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(complaints).toEqual([])
  })
})
