// App · restore: a backup is checked whole before anything is written, then written into empty records, then audited before it counts.
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Kysely } from 'kysely'
import { type Finding, finding } from '../kernel/finding.ts'
import { type Archive, hashed, openArchive, type PartHash } from '../store/archive.ts'
import { readRows, TABLE_ORDER, type TableName } from '../store/pg/dump.ts'
import { migrate, readVersion } from '../store/pg/migrate.ts'
import { MIGRATIONS } from '../store/pg/migrations/list.ts'
import type { Store } from '../store/pg/open.ts'
import type { Tables } from '../store/pg/tables.ts'
import { audit } from './audit.ts'
import { type Folders, lookIn, tableFile } from './backup.ts'
import { BadPart, fillTables, NEEDED } from './fill-tables.ts'
import { goOnWithoutEvidence, lookAmong } from './kept-files.ts'
import { MANIFEST, type Manifest, malformed, readManifest } from './manifest.ts'

export interface Checked {
  readonly file: string
  readonly archive: Archive
  readonly manifest: Manifest
}

/** The whole backup, read through and found to be what was written. Closed by whoever uses it. */
export async function checkBackup(file: string): Promise<Checked | { readonly findings: readonly Finding[] }> {
  const archive = await openArchive(file).catch(() => undefined)
  if (archive === undefined) return { findings: [finding('store/backup-broken', { file })] }
  const manifest = await readManifest(archive, file)
  const findings =
    'findings' in manifest
      ? manifest.findings
      : [...(await checkParts(archive, manifest, file)), ...lacking(archive, file), ...refuseNewer(manifest)]
  if (!('findings' in manifest) && findings.length === 0) return { file, archive, manifest }
  archive.close()
  return { findings }
}

/** `store` is opened bare: its structure is made here, as old as the backup's, then brought up to date. Blocking findings: nothing was kept. */
export async function restore(
  checked: Checked,
  store: Store,
  folders: Folders,
  zone: string,
): Promise<readonly Finding[]> {
  // Before the rows are committed: a full disk leaves no records without their files.
  return await fill(checked, store, zone, async () => {
    for (const [kept, folder] of Object.entries(folders)) await unpack(checked.archive, kept, folder)
  })
}

async function checkParts(archive: Archive, { parts }: Manifest, file: string): Promise<Finding[]> {
  const findings: Finding[] = []
  const names = new Set([...Object.keys(parts), ...archive.names].filter((name) => name !== MANIFEST))
  for (const name of names)
    if (!FILE_NAME.test(name)) findings.push(malformed(file, name, 'no name of a file'))
    else if ((await hashOf(archive, name)) !== parts[name]?.hash)
      findings.push(finding('store/backup-altered', { file }, { part: name }))
  return findings
}

const FILE_NAME = /^[^/]+(\/[^/]+)*$/

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

/** Otherwise they are only told. */
export const isRefused = (findings: readonly Finding[]): boolean => findings.some(({ blocking }) => blocking)

const lacking = ({ names }: Archive, file: string): Finding[] =>
  NEEDED.filter((part) => !names.includes(part)).map((part) => malformed(file, part, 'no such part'))

function refuseNewer({ migrations }: Manifest): Finding[] {
  const unknown = migrations.filter((name) => !Object.hasOwn(MIGRATIONS, name))
  return unknown.length === 0 ? [] : [finding('store/newer', {}, { names: unknown.join(', ') })]
}

const UNDO = new Error('undo')

async function fill(
  { file, archive, manifest }: Checked,
  { db }: Store,
  zone: string,
  unpackFiles: () => Promise<void>,
): Promise<readonly Finding[]> {
  const { done } = await readVersion(db)
  if (done.length > 0 && !(await isEmpty(db))) return [finding('store/not-empty', {})]
  if (done.length === 0) await migrate(db, manifest.migrations.at(-1))
  let findings: readonly Finding[] = []
  try {
    await db.transaction().execute(async (session) => {
      await fillTables(session, archive)
      // Its parts were hashed when the backup was checked.
      const kept = { look: lookAmong(lookIn(manifest.parts)) }
      findings = goOnWithoutEvidence((await audit({ db: session }, zone, manifest.head, kept)).findings)
      if (isRefused(findings)) throw UNDO
      await unpackFiles()
    })
  } catch (fault) {
    if (fault instanceof BadPart) return [malformed(file, fault.part, fault.message, fault.line)]
    // Of values within values without end.
    if (fault instanceof RangeError) return [malformed(file, tableFile('acts'), 'nested too deep')]
    if (fault !== UNDO) throw fault
    return findings
  }
  await migrate(db)
  return findings
}

async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  for (const table of Object.keys(TABLE_ORDER) as TableName[])
    if (table !== 'chains') for await (const page of readRows(db, table)) if (page.length > 0) return false
  return true
}

async function unpack(archive: Archive, kept: string, folder: string): Promise<void> {
  for (const name of archive.names.filter((one) => one.startsWith(`${kept}/`))) {
    const target = join(folder, name.slice(kept.length + 1))
    mkdirSync(dirname(target), { recursive: true })
    await pipeline(Readable.from(archive.read(name)), createWriteStream(target))
  }
}
