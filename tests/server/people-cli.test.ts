// 命令行发一次性密码、结束会话：唯一的管理员丢了动态码也有路回来；没有这个角色的不行；都记在进出记录里。真的进程，真的数据文件夹。
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { openStore, type Store } from '../../src/store/pg/open.ts'
import { openSignIn, type SignIn } from '../../src/store/sign-in/sign-in.ts'
import { totp } from './totp.ts'

const MAIN = fileURLToPath(new URL('../../dist/run/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'wanmu-people-'))
const data = join(folder, 'records')
const OWN = 'Tian-2026-kai'
afterAll(() => rmSync(folder, { recursive: true }))

function people(...args: string[]) {
  const all = ['--no-warnings', MAIN, 'people', ...args, '--data', data]
  return spawnSync(process.execPath, all, { encoding: 'utf8', env: { ...process.env, DATABASE_URL: '' } })
}
const passwordIn = (said: string): string => /W[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/.exec(said)?.[0] ?? ''

async function within<T>(use: (signIn: SignIn, store: Store) => Promise<T>): Promise<T> {
  const opened = await openStore({ folder: data }, {})
  if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
  try {
    return await use(await openSignIn(opened.store), opened.store)
  } finally {
    await opened.store.close()
  }
}
const cookiesOf = ({ cookies }: { readonly cookies: readonly string[] }): Headers =>
  new Headers({ cookie: cookies.map((one) => one.split(';')[0]).join('; ') })

/** With the password given, another one chosen, and a second factor set up; the headers of the session. */
async function settle(signIn: SignIn, once: string): Promise<Headers> {
  const entered = await signIn.signIn('管理', once)
  if (!('person' in entered)) throw new Error(JSON.stringify(entered))
  const changed = await signIn.changePassword(cookiesOf(entered), once, OWN)
  if (!('cookies' in changed)) throw new Error(JSON.stringify(changed))
  const headers = cookiesOf(changed)
  const made = await signIn.setUpSecondFactor(headers, OWN)
  if (!('uri' in made)) throw new Error(JSON.stringify(made))
  const taken = await signIn.giveCode(totp(new URL(made.uri).searchParams.get('secret') ?? ''), headers)
  if (!('person' in taken)) throw new Error(JSON.stringify(taken))
  return cookiesOf(taken)
}

it('唯一的管理员：一次性密码一发，动态码不再要，原密码不再行', async () => {
  expect(people('begin', '管理', '模拟管理').status).toBe(0)
  const first = people('password', '管理', '--as', '管理')
  expect(first.status, first.stderr).toBe(0)
  await within(async (signIn) => {
    const headers = await settle(signIn, passwordIn(first.stdout + first.stderr))
    expect(await signIn.signIn('管理', OWN)).toMatchObject({ wantsCode: true })
    expect(await signIn.setUpSecondFactor(headers, OWN)).toMatchObject({
      findings: [{ code: 'store/second-factor-held' }],
    })
  })
  const again = people('password', '管理', '--as', '管理')
  expect(again.status, again.stderr).toBe(0)
  await within(async (signIn, store) => {
    expect(await signIn.signIn('管理', OWN)).toMatchObject({ findings: [{ code: 'store/wrong-password' }] })
    expect(await signIn.signIn('管理', passwordIn(again.stdout + again.stderr))).toMatchObject({ mustChange: true })
    const log = await store.db.selectFrom('door_log').selectAll().where('what', '=', 'people password').execute()
    expect(log).toMatchObject([
      { person: '管理', role: 'system-admin', subject: 'person/管理', outcome: 'done' },
      { outcome: 'done' },
    ])
  })
}, 120_000)

it('不是系统管理员的、没有这个人的：不行，什么也没变', async () => {
  for (const args of [
    ['add', '甲', '模拟甲', '--as', '管理'],
    ['grant', '甲', '--give', 'leader', '--as', '管理'],
  ])
    expect(people(...args).status).toBe(0)
  const other = people('password', '管理', '--as', '甲')
  expect([other.status, passwordIn(other.stdout + other.stderr)]).toEqual([1, ''])
  const nobody = people('password', '没有', '--as', '管理')
  expect([nobody.status, /没有/.test(nobody.stderr)], nobody.stderr).toEqual([1, true])
  expect(people('sign-out', '管理', '--as', '甲').status).toBe(1)
  expect(people('sign-out', '甲', '--as', '管理').status).toBe(0)
  await within(async (_, store) => {
    const log = await store.db.selectFrom('door_log').select(['person', 'what', 'outcome']).orderBy('id').execute()
    expect(log.slice(2)).toEqual([
      { person: '甲', what: 'people password', outcome: 'record/not-admin' },
      { person: '管理', what: 'people password', outcome: 'record/no-person' },
      { person: '甲', what: 'people sign-out', outcome: 'record/not-admin' },
      { person: '管理', what: 'people sign-out', outcome: 'done' },
    ])
  })
}, 120_000)
