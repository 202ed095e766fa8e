// Late rows · what is reckoned anew once the rows are sorted, from fewer columns than it has: a window and a sort move every column that is asked for after
// them, and moving one takes longer than a few sums.
import { columnsIn, type PlanColumn } from './plan.ts'
import type { StatsTable } from './stats-tables.ts'

export interface Late {
  /** Row columns of earlier stages that are reckoned after the sort, with all that they read. */
  readonly rows: readonly PlanColumn[]
  /** What is not carried through the sort. */
  readonly names: ReadonlySet<string>
  /** Columns that the plan starts from and that are carried for them. */
  readonly carried: readonly string[]
  /** Statistics over all units that they read, by table: the same for every row. */
  readonly constants: ReadonlyMap<string, readonly string[]>
}

export const NO_LATE: Late = { rows: [], names: new Set(), carried: [], constants: new Map() }

/** `after`: row columns of the last stage that are reckoned after the sort anyway. */
export function findLate(
  used: readonly PlanColumn[],
  wanted: readonly string[],
  after: readonly string[],
  tables: readonly StatsTable[],
  last: number,
): Late {
  const byName = new Map(used.map((c) => [c.name, c]))
  const constantOf = new Map(
    tables
      .filter(({ by }) => by.length === 0)
      .flatMap(({ name, group, same }) => [...group, ...same].map((c) => [c.name, name] as const)),
  )
  const early = used.filter((c) => c.stage === last && c.sql !== '' && !after.includes(c.name))
  // The place among equals is decided before: what is read by then is there afterwards.
  const there = new Set(early.flatMap((c) => [...columnsIn(c.sql), ...c.keys]))
  const asked = new Set([...wanted, ...after.flatMap((name) => columnsIn(byName.get(name)?.sql ?? ''))])
  const rows = new Set<string>()
  const carried = new Set<string>()
  const constants = new Set<string>()
  let gained = 0
  for (const name of asked) {
    const column = byName.get(name)
    if (column?.kind !== 'row' || column.sql === '' || column.stage === last || there.has(name)) continue
    if (constantOf.has(name)) continue
    const found = reach(name, byName, there, constantOf)
    if (found === undefined) continue
    gained++
    for (const one of found.rows) rows.add(one)
    for (const one of found.carried) carried.add(one)
    for (const one of found.constants) constants.add(one)
  }
  const more = [...carried].filter((name) => !asked.has(name) && !there.has(name))
  if (more.length >= gained) return NO_LATE
  const byTable = new Map<string, string[]>()
  for (const name of constants) {
    const table = constantOf.get(name) ?? ''
    byTable.set(table, [...(byTable.get(table) ?? []), name])
  }
  return {
    rows: used.filter((c) => rows.has(c.name)),
    names: new Set([...rows, ...constants]),
    carried: [...carried],
    constants: byTable,
  }
}

interface Reach {
  readonly rows: ReadonlySet<string>
  readonly carried: ReadonlySet<string>
  readonly constants: ReadonlySet<string>
}

/** All that a column is made of, down to what the plan starts from, what is there and what is constant; undefined where it reads anything else. */
function reach(
  name: string,
  byName: ReadonlyMap<string, PlanColumn>,
  there: ReadonlySet<string>,
  constantOf: ReadonlyMap<string, string>,
): Reach | undefined {
  const rows = new Set<string>()
  const carried = new Set<string>()
  const constants = new Set<string>()
  const queue = [name]
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    if (there.has(one) || rows.has(one)) continue
    const column = byName.get(one)
    if (column === undefined) return undefined
    if (constantOf.has(one)) constants.add(one)
    else if (column.sql === '') carried.add(one)
    else if (column.kind === 'row') {
      rows.add(one)
      queue.push(...columnsIn(column.sql))
    } else return undefined
  }
  return { rows, carried, constants }
}
