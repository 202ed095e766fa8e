// App · what is frozen: files named by the hash of what is in them, so that none can be changed without its name being wrong.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { placeFile } from './place-file.ts'

export { hashBytes } from '../store/hash.ts'

export type Kind = 'yaml' | 'parquet'

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sm3')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return `sm3:${hash.digest('hex')}`
}

export const snapshotPath = (folder: string, hash: string, kind: Kind): string =>
  join(folder, `${hash.replace(':', '-')}.${kind}`)

/** A copy in the folder of snapshots; gives its hash. */
export async function keepFile(folder: string, path: string, kind: Kind): Promise<string> {
  const hash = await hashFile(path)
  const kept = snapshotPath(folder, hash, kind)
  mkdirSync(folder, { recursive: true })
  if (!existsSync(kept)) await placeFile(kept, (temporary) => copyFile(path, temporary))
  return hash
}

/** Undefined when the file is gone or is no longer what its name says. */
export async function findKept(folder: string, hash: string, kind: Kind): Promise<string | undefined> {
  const path = snapshotPath(folder, hash, kind)
  return existsSync(path) && (await hashFile(path)) === hash ? path : undefined
}
