// App · a scheme file made ready: read, its formulas parsed by the database, everything checked.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readAst } from '../evaluate/formula/read-ast.ts'
import { type CheckedScheme, checkScheme } from '../evaluate/scheme/check.ts'
import { formulasOf } from '../evaluate/scheme/formulas.ts'
import { type ReadScheme, readScheme, readSchemeObject, type Where } from '../evaluate/scheme/read.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { type Duck, openDuck } from '../store/duck.ts'
import { parseFormulas } from '../store/parse-formulas.ts'

export interface LoadedScheme {
  readonly checked: CheckedScheme | undefined
  readonly findings: readonly Finding[]
  /** Where a path of the file stands. */
  readonly where: Where
}

export async function loadSchemeFile(path: string): Promise<LoadedScheme> {
  const read = await readSchemeText(path)
  return 'code' in read
    ? { checked: undefined, findings: [read], where: (place) => ({ file: path, path: place }) }
    : loadSchemeText(read.text, basename(path))
}

/** `file` names the text in findings. */
export const loadSchemeText = (text: string, file: string): Promise<LoadedScheme> => settle(readScheme(text, file))

async function readSchemeText(path: string): Promise<{ readonly text: string } | Finding> {
  try {
    return { text: await readFile(path, 'utf8') }
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : undefined
    if (code === undefined) throw fault
    return finding('evaluate/no-file', { file: path }, { detail: code })
  }
}

/** YAML text, or the same as an object. */
export const loadScheme = (source: string | object): Promise<LoadedScheme> =>
  typeof source === 'string' ? loadSchemeText(source, '') : settle(readSchemeObject(source))

async function settle(read: ReadScheme): Promise<LoadedScheme> {
  const { scheme, where } = read
  if (scheme === undefined) return { checked: undefined, findings: read.findings, where }
  const texts = [...new Set(formulasOf(scheme).map(({ text }) => text))]
  const trees = await withParser((duck) => parseFormulas(duck, texts))
  const formulas = new Map(texts.map((text, i) => [text, readAst(trees[i])]))
  const { checked, findings } = checkScheme(scheme, formulas, where)
  return { checked, findings: [...read.findings, ...findings], where }
}

/** A database with nothing in it and every door shut: what is parsed there can reach nothing. */
async function withParser<T>(use: (duck: Duck) => Promise<T>): Promise<T> {
  const duck = await openDuck({ threads: 1 })
  try {
    await duck.lock()
    return await use(duck)
  } finally {
    duck.close()
  }
}
