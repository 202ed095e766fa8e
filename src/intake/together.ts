// Intake · several Parquet files in which nothing is wrong and nothing disagrees: joined as they lie, in one pass.
import type { Duck } from '../store/duck.ts'
import type { Clean } from './clean.ts'
import { MOST_JOINED, STORED } from './join.ts'
import { isTyped, soundValue, withId, wrongCells, wrongId, wrongName } from './sound-sql.ts'
import { quoteName } from './sql.ts'
import { keepSound } from './straight.ts'
import type { ColumnType, IntakeRequest } from './types.ts'
import type { ValueColumn } from './value-sql.ts'

/** False when something is to be told or to be written otherwise, or may be: the careful way must be taken. */
export async function readTogether(
  duck: Duck,
  cleans: readonly Clean[],
  types: readonly ColumnType[],
  request: IntakeRequest,
  only: ReadonlySet<number>,
): Promise<boolean> {
  const columns = new Set(cleans.flatMap((clean) => [...clean.columns.keys()]))
  const isEasy = cleans.every((clean) => clean.assigned.sheet.kind === 'parquet' && isTyped(clean))
  if (!isEasy || cleans.length > MOST_JOINED || [...columns].some((i) => !only.has(i))) return false
  const sheets = cleans.map(joined)
  const rows = sheets.map((_, n) => `"~row${n}"`)
  if (!(await keepSound(duck, selectSql(sheets, types, request, only), cleans, request, rows))) return false
  const origins = cleans.map(
    ({ source }, n) =>
      `SELECT id, CAST(${source} AS INTEGER) AS source, "~row${n}" AS "row" FROM input WHERE "~row${n}" IS NOT NULL`,
  )
  await duck.run(`CREATE OR REPLACE VIEW origin AS ${origins.join(' UNION ALL ')}`)
  return true
}

interface Joined {
  /** The sheet with its columns under names of their own. */
  readonly clean: Clean
  readonly select: string
  readonly isNamed: boolean
}

function joined(clean: Clean, n: number): Joined {
  const { sheet, id, name } = clean.assigned
  const columns = new Map<number, ValueColumn>()
  for (const [i, column] of clean.columns) columns.set(i, { ...column, cell: `s${n}_${column.cell}` })
  const cells = [...clean.columns.values()].map(({ cell }) => `${cell} AS s${n}_${cell}`)
  const named = name === undefined ? [] : [`c${name.at} AS name${n}`]
  return {
    clean: { ...clean, columns },
    select: `(SELECT c${id.at} AS id${n}, "row" AS "~row${n}"${[...named, ...cells].map((one) => `, ${one}`).join('')} FROM ${sheet.relation}) s${n}`,
    isNamed: name !== undefined,
  }
}

function selectSql(
  sheets: readonly Joined[],
  types: readonly ColumnType[],
  request: IntakeRequest,
  only: ReadonlySet<number>,
): string {
  const ids = sheets.map((_, n) => `id${n}`)
  const names = sheets.flatMap(({ isNamed }, n) => (isNamed ? [`name${n}`] : []))
  const idUpTo = (n: number): string => (n === 1 ? 'id0' : `coalesce(${ids.slice(0, n).join(', ')})`)
  const joins = sheets.slice(1).map(({ select }, i) => ` FULL JOIN ${select} ON id${i + 1} = ${idUpTo(i + 1)}`)
  const name = names.length === 0 ? 'CAST(NULL AS VARCHAR)' : `coalesce(${names.join(', ')})`
  const side = `(SELECT *, ${idUpTo(sheets.length)} AS "~id", ${name} AS "~name" FROM ${sheets[0]?.select}${joins.join('')})`
  const wrong = [
    wrongId('"~id"', request.uscc),
    wrongName('"~name"'),
    ...names.map((one) => `coalesce(${one} <> "~name", false)`),
    ...sheets.flatMap(({ clean }) => wrongCells(clean, only)),
  ]
  const values = request.columns.map(({ id }, i) => {
    const column = sheets.map(({ clean }) => clean.columns.get(i)).find((one) => one !== undefined)
    return `CAST(${column === undefined ? 'NULL' : soundValue(column)} AS ${STORED[types[i] ?? 'number']}) AS ${quoteName(id)}`
  })
  const kept = ['"~id" AS id', 'coalesce("~name", "~id") AS name', ...values, ...sheets.map((_, n) => `"~row${n}"`)]
  return `SELECT ${kept.join(', ')}, (${wrong.join(' OR ')}) AS "~bad" FROM ${withId(side, '"~id"', request.uscc)}`
}
