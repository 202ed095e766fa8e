// App · where the records are: on a server when DATABASE_URL names one, otherwise in the data folder.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../kernel/finding.ts'
import { type OpenOptions, openStore, type Store, type Where } from '../store/pg/open.ts'
import type { Folders } from './backup.ts'

export interface Place {
  /** The data folder: snapshots, and the records unless they are on a server. */
  readonly data: string
  readonly url: string | undefined
}

export const whereOf = ({ data, url }: Place): Where => (url === undefined || url === '' ? { folder: data } : { url })

/** Where everything frozen is kept. */
export const snapshotsOf = (data: string): string => join(data, 'snapshots')

/** Snapshots of the data folder, and the rule books that came with the program. */
export const foldersOf = ({ data }: Place): Folders => ({
  snapshots: snapshotsOf(data),
  policies: fileURLToPath(new URL('../../policies', import.meta.url)),
})

/** Restored rule books lie in the data folder: those of the program are never written over. */
export const restoredTo = ({ data }: Place): Folders => ({
  snapshots: snapshotsOf(data),
  policies: join(data, 'policies'),
})

export interface Used<T> {
  readonly value?: T
  readonly findings: readonly Finding[]
}

/** Opens, uses, closes. */
export async function withRecords<T>(
  place: Place,
  options: OpenOptions,
  use: (store: Store, ran: readonly string[]) => Promise<T>,
): Promise<Used<T>> {
  const opened = await openStore(whereOf(place), options)
  if ('findings' in opened) return { findings: opened.findings }
  try {
    return { value: await use(opened.store, opened.ran), findings: [] }
  } finally {
    await opened.store.close()
  }
}

/** Records that are open, for the doors. */
export type OpenRecords = Store
