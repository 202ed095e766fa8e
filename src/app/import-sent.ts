// App · a file that was sent, into its register: kept in a scratch folder while it is read.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Finding, finding } from '../kernel/finding.ts'
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
import { plainName } from './plain-name.ts'
import type { Steps } from './run-steps.ts'

export { FROM_SHEETS } from './import-register.ts'

interface Sent extends Steps {
  readonly day: string
  /** What is not in it has ended on that day. */
  readonly complete: boolean
  /** Only checked: nothing is put on record. */
  readonly dry?: boolean
  readonly name: string
  readonly bytes: Uint8Array
}

export interface SentRegister extends Sent {
  readonly register: FromSheets
  readonly ending: 'xlsx' | 'csv'
  /** Where the sheets are written back with what is wrong in them, if anything is. */
  readonly marked?: string
  readonly key?: string
}

export async function importSent(
  store: Store,
  who: Who,
  { name, ending, bytes, ...sent }: SentRegister,
): ReturnType<typeof importRegister> {
  // Before anything is read: the file may be large.
  const refused = refuseImport(who.role, sent.register)
  if (refused.length > 0) return { findings: refused, total: refused.length }
  const folder = openScratch('wanmu-register-')
  try {
    const path = join(folder, plainName(name, ending))
    await writeFile(path, bytes)
    return await importRegister(store, who, { ...sent, files: [path] })
  } finally {
    dropScratch(folder)
  }
}

export const LAND = ['parcel', 'tenure', 'boundary'] as const
export type Land = (typeof LAND)[number]

export interface SentLand extends Sent {
  readonly what: Land
  /** Whose boundaries. */
  readonly of: Bounded
  readonly ending: 'zip' | 'geojson' | 'xlsx' | 'csv'
  /** Central meridian of coordinates that do not tell their zone. */
  readonly meridian?: number
}

/** Parcels, tenure or boundaries that were sent. */
export async function importSentLand(store: Store, who: Who, sent: SentLand): Promise<ImportTold<Imported>> {
  const { what, of, name, ending, bytes, ...asked } = sent
  const refused = refuseImport(who.role, registerOf(what))
  if (refused.length > 0) return { findings: refused, total: refused.length }
  const folder = openScratch('wanmu-land-')
  try {
    const path = join(folder, plainName(name, ending))
    await writeFile(path, bytes)
    const request = { ...asked, files: [path] }
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
    const table = join(folder, plainName(name, ending))
    await writeFile(table, bytes)
    return await importScheme({ ...asked, table, force: false })
  } finally {
    dropScratch(folder)
  }
}

export const registerOf = (what: Land | FromSheets): Register => (what === 'boundary' ? 'shape' : what)

export function refuseImport(asked: Role, register: Register): Finding[] {
  if (REGISTER_STEPS[register].kept.import?.by.includes(asked) === true) return []
  const { zh: role, en: roleEn } = ROLE_WORDS[asked]
  return [finding('record/not-your-register', {}, { role, roleEn, register })]
}
