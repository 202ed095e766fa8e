// App · evaluation: a document handed in as evidence, by its name and hash.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Finding, finding } from '../../kernel/finding.ts'

export async function hashFile(path: string): Promise<{ readonly name: string; readonly hash: string } | Finding> {
  try {
    const hash = createHash('sm3')
      .update(await readFile(path))
      .digest('hex')
    return { name: basename(path), hash: `sm3:${hash}` }
  } catch (fault) {
    const detail = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    if (detail === '') throw fault
    return finding('process/no-evidence-file', { file: path }, { detail })
  }
}
