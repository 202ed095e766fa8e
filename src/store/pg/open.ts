// Store · opens the records: a data folder with the embedded PostgreSQL, or a server by its address.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Dialect, Kysely, sql } from 'kysely'
import { FIRST } from '../../kernel/act.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { type FolderLock, lockFolder } from '../folder-lock.ts'
import type { Algorithm } from '../hash.ts'
import { migrate, readVersion, refuseVersion } from './migrate.ts'
import { refuseOthers } from './shut-out.ts'
import { CHAIN, type Tables } from './tables.ts'
import { PARSERS } from './values.ts'

/** The embedded engine without a folder, gone when closed; `copy` is an initialised one, which opens sooner. */
export interface InMemory {
  readonly memory: true
  readonly copy?: Blob
}
export type Where = { readonly folder: string } | { readonly url: string } | InMemory

export interface Store {
  readonly engine: 'embedded' | 'server'
  readonly db: Kysely<Tables>
  readonly close: () => Promise<void>
}

export interface OpenOptions {
  /** Set up a folder or database in which there is nothing yet. Otherwise it is refused: a mistyped folder begins no new city. */
  readonly begin?: boolean
  /** Run pending migrations, from nothing too. Otherwise an older database is refused. */
  readonly migrate?: boolean
  /** Nothing is set up nor checked: for whoever makes the structure from a backup. */
  readonly bare?: boolean
  /** Connections to a server. */
  readonly connections?: number
  /** How a chain that is only now begun is hashed. */
  readonly algorithm?: Algorithm
}

type Opened = { readonly store: Store; readonly ran: readonly string[] } | { readonly findings: readonly Finding[] }

export async function openStore(where: Where, options: OpenOptions = {}): Promise<Opened> {
  const begins = options.migrate === true || options.begin === true || options.bare === true
  if ('folder' in where && !begins && !existsSync(join(where.folder, 'pg')))
    return { findings: [finding('store/no-folder', {}, { folder: where.folder })] }
  const opened = 'url' in where ? await openServer(where.url, options) : await openEmbedded(where)
  if ('findings' in opened) return opened
  if (options.bare === true) return { store: opened, ran: [] }
  try {
    const version = await readVersion(opened.db)
    const mayMigrate = options.migrate === true || (begins && version.done.length === 0)
    const findings = mayMigrate && version.unknown.length === 0 ? [] : refuseVersion(version)
    if (findings.length > 0) {
      await opened.close()
      return { findings }
    }
    const ran = version.pending.length > 0 ? await tryMigrate(opened.db) : []
    if (ran === undefined) {
      await opened.close()
      return { findings: [finding('store/may-not-create', {})] }
    }
    if (version.done.length === 0) await beginChain(opened.db, options.algorithm)
    if (opened.engine === 'server') {
      const others = await refuseOthers(opened.db)
      if (others.length > 0) {
        await opened.close()
        return { findings: others }
      }
    }
    return { store: opened, ran }
  } catch (fault) {
    await opened.close()
    throw fault
  }
}

/** Undefined when the account may not make the roles or tables. */
async function tryMigrate(db: Kysely<Tables>): Promise<readonly string[] | undefined> {
  try {
    return await migrate(db)
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === '42501') return undefined
    throw fault
  }
}

async function beginChain(db: Kysely<Tables>, algorithm: Algorithm = 'sm3'): Promise<void> {
  await db
    .insertInto('chains')
    .values({ chain: CHAIN, algorithm, seq: 0, hash: FIRST })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function openEmbedded(where: { folder: string } | InMemory): Promise<Store | { findings: Finding[] }> {
  const lock = 'folder' in where ? await lockFolder(where.folder) : { release: () => {} }
  if (!isLock(lock))
    return {
      findings: [finding('store/folder-in-use', {}, { folder: 'folder' in where ? where.folder : '', ...lock })],
    }
  try {
    const [{ PGlite }, { pgliteDialect }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('./pglite-dialect.ts'),
    ])
    const dataDir = 'folder' in where ? join(where.folder, 'pg') : 'memory://'
    if ('folder' in where) mkdirSync(dataDir, { recursive: true })
    const copy = 'copy' in where && where.copy !== undefined ? { loadDataDir: where.copy } : {}
    const pglite = await PGlite.create({ dataDir, parsers: { ...PARSERS }, ...copy })
    await pglite.exec('set search_path = wanmu')
    return makeStore('embedded', pgliteDialect(pglite), lock.release)
  } catch (fault) {
    lock.release()
    throw fault
  }
}

const isLock = (lock: object): lock is FolderLock => 'release' in lock

async function openServer(url: string, { connections = 10 }: OpenOptions): Promise<Store | { findings: Finding[] }> {
  const [{ default: pg }, { PostgresDialect }] = await Promise.all([import('pg'), import('kysely')])
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // A process that stands still within an act must not hold up the whole city.
    options: '-c search_path=wanmu -c lock_timeout=30s -c idle_in_transaction_session_timeout=60s',
    application_name: 'wanmu',
    types: { getTypeParser: (oid, format) => PARSERS[oid] ?? pg.types.getTypeParser(oid, format) },
  })
  // An idle connection may be cut by the server; the pool makes another.
  pool.on('error', () => {})
  const store = makeStore('server', new PostgresDialect({ pool }), () => {})
  const findings = await refuseServer(store.db, url)
  if (findings.length === 0) return store
  await store.close()
  return { findings }
}

const OLDEST = 15

async function refuseServer(db: Kysely<Tables>, url: string): Promise<Finding[]> {
  const address = withoutPassword(url)
  try {
    const { rows } = await sql<{ v: string }>`select current_setting('server_version_num') as v`.execute(db)
    const major = Math.floor(Number(rows[0]?.v) / 10_000)
    return major >= OLDEST ? [] : [finding('store/old-server', {}, { address, found: major, least: OLDEST })]
  } catch (fault) {
    return [finding('store/unreachable', {}, { address, why: fault instanceof Error ? fault.message : String(fault) })]
  }
}

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url)
    return `${parsed.host}${parsed.pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}

function makeStore(engine: Store['engine'], dialect: Dialect, after: () => void): Store {
  const db = new Kysely<Tables>({ dialect })
  return {
    engine,
    db,
    async close() {
      await db.destroy()
      after()
    },
  }
}
