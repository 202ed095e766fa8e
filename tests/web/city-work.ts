// 一年的事在模拟城市里走一遍：开表、填报、带意见退回、改正、批准；评价、公示、异议、更正、公布；排名里看得到，工作簿和通报打得开。每一步由该办的人在页面上办。
import { readFileSync } from 'node:fs'
import excel from 'exceljs'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { loadBook, OWN_BOOK } from '../../src/app/load-book.ts'
import { staffOf } from '../../src/app/load-demo/people.ts'
import { bringReturn } from '../../src/app/load-demo/waiting-returns.ts'
import { DEMO_PASSWORD, type DemoCity } from '../demo-city.ts'
import { type Chrome, choose, EVIDENCE, enter, expectNoViolation, paste, picture } from './browser.ts'

const UNIT = 'nanhu'
const YEAR = 2025
const RETURN = `enterprise-year-tax-${YEAR}-${UNIT}`
const ID = '南湖规下2025'
const AT = `/evaluations/${encodeURIComponent(ID)}`
const PEOPLE = ['南湖填报', '南湖审核', '税务部门', '规则', '领导']

interface SheetOf {
  readonly subjects: readonly { readonly id: string; readonly name: string }[]
  readonly cells: readonly {
    readonly id: string
    readonly yearAgo?: number
    readonly known?: { value: number | null }
  }[]
}

/** Registers the tests; each goes on where the one before stopped. The city's days pass with them: nothing of today's comes after. */
export function cityWork(chrome: Chrome, cityOf: () => DemoCity): void {
  let city: DemoCity
  /** Whoever objects, later on. */
  let firm = { id: '', name: '' }
  /** Rows of the return, in their order. */
  let onSheet: readonly string[] = []
  beforeAll(async () => {
    city = cityOf()
    for (const person of PEOPLE) await city.as(person)
  }, 600_000)
  afterAll(() => void vi.useRealTimers())
  const open = async (person: string, path: string): Promise<Page> => {
    const { page, context } = await chrome.open()
    // The days that passed have passed on the desk too.
    await context.clock.setSystemTime(Date.now())
    await enter(page, city.address, person, DEMO_PASSWORD, path)
    return page
  }
  const leave = (page: Page) => page.context().close()
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`)
  const confirm = async (page: Page, name: string, reason?: string) => {
    const dialog = page.getByRole('dialog')
    if (reason !== undefined) await dialog.getByRole('textbox').last().fill(reason)
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  const sheet = async (): Promise<SheetOf> =>
    (await city.door.inject({ url: `/api/returns/${RETURN}/sheet`, headers: await city.as('南湖填报') })).json()
  /** Each act by whoever does it, on the sheet. */
  const through = async (steps: readonly (readonly [string, string, string])[]) => {
    for (const [person, name, then] of steps) {
      const page = await open(person, `/returns/${RETURN}`)
      await button(page, name).click()
      await page.locator('.page-head', { hasText: then }).waitFor()
      await leave(page)
    }
  }
  const toApproval = [
    ['南湖审核', '审核通过', '县级已审，待部门核实'],
    ['税务部门', '核实通过', '部门已核，待批准'],
    ['规则', '批准', '已批准'],
  ] as const
  const take = async (person: string, name: string, then: string, asks = false) => {
    const page = await open(person, AT)
    await page.getByRole('region', { name: '可以办理' }).getByRole('button', { name, exact: true }).click()
    if (asks) await confirm(page, name)
    await page.locator('.ant-steps-item-process, .ant-steps-item-finish', { hasText: then }).last().waitFor()
    return page
  }
  const laterBy = (days: number) => vi.setSystemTime(new Date(Date.now() + days * 86_400_000))

  it('填报：新开、粘一列、报送；审核人写格意见退回，改正后一路批准', { timeout: 300_000 }, async () => {
    const page = await open('南湖填报', '/returns')
    await button(page, '新开一张').click()
    await choose(page, page.getByRole('dialog').getByRole('combobox', { name: '报表' }), '企业年报（市税务局）')
    await page.getByRole('dialog').getByRole('textbox', { name: '期间' }).fill(String(YEAR))
    await button(page, '开始填报').click()
    await page.waitForURL(`**/returns/${RETURN}`)
    const { subjects, cells } = await sheet()
    onSheet = subjects.map(({ id }) => id)
    const before = new Map(cells.map(({ id, yearAgo }) => [id, yearAgo]))
    const first = `${subjects[0]?.id}/tax`
    await cell(page, first).focus()
    await paste(page, subjects.map(({ id }) => String(before.get(`${id}/tax`) ?? 0)).join('\n'))
    await tellWhy(page)
    await button(page, '保存').click()
    await page.getByText('已保存').waitFor()
    await button(page, '报送').click()
    await confirm(page, '报送', '税务数据口径核对，延期报送（模拟）')
    await page.getByText('已报送，待县级审核').first().waitFor()

    const reviewer = await open('南湖审核', `/returns/${RETURN}`)
    await cell(reviewer, first).focus()
    await reviewer.getByLabel('对这一格的退回意见').fill('与入库数相差 3 万元')
    await button(reviewer, '退回').click()
    await confirm(reviewer, '退回', '请核对第一行')
    await leave(reviewer)

    await page.reload()
    await page.getByText('退回意见：请核对第一行').waitFor()
    await cell(page, first).focus()
    await page.locator('.sheet-side').getByText('与入库数相差 3 万元').waitFor()
    const put = String(Number(((before.get(first) ?? 0) + 3).toFixed(2)))
    await cell(page, first).fill(put)
    await tellWhy(page)
    await button(page, '保存').click()
    await page.getByText('已保存').waitFor()
    await button(page, '报送').click()
    await confirm(page, '报送', '已按入库数改正（模拟）')
    await page.getByText('已报送，待县级审核').first().waitFor()
    await leave(page)
    await through(toApproval)
    expect((await sheet()).cells.find(({ id }) => id === first)?.known?.value).toBe(Number(put))
  })

  it('评价：立项、公示用地、冻结、计算、内审、公示；算出的名次在排名里', { timeout: 300_000 }, async () => {
    // The other departments' figures of the year, by their own people.
    const { book } = await loadBook(OWN_BOOK)
    if (book === undefined) throw new Error('no book')
    const staff = staffOf(book, UNIT)
    for (const owner of ['resources', 'power', 'statistics'])
      await bringReturn(city.store, staff, { form: 'enterprise', unit: UNIT, year: YEAR, owner, until: 'approved' })

    const page = await open('规则', '/evaluations')
    await button(page, '立项').click()
    const dialog = page.getByRole('dialog')
    await choose(page, dialog.getByRole('combobox', { name: '方案' }), '规下工业企业亩均效益评价')
    await dialog.getByRole('textbox', { name: '期间' }).fill(String(YEAR))
    await choose(page, dialog.getByRole('combobox', { name: '评价范围' }), '南湖区')
    await choose(page, dialog.getByRole('combobox', { name: '规模' }), '规下')
    await dialog.getByRole('textbox', { name: '名称' }).fill(ID)
    await dialog.getByRole('button', { name: '办理' }).click()
    await page.waitForURL(`**${AT}`)
    await picture(page, '一年的事-立项')
    await leave(page)

    await leave(await take('规则', '公示用地', '公示用地', true))
    laterBy(7)
    const frozen = await open('规则', AT)
    await frozen
      .getByRole('region', { name: '可以办理' })
      .getByRole('button', { name: '冻结数据', exact: true })
      .click()
    await frozen.getByRole('checkbox').check()
    await confirm(frozen, '冻结数据')
    await frozen.getByText('任务已完成').waitFor()
    await button(frozen, '计算').click()
    await frozen.locator('.ant-steps-item-process', { hasText: '计算' }).waitFor()
    await leave(frozen)
    await leave(await take('南湖审核', '审核', '内审'))
    const shown = await take('规则', '开始公示', '公示', true)
    await expectNoViolation(shown)
    await picture(shown, '一年的事-公示', true)
    const ranked = await city.store.db
      .selectFrom('results')
      .select(['id', 'name'])
      .where('evaluation', '=', ID)
      .where('rank', '>', 2)
      .orderBy('rank', 'desc')
      .orderBy('id')
      .execute()
    expect(onSheet).toContain(ranked[0]?.id)
    // The worst of those whose rows are drawn without scrolling.
    const near = ranked.find(({ id }) => onSheet.slice(0, 8).includes(id))
    if (near === undefined) throw new Error('none of the first rows is ranked')
    firm = near
    await shown.getByRole('link', { name: '看排名' }).click()
    await shown.locator('.ant-table-row').first().waitFor()
    await picture(shown, '一年的事-排名')
    await leave(shown)
  })

  it('异议成立，填报表更正后评价照改，看得到谁因此变动', { timeout: 300_000 }, async () => {
    const filer = await open('南湖填报', AT)
    await button(filer, '提出异议').click()
    await filer.getByLabel('对象编号').fill(firm.id)
    await filer.getByLabel('理由').fill('漏记一笔年末入库税款（模拟）')
    await filer.locator('input[type=file]').setInputFiles(EVIDENCE)
    await confirm(filer, '办理')
    await filer.getByRole('cell', { name: /漏记一笔年末入库税款/ }).waitFor()

    const reviewer = await open('南湖审核', AT)
    const [evidence] = await Promise.all([
      reviewer.waitForEvent('download'),
      reviewer.getByRole('link', { name: '完税证明（模拟数据）.pdf' }).click(),
    ])
    expect(readFileSync(await evidence.path(), 'utf8')).toContain('模拟数据')
    await button(reviewer, '成立').click()
    await confirm(reviewer, '办理', '证据属实')
    await leave(reviewer)

    await filer.goto(`${city.address}/returns/${RETURN}`)
    const at = `${firm.id}/tax`
    await cell(filer, at).waitFor()
    const old = Number((await cell(filer, at).inputValue()).replaceAll(',', ''))
    await cell(filer, at).fill(String(old + 5000))
    await filer.getByLabel('说明', { exact: true }).fill('补入年末一笔（模拟）')
    await button(filer, '提交更正').click()
    await confirm(filer, '提交更正', '异议成立，补入漏记税款')
    await filer.getByText('更正办理中').first().waitFor()
    await leave(filer)
    await through(toApproval)

    const rules = await open('规则', AT)
    await button(rules, '更正').click()
    await rules.getByRole('dialog').getByRole('checkbox').check()
    await rules.getByRole('dialog').getByRole('textbox').fill('按更正后的税款重算')
    await confirm(rules, '办理')
    await rules.getByText('任务已完成').waitFor()
    const moved = rules.getByRole('region', { name: '变动' })
    const line = moved.getByRole('row', { name: new RegExp(firm.name) })
    await line.getByText(/实缴税收（万元）：/).waitFor()
    await expectNoViolation(rules)
    await picture(rules, '一年的事-变动', true)
    await leave(rules)
  })

  it('公示期满：办结、定稿、公布；工作簿和通报打得开，不登录的看得到等级，看不到税', { timeout: 300_000 }, async () => {
    laterBy(8)
    await leave(await take('规则', '结束异议处理', '异议办结'))
    await leave(await take('领导', '定稿', '定稿'))
    const page = await take('规则', '发布', '发布')
    await picture(page, '一年的事-公布', true)
    const file = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name, exact: true }).click(),
      ])
      return readFileSync(await download.path())
    }
    const book = new excel.Workbook()
    await book.xlsx.load((await file('结果工作簿')) as never)
    const names = new Set<string>()
    book.getWorksheet('排名')?.eachRow((row) => row.eachCell(({ text }) => names.add(text)))
    expect(names.has(firm.name)).toBe(true)
    const parts = Object.entries(unzipSync(await file('通报'))).map(([name, part]) => [name, decode(part)] as const)
    expect(parts.find(([name]) => name === 'word/document.xml')?.[1]).toContain('南湖')
    expect(parts.some(([name, text]) => name.startsWith('word/header') && text.includes('模拟数据'))).toBe(true)

    const { page: guest } = await chrome.open()
    await guest.goto(`${city.address}/public`)
    await guest
      .locator(`a[href="/public/${encodeURIComponent(ID)}"]`)
      .first()
      .click()
    await guest.locator('table tbody th').first().waitFor()
    expect(await guest.locator('main').textContent()).not.toMatch(/税收|万元/)
    await picture(guest, '一年的事-公开')
  })
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Where a check asks why, it is told why. */
async function tellWhy(page: Page): Promise<void> {
  await page.getByText('正在检查…').waitFor({ state: 'hidden' })
  for (const input of await page.locator('.cell-explain [data-cell]').all()) {
    await input.focus()
    await page.getByLabel('说明', { exact: true }).fill('已与企业核对无误（模拟）')
  }
}
