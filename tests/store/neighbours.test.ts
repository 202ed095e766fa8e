// Store · two cities on one PostgreSQL server: neither gets into the other's database; an account that could is told before anything is served.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/pg/open.ts'
import { findBinaries, type Postgres, startPostgres } from './postgres.ts'

const bin = findBinaries()

describe.skipIf(bin === undefined)('同一台服务器上的两个市', () => {
  let server: Postgres
  let own: string
  let other: string
  beforeAll(async () => {
    server = await startPostgres(bin ?? '')
    own = await server.database('city')
    other = await server.database('neighbour')
  })
  afterAll(() => server?.stop())

  const open = async (url: string) => {
    const opened = await openStore({ url }, { begin: true })
    if ('findings' in opened) return opened.findings.map(({ code, facts }) => [code, facts['others']])
    await opened.store.close()
    return 'opened'
  }
  /** The neighbour's own account against our database. */
  const intrude = async (): Promise<string> => {
    const client = new pg.Client({ connectionString: own.replace('//city@', '//neighbour@') })
    try {
      await client.connect()
      await client.query('set role wanmu_read')
      return 'got in'
    } catch (fault) {
      return fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault)
    } finally {
      await client.end().catch(() => {})
    }
  }

  it('各开各的；邻市的账户连不上本市的库', async () => {
    expect(await open(own)).toBe('opened')
    await server.administer('grant wanmu_read, wanmu_write to neighbour')
    expect(await open(other)).toBe('opened')
    expect(await intrude()).toBe('42501')
    expect(await open(own)).toBe('opened')
  })

  it('管理员又放它进来：不开，说出是哪个账户', async () => {
    const name = new URL(own.replace('postgres://city@/', 'postgres://city@x/')).pathname.slice(1)
    await server.administer(`grant connect on database ${name} to neighbour`)
    expect(await intrude()).toBe('got in')
    expect(await open(own)).toEqual([['store/others-get-in', 'neighbour']])
    await server.administer(`revoke connect on database ${name} from neighbour`)
    expect(await open(own)).toBe('opened')
  })
})
