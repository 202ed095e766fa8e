// App · the demo's records: loaded once into a data folder beside its files, found again at the next start.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../kernel/finding.ts'
import type { Role } from '../kernel/role.ts'
import { ROLE_WORDS } from '../record/words.ts'
import { loadDemo } from './load-demo/load-demo.ts'
import type { DemoFiles } from './make-demo.ts'
import { withRecords } from './open-records.ts'
import type { Steps } from './run-steps.ts'

export interface DemoAccount {
  readonly person: string
  readonly role: Role
  readonly password: string
  /** What it is for, in Chinese. */
  readonly shows: string
}

export interface DemoRecords {
  readonly seed: number
  readonly enterprises: number
  readonly figures: number
  readonly acts: number
  readonly accounts: readonly DemoAccount[]
}

/** Where the records of a demo are kept within its folder. */
export const demoData = (out: string): string => join(out, '记录')
const told = (out: string): string => join(out, '账号.json')

/** As they were loaded, or undefined when there are none, others, or half of them. */
export async function findDemoRecords(
  out: string,
  { seed, enterprises }: Pick<DemoRecords, 'seed' | 'enterprises'>,
): Promise<DemoRecords | undefined> {
  if (!existsSync(told(out)) || !existsSync(demoData(out))) return undefined
  try {
    const found = JSON.parse(await readFile(told(out), 'utf8')) as DemoRecords
    return found.seed === seed && found.enterprises === enterprises ? found : undefined
  } catch {
    return undefined
  }
}

export interface LoadRequest extends Steps {
  readonly out: string
  readonly seed: number
  readonly enterprises: number
  readonly files: DemoFiles
}

/** What stood in the folder before is gone: it was made by the demo too. */
export async function loadDemoRecords(
  request: LoadRequest,
): Promise<DemoRecords | { readonly findings: readonly Finding[] }> {
  const { out, seed, enterprises, files, ...steps } = request
  const data = demoData(out)
  await rm(told(out), { force: true })
  await rm(data, { recursive: true, force: true })
  // One for all accounts, and new each time: nothing to learn by heart, nothing that is the same elsewhere.
  const password = `Wanmu-${randomBytes(4).toString('hex')}-${randomBytes(2).toString('hex')}`
  const { value, findings } = await withRecords({ data, url: undefined }, { begin: true }, (store) =>
    loadDemo(store, { ...steps, files, data, password, today: new Date() }),
  )
  if (value === undefined) return { findings }
  const records: DemoRecords = {
    ...{ seed, enterprises, figures: value.figures, acts: value.acts },
    accounts: value.accounts.map(({ person, role, shows = '' }) => ({ person, role, password, shows })),
  }
  // Last of all: whoever finds it finds a whole city.
  await writeFile(told(out), `${JSON.stringify(records, null, 2)}\n`, { mode: 0o600 })
  return records
}

/** A table of the accounts, one line each. */
export function accountLines({ accounts }: DemoRecords): string[] {
  const wide = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0)
  const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - wide(text)))
  return accounts.map(
    ({ person, role, password, shows }) =>
      `  ${pad(person, 10)}${pad(password, 22)}${pad(ROLE_WORDS[role].zh, 14)}${shows}`,
  )
}
