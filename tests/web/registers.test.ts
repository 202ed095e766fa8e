// 名录：先检查，所有问题一次说完，什么也不改；改好再导入，查得到，看得到以前某一天是怎样、从哪份文件来；各看各的；单位成树。
import { existsSync, writeFileSync } from 'node:fs'
import excel from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import { importRegister } from '../../src/app/import-register.ts'
import { importSentLand } from '../../src/app/import-sent.ts'
import { usccCheckCharacter } from '../../src/kernel/uscc.ts'
import { type City, demand, FIGURES, firm, openCity } from '../process/city.ts'
import { PASSWORD } from '../server/own-password.ts'
import { describeBrowser, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

const HEAD = '统一社会信用代码,企业名称,所属县市区,规模,所在平台编号'
const body = '91330402Y00000099'
const NEW = `${body}${usccCheckCharacter(body)}`
const PARCEL = '330402001001GB00001'
const square = [
  [120.75, 30.75],
  [120.751, 30.75],
  [120.751, 30.751],
  [120.75, 30.751],
  [120.75, 30.75],
]

const sheet = (...lines: readonly string[]) => Buffer.from(`${[HEAD, ...lines].join('\n')}\n`)

/** Platforms, one parcel and who holds it, a unit that another takes over. */
async function addLand({ works: { store }, as, folder }: City): Promise<void> {
  const path = `${folder}/平台（模拟数据）.csv`
  writeFileSync(
    path,
    '平台编号,平台名称,所属县市区,牌子,主导产业\np1,模拟南湖平台,南湖,省级经开区；高新区,新材料；电子\np2,模拟秀洲平台,秀洲区,,\n',
  )
  const request = { register: 'platform', day: '2020-01-01', complete: false, files: [path] } as const
  demand(await importRegister(store, await as('规则'), request))
  const common = { day: '2020-01-01', complete: false, of: 'unit' } as const
  const parcels = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { 宗地代码: PARCEL, 县市区: '南湖区', 用途: '工业用地', 权利人: '模拟企业1' },
        geometry: { type: 'Polygon', coordinates: [square] },
      },
    ],
  }
  demand(
    await importSentLand(store, await as('规则'), {
      ...common,
      what: 'parcel',
      name: '宗地（模拟数据）',
      ending: 'geojson',
      bytes: Buffer.from(JSON.stringify(parcels)),
    }),
  )
  const tenure = `统一社会信用代码,企业名称,宗地代码,用地关系,份额,起始日期,依据\n${firm(1)},模拟企业1,${PARCEL},自有,60%,2018-07-01,模拟不动产权 1\n`
  demand(
    await importSentLand(store, await as('规则'), {
      ...common,
      what: 'tenure',
      name: '用地关系（模拟数据）',
      ending: 'csv',
      bytes: Buffer.from(tenure),
    }),
  )
  const payload = { from: 'gangqu', to: 'pinghu', day: '2025-01-01' }
  const subject = { kind: 'register', id: 'unit' }
  demand(await doAct(store, await as('规则'), { kind: 'succeed', subject, payload, reason: '模拟：体制调整' }))
}

describeBrowser('名录', (chrome) => {
  let site: Site
  let city: City
  beforeAll(async () => {
    site = await openSite(
      async (store) => {
        city = await openCity(store)
        await city.file('tax-2025', 'tax', '2025', FIGURES.tax)
        await addLand(city)
      },
      ['规则', '填报', '秀洲填报'],
    )
  }, 600_000)
  afterAll(async () => {
    await site?.close()
    city?.drop()
  })
  const inRegister = async (): Promise<number> =>
    (await site.store.db.selectFrom('subjects').select('id').where('id', '=', NEW).execute()).length

  it('有问题的文件：检查说出每一处，问题表标了颜色，什么也没有导入；改好的导入成功', { timeout: 300_000 }, async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, '/registers?register=enterprise')
    await page.getByText('共 12 条').waitFor()
    await page.getByRole('button', { name: '导入' }).click()
    await page.getByRole('heading', { name: '认得的表头' }).waitFor()
    await expectNoViolation(page)
    await picture(page, '名录-导入')
    await page.getByLabel('自哪一天起是这样').fill('2026-01-01')
    await page.getByLabel('自哪一天起是这样').press('Enter')
    const input = page.locator('input[type=file]')
    await input.setInputFiles({
      name: '企业名录（模拟数据）.csv',
      mimeType: 'text/csv',
      buffer: sheet(
        `${NEW.slice(0, 17)}0,模拟新企业,南湖区,规下,p1`,
        `${firm(1)},模拟企业1,,规上,p1`,
        `${firm(2)},模拟企业2,南湖区,规上,p1`,
      ),
    })
    await page.getByRole('button', { name: '检查' }).click()
    const checked = page.getByRole('region', { name: '检查结果' })
    await checked.getByText('有须改之处，什么也没有导入').waitFor()
    const told = await checked.locator('.findings li').allTextContents()
    expect(told.some((one) => one.includes('A2') && one.includes('校验码'))).toBe(true)
    expect(told.some((one) => one.includes('C3') && one.includes('必须填写'))).toBe(true)
    expect(await page.getByRole('button', { name: '导入', exact: true }).isDisabled()).toBe(true)
    await expectNoViolation(page)
    await picture(page, '名录-检查')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      checked.getByRole('link', { name: '下载标了颜色的问题表' }).click(),
    ])
    const path = await download.path()
    expect(existsSync(path)).toBe(true)
    const book = new excel.Workbook()
    await book.xlsx.readFile(path)
    const marked = book.worksheets[1]?.getCell('A2')
    expect(marked?.fill).toMatchObject({ type: 'pattern', fgColor: { argb: 'FFFFC7CE' } })
    expect(await inRegister()).toBe(0)

    await input.setInputFiles({
      name: '企业名录（模拟数据）.csv',
      mimeType: 'text/csv',
      buffer: sheet(
        `${NEW},模拟新企业,南湖区,规下,p1`,
        `${firm(1)},模拟企业1,南湖区,规上,p1`,
        `${firm(2)},模拟企业2,南湖区,规上,p1`,
      ),
    })
    await page.getByRole('button', { name: '检查' }).click()
    await checked.getByText('没有须改之处，可以导入').waitFor()
    expect(await checked.locator('dd').allTextContents()).toEqual(['1', '2', '0', '0'])
    expect(await inRegister()).toBe(0)
    await page.getByRole('button', { name: '导入', exact: true }).click()
    const imported = page.getByRole('region', { name: '导入结果' })
    await imported.getByText('已导入').waitFor()
    await picture(page, '名录-已导入')
    expect(await inRegister()).toBe(1)

    await imported.getByRole('link', { name: '看名录' }).click()
    await page.getByText('共 13 条').waitFor()
    await page.getByLabel('代码、名称、拼音或首字母').fill('mnxqy')
    await page.getByLabel('代码、名称、拼音或首字母').press('Enter')
    await page.getByText('共 1 条').waitFor()
    await expectNoViolation(page)
    await picture(page, '名录-企业')
    await page.getByRole('link', { name: '模拟新企业' }).click()
    await page.getByRole('heading', { level: 1, name: '模拟新企业' }).waitFor()
    await page.getByText('企业名录（模拟数据）.csv').waitFor()
    // Whoever holds no land is answered 404, which the console tells, too.
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([])
  })

  it('一家企业：以前某一天不一样，用地逐宗，最近的数走得回去；平台上有它', { timeout: 300_000 }, async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, `/registers/enterprise/${firm(1)}?on=2026-06-30`)
    const now = page.getByRole('region', { name: '当日登记' })
    await now.getByText('规上').waitFor()
    await page.getByText('规模：').waitFor()
    await page.getByText(/用地 .* 亩 = 自有/).waitFor()
    await page.getByRole('link', { name: '实缴税收' }).waitFor()
    await expectNoViolation(page)
    await picture(page, '名录-一家企业', true)
    await page.getByRole('link', { name: '实缴税收' }).click()
    await page.getByRole('dialog').getByText('1,200').first().waitFor()
    await page.goBack()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByLabel('截至').fill('2025-06-30')
    await page.getByLabel('截至').press('Enter')
    await page.waitForURL(/on=2025-06-30/)
    await now.getByText('2929').waitFor()
    expect(await now.getByText('规上').count()).toBe(0)
    await page.goto(`${site.address}/registers/platform/p1?on=2026-06-30`)
    await page.getByRole('region', { name: '平台上的企业' }).getByRole('link', { name: '模拟新企业' }).waitFor()
    await page.getByText('省级经开区、高新区').waitFor()
    await expectNoViolation(page)
    await picture(page, '名录-平台', true)
    await page.goto(`${site.address}/registers/parcel/${PARCEL}?on=2026-06-30`)
    await page.getByRole('link', { name: firm(1) }).waitFor()
    expect(complaints).toEqual([])
  })

  it('单位成树，撤并看得出；别县的填报人看不到，也不能导入', { timeout: 300_000 }, async () => {
    const { page } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, '/registers')
    await page.getByText(/起由 平湖市 承接/).waitFor()
    await page.getByText('嘉兴港区').first().click()
    await page.getByRole('list', { name: '沿革' }).getByText('建立').first().waitFor()
    await expectNoViolation(page)
    await picture(page, '名录-单位')

    const other = await chrome.open({ size: PHONE, language: 'en' })
    await enter(other.page, site.address, '秀洲填报', PASSWORD, '/registers?register=enterprise')
    await other.page.locator('.ant-empty-description').waitFor()
    expect(await other.page.getByRole('button', { name: 'Import' }).count()).toBe(0)
    await other.page.goto(`${site.address}/registers/enterprise/${firm(1)}`)
    await other.page.getByRole('alert').first().waitFor()
    await other.page.goto(`${site.address}/registers/import`)
    await other.page.getByText('Only rule keepers and owner departments').waitFor()
  })

  it('手机与英文', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, site.address, '填报', PASSWORD, `/registers/enterprise/${firm(1)}?on=2026-06-30`)
    await page.getByText(/Land used: .* mu = own/).waitFor()
    await expectNoViolation(page)
    await picture(page, 'register-enterprise-phone-en', true)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    await page.goto(`${site.address}/registers?register=enterprise`)
    await page.getByText('13 in all').waitFor()
    await expectNoViolation(page)
    await picture(page, 'registers-phone-en')
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(complaints).toEqual([])
  })
})
