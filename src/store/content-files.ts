// Store · files named by the hash of their content: what is frozen is kept once, never changed, and told apart when it was tampered with.
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** `handed`: who handed in which evidence. */
export type Ending = 'parquet' | 'yaml' | 'json' | 'evidence' | 'handed'

export interface ContentFiles {
  readonly folder: string
  /** Takes in a copy; gives the hash by which it is found. */
  readonly keepFile: (path: string, ending: Ending) => Promise<string>
  readonly keepText: (text: string, ending: Ending) => Promise<string>
  /** The path of what has this hash, read through and found to be so. */
  readonly find: (hash: string, ending: Ending) => Promise<{ readonly path: string } | 'absent' | 'altered'>
}

export const fileName = (hash: string, ending: Ending): string => `${hash.replace(':', '-')}.${ending}`

export function openContentFiles(folder: string): ContentFiles {
  const pathOf = (hash: string, ending: Ending): string => join(folder, fileName(hash, ending))
  const keep = async (make: (temporary: string) => Promise<void>, ending: Ending): Promise<string> => {
    await mkdir(folder, { recursive: true })
    const temporary = join(folder, `.${randomBytes(8).toString('hex')}.new`)
    try {
      await make(temporary)
      const hash = await hashOf(temporary)
      const path = pathOf(hash, ending)
      if (existsSync(path) && (await hashOf(path)) === hash) return hash
      await flush(temporary)
      await chmod(temporary, 0o444)
      await rename(temporary, path)
      return hash
    } finally {
      await rm(temporary, { force: true })
    }
  }
  return {
    folder,
    keepFile: (path, ending) => keep((temporary) => copyFile(path, temporary), ending),
    keepText: (text, ending) => keep((temporary) => writeFile(temporary, text), ending),
    async find(hash, ending) {
      const path = pathOf(hash, ending)
      // A hash comes out of an act: nothing but a hash may become a path.
      if (!/^(sm3|sha256):[0-9a-f]{64}$/.test(hash) || !existsSync(path)) return 'absent'
      return (await hashOf(path)) === hash ? { path } : 'altered'
    },
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sm3')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return `sm3:${hash.digest('hex')}`
}

/** On disk before an act names it. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}
