// App · evaluation: its scheme and its rule book, from the folder of rules when it is planned and frozen, by hash ever after.
import { basename, join } from 'node:path'
import type { CheckedScheme } from '../../evaluate/scheme/check.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { BOOK_FILES } from '../../policy/read.ts'
import type { Who } from '../../store/pg/session.ts'
import { dayOf } from '../day-of.ts'
import { readEditions, textsOn } from '../editions/read.ts'
import { loadBook, OWN_BOOK } from '../load-book.ts'
import { loadSchemeText } from '../load-scheme.ts'
import { readTextFile } from '../read-text.ts'
import { findFile } from './find-file.ts'
import { clockOf, type Works } from './works.ts'

export interface SchemeInHand {
  readonly checked: CheckedScheme
  readonly text: string
}
type Refused = { readonly findings: readonly Finding[] }

/** By its name in the rule book, as it is in force today; or the path of a file of its own. */
export async function schemeByName(works: Works, who: Who, name: string): Promise<SchemeInHand | Refused> {
  if (/\.ya?ml$/.test(name)) return await readScheme(name, basename(name))
  const { book = OWN_BOOK, store } = works
  const { now, zone } = clockOf(works)
  const issued = textsOn(await readEditions(store, who), dayOf({ at: now().toISOString() }, zone))
  const { schemes, findings } = await loadBook(book, issued)
  const found = schemes.find((one) => one.id === name)
  const text = issued.get(name)
  if (found !== undefined && text !== undefined) return await settle(text, found.file)
  if (found !== undefined) return await readScheme(join(book, found.file), found.file)
  const known = schemes.map((one) => one.id).join('、') || '—'
  const broken = findings.filter((one) => one.blocking)
  return { findings: [...broken, finding('process/no-scheme', {}, { scheme: name, known })] }
}

async function readScheme(path: string, file: string): Promise<SchemeInHand | Refused> {
  const read = await readTextFile(path, 'evaluate', file)
  if ('code' in read) return { findings: [read] }
  return await settle(read.text, file)
}

async function settle(text: string, file: string): Promise<SchemeInHand | Refused> {
  const { checked, findings } = await loadSchemeText(text, file)
  return checked === undefined ? { findings } : { checked, text }
}

/** All files of the rule book as one text. */
export async function bookText({ book = OWN_BOOK }: Works): Promise<{ readonly text: string } | Refused> {
  const texts = await Promise.all(BOOK_FILES.map((file) => readTextFile(join(book, file), 'policy', file)))
  const lost = texts.filter((one) => 'code' in one)
  if (lost.length > 0) return { findings: lost }
  const whole = Object.fromEntries(BOOK_FILES.map((file, n) => [file, (texts[n] as { readonly text: string }).text]))
  return { text: `${JSON.stringify(whole, null, 1)}\n` }
}

/** A plan names the edition: `enterprises@sm3:…`. */
export const editionOf = (id: string, hash: string): string => `${id}@${hash}`
export const schemeName = (edition: string): string => edition.split('@')[0] ?? edition
export const schemeHash = (edition: string): string | undefined => edition.split('@')[1]

/** The scheme as it was frozen. */
export async function schemeByHash(
  works: Works,
  hash: string,
): Promise<{ checked: CheckedScheme; path: string } | Refused> {
  const found = await findFile(works, hash, 'yaml', 'scheme')
  if ('findings' in found) return found
  const read = await readTextFile(found.path)
  if ('code' in read) return { findings: [read] }
  const { checked, findings } = await loadSchemeText(read.text, 'scheme.yaml')
  return checked === undefined ? { findings } : { checked, path: found.path }
}
