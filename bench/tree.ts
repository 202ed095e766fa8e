// Bench · a composite index: 100,000 units × 20 indicators in a tree of three levels, min–max and weighted means, every node written out.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { loadScheme } from '../src/app/load-scheme.ts'
import { runScheme, settledTypes } from '../src/app/run-scheme.ts'
import { openDuck } from '../src/store/duck.ts'
import { inTurn, type Measure, sumUp, within } from './measure.ts'
import { make, queryByHand, sameRows, wanmu } from './rival.ts'
import { indicators, LEAVES, threeLevels, threeLevelsByHand } from './three-levels.ts'
import type { Line, Setting } from './types.ts'

const ROWS = 100_000
const RIVAL = 'one DuckDB query by hand'
// Totals are rounded at nine places: the same sum in another order may fall on the neighbouring one.
const LAST_PLACE = 1.5e-9

export async function tree(setting: Setting): Promise<Line[]> {
  const rows = Math.round(ROWS * setting.scale)
  const what = `index of ${rows.toLocaleString('en')} × ${LEAVES}, three levels, every node`
  const data = join(setting.folder, '模拟-单位.parquet')
  const figures = indicators.map((i) => `CAST(hash(k * 32 + ${i}) % 1000000 AS DOUBLE) / 64 AS x${i}`)
  await make(
    `COPY (SELECT 'N' || lpad(CAST(k AS VARCHAR), 6, '0') AS id, '模拟单位' || k AS name, ${figures.join(', ')} FROM range(${rows}) t(k)) TO '${data}' (FORMAT parquet)`,
  )
  return [await fromTheShell(setting, data, what), await inMemory(setting, data, what)]
}

/** Start-up, the file read and checked, the result written. */
async function fromTheShell(setting: Setting, data: string, what: string): Promise<Line> {
  const scheme = join(setting.folder, 'tree.yaml')
  writeFileSync(scheme, stringify(threeLevels()))
  const [ours, theirs] = [join(setting.folder, 'tree-wanmu.parquet'), join(setting.folder, 'tree-sql.parquet')]
  const args = ['evaluate', scheme, '--data', data, '--format', 'parquet', '--detail', '--out', ours]
  const byHand = `COPY (${threeLevelsByHand(`'${data}'`)}) TO '${theirs}' (FORMAT parquet)`
  const [mine, rival] = await inTurn([wanmu(setting, args), queryByHand(setting, 'tree', byHand)], setting.times)
  if (mine === undefined || rival === undefined) throw new Error('nothing was measured')
  return {
    what: `${what}, from the shell`,
    wanmu: mine,
    rival,
    rivalName: RIVAL,
    same: await sameRows(ours, theirs, LAST_PLACE),
    goals: [],
  }
}

/** The evaluation alone, from a table to a table, as packages are timed that hold their data in memory: compiled, run, proved. */
async function inMemory(setting: Setting, data: string, what: string): Promise<Line> {
  const { checked } = await loadScheme(threeLevels())
  if (checked === undefined) throw new Error('the scheme has findings')
  const duck = await openDuck({ memoryLimit: '1500MB' })
  try {
    await duck.run(`CREATE TABLE input AS SELECT * FROM '${data}'`)
    const [ours, theirs]: [Measure[], Measure[]] = [[], []]
    let undo: readonly string[] = ['SELECT 1']
    for (let round = 0; round < setting.times; round++) {
      for (const drop of undo) await duck.run(drop)
      ours.push(
        await within(async () => {
          const run = await runScheme(duck, checked, settledTypes(checked, {}), { detail: true, skipBad: false })
          if (run.refused > 0) throw new Error('refused')
          undo = run.undo
        }),
      )
      theirs.push(await within(() => duck.run(`CREATE OR REPLACE TABLE by_hand AS ${threeLevelsByHand('input')}`)))
    }
    const files = ['result', 'by_hand'].map((table) => [table, join(setting.folder, `${table}.parquet`)] as const)
    for (const [table, file] of files) await duck.run(`COPY (FROM ${table} ORDER BY rank, id) TO '${file}'`)
    const [mine, rival] = [sumUp(ours), sumUp(theirs)]
    return {
      what: `${what}, in memory`,
      wanmu: mine,
      rival,
      rivalName: RIVAL,
      same: await sameRows(files[0]?.[1] ?? '', files[1]?.[1] ?? '', LAST_PLACE),
      goals: [{ goal: 'under 1 s', met: mine.seconds < 1 }],
    }
  } finally {
    duck.close()
  }
}
