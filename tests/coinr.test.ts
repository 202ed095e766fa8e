// Agreement with COINr: the ASEM tree as a scheme gives the package's own numbers to 1e-9 and every rank.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluateRows } from '../src/app/evaluate-rows.ts'
import { type CoinrOptions, type CsvRow, coinrNodes, coinrScheme, rawColumn, readCsv } from './coinr-scheme.ts'

type Row = Record<string, string | number | boolean | null>
type Result = Readonly<Record<string, unknown>>

const file = (name: string): string => readFileSync(new URL(`reference/coinr/${name}`, import.meta.url), 'utf8')
const table = (name: string): CsvRow[] => readCsv(file(name))
const numberOf = (text: string | undefined): number | null =>
  text === undefined || text === 'NA' || text === '' ? null : Number(text)

const meta = file('ASEM_iMeta.csv')
const data = table('ASEM_iData.csv')
const indicators = readCsv(meta).filter((one) => one.Type === 'Indicator')
const groups = readCsv(meta).filter((one) => one.Type === 'Aggregate')
const unequal = new Map(table('unequal.csv').map((one) => [one.iCode ?? '', Number(one.Weight)]))

const rawRows: Row[] = data.map((unit) => ({
  id: unit.uCode ?? '',
  name: unit.uName ?? '',
  ...Object.fromEntries(indicators.map(({ iCode = '' }) => [rawColumn(iCode), numberOf(unit[iCode])])),
}))

async function evaluate(options: CoinrOptions, rows: Row[] = rawRows, metaCsv = meta): Promise<Map<string, Result>> {
  const { findings, rows: results } = await evaluateRows(coinrScheme(metaCsv, options), rows)
  expect(findings.filter((one) => one.blocking)).toEqual([])
  expect(results).toHaveLength(rows.length)
  return new Map(results.map((one) => [String(one.id), one]))
}

/** Every cell of the reference that differs by more than 1e-9, node by node, as 0..100; nothing may differ. */
function differences(results: Map<string, Result>, reference: readonly CsvRow[], options: CoinrOptions): string[] {
  const nodes = coinrNodes(meta, options).filter(({ id }) => reference[0]?.[id] !== undefined)
  const cells = reference.flatMap((unit) => {
    const row = results.get(unit.uCode ?? '') ?? {}
    const own = nodes.map(({ id, weight }) => [id, numberOf(unit[id]), share(row[`${id}.points`], weight)] as const)
    const top = unit.Index === undefined ? [] : [['Index', numberOf(unit.Index), toNumber(row.total)] as const]
    return [...own, ...top].map(([id, theirs, ours]) => ({ at: `${unit.uCode} ${id}`, theirs, ours }))
  })
  expect(cells.length).toBeGreaterThan(51 * 48)
  return cells
    .filter(({ theirs, ours }) => !agree(theirs, ours))
    .map(({ at, theirs, ours }) => `${at}: COINr ${theirs}, here ${ours}`)
}

const agree = (theirs: number | null, ours: number | null): boolean =>
  theirs === null || ours === null ? theirs === ours : Math.abs(theirs - ours) <= 1e-9
const toNumber = (cell: unknown): number | null => (typeof cell === 'number' ? cell : null)
const share = (points: unknown, weight: number): number | null =>
  typeof points === 'number' ? (points / weight) * 100 : null

/** Ranks of one node over all units, ties sharing the best. */
function ranksOf(results: Map<string, Result>, column: string): Map<string, number> {
  // Twelve significant digits: a tie of the reference stays a tie whatever the last bit says.
  const values = [...results].map(([id, row]) => [id, Number(Number(row[column]).toPrecision(12))] as const)
  return new Map(values.map(([id, own]) => [id, 1 + values.filter(([, other]) => other > own).length]))
}

function rankDifferences(results: Map<string, Result>, reference: readonly CsvRow[]): string[] {
  const nodes = groups.map((one) => one.iCode ?? '')
  return nodes.flatMap((node) => {
    const ours = ranksOf(results, node === 'Index' ? 'total' : `${node}.points`)
    return reference
      .filter((unit) => ours.get(unit.uCode ?? '') !== Number(unit[node]))
      .map((unit) => `${unit.uCode} ${node}: COINr ${unit[node]}, here ${ours.get(unit.uCode ?? '')}`)
  })
}

const wrongRanks = (results: Map<string, Result>, reference: readonly CsvRow[], column: string): string[] =>
  reference
    .filter((unit) => results.get(unit.uCode ?? '')?.rank !== Number(unit[column]))
    .map((unit) => `${unit.uCode}: COINr ${unit[column]}, here ${results.get(unit.uCode ?? '')?.rank}`)

describe('the ASEM tree as a scheme agrees with COINr', () => {
  const equal: CoinrOptions = { mean: 'arithmetic', low: 0, high: 100 }
  const geometric: CoinrOptions = { mean: 'geometric', weights: unequal, low: 1, high: 100 }

  it('min–max 0..100 of every indicator, missing cells left out', async () => {
    expect(differences(await evaluate(equal), table('minmax_0_100.csv'), equal)).toEqual([])
  })

  it('arithmetic means with equal weights: every node of every country, every rank', async () => {
    const results = await evaluate(equal)
    const ranks = table('minmax0_100_amean_equal_ranks.csv')
    expect(differences(results, table('minmax0_100_amean_equal.csv'), equal)).toEqual([])
    expect(wrongRanks(results, ranks, 'Index')).toEqual([])
    expect(rankDifferences(results, ranks)).toEqual([])
  })

  it('geometric means with unequal weights: every node of every country, every rank', async () => {
    const results = await evaluate(geometric)
    const ranks = table('minmax1_100_gmean_unequal_ranks.csv')
    expect(differences(results, table('minmax1_100_gmean_unequal.csv'), geometric)).toEqual([])
    expect(wrongRanks(results, ranks, 'Index')).toEqual([])
    expect(rankDifferences(results, ranks)).toEqual([])
  })

  it('the order of the rows changes nothing', async () => {
    const results = await evaluate(equal, [...rawRows].reverse())
    expect(differences(results, table('minmax0_100_amean_equal.csv'), equal)).toEqual([])
  })

  it('divided by denominators, filled, winsorised: the nominal ranks of the uncertainty run', async () => {
    const results = await evaluate({ ...equal, winsorise: true }, preparedRows())
    expect(wrongRanks(results, table('UA_rankstats.csv'), 'Nominal')).toEqual([])
  })

  it('goalposts clip to 0..1 and turn round where less is better', async () => {
    const posts = file('ASEM_iMeta_goalposts.csv')
    const results = await evaluate({ ...equal, score: 'goalposts' }, rawRows, posts)
    const wrong = readCsv(posts)
      .filter((one) => one.Type === 'Indicator')
      .flatMap((one) =>
        data.map((unit) => ({
          at: `${unit.uCode} ${one.iCode}`,
          ours: toNumber(results.get(unit.uCode ?? '')?.[`${one.iCode}.points`]),
          theirs: goalpost(numberOf(unit[one.iCode ?? '']), one),
        })),
      )
      .filter(({ theirs, ours }) => !agree(theirs, ours))
    expect(wrong).toEqual([])
  })
})

/** (x − lower) / (upper − lower), within 0..1, mirrored where the direction is −1: the formula itself, not a COINr output. */
function goalpost(x: number | null, one: CsvRow): number | null {
  if (x === null) return null
  const [low, high] = [Number(one.goalpost_lower), Number(one.goalpost_upper)]
  const up = Math.min(1, Math.max(0, (x - low) / (high - low)))
  return one.Direction === '-1' ? 1 - up : up
}

/** COINr's default preparation: x / denominator, then missing cells take the mean of the country's EurAsia group. */
function preparedRows(): Row[] {
  const columns = indicators.map(({ iCode = '', Denominator = 'NA' }) => {
    const shares = data.map((unit) => divided(numberOf(unit[iCode]), unit, Denominator))
    const filled = shares.map((x, at) => x ?? groupMean(shares, data[at]?.EurAsia_group ?? ''))
    return [rawColumn(iCode), filled] as const
  })
  return rawRows.map((row, at) => ({
    id: row.id ?? '',
    name: row.name ?? '',
    ...Object.fromEntries(columns.map(([column, values]) => [column, values[at] ?? null])),
  }))
}

function divided(x: number | null, unit: CsvRow, denominator: string): number | null {
  if (denominator === 'NA') return x
  const by = numberOf(unit[denominator])
  return x === null || by === null || by === 0 ? null : x / by
}

function groupMean(values: readonly (number | null)[], group: string): number {
  const known = values.filter((x, at): x is number => x !== null && data[at]?.EurAsia_group === group)
  return known.reduce((sum, x) => sum + x, 0) / known.length
}
