// App · backup: records, snapshots and rule books in one file, each part with its hash, all of one moment.
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { hashed, type Part, type PartHash, writeArchive } from '../store/archive.ts'
import { readRows, TABLE_ORDER, type TableName } from '../store/pg/dump.ts'
import { readVersion } from '../store/pg/migrate.ts'
import type { Store } from '../store/pg/open.ts'
import type { Tables } from '../store/pg/tables.ts'
import { type Head, readHead } from './audit.ts'
import { placeFile } from './place-file.ts'

export const FORM = 'wanmu-backup-1'
export const MANIFEST = 'manifest.json'

export interface Manifest {
  readonly form: string
  readonly made: string
  readonly migrations: readonly string[]
  readonly head: Head
  readonly parts: Readonly<Record<string, PartHash & { readonly rows?: number }>>
}

/** Folders by the name under which they are kept. */
export type Folders = Readonly<Record<string, string>>

export async function backup(store: Store, folders: Folders, out: string): Promise<Manifest> {
  return await store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      const [{ done }, head] = await Promise.all([readVersion(db), readHead({ db })])
      const parts: Record<string, PartHash & { rows?: number }> = {}
      const manifest = { form: FORM, made: new Date().toISOString(), migrations: done, head, parts }
      const tell =
        (name: string, more: () => object = () => ({})) =>
        (what: PartHash) => {
          parts[name] = { ...what, ...more() }
        }
      await placeFile(out, (temporary) =>
        writeArchive(temporary, [
          ...(Object.keys(TABLE_ORDER) as TableName[]).map((table) => tablePart(db, table, tell)),
          ...Object.entries(folders).flatMap(([name, folder]) => fileParts(name, folder, tell)),
          {
            name: MANIFEST,
            async *content() {
              yield Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
            },
          },
        ]),
      )
      return manifest
    })
}

type Tell = (name: string, more?: () => object) => (what: PartHash) => void

export const tableFile = (table: string): string => `tables/${table}.ndjson`

function tablePart(db: Kysely<Tables>, table: TableName, tell: Tell): Part {
  let rows = 0
  const lines = async function* (): AsyncGenerator<Uint8Array> {
    for await (const page of readRows(db, table)) {
      rows += page.length
      yield Buffer.from(page.map((row) => `${JSON.stringify(row)}\n`).join(''))
    }
  }
  const name = tableFile(table)
  return {
    name,
    content: () =>
      hashed(
        lines(),
        tell(name, () => ({ rows })),
      ),
  }
}

function fileParts(kept: string, folder: string, tell: Tell): Part[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => {
      const name = `${kept}/${path}`
      return { name, content: () => hashed(createReadStream(join(folder, path)), tell(name)) }
    })
}
