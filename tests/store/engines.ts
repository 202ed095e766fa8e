// Both engines: the same tests run on the embedded PostgreSQL and on a real server.
import { afterAll, beforeAll, describe } from 'vitest'
import { type OpenOptions, openStore, type Store, type Where } from '../../src/store/pg/open.ts'
import { initialisedCopy } from './initialised-copy.ts'
import { findBinaries, type Postgres, startPostgres } from './postgres.ts'

export interface Engine {
  /** Several connections at once. */
  readonly isServer: boolean
  /** A server's database whose owner may not make roles. */
  readonly poor?: () => Promise<Where>
  /** A new, empty place for records. */
  readonly place: () => Promise<Where>
  /** A new store with its structure; closed by itself when the tests are done. */
  readonly store: (options?: OpenOptions) => Promise<Store>
}

export function describeEngines(name: string, tests: (engine: Engine) => void): void {
  describe(`${name}（内嵌）`, () => {
    tests(engineOf(async () => ({ memory: true, copy: await initialisedCopy() })))
  })
  const bin = findBinaries()
  if (bin === undefined && process.env['WANMU_TEST_POSTGRES'] === 'required')
    throw new Error(
      'WANMU_TEST_POSTGRES=required, but there is no PostgreSQL on this machine: apt-get install postgresql',
    )
  if (bin === undefined)
    process.stderr.write(
      `跳过：${name}（PostgreSQL 服务器）。要运行，请先安装 PostgreSQL 15 或更高版本（Debian：apt-get install postgresql）。` +
        `Skipped on a PostgreSQL server: install PostgreSQL 15 or newer first.\n`,
    )
  describe.skipIf(bin === undefined)(`${name}（PostgreSQL 服务器）`, () => {
    let server: Postgres | undefined
    const running = (): Postgres => {
      if (server === undefined) throw new Error('the server did not start')
      return server
    }
    beforeAll(async () => {
      server = await startPostgres(bin ?? '')
    })
    afterAll(() => server?.stop())
    tests(
      engineOf(
        async () => ({ url: await running().database() }),
        async () => ({ url: await running().database('poor') }),
      ),
    )
  })
}

function engineOf(place: Engine['place'], poor?: NonNullable<Engine['poor']>): Engine {
  const open: Store[] = []
  // Registered before the server's own afterAll runs: hooks run in reverse order.
  afterAll(async () => {
    for (const store of open) await store.close()
  })
  return {
    isServer: poor !== undefined,
    place,
    ...(poor === undefined ? {} : { poor }),
    async store(options) {
      const opened = await openStore(await place(), { begin: true, ...options })
      if ('findings' in opened) throw new Error(JSON.stringify(opened.findings))
      open.push(opened.store)
      return opened.store
    },
  }
}
