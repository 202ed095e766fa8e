// The house: who may import whom, no circles, and rooms that know no I/O.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const MAY: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  store: ['kernel'],
  intake: ['kernel', 'store'],
  yaml: ['kernel'],
  policy: ['kernel', 'yaml'],
  record: ['kernel'],
  evaluate: ['kernel', 'yaml'],
  report: ['kernel'],
  demo: ['kernel'],
  app: ['kernel', 'store', 'intake', 'yaml', 'policy', 'evaluate', 'record', 'goals', 'report', 'demo'],
  goals: ['kernel', 'policy'],
  server: ['app', 'kernel', 'evaluate'],
  cli: ['app', 'server', 'kernel', 'evaluate'],
  // The pages know the server by its published API alone.
  web: [],
}
/** Packages that the pure rooms may use: they reach neither files nor network. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  yaml: ['typebox', 'yaml'],
  policy: ['typebox'],
  goals: [],
  record: ['typebox', 'flatbush', 'geographiclib-geodesic', 'pinyin-pro'],
  evaluate: ['typebox', 'pinyin-pro'],
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts') && !path.endsWith('.d.ts'))
  .sort()
const imports = new Map(files.map((file) => [file, importsOf(file)]))

describe('the house', () => {
  it('has only the rooms of the table', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !Object.hasOwn(MAY, room))).toEqual([])
  })

  it('lets a room import only from the rooms below it', () => {
    const wrong = [...imports].flatMap(([file, found]) =>
      found
        .filter((one) => one.startsWith('.'))
        .map((one) => relative(src, resolve(src, dirname(file), one)))
        .filter((target) => roomOf(target) !== roomOf(file) && !MAY[roomOf(file)]?.includes(roomOf(target)))
        .map((target) => `${file} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('keeps files, network and clock out of the pure rooms', () => {
    const wrong = [...imports].flatMap(([file, found]) => {
      const allowed = PURE[roomOf(file)]
      if (allowed === undefined) return []
      return found
        .filter((one) => !one.startsWith('.') && !allowed.includes(one.split('/')[0] ?? ''))
        .map((one) => `${file} → ${one}`)
    })
    expect(wrong).toEqual([])
  })

  it('has no circle of files', () => {
    expect(findCircle()).toEqual([])
  })

  it('says in the first line of every file what it is', () => {
    expect(files.filter((file) => !readFileSync(join(src, file), 'utf8').startsWith('//'))).toEqual([])
  })
})

function roomOf(file: string): string {
  return file.split('/')[0] ?? ''
}

/** Modules named by imports that run; those of types alone are erased and make no circle. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8')
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'"\n;]*?\sfrom\s+|[{][^}]*[}]\s+from\s+)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? '')
}

function findCircle(): string[] {
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    for (const one of imports.get(file) ?? []) {
      if (!one.startsWith('.')) continue
      const circle = walk(relative(src, resolve(src, dirname(file), one)), [...path, file])
      if (circle.length > 0) return circle
    }
    done.add(file)
    return []
  }
  for (const file of files) {
    const circle = walk(file, [])
    if (circle.length > 0) return circle
  }
  return []
}
