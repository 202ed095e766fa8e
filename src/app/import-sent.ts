// App · a spreadsheet that was sent, into its register: kept in a scratch folder while it is read.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finding } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import { REGISTER_STEPS, type Register } from '../record/registers/register.ts'
import { ROLE_WORDS } from '../record/words.ts'
import type { Store } from '../store/pg/open.ts'
import type { Who } from '../store/pg/session.ts'
import { dropScratch, openScratch } from '../store/scratch.ts'
import { type Bounded, importBoundaries } from './import-boundaries.ts'
import { type ImportTold, importParcels } from './import-parcels.ts'
import { type FromSheets, importRegister } from './import-register.ts'
import type { Imported } from './import-rows.ts'
import { importScheme } from './import-scheme.ts'
import { importTenure } from './import-tenure.ts'

export { FROM_SHEETS } from './import-register.ts'

export interface SentRegister {
  readonly register: FromSheets
  readonly day: string
  /** What is not in it has ended on that day. */
  readonly complete: boolean
  readonly name: string
  readonly ending: 'xlsx' | 'csv'
  readonly bytes: Uint8Array
}

export async function importSent(
  store: Store,
  who: Who,
  { register, day, complete, name, ending, bytes }: SentRegister,
): ReturnType<typeof importRegister> {
  // Before anything is read: the file may be large.
  if (!mayImport(who.role, register)) return refuseRole(who.role, register)
  const folder = openScratch('wanmu-register-')
  try {
    const path = join(folder, plainName({ name, ending }))
    await writeFile(path, bytes)
    return await importRegister(store, who, { register, files: [path], day, complete })
  } finally {
    dropScratch(folder)
  }
}

export interface SentLand {
  readonly what: 'parcel' | 'tenure' | 'boundary'
  /** Whose boundaries. */
  readonly of: Bounded
  readonly day: string
  readonly complete: boolean
  readonly name: string
  readonly ending: 'zip' | 'geojson' | 'xlsx' | 'csv'
  readonly bytes: Uint8Array
}

/** Parcels, tenure or boundaries that were sent. */
export async function importSentLand(store: Store, who: Who, sent: SentLand): Promise<ImportTold<Imported>> {
  const { what, of, day, complete, bytes } = sent
  const register = what === 'boundary' ? 'shape' : what
  if (!mayImport(who.role, register)) return refuseRole(who.role, register)
  const folder = openScratch('wanmu-land-')
  try {
    const path = join(folder, plainName(sent))
    await writeFile(path, bytes)
    const request = { files: [path], day, complete }
    if (what === 'tenure') return await importTenure(store, who, request)
    if (what === 'boundary') return await importBoundaries(store, who, { ...request, of })
    const { imported, ...told } = await importParcels(store, who, request)
    return { ...told, ...(imported === undefined ? {} : { imported: imported.parcels }) }
  } finally {
    dropScratch(folder)
  }
}

/** A weight table that was sent, as the text of a scheme; nothing is kept. */
export async function importSentScheme({
  name,
  ending,
  bytes,
  ...asked
}: {
  readonly name: string
  readonly ending: 'xlsx' | 'csv'
  readonly bytes: Uint8Array
  readonly sheet?: string
  readonly id?: string
  readonly title?: string
}): ReturnType<typeof importScheme> {
  const folder = openScratch('wanmu-scheme-')
  try {
    const table = join(folder, plainName({ name, ending }))
    await writeFile(table, bytes)
    return await importScheme({ ...asked, table, force: false })
  } finally {
    dropScratch(folder)
  }
}

/** The name is shown in findings and kept in the act; it never leaves the scratch folder. */
function plainName({ name, ending }: { readonly name: string; readonly ending: string }): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}._（）()-]/gu, '_').slice(0, 80)
  return plain.endsWith(`.${ending}`) ? plain : `${plain}.${ending}`
}

function refuseRole(asked: Role, register: Register) {
  const { zh: role, en: roleEn } = ROLE_WORDS[asked]
  return { findings: [finding('record/not-your-register', {}, { role, roleEn, register })], total: 1 }
}

const mayImport = (role: Role, register: Register): boolean =>
  REGISTER_STEPS[register].kept.import?.by.includes(role) === true
