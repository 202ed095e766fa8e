// Command line · commands done by a person: who, in which role, told before anything is done.
import { type Command, Option } from 'commander'
import type { Finding } from '../kernel/finding.ts'
import { ROLES, type Role } from '../kernel/role.ts'
import type { Store } from '../store/pg/open.ts'
import type { Who } from '../store/pg/session.ts'
import { placeOf, type RecordOptions, withRecordsAt } from './records.ts'
import { tellFindings } from './tell.ts'

export interface ActingOptions extends RecordOptions {
  readonly as: string
  readonly role?: Role
}

export const withActing = (command: Command): Command =>
  withRecordsAt(command)
    .requiredOption('--as <person>', '由谁办理 · who acts')
    .addOption(new Option('--role <role>', '以哪个角色（只有一个角色时可不写） · in which role').choices([...ROLES]))

/** Opens the records as this person; undefined after what stood against it was told. */
export async function acting<T>(
  options: ActingOptions,
  use: (store: Store, who: Who) => Promise<T>,
): Promise<T | undefined> {
  const [{ withRecords }, { whoIs }] = await Promise.all([import('../app/open-records.ts'), import('../app/who-is.ts')])
  const used = await withRecords(placeOf(options), {}, async (store) => {
    const who = await whoIs(store, options.as, options.role)
    return 'findings' in who ? who : { value: await use(store, who) }
  })
  if (used.value === undefined) return refuse(used.findings, options)
  return 'findings' in used.value ? refuse(used.value.findings, options) : used.value.value
}

export function refuse(
  findings: readonly Finding[],
  { lang }: Pick<RecordOptions, 'lang'>,
  total = findings.length,
): undefined {
  tellFindings(findings, total, lang)
  process.exitCode = 1
  return undefined
}
