// Store · DuckDB: opens the columnar engine with limits, and locks it before anything a user wrote is run.
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { DuckDBInstance } from './duckdb.ts'
import { dropScratch, openScratch } from './scratch.ts'

export type Cell = DuckDBValue
export type Row = Record<string, Cell>

/** Relations with more rows are kept as Parquet files in a scratch folder: in memory they would push each other out to disk. */
export const MANY_ROWS = 1_000_000

export interface DuckOptions {
  /** `1GB`; the engine spills to a scratch folder beyond it. */
  readonly memoryLimit?: string
  readonly threads?: number
}

export interface Duck {
  readonly connection: DuckDBConnection
  /** Runs statements and gives nothing back. */
  run(sql: string): Promise<void>
  /** All rows as objects; DOUBLE and INTEGER come as number, BIGINT and HUGEINT as bigint. */
  all(sql: string): Promise<Row[]>
  /** No file, network, extension or setting can be reached from here on; `writable` folders stay open for results, `readable` files for reading. */
  lock(writable?: readonly string[], readable?: readonly string[]): Promise<void>
  /** Stops the running statement. */
  interrupt(): void
  close(): void
}

/** An in-memory database of its own with a scratch folder that is removed at close. */
export async function openDuck(options: DuckOptions = {}): Promise<Duck> {
  const scratch = openScratch('wanmu-')
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: scratch,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
    ...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  })
  const connection = await instance.connect()
  await connection.run("SET TimeZone='UTC'")
  return {
    connection,
    async run(sql) {
      await connection.run(sql)
    },
    async all(sql) {
      return (await connection.runAndReadAll(sql)).getRowObjects()
    },
    async lock(writable = [], readable = []) {
      const list = (paths: readonly string[]): string =>
        `[${paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ')}]`
      if (writable.length > 0) await connection.run(`SET allowed_directories=${list(writable)}`)
      if (readable.length > 0) await connection.run(`SET allowed_paths=${list(readable)}`)
      await connection.run('SET enable_external_access=false')
      await connection.run('SET lock_configuration=true')
    },
    interrupt: () => connection.interrupt(),
    close() {
      connection.closeSync()
      instance.closeSync()
      dropScratch(scratch)
    },
  }
}
