// Places · where the columns of a plan come in and how far they are held: a statistic is joined on where it is first read, and no relation carries what
// nothing after it reads.
import { columnsIn, type PlanColumn, unquoted } from './plan.ts'
import type { StatsTable } from './stats-tables.ts'

/** At which stage a statistic is joined on, and up to which stage a column is held. */
export function findPlaces(
  used: readonly PlanColumn[],
  wanted: readonly string[],
  tables: readonly StatsTable[],
  settled: ReadonlySet<string>,
  last: number,
) {
  const readAt = new Map<string, number[]>()
  const read = (name: string, stage: number): void => {
    readAt.set(name, [...(readAt.get(name) ?? []), stage])
  }
  for (const name of wanted) read(name, last)
  for (const column of used) {
    if (settled.has(column.name)) continue
    // A row reads in its own relation; a window and a statistic read in the one before.
    const at = column.kind === 'row' ? column.stage : column.stage - 1
    for (const name of columnsIn(column.sql)) read(name, at)
  }
  const joinedAt = new Map<string, number>()
  for (const { stage, canWait, group, same } of tables) {
    for (const { name, isNumber } of [...group, ...same]) {
      const first = canWait && !isNumber ? Math.min(...(readAt.get(name) ?? [stage])) : stage
      joinedAt.set(name, Math.max(stage, first))
    }
  }
  for (const table of tables) {
    const joins = [...table.group, ...table.same].map(({ name }) => joinedAt.get(name) ?? table.stage)
    const number = table.group.find((c) => c.isNumber)
    for (const key of table.by) {
      read(unquoted(key), table.stage - 1)
      if (number === undefined) for (const stage of joins) read(unquoted(key), stage - 1)
    }
    if (number !== undefined) for (const stage of joins) read(number.name, stage - 1)
  }
  const heldTo = new Map([...readAt].map(([name, stages]) => [name, Math.max(...stages)]))
  return { joinedAt, heldTo }
}
