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
import { type FromSheets, importRegister } from './import-register.ts'

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
  if (!mayImport(who.role, register)) {
    const { zh: role, en: roleEn } = ROLE_WORDS[who.role]
    return { findings: [finding('record/not-your-register', {}, { role, roleEn, register })], total: 1 }
  }
  const folder = openScratch('wanmu-register-')
  try {
    // The name is shown in findings and kept in the act; it never leaves this folder.
    const plain = name.replaceAll(/[^\p{L}\p{N}._（）()-]/gu, '_').slice(0, 80)
    const path = join(folder, plain.endsWith(`.${ending}`) ? plain : `${plain}.${ending}`)
    await writeFile(path, bytes)
    return await importRegister(store, who, { register, files: [path], day, complete })
  } finally {
    dropScratch(folder)
  }
}

const mayImport = (role: Role, register: Register): boolean =>
  REGISTER_STEPS[register].kept.import?.by.includes(role) === true
