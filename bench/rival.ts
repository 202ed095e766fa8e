// Bench · the same job by hand as one DuckDB query, and whether two results are the same.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDuck } from '../src/store/duck.ts'
import type { Command } from './measure.ts'
import type { Setting } from './types.ts'

export function queryByHand({ folder, root }: Setting, name: string, sql: string): Command {
  const file = join(folder, `${name}.sql`)
  writeFileSync(file, sql)
  return { file: process.execPath, args: ['--no-warnings', join(root, 'out/bench/bench/one-query.js'), file] }
}

export const wanmu = ({ root }: Setting, args: readonly string[]): Command => ({ file: join(root, 'wanmu'), args })

/** Statements run in an engine of their own. */
export async function make(...statements: readonly string[]): Promise<void> {
  const duck = await openDuck({ memoryLimit: '2GB' })
  for (const sql of statements) await duck.run(sql)
  duck.close()
}

/** Row by row in the files' order, every column; numbers may differ by `within` (another order of the same sum ends in other last bits). */
export async function sameRows(a: string, b: string, within = 0): Promise<boolean> {
  const duck = await openDuck({ memoryLimit: '2GB' })
  await duck.run('SET preserve_insertion_order=true')
  const read = (path: string): string => (path.endsWith('.csv') ? `read_csv('${path}', all_varchar=true)` : `'${path}'`)
  const columns = await duck.all(`DESCRIBE FROM ${read(a)}`)
  const differs = columns.map(({ column_name: name, column_type: type }) =>
    type === 'DOUBLE' && within > 0
      ? `(a."${name}" IS NULL) <> (b."${name}" IS NULL) OR abs(a."${name}" - b."${name}") > ${within}`
      : `a."${name}" IS DISTINCT FROM b."${name}"`,
  )
  const [row] = await duck.all(
    `SELECT (SELECT count(*) FROM ${read(a)}) AS ours, (SELECT count(*) FROM ${read(b)}) AS theirs, (SELECT count(*) FROM ${read(a)} a POSITIONAL JOIN ${read(b)} b WHERE ${differs.join(' OR ')}) AS differing`,
  )
  const theirs = await duck.all(`DESCRIBE FROM ${read(b)}`)
  duck.close()
  const names = (of: typeof columns): string => of.map(({ column_name: name }) => name).join(' ')
  return names(columns) === names(theirs) && row?.['ours'] === row?.['theirs'] && Number(row?.['differing']) === 0
}
