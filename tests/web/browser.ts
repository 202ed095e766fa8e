// A real browser on a real server: Chromium from this machine, the built pages, a store of its own. Pictures go to out/gallery/.

import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { findBrowser } from './find-browser.ts'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]
export const WIDE = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const PICTURES = fileURLToPath(new URL('../../out/gallery/', import.meta.url))

export interface Desk {
  readonly page: Page
  readonly context: BrowserContext
  /** Whatever the page complained of: console errors, faults, refused loads. */
  readonly complaints: string[]
}

export interface OpenOptions {
  readonly size?: { readonly width: number; readonly height: number }
  readonly language?: 'zh' | 'en'
}

export interface Chrome {
  /** A browser of one's own: no cookie, no memory. */
  readonly open: (options?: OpenOptions) => Promise<Desk>
}

/** Tests in a browser; without one on this machine they are skipped and it is said what to install. */
export function describeBrowser(name: string, tests: (chrome: Chrome) => void): void {
  const path = findBrowser()
  if (path === undefined && process.env['WANMU_TEST_BROWSER'] === 'required')
    throw new Error(
      'WANMU_TEST_BROWSER=required, but there is no Chromium on this machine: apt-get install chromium fonts-noto-cjk',
    )
  if (path === undefined)
    process.stderr.write(
      `跳过：${name}（浏览器）。要运行，请先安装 Chromium（Debian：apt-get install chromium fonts-noto-cjk），或用 WANMU_CHROMIUM 指明。` +
        `Skipped in a browser: install Chromium first, or name it in WANMU_CHROMIUM.\n`,
    )
  describe.skipIf(path === undefined)(name, () => {
    let browser: Browser | undefined
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: path ?? '', args: FLAGS })
    })
    afterAll(() => browser?.close())
    // What a failed test saw last is the first thing to look at.
    const pages: Page[] = []
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail')
        for (const [n, page] of pages.entries()) await keep(page, `failed-${task.name}-${n + 1}`).catch(() => undefined)
      pages.length = 0
    })
    tests({
      async open({ size = WIDE, language = 'zh' } = {}) {
        if (browser === undefined) throw new Error('the browser did not start')
        const context = await browser.newContext({
          viewport: size,
          locale: 'zh-CN',
          timezoneId: 'Asia/Shanghai',
          reducedMotion: 'reduce',
        })
        await context.addInitScript(`window.localStorage.setItem('wanmu.language', '${language}')`)
        await context.addInitScript(
          `document.addEventListener('securitypolicyviolation', (e) => console.error('policy', e.violatedDirective, e.sourceFile, e.lineNumber + ':' + e.columnNumber, e.sample, e.target?.outerHTML?.slice(0, 200)))`,
        )
        context.setDefaultTimeout(40_000)
        const page = await context.newPage()
        pages.push(page)
        const complaints: string[] = []
        page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()))
        page.on('pageerror', (fault) => complaints.push(String(fault)))
        return { page, context, complaints }
      },
    })
  })
}

/** Signs in at the door and waits for the frame. */
export async function enter(page: Page, address: string, person: string, password: string, path = '/'): Promise<void> {
  await page.goto(`${address}/sign-in?back=${encodeURIComponent(path)}`)
  await page.locator('input[autocomplete=username]').fill(person)
  await page.locator('input[autocomplete=current-password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('.shell-head').waitFor()
}

/** Opens the list of a box and takes one of it; a list that is drawn anew between press and release takes nothing, and is opened again. */
export async function choose(page: Page, box: Locator, option: string | RegExp): Promise<void> {
  const chosen = box
    .locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " ant-select ")]')
    .filter({ hasText: option })
  for (let trial = 0; trial < 3; trial++) {
    await box.click()
    // Of a long list only a part is drawn.
    if (typeof option === 'string' && (await box.isEditable())) await box.fill(option)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click()
    if (
      await chosen.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      )
    )
      return
  }
  throw new Error(`not chosen: ${option}`)
}

/** No violation of WCAG 2.2 AA that axe can find. */
export async function expectNoViolation(page: Page): Promise<void> {
  // Evaluated, not added as a script: the page's policy lets no script of others in.
  await page.evaluate(readFileSync(AXE, 'utf8'))
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.help + ' — ' + v.nodes.slice(0, 4).map((n) => n.target.join(' ') + ' | ' + n.html.slice(0, 160) + ' | ' + (n.any[0]?.message ?? '')).join(' ; ')))`,
  )) as string[]
  expect(found).toEqual([])
}

/** The pictures of docs/gallery are taken anew. */
export const GALLERY = process.env['WANMU_GALLERY'] === 'yes'

/** A picture of the page for whoever looks through the gallery; kept when the gallery is made anew, waited for as long as a frame takes otherwise. */
export async function picture(page: Page, name: string, whole = false): Promise<void> {
  if (GALLERY) await keep(page, name, whole)
  else await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
}

async function keep(page: Page, name: string, whole = false): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: whole, animations: 'disabled' })
}

/** As Excel puts it on the clipboard. */
export const paste = (page: Page, text: string) =>
  page.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/plain', ${JSON.stringify(text)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }`)

/** A file that an objection names as its evidence. */
export const EVIDENCE = {
  name: '完税证明（模拟数据）.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n% 模拟数据\n%%EOF\n'),
}
