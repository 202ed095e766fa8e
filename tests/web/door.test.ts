// 登录、框架、语言、策略头：真的浏览器，真的服务。
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PAGES } from '../../src/server/pages.ts'
import type { Store } from '../../src/store/pg/open.ts'
import { openStore } from '../../src/store/pg/open.ts'
import { type Opened, openDoor } from '../server/open.ts'
import { PASSWORD } from '../server/own-password.ts'
import { totp } from '../server/totp.ts'
import { cityOf } from '../store/city.ts'
import { initialisedCopy } from '../store/initialised-copy.ts'
import { describeBrowser, enter, expectNoViolation, PHONE, picture } from './browser.ts'

describeBrowser('登录与框架', (chrome) => {
  let store: Store
  let opened: Opened
  let address: string
  beforeAll(async () => {
    const place = { memory: true as const, copy: await initialisedCopy() }
    const done = await openStore(place, { begin: true })
    if ('findings' in done) throw new Error(JSON.stringify(done.findings))
    store = done.store
    await cityOf(store, ['规则', '领导', '南湖填报'])
    opened = await openDoor(store, { pages: PAGES })
    for (const person of ['领导', '南湖填报']) await opened.as(person)
    address = await opened.door.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await opened?.door.close()
    await store?.close()
  })

  it('没登录的被领到门口，登录后回到原来的地址', async () => {
    const { page, complaints } = await chrome.open()
    await page.goto(`${address}/registers?on=2026-01-01`)
    await page.waitForURL(/\/sign-in\?back=/)
    await expectNoViolation(page)
    await picture(page, '登录')
    await page.locator('input[autocomplete=username]').fill('领导')
    await page.locator('input[autocomplete=current-password]').fill('不对的密码-2026')
    await page.locator('button[type=submit]').click()
    await page.getByRole('alert').waitFor()
    await page.locator('input[autocomplete=current-password]').fill(PASSWORD)
    await page.locator('button[type=submit]').click()
    await page.locator('.shell-head').waitFor()
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/registers?on=2026-01-01')
    await expectNoViolation(page)
    // The refused sign-in is the only thing the console speaks of.
    expect(complaints.filter((one) => !one.includes('401'))).toEqual([])
  })

  it('回到别处的地址不认', async () => {
    const { page } = await chrome.open()
    for (const away of ['//evil.test/', 'https://evil.test/', '/\\evil.test']) {
      await page.goto(`${address}/sign-in?back=${encodeURIComponent(away)}`)
      await enterHere(page)
      expect(new URL(page.url()).origin).toBe(address)
      await page.context().clearCookies()
    }
  })

  it('退出之后什么都看不到', async () => {
    const { page } = await chrome.open()
    await enter(page, address, '领导', PASSWORD)
    await page.locator('[data-who]').click()
    await page.getByText('退出登录').click()
    await page.waitForURL(/\/sign-in/)
    await page.goto(`${address}/registers`)
    await page.waitForURL(/\/sign-in/)
  })

  it('中英文可换，记得住；手机上菜单在抽屉里', async () => {
    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, address, '南湖填报', PASSWORD, '/account')
    await page.getByRole('heading', { level: 1, name: 'Account and password' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await expectNoViolation(page)
    await picture(page, 'account-phone-en')
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Registers' }).click()
    await page.waitForURL(/\/registers/)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(complaints).toEqual([])
  })

  it('动态码不在手边：写法不对的当场说明，备用码能登录', async () => {
    const headers = await opened.as('南湖填报')
    const post = async (url: string, payload: object) =>
      (await opened.door.inject({ method: 'POST', url, headers, payload })).json()
    const set = await post('/api/session/second-factor', { password: PASSWORD })
    await post('/api/session/code', { code: totp(new URL(set.uri).searchParams.get('secret') ?? '') })
    const { page } = await chrome.open()
    await page.goto(`${address}/sign-in`)
    await page.locator('input[autocomplete=username]').fill('南湖填报')
    await page.locator('input[autocomplete=current-password]').fill(PASSWORD)
    await page.locator('button[type=submit]').click()
    const code = page.locator('input[autocomplete=one-time-code]')
    await code.fill("' OR 1=1--")
    await page.locator('button[type=submit]').click()
    await page.getByText('动态码是六位数字，备用码形如').waitFor()
    await expectNoViolation(page)
    await code.fill(set.spare[0])
    await page.locator('button[type=submit]').click()
    await page.locator('.shell-head').waitFor()
  })

  it('页面只许自己的脚本；样式凭一次一换的 nonce', async () => {
    const asked = () => fetch(`${address}/registers`, { headers: { accept: 'text/html' } })
    const [one, other] = await Promise.all([asked(), asked()])
    const policy = one.headers.get('content-security-policy') ?? ''
    const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(nonce).not.toBe('')
    expect(await one.text()).toContain(nonce)
    expect(other.headers.get('content-security-policy')).not.toContain(nonce)
    const built = readFileSync(`${PAGES}index.html`, 'utf8')
    expect(built).not.toMatch(/https?:\/\//)
    const missing = await fetch(`${address}/api/nothing-here`, { headers: { accept: 'text/html' } })
    expect([missing.status, ((await missing.json()) as { ok: boolean }).ok]).toEqual([404, false])
    expect((await fetch(`${address}/assets/nothing.js`)).status).toBe(404)
    expect((await fetch(`${address}/assets/..%2f..%2f..%2fpackage.json`)).status).toBeGreaterThanOrEqual(400)
  })
})

async function enterHere(page: import('playwright-core').Page): Promise<void> {
  await page.locator('input[autocomplete=username]').fill('领导')
  await page.locator('input[autocomplete=current-password]').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.locator('.shell-head').waitFor()
}
