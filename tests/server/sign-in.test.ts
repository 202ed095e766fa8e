// 登录：一次性密码、改密码、输错暂停、会话到期、动态码。两种数据库都跑。
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/pg/open.ts'
import { oneTimePassword, refusePassword } from '../../src/store/sign-in/password.ts'
import { openSignIn, type SignedIn, type SignIn } from '../../src/store/sign-in/sign-in.ts'
import { describeEngines } from '../store/engines.ts'
import { totp } from './totp.ts'

const withCookies = (cookies: readonly string[]): Headers =>
  new Headers({ cookie: cookies.map((one) => one.split(';')[0]).join('; ') })
const GOOD = 'Tian-2026-kai'

describeEngines('登录', (engine) => {
  let store: Store
  let signIn: SignIn
  beforeAll(async () => {
    store = await engine.store()
    signIn = await openSignIn(store)
  })
  const enter = async (person: string, password: string): Promise<SignedIn> => {
    const done = await signIn.signIn(person, password)
    if (!('person' in done)) throw new Error(JSON.stringify(done))
    return done
  }
  const newcomer = async (person: string): Promise<{ headers: Headers }> => {
    const once = await signIn.giveOneTimePassword(person)
    const first = await enter(person, once)
    const changed = await signIn.changePassword(withCookies(first.cookies), once, GOOD)
    if (!('cookies' in changed)) throw new Error(JSON.stringify(changed))
    return { headers: withCookies(changed.cookies) }
  }

  it('一次性密码能登录，须先改；改了之后旧的、别的会话都失效', async () => {
    const once = await signIn.giveOneTimePassword('nanhu-filer')
    const first = await enter('nanhu-filer', once)
    expect(first).toMatchObject({ person: 'nanhu-filer', mustChange: true, secondFactor: false })
    expect(first.cookies.join()).toMatch(/HttpOnly/)
    expect(first.cookies.join()).toMatch(/SameSite=Strict/i)
    const other = await enter('nanhu-filer', once)
    const headers = withCookies(first.cookies)
    expect(await signIn.changePassword(headers, 'wrong', GOOD)).toMatchObject([{ code: 'store/wrong-password' }])
    expect(await signIn.changePassword(headers, once, '123')).toMatchObject([
      { code: 'store/password-length' },
      { code: 'store/password-kinds' },
    ])
    const changed = await signIn.changePassword(headers, once, GOOD)
    if (!('cookies' in changed)) throw new Error(JSON.stringify(changed))
    expect(await signIn.whoIs(withCookies(changed.cookies))).toMatchObject({ person: 'nanhu-filer', mustChange: false })
    expect(await signIn.whoIs(withCookies(other.cookies))).toBeUndefined()
    expect(await signIn.signIn('nanhu-filer', once)).toMatchObject({ findings: [{ code: 'store/wrong-password' }] })
  })

  it('中文账号名也行；重发一次性密码，原密码与会话都失效', async () => {
    const { headers } = await newcomer('南湖审核')
    expect(await signIn.whoIs(headers)).toMatchObject({ person: '南湖审核' })
    await signIn.giveOneTimePassword('南湖审核')
    expect(await signIn.whoIs(headers)).toBeUndefined()
    expect(await signIn.signIn('南湖审核', GOOD)).toHaveProperty('findings')
  })

  it('没有的账号与密码不对，答复一样；连错五次暂停，对的密码也不行', async () => {
    await newcomer('leader')
    const told: unknown[] = []
    for (const name of ['leader', 'nobody']) for (let i = 0; i < 6; i++) told.push(await signIn.signIn(name, 'wrong'))
    expect(told.slice(0, 6)).toEqual(told.slice(6))
    expect(told[4]).toMatchObject({ findings: [{ code: 'store/wrong-password' }] })
    expect(told[5]).toMatchObject({ findings: [{ code: 'store/closed-for-now', facts: { minutes: 15 } }] })
    expect(await signIn.signIn('leader', GOOD)).toMatchObject({ findings: [{ code: 'store/closed-for-now' }] })
    await sql`update wanmu_sign_in.tries set last = now() - interval '16 minutes'`.execute(store.db)
    expect(await signIn.signIn('leader', GOOD)).toMatchObject({ person: 'leader' })
  })

  it('四十个密码一齐来试，也只有五个真的试过', async () => {
    await newcomer('crowd')
    const all = await Promise.all(Array.from({ length: 40 }, () => signIn.signIn('crowd', 'wrong')))
    const codes = all.map((one) => ('findings' in one ? one.findings[0]?.code : 'in'))
    expect(codes.filter((code) => code === 'store/wrong-password')).toHaveLength(5)
    expect(codes.filter((code) => code === 'store/closed-for-now')).toHaveLength(35)
    expect(await signIn.signIn('crowd', GOOD)).toMatchObject({ findings: [{ code: 'store/closed-for-now' }] })
  })

  it('别处有人乱试，不妨碍本人登录；到处都在试，只有本人登录过的地方进得来', async () => {
    await newcomer('pestered')
    expect(await signIn.signIn('pestered', GOOD, '10.0.0.1')).toMatchObject({ person: 'pestered' })
    const closed = { findings: [{ code: 'store/closed-for-now' }] }
    for (let i = 0; i < 6; i++) await signIn.signIn('pestered', 'wrong', '10.9.9.9')
    expect(await signIn.signIn('pestered', GOOD, '::ffff:10.9.9.9')).toMatchObject(closed)
    expect(await signIn.signIn('pestered', GOOD, '10.0.0.2')).toMatchObject({ person: 'pestered' })
    // One line has many addresses of version 6.
    for (let i = 0; i < 6; i++) await signIn.signIn('pestered', 'wrong', `2001:db8:1:2::${i}`)
    expect(await signIn.signIn('pestered', GOOD, '2001:db8:1:2:3::9')).toMatchObject(closed)
    await sql`insert into wanmu_sign_in.tries select 'pestered', '172.16.0.' || n, 5, now() from generate_series(1, 20) n`.execute(
      store.db,
    )
    expect(await signIn.signIn('pestered', GOOD, '10.0.0.3')).toMatchObject(closed)
    expect(await signIn.signIn('pestered', GOOD, '10.0.0.1')).toMatchObject({ person: 'pestered' })
  })

  it('会话里改密码、设动态码，输错也算：连错五次都暂停，对的也不行；输对了重新计', async () => {
    const { headers } = await newcomer('guessed')
    const change = (old: string) => signIn.changePassword(headers, old, 'Tian-2027-kai')
    const setUp = (password: string) => signIn.setUpSecondFactor(headers, password)
    const wrong = { code: 'store/wrong-password' }
    for (let i = 0; i < 2; i++) {
      expect(await change('wrong')).toMatchObject([wrong])
      expect(await setUp('wrong')).toMatchObject({ findings: [wrong] })
    }
    expect(await setUp(GOOD)).toHaveProperty('uri')
    // The right one has begun the count anew.
    for (let i = 0; i < 5; i++) expect(await setUp('wrong')).toMatchObject({ findings: [wrong] })
    const closed = { code: 'store/closed-for-now', facts: { minutes: 15 } }
    expect(await setUp(GOOD)).toMatchObject({ findings: [closed] })
    expect(await change(GOOD)).toMatchObject([closed])
    expect(await signIn.signIn('guessed', GOOD)).toMatchObject({ findings: [closed] })
    await sql`delete from wanmu_sign_in.tries where name = 'guessed'`.execute(store.db)

    for (let i = 0; i < 5; i++) expect(await change('wrong')).toMatchObject([wrong])
    expect(await change(GOOD)).toMatchObject([closed])
    await sql`update wanmu_sign_in.tries set failures = 4 where name = 'guessed'`.execute(store.db)
    expect(await change(GOOD)).toHaveProperty('cookies')
    expect(await signIn.signIn('guessed', 'wrong')).toMatchObject({ findings: [wrong] })
    expect(await signIn.signIn('guessed', 'Tian-2027-kai')).toMatchObject({ person: 'guessed' })
  })

  it('退出、闲置、太久：会话都结束；伪造的不认', async () => {
    const { headers } = await newcomer('auditor')
    expect(await signIn.whoIs(new Headers())).toBeUndefined()
    expect(await signIn.whoIs(new Headers({ cookie: 'wanmu.session_token=forged.sig' }))).toBeUndefined()
    const cookie = headers.get('cookie') ?? ''
    const turned = cookie.replace(/(session_token=.)(.)/, (_, a, b) => a + (b === 'x' ? 'y' : 'x'))
    expect(await signIn.whoIs(new Headers({ cookie: turned }))).toBeUndefined()
    expect(signIn.tokenOf(turned)).toBeUndefined()
    expect(signIn.tokenOf(cookie)).toMatch(/^[A-Za-z0-9]{20,}$/)
    expect(await signIn.whoIs(headers)).toBeDefined()
    await signIn.signOut(headers)
    expect(await signIn.whoIs(headers)).toBeUndefined()

    const idle = await enter('auditor', GOOD)
    await sql`update wanmu_sign_in."session" set "expiresAt" = now() - interval '1 second'`.execute(store.db)
    expect(await signIn.whoIs(withCookies(idle.cookies))).toBeUndefined()

    const long = await enter('auditor', GOOD)
    await sql`update wanmu_sign_in."session" set "createdAt" = now() - interval '12 hours 1 minute'`.execute(store.db)
    expect(await signIn.whoIs(withCookies(long.cookies))).toBeUndefined()
  })

  it('动态码：设了之后每次登录都要；错的不认', async () => {
    const { headers } = await newcomer('rule-keeper')
    expect(await signIn.setUpSecondFactor(headers, 'wrong')).toHaveProperty('findings')
    const set = await signIn.setUpSecondFactor(headers, GOOD)
    if (!('uri' in set)) throw new Error(JSON.stringify(set))
    expect(set.spare.length).toBeGreaterThan(5)
    const code = () => totp(new URL(set.uri).searchParams.get('secret') ?? '')
    expect(await signIn.giveCode('000000', headers)).toMatchObject({ findings: [{ code: 'store/wrong-code' }] })
    expect(await signIn.giveCode(code(), headers)).toMatchObject({ person: 'rule-keeper', secondFactor: true })

    const half = await signIn.signIn('rule-keeper', GOOD)
    expect(half).toMatchObject({ wantsCode: true })
    if (!('wantsCode' in half)) return
    const halfway = withCookies(half.cookies)
    expect(await signIn.whoIs(halfway)).toBeUndefined()
    expect(await signIn.giveCode('123456', halfway)).toHaveProperty('findings')
    const whole = await signIn.giveCode(code(), halfway)
    if (!('person' in whole)) throw new Error(JSON.stringify(whole))
    expect(await signIn.whoIs(withCookies(whole.cookies))).toMatchObject({ person: 'rule-keeper', secondFactor: true })
  })

  /** The password was right; a code is to follow. */
  const halfwayIn = async (person: string): Promise<Headers> => {
    const half = await signIn.signIn(person, GOOD)
    if (!('wantsCode' in half)) throw new Error(JSON.stringify(half))
    return withCookies(half.cookies)
  }

  it('一个动态码只能登录一次，两处一齐用也只进一处', async () => {
    const { headers } = await newcomer('overlooked')
    const set = await signIn.setUpSecondFactor(headers, GOOD)
    if (!('uri' in set)) throw new Error(JSON.stringify(set))
    const code = totp(new URL(set.uri).searchParams.get('secret') ?? '')
    await signIn.giveCode(code, headers)
    const halves = [await halfwayIn('overlooked'), await halfwayIn('overlooked')]
    const both = await Promise.all(halves.map((half) => signIn.giveCode(code, half)))
    expect(both.map((one) => ('findings' in one ? one.findings[0]?.code : 'in')).sort()).toEqual([
      'in',
      'store/code-used',
    ])
    expect(await signIn.giveCode(code, await halfwayIn('overlooked'))).toMatchObject({
      findings: [{ code: 'store/code-used' }],
    })
  })

  it('验证器上显示账号和万亩，不显示没有人用的地址', async () => {
    const { headers } = await newcomer('南湖:填报')
    const set = await signIn.setUpSecondFactor(headers, GOOD)
    if (!('uri' in set)) throw new Error(JSON.stringify(set))
    const { pathname, searchParams } = new URL(set.uri)
    expect(set.uri).toMatch(/^otpauth:\/\/totp\//)
    expect(pathname.split('/').at(-1)?.split(':').map(decodeURIComponent)).toEqual(['万亩', '南湖:填报'])
    expect(searchParams.get('issuer')).toBe('万亩')
    expect(searchParams.get('secret')).toMatch(/^[A-Z2-7]{16,}$/)
    expect(set.uri).not.toContain('invalid')
  })

  it('备用码：每个只能用一次；登录之后再给不认，也不算用掉', async () => {
    const { headers, set } = await newcomer('spare').then(async (one) => ({
      ...one,
      set: await signIn.setUpSecondFactor(one.headers, GOOD),
    }))
    if (!('uri' in set)) throw new Error(JSON.stringify(set))
    const [first = '', second = ''] = set.spare
    // Not set up yet: a spare code does not put it in force.
    expect(await signIn.giveCode(first, headers)).toMatchObject({ findings: [{ code: 'store/wrong-code' }] })
    const code = totp(new URL(set.uri).searchParams.get('secret') ?? '')
    expect(await signIn.giveCode(code, headers)).toMatchObject({ person: 'spare' })

    const entered = await signIn.giveCode(first, await halfwayIn('spare'))
    if (!('person' in entered)) throw new Error(JSON.stringify(entered))
    expect(entered).toMatchObject({ person: 'spare', secondFactor: true })
    expect(await signIn.whoIs(withCookies(entered.cookies))).toMatchObject({ person: 'spare' })
    const again = await halfwayIn('spare')
    expect(await signIn.giveCode(first, again)).toMatchObject({ findings: [{ code: 'store/wrong-code' }] })
    expect(await signIn.giveCode(second, again)).toMatchObject({ person: 'spare' })
    expect(await signIn.giveCode(set.spare[2] ?? '', new Headers())).toMatchObject({
      findings: [{ code: 'store/password-first' }],
    })
  })

  it('连错五个码（备用码也算）暂停收码，说明还要多久；等码太久，要重新输密码', async () => {
    const { headers } = await newcomer('locked')
    const set = await signIn.setUpSecondFactor(headers, GOOD)
    if (!('uri' in set)) throw new Error(JSON.stringify(set))
    const code = () => totp(new URL(set.uri).searchParams.get('secret') ?? '')
    await signIn.giveCode(code(), headers)
    const wrong = ['000000', 'AAAAA-aaaaa', '000001', 'AAAAA-bbbbb', '000002']
    const first = await halfwayIn('locked')
    for (const one of wrong)
      expect(await signIn.giveCode(one, first)).toMatchObject({ findings: [{ code: 'store/wrong-code' }] })
    const closed = { findings: [{ code: 'store/codes-closed-for-now', facts: { minutes: 15 } }] }
    expect(await signIn.giveCode(code(), first)).toMatchObject(closed)
    expect(await signIn.giveCode(set.spare[0] ?? '', await halfwayIn('locked'))).toMatchObject(closed)
    await sql`update wanmu_sign_in."twoFactor" set "lockedUntil" = now() - interval '1 second'`.execute(store.db)
    const late = await halfwayIn('locked')
    await sql`update wanmu_sign_in.verification set "expiresAt" = now() - interval '1 second'`.execute(store.db)
    expect(await signIn.giveCode(code(), late)).toMatchObject({ findings: [{ code: 'store/password-first' }] })
    expect(await signIn.giveCode(code(), await halfwayIn('locked'))).toMatchObject({ person: 'locked' })
  })

  it('重发一次性密码，动态码随即取消，等码的登录作废；可以重新设置', async () => {
    const { headers } = await newcomer('lost-phone')
    const old = await signIn.setUpSecondFactor(headers, GOOD)
    if (!('uri' in old)) throw new Error(JSON.stringify(old))
    await signIn.giveCode(totp(new URL(old.uri).searchParams.get('secret') ?? ''), headers)
    const waiting = await halfwayIn('lost-phone')
    const again = await newcomer('lost-phone')
    expect(await signIn.giveCode(old.spare[0] ?? '', waiting)).toMatchObject({
      findings: [{ code: 'store/password-first' }],
    })
    expect(await signIn.signIn('lost-phone', GOOD)).toMatchObject({ person: 'lost-phone', secondFactor: false })
    const set = await signIn.setUpSecondFactor(again.headers, GOOD)
    if (!('uri' in set)) throw new Error(JSON.stringify(set))
    const code = totp(new URL(set.uri).searchParams.get('secret') ?? '')
    expect(await signIn.giveCode(code, again.headers)).toMatchObject({ person: 'lost-phone', secondFactor: true })
    expect(await signIn.giveCode(old.spare[1] ?? '', await halfwayIn('lost-phone'))).toHaveProperty('findings')
  })

  it('密码只存散列；别的数据库角色碰不到这些表', async () => {
    const { rows } = await sql<{ password: string }>`select password from wanmu_sign_in.account`.execute(store.db)
    expect(rows.length).toBeGreaterThan(3)
    for (const { password } of rows) expect(password).not.toContain(GOOD)
    for (const role of ['wanmu_read', 'wanmu_write'])
      await expect(
        store.db.transaction().execute(async (session) => {
          await sql`select set_config('role', ${role}, true)`.execute(session)
          await sql`select * from wanmu_sign_in.account`.execute(session)
        }),
      ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('密码的规则', () => {
  it('一次性密码自己合规，两次不同', () => {
    const some = Array.from({ length: 200 }, oneTimePassword)
    expect(new Set(some).size).toBe(200)
    for (const one of some)
      expect(refusePassword(one, 'admin').filter(({ code }) => code !== 'store/password-kinds')).toEqual([])
  })

  it.each([
    ['Abcdefg1', ['store/password-length']],
    ['abcdefghij1', ['store/password-kinds']],
    ['Zhangsan-2026', ['store/password-name']],
    ['密码Password2026', []],
  ])('%s', (password, codes) => {
    expect(refusePassword(password, 'zhangsan').map(({ code }) => code)).toEqual(codes)
  })
})
