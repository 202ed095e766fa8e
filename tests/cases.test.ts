// Worked cases: every *.cases.yaml beside a scheme is run, one test per case.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { evaluateRows } from '../src/app/evaluate-rows.ts'

type Cell = string | number | boolean | null
type Row = Record<string, Cell>

interface Case {
  readonly it: string
  readonly scheme?: string | object
  readonly given?: Row[]
  readonly generate?: { rows: number; columns: Record<string, string> }
  readonly then?: Readonly<Record<string, Readonly<Record<string, Cell>>>>
  readonly grades?: Readonly<Record<string, number>>
  /** Ids that must be refused: named in a finding, without a grade. */
  readonly refused?: readonly string[]
  /** Codes of findings that must come. */
  readonly findings?: readonly string[]
  readonly within?: number
}

interface CaseFile {
  readonly scheme?: string | object
  readonly cases: readonly Case[]
}

const FILE_KEYS = ['scheme', 'cases', 'note']
const CASE_KEYS = ['it', 'scheme', 'given', 'generate', 'then', 'grades', 'refused', 'findings', 'within', 'note']
const RESULT_KEY = /^(total|rank|grade|pool|because|adjust\.\w+|\w+\.(value|points|note))$/
const root = fileURLToPath(new URL('..', import.meta.url))

for (const path of caseFiles(['policies'])) {
  const file = parse(readFileSync(path, 'utf8')) as CaseFile
  describe(relative(root, path), () => {
    it('has only known keys, and every case expects something', () => {
      expect(unknownKeys(file)).toEqual([])
    })
    for (const one of file.cases) it(one.it, () => runCase(one, schemeOf(one.scheme ?? file.scheme, path)))
  })
}

describe('the schemes of every place', () => {
  const schemes = yamlFiles(join(root, 'policies')).filter(
    (path) => (!path.includes('/jiaxing/') || path.includes('/jiaxing/schemes/')) && !isCases(path),
  )

  it('have worked cases beside every scheme, at least two each', () => {
    const short = schemes.filter((path) => {
      const cases = path.replace(/\.yaml$/, '.cases.yaml')
      return !existsSync(cases) || (parse(readFileSync(cases, 'utf8')) as CaseFile).cases.length < 2
    })
    expect(short.map((path) => relative(root, path))).toEqual([])
  })

  it('name their source, and whoever must confirm what is assumed', () => {
    const silent = schemes.filter((path) => {
      const scheme = parse(readFileSync(path, 'utf8')) as Record<string, Record<string, unknown> | undefined>
      const assumed = scheme.source?.status === 'assumed'
      return scheme.source?.document === undefined || (assumed && scheme.confirm_by === undefined)
    })
    expect(silent.map((path) => relative(root, path))).toEqual([])
  })
})

async function runCase(one: Case, scheme: string | object): Promise<void> {
  const { findings, rows } = await evaluateRows(scheme, one.generate ? { generate: one.generate } : (one.given ?? []))
  const said = JSON.stringify(findings)
  for (const code of one.findings ?? []) expect(findings.map((found) => found.code)).toContain(code)
  for (const id of one.refused ?? []) {
    const row = rows.find((candidate) => candidate.id === id)
    expect(said, `no finding names ${id}`).toContain(JSON.stringify(id).slice(1, -1))
    expect(row?.grade ?? null, `${id} is graded`).toBeNull()
  }
  if (one.refused === undefined && one.findings === undefined)
    expect(findings.filter((found) => found.blocking)).toEqual([])
  for (const [id, expected] of Object.entries(one.then ?? {})) {
    const row = rows.find((candidate) => candidate.id === id)
    expect(row, `no result for ${id}`).toBeDefined()
    for (const [key, value] of Object.entries(expected)) compare(`${id} ${key}`, row?.[key], value, one.within ?? 1e-9)
  }
  if (one.grades !== undefined) expect(withZeros(countGrades(rows), one.grades)).toEqual(one.grades)
}

function compare(what: string, got: unknown, expected: Cell, within: number): void {
  if (typeof expected !== 'number') {
    expect(got ?? null, what).toBe(expected)
    return
  }
  expect(typeof got, `${what}: ${String(got)} is no number, expected ${expected}`).toBe('number')
  expect(Math.abs(Number(got) - expected), `${what}: got ${String(got)}, expected ${expected}`).toBeLessThanOrEqual(
    within,
  )
}

function countGrades(rows: readonly Record<string, unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[String(row.grade)] = (counts[String(row.grade)] ?? 0) + 1
  return counts
}

/** A grade that the case expects at 0 and nobody got is counted as 0. */
const withZeros = (
  counts: Record<string, number>,
  expected: Readonly<Record<string, number>>,
): Record<string, number> =>
  Object.fromEntries([
    ...Object.keys(expected).map((grade) => [grade, counts[grade] ?? 0] as const),
    ...Object.entries(counts),
  ])

function unknownKeys(file: CaseFile): string[] {
  const known = (keys: readonly string[], of: object, at: string): string[] =>
    Object.keys(of)
      .filter((key) => !keys.includes(key))
      .map((key) => `${at}: ${key}`)
  return [
    ...known(FILE_KEYS, file, 'file'),
    ...file.cases.flatMap((one) => [
      ...known(CASE_KEYS, one, one.it),
      ...((one.given === undefined) === (one.generate === undefined) ? [`${one.it}: one of given, generate`] : []),
      ...((one.then ?? one.grades ?? one.refused ?? one.findings) ? [] : [`${one.it}: expects nothing`]),
      ...Object.entries(one.then ?? {}).flatMap(([id, expected]) =>
        Object.keys(expected)
          .filter((key) => !RESULT_KEY.test(key))
          .map((key) => `${one.it}: ${id}.${key}`),
      ),
    ]),
  ]
}

function schemeOf(scheme: string | object | undefined, path: string): string | object {
  if (scheme === undefined) throw new Error(`${path} names no scheme`)
  if (typeof scheme !== 'string') return scheme
  return scheme.includes('\n') ? scheme : readFileSync(join(dirname(path), scheme), 'utf8')
}

function caseFiles(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => yamlFiles(join(root, folder))).filter(isCases)
}

function isCases(path: string): boolean {
  return path.endsWith('.cases.yaml')
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
