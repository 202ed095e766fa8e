// App · a scheme file made ready: read, its formulas parsed by the database, everything checked.
import { basename } from 'node:path'
import { type ReadFormula, readAst } from '../evaluate/formula/read-ast.ts'
import { refuseText } from '../evaluate/formula/refuse-text.ts'
import { type CheckedScheme, checkScheme } from '../evaluate/scheme/check.ts'
import { formulasOf } from '../evaluate/scheme/formulas.ts'
import { type ReadScheme, readScheme, readSchemeObject, type Where } from '../evaluate/scheme/read.ts'
import type { Finding } from '../kernel/finding.ts'
import { type Duck, openDuck } from '../store/duck.ts'
import { parseFormulas } from '../store/parse-formulas.ts'
import { readTextFile } from './read-text.ts'

export interface LoadedScheme {
  readonly checked: CheckedScheme | undefined
  readonly findings: readonly Finding[]
  /** Where a path of the file stands. */
  readonly where: Where
}

export async function loadSchemeFile(path: string): Promise<LoadedScheme> {
  const read = await readTextFile(path)
  return 'code' in read
    ? { checked: undefined, findings: [read], where: (place) => ({ file: path, path: place }) }
    : loadSchemeText(read.text, basename(path))
}

/** `file` names the text in findings. */
export const loadSchemeText = (text: string, file: string): Promise<LoadedScheme> =>
  settle(() => readScheme(text, file))

/** YAML text, or the same as an object. */
export const loadScheme = (source: string | object): Promise<LoadedScheme> =>
  typeof source === 'string' ? loadSchemeText(source, '') : settle(() => readSchemeObject(source))

/** The parser opens on a thread of its own while the scheme is read. */
async function settle(reading: () => ReadScheme): Promise<LoadedScheme> {
  const [opened, read] = await Promise.allSettled([openDuck({ threads: 1 }), (async () => reading())()])
  try {
    if (opened.status === 'rejected') throw opened.reason
    if (read.status === 'rejected') throw read.reason
    return await check(read.value, opened.value)
  } finally {
    if (opened.status === 'fulfilled') opened.value.close()
  }
}

/** `parser`: a database with nothing in it. */
async function check(read: ReadScheme, parser: Duck): Promise<LoadedScheme> {
  const { scheme, where } = read
  if (scheme === undefined) return { checked: undefined, findings: read.findings, where }
  const texts = [...new Set(formulasOf(scheme).map(({ text }) => text))]
  const formulas = new Map<string, ReadFormula>()
  for (const text of texts) {
    const refused = refuseText(text)
    if (refused !== undefined) formulas.set(text, refused)
  }
  const sound = texts.filter((text) => !formulas.has(text))
  // Every door shut: what is parsed there can reach nothing.
  await parser.lock()
  const trees = await parseFormulas(parser, sound)
  for (const [i, text] of sound.entries()) formulas.set(text, readAst(trees[i]))
  const { checked, findings } = checkScheme(scheme, formulas, where)
  return { checked, findings: [...read.findings, ...findings], where }
}
