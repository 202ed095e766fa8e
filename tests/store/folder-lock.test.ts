// Store · a data folder is opened by one process: the second is told who has it, a killed one leaves nothing behind.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lockFolder } from '../../src/store/folder-lock.ts'
import { openStore } from '../../src/store/pg/open.ts'

const scratch = mkdtempSync(join(tmpdir(), 'wanmu-lock-'))
const program = mkdtempSync(join(process.cwd(), 'node_modules', '.lock-'))
let made = 0
const folder = (): string => join(scratch, `${++made}`)

beforeAll(async () => {
  const built = await rolldown({
    input: { lock: 'src/store/folder-lock.ts' },
    platform: 'node',
    external: [/^@duckdb\//],
    logLevel: 'silent',
  })
  await built.write({ dir: program, format: 'esm', entryFileNames: '[name].mjs' })
  await built.close()
  writeFileSync(
    join(program, 'hold.mjs'),
    `import { lockFolder } from './lock.mjs'
     const lock = await lockFolder(process.argv[2])
     console.log('release' in lock ? 'held' : 'refused ' + JSON.stringify(lock))
     if ('release' in lock) setInterval(() => {}, 1000)`,
  )
})
afterAll(() => {
  for (const one of [scratch, program]) rmSync(one, { recursive: true, force: true })
})

async function hold(where: string): Promise<{ said: string; pid: number; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(program, 'hold.mjs'), where], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const said = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text).trim())))
  return {
    said,
    pid: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

it('另一个进程在用：拒绝，并说出是谁；被 kill −9 之后，锁不留下', async () => {
  const where = folder()
  const other = await hold(where)
  expect(other.said).toBe('held')
  expect(await lockFolder(where)).toMatchObject({ pid: String(other.pid), since: expect.stringMatching(/^20/) })
  const opened = await openStore({ folder: where }, { begin: true })
  expect(opened).toMatchObject({
    findings: [{ code: 'store/folder-in-use', facts: { folder: where, pid: String(other.pid) } }],
  })
  expect(existsSync(join(where, 'pg'))).toBe(false)
  await other.kill()
  const lock = await lockFolder(where)
  expect(lock).toHaveProperty('release')
  if ('release' in lock) lock.release()
})

it('同一进程里再开一次，同样拒绝；放开之后可以再开', async () => {
  const where = folder()
  const lock = await lockFolder(where)
  expect(await lockFolder(where)).toMatchObject({ pid: process.pid })
  if ('release' in lock) lock.release()
  const again = await lockFolder(where)
  expect(again).toHaveProperty('release')
  if ('release' in again) again.release()
})

it('许多进程同时来：只有一个拿到', async () => {
  const where = folder()
  const all = await Promise.all(Array.from({ length: 6 }, () => hold(where)))
  expect(all.filter(({ said }) => said === 'held').length).toBe(1)
  await Promise.all(all.map((one) => one.kill()))
  expect(readdirSync(where).filter((name) => name.endsWith('.new'))).toEqual([])
})

it('没有记录的文件夹不会被悄悄建成新库', async () => {
  const where = folder()
  expect(await openStore({ folder: where })).toMatchObject({ findings: [{ code: 'store/no-folder' }] })
  expect(existsSync(where)).toBe(false)
})

it('只说谁在用的那个文件坏了，不影响锁', async () => {
  const where = folder()
  const other = await hold(where)
  writeFileSync(join(where, 'holder.json'), '{')
  expect(await lockFolder(where)).toMatchObject({ pid: String(other.pid), host: '—' })
  await other.kill()
  expect(readFileSync(join(where, 'holder.json'), 'utf8')).toBe('{')
})
