// Store · forward-only migrations: which have run, and running the rest.
import { type Kysely, Migrator, sql } from 'kysely'
import { type Finding, finding } from '../../kernel/finding.ts'
import { MIGRATIONS } from './migrations/list.ts'
import { shutOut } from './shut-out.ts'
import type { Tables } from './tables.ts'

export interface Version {
  /** Migrations run in this database. */
  readonly done: readonly string[]
  /** Migrations of this program still to run. */
  readonly pending: readonly string[]
  /** Run in this database, unknown to this program: it was made by a newer one. */
  readonly unknown: readonly string[]
}

export async function readVersion(db: Kysely<Tables>): Promise<Version> {
  const table = await sql<{
    there: boolean
  }>`select to_regclass('wanmu.kysely_migration') is not null as there`.execute(db)
  const done = table.rows[0]?.there
    ? (await sql<{ name: string }>`select name from wanmu.kysely_migration order by name`.execute(db)).rows
    : []
  const names = done.map((one) => one.name)
  return {
    done: names,
    pending: Object.keys(MIGRATIONS).filter((name) => !names.includes(name)),
    unknown: names.filter((name) => !Object.hasOwn(MIGRATIONS, name)),
  }
}

/** Runs what is pending, all or nothing, `upTo` a name or to the newest. Gives the names run. */
export async function migrate(db: Kysely<Tables>, upTo?: string): Promise<readonly string[]> {
  await sql`create schema if not exists wanmu`.execute(db)
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableSchema: 'wanmu',
  })
  const { error, results = [] } = upTo === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(upTo)
  if (error !== undefined) throw error
  if (results.length > 0) await shutOut(db)
  return results.map((one) => one.migrationName)
}

/** What stands against using the database as it is. */
export function refuseVersion({ pending, unknown }: Version): Finding[] {
  if (unknown.length > 0) return [finding('store/newer', {}, { names: unknown.join(', ') })]
  return pending.length > 0 ? [finding('store/needs-migration', {}, { names: pending.join(', ') })] : []
}
