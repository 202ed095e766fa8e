// 解释：得分一级一级走到总分，每项的算式、同组分布、条款；等级怎样定、怎样能升、历年等级；一个数走回填报表那一格；打印是一张 A4，主要事实都在。
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEvaluationDesk } from '../../src/app/evaluation/desk.ts'
import { type City, firm } from '../process/city.ts'
import { PASSWORD } from '../server/own-password.ts'
import { describeBrowser, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { rankedCity } from './ranked-city.ts'
import { openSite, type Site } from './site.ts'

const OUT = fileURLToPath(new URL('../../out/gallery/', import.meta.url))
const AT = `/explain/${encodeURIComponent('规下2025')}/${firm(8)}`

interface Told {
  readonly total: number
  readonly shownTotal: string
  readonly rank: number
  readonly of: number
  readonly grade: string
  readonly nodes: readonly {
    readonly id: string
    readonly label: string
    readonly composite: boolean
    readonly points: number
    readonly shownPoints: string
    readonly shownFull: string
    readonly shownLost: string
  }[]
  readonly lifts: readonly { readonly label: string; readonly grade: string }[]
  readonly grading: { readonly next: { readonly gap: string } }
}

describeBrowser('解释', (chrome) => {
  let site: Site
  let city: City
  beforeAll(async () => {
    site = await openSite(
      async (store) => {
        city = await rankedCity(store)
      },
      ['规则', '企业十二'],
      () => openEvaluationDesk(city.works),
    )
  })
  afterAll(async () => {
    await site?.close()
    city?.drop()
  })
  const told = async (unit: string, lifts = false) =>
    (
      await site.door.inject({
        url: `/api/evaluations/${encodeURIComponent('规下2025')}/explanations/${unit}?lifts=${lifts}`,
        headers: await site.as('规则'),
      })
    ).json<Told>()

  it('得分走到总分；打开一项，算式、条款、同组分布；定级、历年；没有的数写成句子；一个数走回那一格', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, AT)
    await page.getByRole('heading', { name: '得分怎样来的' }).waitFor()
    const known = await told(firm(8))
    const leaves = known.nodes.filter(({ composite }) => !composite)
    // The filled part of each begins where the one before it ended, and the last ends at the total.
    const won = await page
      .locator('.explain-tree .explain-bar .won')
      .evaluateAll((all) =>
        all.map((one) => ({ x: Number(one.getAttribute('x')), width: Number(one.getAttribute('width')) })),
      )
    expect(won).toHaveLength(leaves.length)
    let end = 0
    for (const [n, { x, width }] of won.entries()) {
      expect(x).toBeCloseTo(end, 6)
      expect(width).toBeCloseTo(leaves[n]?.points ?? 0, 6)
      end = x + width
    }
    expect(end).toBeCloseTo(known.total, 1)
    for (const { label, shownPoints, shownFull } of leaves)
      expect(await page.locator('.explain-tree', { hasText: label }).textContent()).toContain(
        `${shownPoints} / ${shownFull}`,
      )
    await page.locator('.explain-tree .ant-collapse-header').first().click()
    await page.locator('.explain-histogram').waitFor()
    const peers = (await page.locator('.explain-peers').textContent()) ?? ''
    expect(peers).toMatch(/同组 12 家的值/)
    const body = (await page.locator('.explain-body').textContent()) ?? ''
    expect(body).toContain('500 ÷ 10')
    expect(body).toContain('政策没有写，暂定')
    const grading = (await page.locator('section[aria-label="等级怎样定的"]').textContent()) ?? ''
    expect(grading).toContain('没有“重大安全生产事故”的数，按不成立计')
    expect(grading).not.toContain('空')
    const history = page.locator('section[aria-label="历年等级"]')
    await history.getByRole('link', { name: '规下2024' }).waitFor()
    expect(await history.locator('svg').getAttribute('aria-label')).toBe('历年等级：2024 B，2025 C')
    await expectNoViolation(page)
    await picture(page, '解释', true)
    const sources = page.locator('section[aria-label="数从哪里来"]')
    await sources.getByRole('link', { name: '500 万元' }).click()
    await page.waitForURL(/walk=/)
    expect(new URL(page.url()).searchParams.get('walk')).toBe(`figure:enterprise:${firm(8)}:tax:2025`)
    const drawer = page.getByRole('dialog')
    await drawer.getByText('tax-2025', { exact: false }).waitFor()
    expect(await drawer.textContent()).toContain('填报')
    await expectNoViolation(page)
    await picture(page, '解释-数的来历')
    await page.goBack()
    await drawer.waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
  })

  it('打印：先算怎样能升一级；一张 A4，主要事实都在', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, AT)
    await page.evaluate('window.print = () => { window.printed = true }')
    await page.getByRole('button', { name: '打印体检报告' }).click()
    await expect.poll(() => page.evaluate('window.printed'), { timeout: 60_000 }).toBe(true)
    const known = await told(firm(8), true)
    expect(known.lifts.length).toBeGreaterThan(0)
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    mkdirSync(OUT, { recursive: true })
    writeFileSync(`${OUT}体检报告.pdf`, pdf)
    expect(pagesOf(pdf)).toEqual([[595, 842]])
    await page.emulateMedia({ media: 'print' })
    const report = (await page.locator('article.report').textContent()) ?? ''
    for (const fact of [
      ...['企业体检报告', '模拟企业8', firm(8), '2025', known.grade, known.shownTotal],
      ...[`第 ${known.rank} 名，共 ${known.of} 家`, known.grading.next.gap],
      ...known.nodes.slice(1).flatMap(({ label, shownPoints, shownLost }) => [label, shownPoints, shownLost]),
      ...known.lifts.map(({ label }) => label),
      ...['2024', '发生重大安全生产事故', 'tax-2025'],
    ])
      expect(report).toContain(fact)
    // Nothing but the report is printed, and nothing of it is cut off.
    expect(await page.locator('article.explain').isVisible()).toBe(false)
    expect(await page.locator('.shell-head').isVisible()).toBe(false)
    expect(complaints).toEqual([])
  })

  it('指标多的平台也印成一张：各组各项、加减分都在', async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '规则', PASSWORD, `/explain/${encodeURIComponent('平台2024')}/MNP03`)
    await page.getByRole('heading', { name: '得分怎样来的' }).waitFor()
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    writeFileSync(`${OUT}平台体检报告.pdf`, pdf)
    expect(pagesOf(pdf)).toEqual([[595, 842]])
    const report = (await page.locator('article.report').textContent()) ?? ''
    for (const fact of [
      '平台体检报告',
      '模拟平台3',
      '规模实力',
      '创新载体',
      '腾退低效用地占用地比重',
      '重大安全生产事故扣分',
    ])
      expect(report).toContain(fact)
    await picture(page, '解释-平台', true)
    expect(complaints).toEqual([])
  })

  it('企业看自己的；手机与英文', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    const own = `/explain/${encodeURIComponent('规下2025')}/${firm(12)}`
    await enter(page, site.address, '企业十二', PASSWORD, own)
    await page.getByRole('heading', { name: 'How the points came about' }).waitFor()
    await page.locator('.explain-tree .ant-collapse-header').first().click()
    await page.locator('.explain-peers').waitFor()
    await expectNoViolation(page)
    await picture(page, 'explain-phone-en', true)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(complaints).toEqual([])
    const wide = await chrome.open({ language: 'en' })
    await enter(wide.page, site.address, '规则', PASSWORD, AT)
    await wide.page.getByRole('heading', { name: 'How the points came about' }).waitFor()
    await wide.page.locator('.explain-tree .ant-collapse-header').first().click()
    await wide.page.locator('.explain-histogram').waitFor()
    await picture(wide.page, 'explain-en', true)
  })
})

/** Width and height of each page, in points. */
function pagesOf(pdf: Buffer): number[][] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/\/Type\s*\/Page\b(?!s).*?\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/gs)].map(
    ([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))],
  )
}
