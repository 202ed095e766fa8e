// 排名：公布的评价排出来，筛选在地址里；各分组、分数线；任何一条都跳得到；两次评价并排，等级变化的每一格、升降与自己算的一致；导出照着筛选。
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { type City, FIRMS } from '../process/city.ts'
import { PASSWORD } from '../server/own-password.ts'
import { choose, describeBrowser, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { EACH, rankedCity } from './ranked-city.ts'
import { openSite, type Site } from './site.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly grade: string
  readonly pool: string
  readonly rank: number
  readonly total: number
}

describeBrowser('排名', (chrome) => {
  let site: Site
  let city: City
  beforeAll(async () => {
    site = await openSite(
      async (store) => {
        city = await rankedCity(store)
      },
      ['规则', '填报'],
      () => openEvaluationDesk(city.works),
    )
  })
  afterAll(async () => {
    await site?.close()
    city?.drop()
  })
  const ask = async <T>(path: string, person = '规则') =>
    (await site.door.inject({ url: `/api/evaluations/${path}`, headers: await site.as(person) })).json<T>()
  const resultsOf = async (id: string) =>
    (await ask<{ items: Row[] }>(`${encodeURIComponent(id)}/results?limit=1000`)).items
  const at = (search: Record<string, string>) => `/ranking?${new URLSearchParams(search)}`

  it('次序与接口一致，等级可筛，排序可换，筛选在地址里；评价写明类别、年份、方案', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, at({ evaluation: '规下2025' }))
    await page.getByRole('link', { name: '模拟企业1', exact: true }).waitFor()
    const items = await resultsOf('规下2025')
    // Only the rows in sight are drawn.
    const sight = 8
    const shown = async () => (await page.locator('section[aria-label="结果"] a').allTextContents()).slice(0, sight)
    await expect.poll(shown, { timeout: 30_000 }).toEqual(items.map(({ name }) => name).slice(0, sight))
    expect(items).toHaveLength(FIRMS.length)
    const chosen = page.locator('.ranking-evaluation')
    await expect
      .poll(() => chosen.textContent(), { timeout: 30_000 })
      .toContain('2025 规下工业企业亩均效益评价（嘉兴）')
    await expect.poll(() => page.locator('.ranking-kind').textContent(), { timeout: 30_000 }).toBe('企业')
    const [first] = items
    const wanted = items.filter(({ grade }) => grade === first?.grade).map(({ name }) => name)
    await page
      .locator('section[aria-label="总分分布"] button', { hasText: first?.grade ?? '' })
      .first()
      .click()
    await page.waitForURL(/grade=/)
    await expect.poll(shown, { timeout: 30_000 }).toEqual(wanted.slice(0, sight))
    await page.goBack()
    await page.getByRole('columnheader', { name: '总分' }).click()
    await page.waitForURL(/sort=total/)
    await expect.poll(shown, { timeout: 30_000 }).toEqual(
      items
        .map(({ name }) => name)
        .reverse()
        .slice(0, sight),
    )
    expect(complaints).toEqual([])
  })

  it('各分组的家数和分数线与名单一致；选一组，线画在图上；从一县看，线仍是全组的；跳到任何一条；导出照着筛选', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, at({ evaluation: '全市2025' }))
    const items = await resultsOf('全市2025')
    expect(items).toHaveLength(9 * EACH)
    const pools = page.locator('section[aria-label="各分组"] tbody tr')
    await expect.poll(() => pools.count()).toBe(9)
    const own = items.filter(({ pool }) => pool === '海宁市')
    const lowest = (grade: string) => Math.min(...own.filter((one) => one.grade === grade).map(({ total }) => total))
    const line = (await pools.filter({ hasText: '海宁市' }).textContent()) ?? ''
    for (const grade of ['A', 'B', 'C']) expect(line).toContain(`≥ ${lowest(grade).toFixed(2)}`)
    expect(line.match(/≥/g)).toHaveLength(3)
    await page.locator('canvas').waitFor()
    await expectNoViolation(page)
    await picture(page, '排名')
    await page.getByRole('spinbutton', { name: '跳到第几条' }).fill('200')
    await page.getByRole('spinbutton', { name: '跳到第几条' }).press('Enter')
    await page.getByRole('link', { name: items[199]?.name ?? '', exact: true }).waitFor()
    await page.getByRole('button', { name: '海宁市' }).click()
    await page.waitForURL(/pool=/)
    const chart = page.locator('.ranking-spread .chart')
    await expect.poll(() => chart.getAttribute('aria-label')).toContain(`A ≥ ${lowest('A').toFixed(2)}`)
    await expect.poll(() => page.locator('section[aria-label="结果"] a').count()).toBeGreaterThan(5)
    await picture(page, '排名-一组')
    // A search leaves three of the pool; the cuts stay those of all of it.
    await page.goto(`${site.address}${at({ evaluation: '全市2025', pool: '海宁市', search: '海宁市1' })}`)
    await expect.poll(() => chart.getAttribute('aria-label')).toContain(`C ≥ ${lowest('C').toFixed(2)}`)
    await page.getByRole('button', { name: '导出' }).click()
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
    const path = await saved.path()
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    const found = own.filter(({ name }) => name.includes('海宁市1'))
    expect(lines).toHaveLength(found.length + 1)
    for (const { id } of found) expect(lines.some((one) => one.includes(id))).toBe(true)
    expect(complaints).toEqual([])
  })

  it('两次评价并排：表里每一格的家数、一格里的各家、升得最多的，与两份名单一致', async () => {
    const { page, complaints } = await chrome.open()
    const [before, after] = [await resultsOf('全市2024'), await resultsOf('全市2025')]
    const was = new Map(before.map((one) => [one.id, one]))
    const both = after.map((now) => ({ now, old: was.get(now.id) }))
    const count = (from: string, to: string) =>
      both.filter(({ now, old }) => old?.grade === from && now.grade === to).length
    await enter(page, site.address, '规则', PASSWORD, at({ evaluation: '全市2025' }))
    await choose(page, page.getByRole('combobox', { name: '与哪一次比较' }), '全市2024')
    await page.waitForURL(/earlier=/)
    const table = page.locator('.grade-table')
    await table.waitFor()
    for (const from of ['A', 'B', 'C', 'D'])
      for (const to of ['A', 'B', 'C', 'D']) {
        const field = table.getByRole('button', { name: `由 ${from} 到 ${to}：${count(from, to)} 家`, exact: true })
        expect([from, to, await field.count()]).toEqual([from, to, count(from, to) > 0 ? 1 : 0])
      }
    await page.getByText('名次升得最多').click()
    await page.waitForURL(/moved=rise/)
    const most = both
      .map(({ now, old }) => ({ name: now.name, climbed: (old?.rank ?? 0) - now.rank, id: now.id }))
      .sort((a, b) => b.climbed - a.climbed || (a.id < b.id ? -1 : 1))
    const shown = () => page.locator('section[aria-label="谁变了"] a').allTextContents()
    const top = most.slice(0, 8).map(({ name }) => name)
    await expect.poll(async () => (await shown()).slice(0, 8)).toEqual(top)
    expect(await page.locator('section[aria-label="谁变了"]').last().textContent()).toContain(`▲ ${most[0]?.climbed}`)
    await expectNoViolation(page)
    await picture(page, '排名-比较')
    await page.goto(`${site.address}${at({ evaluation: '全市2025', earlier: '全市2024' })}`)
    await table.getByRole('button', { name: /^由 B 到 A/ }).click()
    await page.waitForURL(/from=B/)
    const risen = both.filter(({ now, old }) => old?.grade === 'B' && now.grade === 'A').map(({ now }) => now.name)
    // Only the rows in sight are drawn: how many there are stands above them.
    await expect.poll(() => page.locator('.scrolled-head').textContent()).toContain(`共 ${risen.length} 条`)
    expect((await shown()).filter((name) => !risen.includes(name))).toEqual([])
    await page.getByRole('button', { name: '导出' }).click()
    const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
    const lines = readFileSync(await taken.path(), 'utf8')
      .trim()
      .split('\n')
    expect(lines).toHaveLength(risen.length + 1)
    expect(risen.every((name) => lines.some((line) => line.includes(name)))).toBe(true)
    expect(complaints).toEqual([])
  })

  it('手机与英文', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, site.address, '填报', PASSWORD, at({ evaluation: '规下2025' }))
    await page.getByRole('link', { name: '模拟企业1', exact: true }).waitFor()
    await expectNoViolation(page)
    await picture(page, 'ranking-phone-en')
    await page.goto(`${site.address}${at({ evaluation: '规下2025', earlier: '规下2024' })}`)
    await page.locator('.grade-table').waitFor()
    await expectNoViolation(page)
    await picture(page, 'ranking-compare-phone-en', true)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    const wide = await chrome.open({ language: 'en' })
    await enter(wide.page, site.address, '规则', PASSWORD, at({ evaluation: '全市2025', earlier: '全市2024' }))
    await wide.page.locator('section[aria-label="Who moved"] a').first().waitFor()
    await picture(wide.page, 'ranking-compare-en')
    expect(complaints).toEqual([])
  })
})
