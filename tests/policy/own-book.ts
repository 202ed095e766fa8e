// The rule book as it is shipped, and copies of it with something broken.
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadBook, OWN_BOOK } from '../../src/app/load-book.ts'
import { sentences } from '../../src/app/sentences.ts'
import { say } from '../../src/kernel/finding.ts'
import { scratchFolder } from '../scratch.ts'

export const own = await loadBook(OWN_BOOK)
export const book = own.book ?? fail()

/** Every numbered place of the policy's text, counted by hand: chapters 一 to 三, sections （一） on, paragraphs or 一是 on. */
export const CLAUSES = [
  ...['0', '1', '1.1', '1.2', '1.2.1', '1.2.2', '1.2.3'],
  ...['2', '2.1', '2.1.1', '2.1.2', '2.1.3', '2.2', '2.2.1', '2.2.2', '2.2.3'],
  ...['2.3', '2.3.1', '2.3.2', '2.3.3', '2.3.4', '3', '3.1', '3.2', '3.3'],
]
export type Change = readonly [file: string, from: string | RegExp, to: string]
export const GOALS = 'goals.yaml'

export const fresh = (): string => scratchFolder('policy')

/** A copy of the book with some changes; a change that finds nothing to change is a fault of the test. */
export async function broken(changes: readonly Change[]): Promise<string> {
  const folder = fresh()
  await cp(OWN_BOOK, folder, { recursive: true })
  for (const [file, from, to] of changes) {
    const before = await readFile(join(folder, file), 'utf8')
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${file}: ${String(from)} is not there`)
    await writeFile(join(folder, file), after)
  }
  return folder
}

function fail(): never {
  throw new Error(own.findings.map((one) => say(one, sentences, 'zh')).join('\n'))
}
