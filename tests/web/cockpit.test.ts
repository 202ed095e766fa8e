// 驾驶舱、大屏、数的来历：页面上的数与接口说的一样；来历走到填报表的那一格；地址可分享，后退可关。
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PAGES } from '../../src/server/pages.ts'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { type Opened, openDoor } from '../server/open.ts'
import { PASSWORD } from '../server/own-password.ts'
import { initialisedCopy } from '../store/initialised-copy.ts'
import { choose, describeBrowser, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { GOAL_DAY, goalCity } from './goal-city.ts'

describeBrowser('驾驶舱', (chrome) => {
  let store: Store
  let opened: Opened
  let address: string
  beforeAll(async () => {
    const done = await openStore({ memory: true as const, copy: await initialisedCopy() }, { begin: true })
    if ('findings' in done) throw new Error(JSON.stringify(done.findings))
    store = done.store
    await goalCity(store)
    opened = await openDoor(store, { pages: PAGES })
    for (const person of ['领导', '南湖填报']) await opened.as(person)
    address = await opened.door.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await opened?.door.close()
    await store?.close()
  })

  const told = async (unit = '') => {
    const answer = await opened.door.inject({
      url: `/api/goals?on=${GOAL_DAY}&criteria=counted${unit === '' ? '' : `&unit=${unit}`}`,
      headers: await opened.as('领导'),
    })
    return answer.json<{
      goals: { id: string; light: string; criterion: boolean; city: { now: { value: number } | null } }[]
      columns: { id: string; goals: string[] }[]
      red: unknown[]
    }>()
  }

  it('每个目标在三栏之一，值与接口的一样；灯有字', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, address, '领导', PASSWORD, `/?on=${GOAL_DAY}`)
    await page.locator('[data-goal]').first().waitFor()
    const { goals, columns } = await told()
    const asked = goals.filter(({ criterion }) => !criterion).map(({ id }) => id)
    const shown = await page
      .locator('[data-goal]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-goal')))
    expect(shown).toEqual(columns.flatMap((one) => one.goals).filter((id) => asked.includes(id)))
    const vacated = goals.find(({ id }) => id === 'vacated_yearly')?.city.now?.value
    expect(vacated).toBe(8 * 700 + 28 * 20 + 8 * 90 + 28 * 5)
    const card = page.locator('[data-goal=vacated_yearly]')
    expect(await card.locator('.goal-value').textContent()).toContain((vacated ?? 0).toLocaleString('zh-CN'))
    expect(await card.locator('.light').textContent()).toBe('绿灯')
    expect(await page.locator('.cockpit-column > header h2').allTextContents()).toEqual([
      '进 培育新产业',
      '退 清退低效、提升亩均',
      '聚 向平台集中',
    ])
    await expectNoViolation(page)
    await picture(page, '驾驶舱', true)
    await picture(page, '驾驶舱-首屏')
    expect(complaints).toEqual([])
  })

  it('点一个数，走回到填报表的那一格、谁报谁批；地址可分享，后退关上', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, address, '领导', PASSWORD, `/?on=${GOAL_DAY}`)
    await page.locator('[data-goal=tax_per_mu] .goal-value').click()
    const drawer = page.getByRole('dialog')
    // (90000 × 1.16 + 90000 × 0.56) ÷ 6000
    await drawer.getByText('25.8', { exact: false }).first().waitFor()
    const text = (await drawer.textContent()) ?? ''
    expect(text).toContain('1.2.3')
    expect(text).toContain('104400 + 50400')
    expect(text).toContain('2024.xlsx 表1 C2')
    expect(text).toContain('第 2 行 C 列')
    expect(text).toContain('南湖填报')
    await expectNoViolation(page)
    await picture(page, '数的来历')
    await drawer.getByRole('link', { name: /2024 规上 104,400/ }).click()
    await drawer.getByText('g-330402-2024', { exact: false }).waitFor()
    const shared = page.url()
    expect(new URL(shared).searchParams.get('walk')).toBe('figure:platform:p1:tax:2024')
    await expectNoViolation(page)
    await picture(page, '一个数的来历')
    await page.goBack()
    await drawer.getByText('104400 + 50400', { exact: false }).waitFor()
    await page.goBack()
    await drawer.waitFor({ state: 'hidden' })
    await page.goto(shared)
    await page.getByRole('dialog').getByText('g-330402-2024', { exact: false }).waitFor()
    expect(complaints).toEqual([])
  })

  it('换单位：数换成它的，写进地址；县里的人先看到自己的县', async () => {
    const { page } = await chrome.open()
    await enter(page, address, '领导', PASSWORD, `/?on=${GOAL_DAY}&unit=330411`)
    const value = page.locator('[data-goal=vacated_yearly] .goal-value')
    await value.waitFor()
    expect(await value.textContent()).toContain('860')
    await choose(page, page.getByRole('combobox', { name: '看哪里' }), '南湖区')
    await page.waitForURL(/unit=.*330402/)
    await expect.poll(() => value.textContent()).toContain('6,160')
    const filer = await chrome.open()
    await enter(filer.page, address, '南湖填报', PASSWORD, `/?on=${GOAL_DAY}`)
    await filer.page.locator('[data-goal]').first().waitFor()
    expect(await filer.page.locator('.cockpit-scope').textContent()).toContain('南湖区')
  })

  it('手机上三栏叠起来，不横着滚；英文', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, address, '领导', PASSWORD, `/?on=${GOAL_DAY}`)
    await page.locator('[data-goal]').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    const lefts = await page
      .locator('.cockpit-column')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left))
    expect(new Set(lefts).size).toBe(1)
    await expectNoViolation(page)
    await picture(page, 'cockpit-phone-en', true)
    await page.locator('[data-goal=tax_per_mu] .goal-value').click()
    await page.getByRole('dialog').getByText('Formula').waitFor()
    await picture(page, 'walk-phone-en')
    expect(complaints).toEqual([])
  })

  it.each([
    ['大屏-1920', 1920, 1080],
    ['大屏-3840', 3840, 1080],
  ] as const)('%s：没有菜单，一屏放下，什么都不被截', async (name, width, height) => {
    const { page, complaints } = await chrome.open({ size: { width, height } })
    await page.goto(`${address}/screen`)
    await page.waitForURL(/\/sign-in\?back=/)
    await page.locator('input[autocomplete=username]').fill('领导')
    await page.locator('input[autocomplete=current-password]').fill(PASSWORD)
    await page.locator('button[type=submit]').click()
    await page.waitForURL(/\/screen/)
    await page.goto(`${address}/screen?on=${GOAL_DAY}`)
    await page.locator('.screen-goal').first().waitFor()
    expect(await page.locator('.shell-side').count()).toBe(0)
    expect(
      await page.evaluate('[document.documentElement.scrollHeight, document.documentElement.scrollWidth]'),
    ).toEqual([height, width])
    const cut = await page
      .locator('.screen-goal, .screen-list')
      .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent))
    expect(cut).toEqual([])
    await expectNoViolation(page)
    await picture(page, name)
    // The first asking, before signing in, is refused.
    expect(complaints.filter((one) => !one.includes('401'))).toEqual([])
  })
})
