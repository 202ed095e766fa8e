// App · backup: records, snapshots and rule books in one file, each part with its hash, all of one moment.
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { type Finding, finding } from '../kernel/finding.ts'
import { hashed, type Part, type PartHash, writeArchive } from '../store/archive.ts'
import { allActs } from '../store/pg/acts.ts'
import { readRows, TABLE_ORDER, type TableName } from '../store/pg/dump.ts'
import { readVersion } from '../store/pg/migrate.ts'
import type { Store } from '../store/pg/open.ts'
import type { Tables } from '../store/pg/tables.ts'
import { readHead } from './audit.ts'
import { checkFiles, goOnWithoutEvidence, type Look, lookAmong, type NamedFiles, noteFiles } from './kept-files.ts'
import { FORM, MANIFEST, type Manifest } from './manifest.ts'
import { placeFile } from './place-file.ts'

/** Folders by the name under which they are kept. */
export type Folders = Readonly<Record<string, string>>

export interface BackedUp {
  readonly manifest: Manifest
  /** What is missing, and kept no backup from being written. */
  readonly notices: readonly Finding[]
}

/** Findings: a frozen file is missing or damaged, and nothing was written. */
export async function backup(
  store: Store,
  folders: Folders,
  out: string,
): Promise<BackedUp | { readonly findings: readonly Finding[] }> {
  return await store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      const [{ done }, head] = await Promise.all([readVersion(db), readHead({ db })])
      const parts: Record<string, PartHash & { rows?: number }> = {}
      const manifest: Manifest = { form: FORM, made: new Date().toISOString(), migrations: [...done], head, parts }
      const tell =
        (name: string, more: () => object = () => ({})) =>
        (what: PartHash) => {
          parts[name] = { ...what, ...more() }
        }
      const { snapshots } = folders
      const named: NamedFiles = new Map()
      if (snapshots !== undefined)
        for await (const page of allActs({ db }, 0, 'evaluation')) for (const act of page) noteFiles(named, act)
      // Before anything is written, what is not there at all.
      const lost = await refuse(named, async (name) => (existsSync(join(snapshots ?? '', name)) ? 'sound' : 'absent'))
      if (lost.some(isBlocking)) return { findings: lost }
      let damaged: readonly Finding[] = []
      const write = async (temporary: string): Promise<void> => {
        await writeArchive(temporary, [
          ...(Object.keys(TABLE_ORDER) as TableName[]).map((table) => tablePart(db, table, tell)),
          ...Object.entries(folders).flatMap(([name, folder]) => fileParts(name, folder, tell)),
          {
            name: MANIFEST,
            async *content() {
              yield Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
            },
          },
        ])
        // Hashed on their way into the archive.
        damaged = await refuse(named, lookAmong(lookIn(parts)))
        if (damaged.some(isBlocking)) throw REFUSED
      }
      try {
        await placeFile(out, write)
      } catch (fault) {
        if (fault !== REFUSED) throw fault
        return { findings: damaged }
      }
      return { manifest, notices: damaged }
    })
}

const REFUSED = new Error('refused')

async function refuse(named: NamedFiles, look: Look): Promise<readonly Finding[]> {
  const wrong = goOnWithoutEvidence(await checkFiles(named, look))
  const count = wrong.filter(isBlocking).length
  return count === 0 ? wrong : [finding('store/not-backed-up', {}, { count }), ...wrong]
}

const isBlocking = ({ blocking }: Finding): boolean => blocking

/** Hash of a frozen file by its name, as the parts of a backup tell it. */
export const lookIn =
  (parts: Manifest['parts']) =>
  (name: string): string | undefined =>
    parts[`snapshots/${name}`]?.hash

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
