// App · a rule book's folder made ready: its files read within limits, its schemes checked, everything cross-checked.
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Finding, finding } from '../kernel/finding.ts'
import { checkBook } from '../policy/check.ts'
import type { SchemeFacts } from '../policy/check-schemes.ts'
import { BOOK_FILES, type Book, type BookFile, readBook, type WhereIn } from '../policy/read.ts'
import { loadSchemeText } from './load-scheme.ts'
import { readTextFile } from './read-text.ts'
import { schemeFacts } from './scheme-facts.ts'

/** The rule book that comes with the program. */
export const OWN_BOOK = fileURLToPath(new URL('../../policies/jiaxing', import.meta.url))
const MOST_SCHEMES = 200

export interface LoadedBook {
  /** Undefined when something must be mended first. */
  readonly book: Book | undefined
  readonly schemes: readonly SchemeFacts[]
  readonly findings: readonly Finding[]
  readonly where: WhereIn
}

/** `issued`: texts of schemes, by id, that stand instead of the folder's. */
export async function loadBook(folder: string, issued: ReadonlyMap<string, string> = new Map()): Promise<LoadedBook> {
  const texts = await Promise.all(BOOK_FILES.map((file) => readInside(folder, file)))
  const { schemes, findings: ofSchemes } = await loadSchemes(folder, issued)
  const lost = texts.filter((one) => typeof one !== 'string')
  const where: WhereIn = (file, path) => ({ file, path })
  if (lost.length > 0) return { book: undefined, schemes, findings: [...lost, ...ofSchemes], where }
  const read = readBook(Object.fromEntries(BOOK_FILES.map((file, i) => [file, texts[i]])) as Record<BookFile, string>)
  const crossed = read.book === undefined ? [] : checkBook(read.book, schemes, read.where)
  const findings = [...read.findings, ...crossed, ...ofSchemes]
  return {
    book: findings.some((one) => one.blocking) ? undefined : read.book,
    schemes,
    findings,
    where: read.where,
  }
}

async function loadSchemes(
  folder: string,
  issued: ReadonlyMap<string, string>,
): Promise<{ schemes: SchemeFacts[]; findings: Finding[] }> {
  const names = await readdir(join(folder, 'schemes')).catch(() => [])
  const files = names.filter((name) => name.endsWith('.yaml') && !name.endsWith('.cases.yaml')).sort()
  if (files.length > MOST_SCHEMES) {
    const facts = { files: files.length, most: MOST_SCHEMES }
    return { schemes: [], findings: [finding('policy/too-many-schemes', { file: 'schemes' }, facts)] }
  }
  const schemes: SchemeFacts[] = []
  const findings: Finding[] = []
  for (const name of files) {
    const file = `schemes/${name}`
    const own = await readInside(folder, file)
    if (typeof own !== 'string') {
      findings.push(own)
      continue
    }
    const text = issued.get(idIn(own)) ?? own
    const loaded = await loadSchemeText(text, file)
    findings.push(...loaded.findings)
    schemes.push(
      loaded.checked === undefined
        ? nameOnly(text, file)
        : schemeFacts(loaded.checked.scheme, file, (path) => loaded.where(path)),
    )
  }
  return { schemes, findings }
}

/** A scheme with faults of its own still exists, so that whoever names it is not blamed. */
function nameOnly(text: string, file: string): SchemeFacts {
  const id = idIn(text)
  return { id, file, title: { zh: id, en: id }, subject: '', inputs: [], origins: [], where: () => ({ file }) }
}

const idIn = (text: string): string => /^scheme:[ \t]*['"]?([^'"\s#]+)/m.exec(text)?.[1] ?? ''

/** The text of a file that really stands in the folder: no link out of it, no pipe that never ends. */
async function readInside(folder: string, file: string): Promise<string | Finding> {
  const path = join(folder, file)
  try {
    const [home, real] = await Promise.all([realpath(folder), realpath(path)])
    if (!real.startsWith(home.endsWith(sep) ? home : home + sep)) return finding('policy/outside-folder', { file })
    const kind = await stat(real)
    if (!kind.isFile() && !kind.isDirectory()) return finding('policy/not-a-file', { file })
    const read = await readTextFile(real, 'policy', file)
    return 'code' in read ? read : read.text
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : undefined
    if (code === undefined) throw fault
    return finding('policy/no-file', { file }, { detail: code })
  }
}
