// 接口 · kill −9：写入最忙时杀掉服务进程（PostgreSQL 上有时连数据库一起），凡答复已记录的一条不少。多轮见 bench/kill.mjs --api。
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findBinaries, startPostgres } from '../store/postgres.ts'
import { killRounds, type Plan } from './kill/rounds.ts'

const main = fileURLToPath(new URL('../../dist/run/main.js', import.meta.url))

async function kill(plan: Omit<Plan, 'main' | 'data' | 'rounds' | 'writers'>, data: string): Promise<void> {
  const done = await killRounds({ ...plan, main, data, rounds: 3, writers: 20 })
  expect(done).toMatchObject({ lost: [], findings: [] })
  expect(done.acknowledged).toBeGreaterThan(0)
  expect(done.recorded).toBeGreaterThanOrEqual(done.acknowledged)
}

const inFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'wanmu-kill-'))
  await use(folder).finally(() => rmSync(folder, { recursive: true, force: true }))
}

describe('kill −9 服务进程', () => {
  it('内嵌：凡答复已记录的，一条不少，链完好', async () => {
    await inFolder((folder) => kill({ where: { folder: join(folder, '0') }, processes: 1 }, folder))
  })

  const bin = findBinaries()
  it.skipIf(bin === undefined)('PostgreSQL：服务进程和数据库都杀过，一条不少，链完好', async () => {
    const server = await startPostgres(bin ?? '')
    await inFolder(async (folder) =>
      kill({ where: { url: await server.database() }, processes: 2, crash: server.crash }, folder),
    ).finally(() => server.stop())
  })
})
