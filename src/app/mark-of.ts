// App · what was asked for in one mark, so that a key that comes again with another question is told from the same question asked again.
import { createHash } from 'node:crypto'
import { canonicalJson } from '../kernel/canonical-json.ts'

/** `asked` as JSON says it, whatever the order of its keys; the bytes that came with it follow. */
export function markOf(asked: object, files: readonly Uint8Array[] = []): string {
  const hash = createHash('sha256').update(canonicalJson(JSON.parse(JSON.stringify(asked))))
  for (const bytes of files) hash.update(`\n${bytes.length}\n`).update(bytes)
  return hash.digest('hex')
}
