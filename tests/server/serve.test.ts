// wanmu serve：真的进程、真的端口。首次启动给一次性密码；停机干净；同一文件夹不许开两次；重启后还在。
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { PASSWORD } from './own-password.ts'

const MAIN = fileURLToPath(new URL('../../dist/run/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'wanmu-serve-'))
const data = join(folder, 'records')
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Served {
  readonly address: string
  readonly told: () => string
  readonly stop: () => Promise<number | null>
}

function start(...more: string[]): { child: ChildProcess; told: () => string; exit: Promise<number | null> } {
  const env = { ...process.env, DATABASE_URL: '' }
  const child = spawn(process.execPath, [MAIN, 'serve', '--data', data, '--port', '0', ...more], { env })
  running.add(child)
  let text = ''
  child.stderr?.on('data', (chunk) => {
    text += chunk
  })
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  exit.then(() => running.delete(child))
  return { child, told: () => text, exit }
}

async function serve(): Promise<Served> {
  const { child, told, exit } = start()
  const found = () => /已在 (http:\S+) 提供服务/.exec(told())?.[1]
  while (found() === undefined && child.exitCode === null) await new Promise((next) => setTimeout(next, 50))
  const address = found()
  if (address === undefined) throw new Error(told())
  return {
    address,
    told,
    stop() {
      child.kill('SIGTERM')
      return exit
    },
  }
}

const post = (address: string, path: string, body: object, cookie = '') =>
  fetch(address + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      ...(cookie === '' ? {} : { cookie }),
    },
    body: JSON.stringify(body),
  })
const cookies = (reply: Response): string =>
  reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

it('从首次启动到重启', async () => {
  const first = await serve()
  const once = /一次性密码 (\S+?)（/.exec(first.told())?.[1] ?? ''
  expect((await fetch(`${first.address}/healthz`)).status).toBe(200)
  const entered = await post(first.address, '/api/session', { person: 'admin', password: once })
  expect(entered.status).toBe(200)
  const changed = await post(first.address, '/api/session/password', { old: once, new: PASSWORD }, cookies(entered))
  expect(changed.status).toBe(200)

  const second = start()
  expect(await second.exit).toBe(1)
  expect(second.told()).toContain('正由另一个进程使用')

  const slow = fetch(`${first.address}/api/openapi.json`)
  await slow
  expect(await first.stop()).toBe(0)

  const again = await serve()
  expect(again.told()).not.toContain('一次性密码')
  const session = await post(again.address, '/api/session', { person: 'admin', password: PASSWORD })
  expect(session.status).toBe(200)
  const me = await fetch(`${again.address}/api/session`, { headers: { cookie: cookies(session) } })
  expect(await me.json()).toMatchObject({ person: 'admin', must_change: false, roles: [{ role: 'system-admin' }] })
  // No one's name, address or password in the log.
  for (const secret of [PASSWORD, '127.0.0.1:', 'user-agent'])
    expect(
      again
        .told()
        .split('\n')
        .filter((line) => line.startsWith('{') && !line.includes('listening'))
        .join(),
    ).not.toContain(secret)
  expect(await again.stop()).toBe(0)
})

it('端口写错：用法不对', async () => {
  const wrong = start('--port', '99999')
  expect(await wrong.exit).toBe(2)
})
