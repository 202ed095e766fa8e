// 人员：新增、授予角色、发一次性密码（只显示一次）、本人登录改密；收回角色要理由；结束会话、停用；别人看不到。
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ourCity } from '../returns/city.ts'
import { PASSWORD } from '../server/own-password.ts'
import { choose, describeBrowser, enter, expectNoViolation, PHONE, picture } from './browser.ts'
import { openSite, type Site } from './site.ts'

describeBrowser('人员', (chrome) => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(ourCity, ['管理', '规则'])
  }, 600_000)
  afterAll(() => site?.close())

  it('新填报人：新增、授予、一次性密码，登录，改密，看得到填报；会话被结束，停用后进不来', {
    timeout: 300_000,
  }, async () => {
    const { page, complaints } = await chrome.open()
    await enter(page, site.address, '管理', PASSWORD, '/people')
    await page.getByRole('link', { name: '秀洲' }).waitFor()
    await expectNoViolation(page)
    await picture(page, '人员')
    await page.getByRole('button', { name: '新增人员' }).click()
    await page.getByLabel('账号', { exact: true }).fill('qian')
    await page.getByLabel('姓名', { exact: true }).fill('钱填报（模拟数据）')
    await page.getByRole('dialog').getByRole('button', { name: '办理' }).click()
    const account = page.locator('.ant-drawer')
    await account.getByText('还没有角色').waitFor()
    await choose(page, account.getByRole('combobox', { name: '角色' }), /^填报$/)
    await choose(page, account.getByRole('combobox', { name: '单位（含下级）' }), '南湖区')
    await account.getByRole('button', { name: '授予角色' }).click()
    await account.getByText('填报 · 南湖区').waitFor()
    await account.getByRole('button', { name: '发一次性密码' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '办理' }).click()
    const once = (await page.locator('.person-once').textContent()) ?? ''
    await expectNoViolation(page)
    await picture(page, '人员-一次性密码')
    await page.getByRole('button', { name: '已记下' }).click()
    await page.locator('.person-once').waitFor({ state: 'detached' })
    await picture(page, '人员-一人')

    const newcomer = await chrome.open()
    await enter(newcomer.page, site.address, 'qian', once.trim())
    await newcomer.page.waitForURL(/\/account/)
    await newcomer.page.locator('input[autocomplete=current-password]').first().fill(once.trim())
    for (const field of await newcomer.page.locator('input[autocomplete=new-password]').all())
      await field.fill('Tian-2027-kai')
    await newcomer.page.locator('form button[type=submit]').first().click()
    await newcomer.page.waitForURL((url) => url.pathname === '/')
    await newcomer.page.goto(`${site.address}/returns`)
    await newcomer.page.locator('h1').waitFor()

    await account.getByRole('button', { name: '结束会话' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '办理' }).click()
    await page.getByText('会话已结束').waitFor()
    await newcomer.page.goto(`${site.address}/returns`)
    await newcomer.page.waitForURL(/\/sign-in/)

    await account.getByRole('button', { name: '收回' }).click()
    await page
      .getByRole('dialog', { name: /收回角色/ })
      .getByRole('button', { name: '收回' })
      .click()
    await page.getByText('请填写').waitFor()
    await page
      .getByRole('dialog', { name: /收回角色/ })
      .getByLabel('理由')
      .fill('模拟：调离')
    await page
      .getByRole('dialog', { name: /收回角色/ })
      .getByRole('button', { name: '收回' })
      .click()
    await account.getByRole('heading', { name: '曾有的角色' }).waitFor()
    await account.getByRole('button', { name: '停用账号' }).click()
    await page
      .getByRole('dialog', { name: /停用账号/ })
      .getByLabel('理由')
      .fill('模拟：调离')
    await page
      .getByRole('dialog', { name: /停用账号/ })
      .getByRole('button', { name: '办理' })
      .click()
    await account.getByRole('button', { name: '恢复账号' }).waitFor()
    await account.getByRole('link', { name: '门口记录' }).click()
    await page.getByText('改密码').first().waitFor()
    await picture(page, '审计-门口')
    const acts = await site.store.db
      .selectFrom('acts')
      .select(['kind', 'reason'])
      .where('subject_id', '=', 'qian')
      .orderBy('seq')
      .execute()
    expect(acts).toEqual([
      { kind: 'add', reason: null },
      { kind: 'grant', reason: null },
      { kind: 'revoke', reason: '模拟：调离' },
      { kind: 'close', reason: '模拟：调离' },
    ])
    expect(complaints.filter((one) => !one.includes('401'))).toEqual([])
  })

  it('别人看不到人员；自己的角色不能自己办', { timeout: 300_000 }, async () => {
    const other = await chrome.open()
    await enter(other.page, site.address, '规则', PASSWORD, '/people')
    await other.page.getByText('只有系统管理员看得到人员和角色').waitFor()
    expect(await other.page.getByRole('menuitem', { name: '人员' }).count()).toBe(0)

    const { page, complaints } = await chrome.open({ size: PHONE, language: 'en' })
    await enter(page, site.address, '管理', PASSWORD, '/people?person=管理')
    await page.getByText('another system admin’s work').waitFor()
    expect(await page.getByRole('button', { name: 'Revoke' }).count()).toBe(0)
    await page.goto(`${site.address}/people?person=填报`)
    await page.getByRole('button', { name: 'Revoke' }).waitFor()
    await expectNoViolation(page)
    await picture(page, 'person-phone-en')
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(complaints).toEqual([])
  })
})
