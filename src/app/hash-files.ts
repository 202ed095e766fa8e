// App · the hash of files as they were delivered, one after another.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export function hashFiles(files: readonly string[]): string {
  const hash = createHash('sm3')
  for (const file of files) hash.update(readFileSync(file))
  return `sm3:${hash.digest('hex')}`
}
