// App · restore: a backup is checked whole before anything is written, then written into empty records, then audited before it counts.
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Kysely, Transaction } from 'kysely'
import { type Finding, finding } from '../kernel/finding.ts'
import { type Archive, hashed, openArchive, type PartHash } from '../store/archive.ts'
import { readRows, resumeNumbers, TABLE_ORDER, type TableName, writeRows } from '../store/pg/dump.ts'
import { migrate, readVersion } from '../store/pg/migrate.ts'
import { MIGRATIONS } from '../store/pg/migrations/list.ts'
import type { Store } from '../store/pg/open.ts'
import type { Tables } from '../store/pg/tables.ts'
import { audit } from './audit.ts'
import { FORM, type Folders, lookIn, MANIFEST, type Manifest, tableFile } from './backup.ts'
import { isMoreThanEvidence, lookAmong } from './kept-files.ts'

export interface Checked {
  readonly archive: Archive
  readonly manifest: Manifest
}

/** The whole backup, read through and found to be what was written. Closed by whoever uses it. */
export async function checkBackup(file: string): Promise<Checked | { readonly findings: readonly Finding[] }> {
  const archive = await openArchive(file).catch(() => undefined)
  if (archive === undefined) return { findings: [finding('store/backup-broken', { file })] }
  const manifest = await readManifest(archive)
  const findings =
    manifest === undefined
      ? [finding('store/backup-broken', { file })]
      : [...(await checkParts(archive, manifest, file)), ...refuseNewer(manifest)]
  if (manifest !== undefined && findings.length === 0) return { archive, manifest }
  archive.close()
  return { findings }
}

/** `store` is opened bare: its structure is made here, as old as the backup's, then brought up to date. Findings: nothing was kept. */
export async function restore(
  { archive, manifest }: Checked,
  store: Store,
  folders: Folders,
  zone: string,
): Promise<readonly Finding[]> {
  const findings = await fill(archive, manifest, store, zone)
  if (findings.length > 0) return findings
  for (const [kept, folder] of Object.entries(folders)) await unpack(archive, kept, folder)
  return []
}

async function readManifest(archive: Archive): Promise<Manifest | undefined> {
  if (!archive.names.includes(MANIFEST)) return undefined
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of archive.read(MANIFEST)) chunks.push(chunk)
    const manifest = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Manifest
    return manifest.form === FORM ? manifest : undefined
  } catch {
    return undefined
  }
}

async function checkParts(archive: Archive, { parts }: Manifest, file: string): Promise<Finding[]> {
  const findings: Finding[] = []
  const names = new Set([...Object.keys(parts), ...archive.names].filter((name) => name !== MANIFEST))
  for (const name of names)
    if ((await hashOf(archive, name)) !== parts[name]?.hash)
      findings.push(finding('store/backup-altered', { file }, { part: name }))
  return findings
}

async function hashOf(archive: Archive, name: string): Promise<string> {
  let found: PartHash | undefined
  try {
    for await (const _ of hashed(archive.read(name), (what) => {
      found = what
    }));
  } catch {
    return 'unreadable'
  }
  return found?.hash ?? 'unreadable'
}

function refuseNewer({ migrations }: Manifest): Finding[] {
  const unknown = migrations.filter((name) => !Object.hasOwn(MIGRATIONS, name))
  return unknown.length === 0 ? [] : [finding('store/newer', {}, { names: unknown.join(', ') })]
}

const UNDO = new Error('undo')

async function fill(archive: Archive, manifest: Manifest, { db }: Store, zone: string): Promise<readonly Finding[]> {
  const { done } = await readVersion(db)
  if (done.length > 0 && !(await isEmpty(db))) return [finding('store/not-empty', {})]
  if (done.length === 0) await migrate(db, manifest.migrations.at(-1))
  let findings: readonly Finding[] = []
  try {
    await db.transaction().execute(async (session) => {
      await session.deleteFrom('chains').execute()
      for (const table of Object.keys(TABLE_ORDER) as TableName[]) await fillTable(session, archive, table)
      await resumeNumbers(session)
      // Its parts were hashed when the backup was checked.
      const kept = { look: lookAmong(lookIn(manifest.parts)) }
      findings = (await audit({ db: session }, zone, manifest.head, kept)).findings.filter(isMoreThanEvidence)
      if (findings.length > 0) throw UNDO
    })
  } catch (fault) {
    if (fault !== UNDO) throw fault
    return findings
  }
  await migrate(db)
  return []
}

async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  for (const table of Object.keys(TABLE_ORDER) as TableName[])
    if (table !== 'chains') for await (const page of readRows(db, table)) if (page.length > 0) return false
  return true
}

const BATCH = 1000

async function fillTable(session: Transaction<Tables>, archive: Archive, table: TableName): Promise<void> {
  const name = tableFile(table)
  if (!archive.names.includes(name)) return
  let batch: Record<string, unknown>[] = []
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await writeRows(session, table, batch)
    batch = []
  }
  for await (const line of createInterface({ input: Readable.from(archive.read(name)), crlfDelay: Infinity })) {
    const row = JSON.parse(line) as Record<string, unknown>
    // The chain grows again with each act that follows.
    batch.push(table === 'chains' ? { ...row, seq: 0, hash: '' } : row)
    if (batch.length >= BATCH) await flush()
  }
  await flush()
}

async function unpack(archive: Archive, kept: string, folder: string): Promise<void> {
  for (const name of archive.names.filter((one) => one.startsWith(`${kept}/`))) {
    const target = join(folder, name.slice(kept.length + 1))
    mkdirSync(dirname(target), { recursive: true })
    await pipeline(Readable.from(archive.read(name)), createWriteStream(target))
  }
}
