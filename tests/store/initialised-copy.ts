// An initialised, empty database of the embedded engine, kept beside other scratch files: to make one takes seconds, to load it a moment.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

export async function initialisedCopy(): Promise<Blob> {
  const { version } = createRequire(import.meta.url)('../../node_modules/@electric-sql/pglite/package.json') as {
    version: string
  }
  const file = join(tmpdir(), `wanmu-pglite-${version}.tar`)
  if (!existsSync(file)) {
    const made = await PGlite.create({ dataDir: 'memory://' })
    const dump = await made.dumpDataDir('none')
    await made.close()
    // Whole or not at all: several test files may come here at once.
    const aside = `${file}.${process.pid}`
    writeFileSync(aside, Buffer.from(await dump.arrayBuffer()))
    renameSync(aside, file)
  }
  return new Blob([readFileSync(file)])
}
