// Scores: the worked cases beside each kind, run through compiler and database; every kind has them, every option is used.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { evaluateRows } from '../src/app/evaluate-rows.ts'
import { Score, Stat } from '../src/evaluate/scheme/schema.ts'

type Cell = string | number | boolean | null
type Numbers = Readonly<Record<string, number>>
interface ScoreCase {
  readonly it: string
  /** The leaf that is scored; its value is `x` unless it says otherwise. */
  readonly item: Readonly<Record<string, unknown>> & { readonly score: Readonly<Record<string, unknown>> }
  readonly pools?: readonly string[]
  /** A unit's value, or its columns. */
  readonly given: Readonly<Record<string, Cell | Readonly<Record<string, Cell>>>>
  readonly points?: Numbers
  /** Units that are sent back because the value is missing. */
  readonly refused?: readonly string[]
  readonly notes?: Readonly<Record<string, string | null>>
  /** How one unit's points are told: the rule in both languages, the last line with its numbers. */
  readonly say?: { readonly of: string; readonly zh: string; readonly en: string; readonly sum: string }
}

const KEYS = ['it', 'item', 'pools', 'given', 'points', 'refused', 'notes', 'say']
const folder = fileURLToPath(new URL('../src/evaluate/scores/', import.meta.url))
const kinds = Object.keys(Score.properties)
const files = new Map(kinds.map((kind) => [kind, casesOf(kind)]))

describe.each(kinds)('%s', (kind) => {
  const cases = files.get(kind) ?? []

  it('六例以上，每例都是这一种计分，写的都认识，有一例说到中英文', () => {
    expect(existsSync(`${folder}${kind}.ts`)).toBe(true)
    expect(cases.length).toBeGreaterThanOrEqual(6)
    for (const one of cases) {
      expect(Object.keys(one.item.score)).toEqual([kind])
      expect(Object.keys(one).filter((key) => !KEYS.includes(key))).toEqual([])
      expect(one.points ?? one.refused, one.it).toBeDefined()
    }
    expect(cases.some(({ say }) => say !== undefined)).toBe(true)
  })

  it('这一种的每个参数、每种写法都有例子', () => {
    const own = (Score.properties as unknown as Record<string, Shape>)[kind]
    const given = cases.map(({ item }) => item.score[kind])
    expect(unused(own ?? expect.fail(), given, kind)).toEqual([])
  })

  for (const one of cases) it(one.it, () => run(one))
})

it('每个例子文件都有它的计分', () => {
  const found = readdirSync(folder).filter((file) => file.endsWith('.cases.yaml'))
  expect(found.map((file) => file.replace('.cases.yaml', '')).sort()).toEqual([...kinds].sort())
})

it('程序运行时不读例子', () => {
  const src = fileURLToPath(new URL('../src/evaluate/', import.meta.url))
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  expect(sources.filter((file) => readFileSync(`${src}${file}`, 'utf8').includes('cases.yaml'))).toEqual([])
})

it('每种统计量和它的倍数、范围都有例子', () => {
  const bases = [...files].flatMap(([kind, cases]) =>
    cases.flatMap(({ item }) =>
      Object.values((item.score[kind] ?? {}) as object).filter((one) => Value.Check(Stat, one)),
    ),
  ) as { stat: string }[]
  expect(unused(Stat as unknown as Shape, bases, 'base')).toEqual([])
  expect([...new Set(bases.map(({ stat }) => stat.replace(/\(.*/, '')))].sort()).toEqual(
    ['max', 'mean', 'median', 'min', 'quantile', 'ratio_of_sums'].sort(),
  )
})

async function run(one: ScoreCase): Promise<void> {
  const rows = Object.entries(one.given).map(([id, given]) => ({
    id,
    ...(given !== null && typeof given === 'object' ? given : { x: given }),
  }))
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => column !== 'id')
  const isText = (column: string): boolean =>
    rows.some((row) => typeof (row as Record<string, Cell>)[column] === 'string')
  const scheme = {
    scheme: 'case',
    inputs: Object.fromEntries(columns.map((column) => [column, { type: isText(column) ? 'text' : 'number' }])),
    ...(one.pools === undefined ? {} : { pools: one.pools }),
    index: { id: 'index', of: [{ id: 'item', value: 'x', ...one.item }] },
  }
  const { findings, rows: results, nodes } = await evaluateRows(scheme, rows, one.say ? { explain: one.say.of } : {})
  const refusals = findings.filter(({ code, facts }) => code === 'evaluate/refused' && facts.node === 'item')
  expect(refusals.map(({ facts }) => facts.id)).toEqual(one.refused ?? [])
  if (one.refused === undefined) expect(findings.filter(({ blocking }) => blocking)).toEqual([])
  const row = (id: string) => results.find((result) => result.id === id) ?? expect.fail(`no result for ${id}`)
  for (const [id, points] of Object.entries(one.points ?? {}))
    expect(
      Math.abs(Number(row(id)['item.points']) - points),
      `${id}: ${row(id)['item.points']}, not ${points}`,
    ).toBeLessThan(1e-9)
  for (const [id, note] of Object.entries(one.notes ?? {})) expect(row(id)['item.note'] ?? null, id).toBe(note)
  if (one.say === undefined) return
  const item = nodes?.find(({ id }) => id === 'item') ?? expect.fail('not explained')
  const last = item.sums.at(-1)
  expect({ of: one.say.of, ...item.rule, sum: `${last?.expression} ${last?.sign} ${last?.result}` }).toEqual(one.say)
}

/** What of a JSON Schema is walked. */
interface Shape {
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly const?: unknown
  readonly type?: string
}

/** Parts of the shape that none of the values uses; a base is looked into once, for all kinds together. */
function unused(shape: Shape, values: readonly unknown[], path: string): string[] {
  if (values.length === 0) return [path]
  if (shape.anyOf !== undefined)
    return shape.anyOf.flatMap((member, i) => {
      const own = values.filter((value) => Value.Check(member as never, value))
      const name = `${path}|${member.const ?? member.type ?? i}`
      return own.length === 0 ? [name] : path.includes('.') ? [] : unused(member, own, name)
    })
  if (shape.items !== undefined) return unused(shape.items, values.flat(), path)
  return Object.entries(shape.properties ?? {}).flatMap(([key, own]) =>
    unused(
      own,
      values.map((value) => (value as Record<string, unknown>)[key]).filter((value) => value !== undefined),
      `${path}.${key}`,
    ),
  )
}

function casesOf(kind: string): readonly ScoreCase[] {
  const path = `${folder}${kind}.cases.yaml`
  return existsSync(path) ? (parse(readFileSync(path, 'utf8')) as { cases: ScoreCase[] }).cases : []
}
