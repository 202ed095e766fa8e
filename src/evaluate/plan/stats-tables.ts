// Stats tables · the statistics of a plan by what groups them: one small table for each set of keys and stage.
import type { Dialect } from '../dialect.ts'
import { columnsIn, type PlanColumn } from './plan.ts'

export interface StatsTable {
  readonly name: string
  readonly stage: number
  /** Quoted columns that group and join it. */
  readonly by: readonly string[]
  /** It may be joined later than where it is made: its number stands for its keys. */
  readonly canWait: boolean
  readonly group: readonly PlanColumn[]
  /** Row columns that read nothing but the statistics of this group: reckoned once for it, not in each of its rows. */
  readonly same: readonly PlanColumn[]
}

export function statsTables(used: readonly PlanColumn[], prefix: string, dialect: Dialect): StatsTable[] {
  const sets = new Map<string, PlanColumn[]>()
  for (const column of used.filter((c) => c.kind === 'group')) {
    const key = `${column.stage}\n${column.keys.join('\n')}`
    sets.set(key, [...(sets.get(key) ?? []), column])
  }
  const numbers = new Map(used.filter((c) => c.isNumber).map((c) => [c.keys.join('\n'), c]))
  const counts = new Map<number, number>()
  return [...sets.values()].map((group) => {
    const { stage = 0, keys = [] } = group[0] ?? {}
    const nth = counts.get(stage) ?? 0
    counts.set(stage, nth + 1)
    const number = numbers.get(keys.join('\n'))
    const by = number === undefined || number.stage >= stage ? keys : [number.name]
    return {
      name: `${prefix}stats_${stage}_${nth}`,
      stage,
      by: by.map(dialect.name),
      canWait: keys.length === 0 || number !== undefined,
      group,
      same: sameForAll(
        used.filter((c) => c.stage === stage && c.kind === 'row'),
        group,
      ),
    }
  })
}

function sameForAll(rows: readonly PlanColumn[], group: readonly PlanColumn[]): PlanColumn[] {
  const known = new Set(group.map(({ name }) => name))
  const same: PlanColumn[] = []
  for (const column of [...rows].sort((a, b) => a.layer - b.layer)) {
    const reads = columnsIn(column.sql)
    if (reads.length === 0 || !reads.every((name) => known.has(name))) continue
    known.add(column.name)
    same.push(column)
  }
  return same
}
