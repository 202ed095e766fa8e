// 待办与审计：谁有什么事、逾期、成批通过只过没有提示的；办理记录可筛、一条可看全、记录链当场核对；看不到别人的。
import { afterAll, beforeAll, expect, it } from 'vitest'
import { doAct } from '../../src/app/do-act.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { act, as, ourCity } from '../returns/city.ts'
import { PASSWORD } from '../server/own-password.ts'
import { describeBrowser, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

const CLEAN = 'platform-year-statistics-2024-nanhu'
const JUMPS = 'platform-year-statistics-2025-nanhu'

async function fill(store: Store): Promise<void> {
  await ourCity(store)
  const auditor = { kind: 'person', id: '审计' }
  await doAct(store, await as(store, '管理'), { kind: 'add', subject: auditor, payload: { name: '审计' } })
  await doAct(store, await as(store, '管理'), { kind: 'grant', subject: auditor, payload: { role: 'auditor' } })
  await file(store, CLEAN, '2024', '')
  await file(store, JUMPS, '2025', '模拟：价格翻番')
}

/** All figures are ten; with a note besides, which the checks then tell. */
async function file(store: Store, id: string, period: string, note: string): Promise<void> {
  const form = { form: 'platform', period, unit: 'nanhu', owner: 'statistics' }
  expect(await act(store, '填报', 'open', id, form)).toEqual([])
  const asked = [
    ['revenue_last', '万元'],
    ['output', '万元'],
    ['added', '万元'],
    ['lead_revenue', '万元'],
    ['big_firms', '家'],
  ] as const
  const cells = Object.fromEntries(
    ['p1', 'p2', 'p3'].flatMap((subject) =>
      asked.map(([indicator, unit]) => [
        `${subject}/${indicator}`,
        {
          ...{ subject: { kind: 'platform', id: subject }, indicator, period, caliber: '全口径', unit },
          ...(note === '' ? { value: 10 } : { value: null, note }),
        },
      ]),
    ),
  )
  expect(await act(store, '填报', 'draft', id, { cells })).toEqual([])
  expect(await act(store, '填报', 'file', id, {}, '补报')).toEqual([])
}

describeBrowser('待办与审计', (chrome) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(fill, ['填报', '审核', '审计', '秀洲'])
  })
  afterAll(() => site?.close())

  it('审核人的待办：两张要审；成批通过只过没有提示的那张', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '审核', PASSWORD, '/inbox')
    await page.getByText('重大平台年报（市统计局）').first().waitFor()
    expect(await page.locator('.inbox-counts dd').allTextContents()).toEqual(['2'])
    await expectNoViolation(page)
    await picture(page, '待办')
    await page.getByRole('checkbox', { name: CLEAN }).check()
    await page.getByRole('checkbox', { name: JUMPS }).check()
    await page.getByRole('button', { name: '通过所选（2）' }).click()
    await page.getByText('已办 1 张；1 张有提示，须逐张看').waitFor()
    await page.getByRole('checkbox', { name: CLEAN }).waitFor({ state: 'detached' })
    await picture(page, '待办-成批')
    await page.getByRole('link', { name: '重大平台年报（市统计局）' }).click()
    await page.waitForURL(/2025-nanhu/)
    expect(complaints).toEqual([])
  })

  it('别的县没有这些事', async () => {
    const { page } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, site.address, '秀洲', PASSWORD, '/inbox')
    await page.getByText('Nothing waits for you just now.').waitFor()
    await expectNoViolation(page)
    await picture(page, 'inbox-empty-phone-en')
  })

  it('审计：筛选、一条看全、核对记录链', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '审计', PASSWORD, '/audit?kind=return')
    await page.getByText(`填报表 ${CLEAN}`).first().waitFor()
    await expectNoViolation(page)
    await page.getByRole('button', { name: '核对记录链' }).click()
    await page.locator('.audit-sound').waitFor()
    const [{ n }] = (await site.store.db
      .selectFrom('acts')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .execute()) as [{ n: number }]
    expect(await page.locator('.audit-sound').textContent()).toContain(`完好：${n} 条记录`)
    await picture(page, '审计')
    await page.locator('td.number a, .number a').first().click()
    await page.getByRole('dialog').getByText('本条指纹').waitFor()
    await expectNoViolation(page)
    await picture(page, '审计-一条')
    await page.goBack()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: '门口记录' }).click()
    await page.getByText('登录', { exact: true }).first().waitFor()
    expect(complaints).toEqual([])
  })
})
