// Intake · cells that are right and stand for themselves, told by as little as possible: for millions of rows of Parquet, which seldom hold anything else.
import { withCheck } from './check-character.ts'
import { type Clean, cellFault, isNeeded } from './clean.ts'
import { isSoundId, isSoundName, isUsccLike, nameSql } from './id-sql.ts'
import { IMPLAUSIBLE, isSoundText, type ValueColumn, valueSql } from './value-sql.ts'

/** Whether all columns of the sheet are stored as what they are read as, so that their cells may stand for themselves. */
export function isTyped({ assigned: { sheet, id, name }, columns }: Clean): boolean {
  const isText = (at: number): boolean => sheet.physical[at - 1] === 'text'
  const named = name === undefined || isText(name.at)
  return isText(id.at) && named && [...columns.values()].every(({ type, physical }) => type === physical)
}

/** SQL of the value of a cell that stands for itself. */
export const soundValue = (column: ValueColumn): string => (column.type === 'text' ? column.cell : valueSql(column))

/** The rows of `from` with what `wrongId` asks for. */
export function withId(from: string, id: string, uscc: boolean): string {
  if (!uscc) return from
  return `(${withCheck(`(SELECT *, CASE WHEN ${isUsccLike(id)} THEN ${id} END AS "~code" FROM ${from})`, '"~code"')})`
}

/** SQL of whether an id is missing, at fault or not what is joined on; never null. */
export function wrongId(id: string, uscc: boolean): string {
  const other = `NOT coalesce(${isSoundId(id, uscc)}, false)`
  return uscc ? `CASE WHEN "~code" IS NULL THEN ${other} ELSE NOT "~fits" END` : other
}

/** SQL of whether a name is not shown as it stands; never null. */
export const wrongName = (name: string): string =>
  `CASE WHEN ${isSoundName(name)} THEN false ELSE ${nameSql(name)} IS DISTINCT FROM ${name} END`

/** SQL of whether some cell of the row is at fault or does not stand for itself; never null. */
export function wrongCells({ columns }: Clean, only: ReadonlySet<number>): string[] {
  const cells = [...columns].map(([i, column]) => ({ column, needed: isNeeded(column, i, only) }))
  const numbers = (needed: boolean): string[] => {
    const tests = cells
      .filter((cell) => cell.needed === needed && isRange(cell.column))
      .map(({ column }) => inRange(column))
    // The engine stops at the first that fails, and asks once whether one is null.
    return tests.length === 0 ? [] : [`NOT coalesce(${tests.join(' AND ')}, ${!needed})`]
  }
  const others = cells.filter(({ column }) => !isRange(column)).map(({ column, needed }) => wrongCell(column, needed))
  return [...others, ...numbers(true), ...numbers(false)]
}

const isRange = ({ type, spec }: ValueColumn): boolean => type === 'number' && (spec.oneOf ?? []).length === 0

function inRange(column: ValueColumn): string {
  const { spec } = column
  const [least, most] = [
    Math.max(spec.min ?? -IMPLAUSIBLE, -IMPLAUSIBLE),
    Math.min(spec.max ?? IMPLAUSIBLE, IMPLAUSIBLE),
  ]
  return `${valueSql(column)} BETWEEN CAST('${least}' AS DOUBLE) AND CAST('${most}' AS DOUBLE)`
}

function wrongCell(column: ValueColumn, needed: boolean): string {
  const { cell, type, spec } = column
  const value = valueSql(column)
  const wrong = `(${cellFault(column, value, needed)} IS NOT NULL${type === 'text' ? ` OR ${value} IS DISTINCT FROM ${cell}` : ''})`
  const isListed = (spec.oneOf ?? []).length > 0
  return type === 'text' && !isListed ? `CASE WHEN ${isSoundText(cell)} THEN false ELSE ${wrong} END` : wrong
}
