// Whole schemes by the page that describes them, run by the real command line on small csv data; every expected value is worked by hand. 模拟数据。
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'

type Cell = string | number | null
interface Contract {
  readonly it: string
  readonly scheme: string
  readonly data: string
  readonly then?: Readonly<Record<string, Readonly<Record<string, Cell>>>>
  /** Words that a unit's `because`, or a column `id.column`, holds; '' is an empty cell. */
  readonly says?: Readonly<Record<string, string>>
  readonly described?: readonly string[]
  /** The scheme with words replaced, and the grades of the units in the order of the data. */
  readonly vary?: readonly { readonly change: readonly (readonly [string, string])[]; readonly grades: string }[]
}

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'wanmu-contract-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function wanmu(...args: string[]): string {
  const run = spawnSync(process.execPath, ['--no-warnings', join(root, 'dist/run/main.js'), ...args], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return run.stdout
}

function evaluate(scheme: string, data: string): Map<string, Record<string, Cell>> {
  const [schemeFile, dataFile] = [join(folder, 'scheme.yaml'), join(folder, 'data.csv')]
  writeFileSync(schemeFile, scheme)
  writeFileSync(dataFile, data)
  const text = wanmu('evaluate', schemeFile, '--data', dataFile, '--format', 'json', '--detail')
  return new Map((JSON.parse(text) as Record<string, Cell>[]).map((row) => [String(row.id), row]))
}

describe('方案说明页写到的都算得对', () => {
  const files = readdirSync(join(root, 'tests/contract')).sort()
  it.each(
    files.map((file) => [file, parse(readFileSync(join(root, 'tests/contract', file), 'utf8')) as Contract] as const),
  )('%s', (_, contract) => {
    if (contract.then !== undefined || contract.says !== undefined) checkRows(contract)
    for (const { change, grades } of contract.vary ?? []) {
      const scheme = change.reduce((text, [from, to]) => text.replace(from, to), contract.scheme)
      const rows = evaluate(scheme, contract.data)
      const order = contract.data
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0] ?? '')
      expect(order.map((id) => rows.get(id)?.grade).join('')).toBe(grades)
    }
  })
})

function checkRows({ scheme, data, then = {}, says = {}, described = [] }: Contract): void {
  const rows = evaluate(scheme, data)
  for (const [id, wanted] of Object.entries(then))
    for (const [column, value] of Object.entries(wanted)) {
      const got = rows.get(id)?.[column]
      const where = `${id}.${column}`
      if (typeof value === 'number')
        expect(typeof got === 'number' ? `${where} ${got.toFixed(6)}` : where).toBe(`${where} ${value.toFixed(6)}`)
      else expect(`${where} ${got}`).toBe(`${where} ${value}`)
    }
  for (const [key, words] of Object.entries(says)) {
    const [id = '', ...column] = key.split('.')
    const got = rows.get(id)?.[column.length === 0 ? 'because' : column.join('.')]
    if (words === '') expect(`${key} ${got}`).toBe(`${key} null`)
    else expect(got).toContain(words)
  }
  if (described.length > 0) {
    const text = wanmu('scheme', 'describe', join(folder, 'scheme.yaml'))
    for (const words of described) expect(text).toContain(words)
  }
}
