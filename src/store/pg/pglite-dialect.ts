// Store · Kysely on the embedded PostgreSQL: one session, so whoever has the connection has it alone.
import type { PGlite } from '@electric-sql/pglite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { openStatements } from './pglite-statements.ts'

export const pgliteDialect = (pglite: PGlite): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => openDriver(pglite),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
})

function openDriver(pglite: PGlite): Driver {
  const statements = openStatements(pglite)
  const connection: DatabaseConnection = {
    executeQuery: <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> =>
      statements.run<Row>(sql, parameters),
    // biome-ignore lint/correctness/useYield: the interface asks for it; whoever reads much reads in pages.
    async *streamQuery() {
      throw new Error('the embedded database has no cursors here: read in pages')
    },
  }
  let last: Promise<void> = Promise.resolve()
  let release = (): void => {}
  return {
    async init() {},
    async acquireConnection() {
      const before = last
      let free = (): void => {}
      last = new Promise((resolve) => {
        free = resolve
      })
      await before
      release = free
      return connection
    },
    async releaseConnection() {
      release()
    },
    async beginTransaction(_, settings) {
      statements.begin(beginText(settings))
    },
    async commitTransaction() {
      await statements.end('commit')
    },
    async rollbackTransaction() {
      await statements.end('rollback')
    },
    async destroy() {
      await pglite.close()
    },
  }
}

const beginText = ({ accessMode, isolationLevel }: TransactionSettings): string =>
  ['begin', isolationLevel === undefined ? '' : `isolation level ${isolationLevel}`, accessMode ?? '']
    .filter((part) => part !== '')
    .join(' ')
