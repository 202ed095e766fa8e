// The engine against a second one, written apart from it: random schemes and data, every point, total, rank and grade.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateRows } from '../src/app/evaluate-rows.ts'
import type { Scheme } from '../src/evaluate/scheme/schema.ts'
import { evaluate } from './reference-engine/evaluate.ts'
import type { Unit } from './reference-engine/formulary.ts'
import { rows, scheme } from './reference-engine/generate.ts'

const SECONDS = Number(process.env['WANMU_TRIAL_SECONDS'] ?? 30)
const SEED = Number(process.env['WANMU_TRIAL_SEED'] ?? 20260101)

/** Against the largest points of the column: a sum is as exact as its largest part. */
const near = (ours: unknown, theirs: number | null, size: number): boolean =>
  theirs === null || ours === null
    ? theirs === (ours ?? null)
    : Math.abs(Number(ours) - theirs) <= 1e-9 * Math.max(1, size)

async function compare(given: object, units: readonly Unit[]): Promise<{ refused: boolean; found: string[] }> {
  const { findings, rows: results } = await evaluateRows(given, units)
  const theirs = evaluate(given as Scheme, units)
  const other = findings.filter(({ blocking, code }) => blocking && code !== 'evaluate/refused').map(({ code }) => code)
  if (other.length > 0) return { refused: true, found: other }
  const refused = new Set(
    findings.filter(({ code }) => code === 'evaluate/refused').map(({ facts }) => String(facts['id'])),
  )
  if (refused.size > 0 || theirs.refused.size > 0) {
    const unlike = [...new Set([...refused, ...theirs.refused])].filter(
      (id) => refused.has(id) !== theirs.refused.has(id),
    )
    return { refused: true, found: unlike.map((id) => `${id} refused here: ${refused.has(id)}`) }
  }
  const sizes = new Map<string, number>()
  for (const { points } of theirs.outcomes.values())
    for (const [id, one] of Object.entries(points)) sizes.set(id, Math.max(sizes.get(id) ?? 0, Math.abs(one ?? 0)))
  const largest = Math.max(...sizes.values(), 0)
  if (results.length !== units.length) return { refused: false, found: [`${results.length} rows`] }
  const found = results.flatMap((row) => {
    const own = theirs.outcomes.get(String(row['id']))
    if (own === undefined) return [`${row['id']} unknown`]
    const cells = Object.entries(own.points).filter(([id, one]) => !near(row[`${id}.points`], one, sizes.get(id) ?? 0))
    return [
      ...cells.map(([id, one]) => `${row['id']} ${id}: ${row[`${id}.points`]}, reference ${one}`),
      ...(near(row['total'], own.total, largest)
        ? []
        : [`${row['id']} total: ${row['total']}, reference ${own.total}`]),
      ...(row['rank'] === own.rank ? [] : [`${row['id']} rank: ${row['rank']}, reference ${own.rank}`]),
      ...(row['grade'] === own.grade ? [] : [`${row['id']} grade: ${row['grade']}, reference ${own.grade}`]),
    ]
  })
  return { refused: false, found }
}

describe('第二个引擎', () => {
  it('随机的方案和数据，两个引擎逐项相同', async () => {
    let [trials, graded] = [0, 0]
    await fc.assert(
      fc.asyncProperty(scheme, rows, async (given, units) => {
        trials++
        const { refused, found } = await compare(given, units)
        if (!refused) graded++
        expect(found).toEqual([])
      }),
      { seed: SEED, numRuns: 250, interruptAfterTimeLimit: SECONDS * 1000, endOnFailure: false },
    )
    expect(trials).toBeGreaterThan(10)
    expect(graded).toBeGreaterThan(trials / 3)
  })
})
