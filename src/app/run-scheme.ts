// App · runs a checked scheme on the table `input`: compile, run, refuse or skip what has no value, prove that the result adds up.
import { type Compiled, compile, REFUSED } from '../evaluate/compile/compile.ts'
import { duckdb } from '../evaluate/dialect.ts'
import type { Type } from '../evaluate/formula/infer.ts'
import type { CheckedScheme } from '../evaluate/scheme/check.ts'
import { nodesUp } from '../evaluate/scheme/tree.ts'
import { columnTypes } from '../evaluate/scheme/types.ts'
import { type Finding, finding, notice } from '../kernel/finding.ts'
import type { Duck, Row } from '../store/duck.ts'

export interface RunOptions {
  readonly detail: boolean
  /** Keep what an explanation shows. */
  readonly explain?: boolean
  /** Leave units without a needed value out (into `skipped`) instead of refusing. */
  readonly skipBad: boolean
  /** File in which the result is kept in published order, instead of a table. */
  readonly keepAt?: string
  readonly onProgress?: (done: number, total: number, what: string) => void
  readonly signal?: AbortSignal
  /** Files and sheets that `origin` numbers. */
  readonly sources?: readonly { readonly file: string; readonly sheet?: string }[]
}
export interface Run {
  readonly compiled: Compiled
  /** First refusals, `refused` counts them all; or first units that were left out, `leftOut` counts those. */
  readonly findings: readonly Finding[]
  readonly refused: number
  readonly leftOut: number
  /** Statements that undo the run, so that it can be run anew. */
  readonly undo: readonly string[]
}

const MOST_SHOWN = 200
export const ORDER = '"pool", "rank" NULLS LAST, "id"'

/** Afterwards `result` stands in the database unless something was refused. `types` are what the columns were read as. */
export async function runScheme(
  duck: Duck,
  { scheme, formulas }: CheckedScheme,
  types: Readonly<Record<string, Type>>,
  options: RunOptions,
): Promise<Run> {
  const compiled = compile(scheme, formulas, types, {
    detail: options.detail,
    explain: options.explain === true,
    dialect: duckdb,
  })
  const leftOut: Finding[] = []
  let left = 0
  for (;;) {
    if ((await count(duck, 'input')) === 0) {
      // Left out to the last one: what each of them lacks says more than that nobody is there.
      const findings = left > 0 ? leftOut.map(asRefused) : [finding('evaluate/no-units', {})]
      return { compiled, refused: Math.max(left, 1), leftOut: 0, findings, undo: [] }
    }
    const made = await execute(duck, compiled, options)
    // The whole index has no value because a leaf has none: told once, at the leaf.
    const whole = duckdb.text(scheme.index.id)
    const refusals = `SELECT DISTINCT id, name, node FROM (${compiled.refusals}) QUALIFY node <> ${whole} OR count(*) FILTER (WHERE node <> ${whole}) OVER (PARTITION BY id) = 0`
    // Looked for in the one pass that made the result; `refusals` reads the whole chain anew for every node.
    const some =
      options.keepAt === undefined ? (await count(duck, `result WHERE "${REFUSED}"`)) > 0 : !made.includes(DROP_KEPT)
    if (options.keepAt === undefined) await duck.run(`ALTER TABLE result DROP COLUMN "${REFUSED}"`)
    const refused = some ? await count(duck, `(${refusals})`) : 0
    if (refused === 0) {
      await prove(duck)
      return { compiled, findings: leftOut.slice(0, MOST_SHOWN), refused, leftOut: left, undo: made.reverse() }
    }
    if (!options.skipBad)
      return {
        compiled,
        refused,
        leftOut: 0,
        findings: await tell(duck, scheme, refusals, options.sources ?? []),
        undo: made.reverse(),
      }
    if (leftOut.length < MOST_SHOWN)
      leftOut.push(...(await tell(duck, scheme, refusals, options.sources ?? [])).map(asLeftOut))
    left += refused
    await duck.run(
      `INSERT INTO skipped SELECT id, any_value(name), string_agg(node || ' 没有值', '；' ORDER BY node) FROM (${refusals}) GROUP BY id`,
    )
    await leaveOutSkipped(duck)
    for (const drop of made.reverse()) await duck.run(drop)
  }
}

/** The unit's row of the evaluated relation, every planned column with it; undefined when it is out of scope. */
export async function unitRow(
  duck: Duck,
  { scheme }: CheckedScheme,
  { compiled }: Run,
  id: string,
): Promise<Row | undefined> {
  const quotedId = `'${id.replaceAll("'", "''")}'`
  const where =
    scheme.merge === undefined ? `id = ${quotedId}` : `"~site" = (SELECT "~site" FROM members WHERE id = ${quotedId})`
  const [row] = await duck.all(`SELECT * FROM ${compiled.relation} WHERE ${where}`)
  return row
}

/** Intake gives a view where the units are many. */
async function leaveOutSkipped(duck: Duck): Promise<void> {
  const views = await duck.all(`SELECT 1 FROM information_schema.tables WHERE table_name = 'kept_input'`)
  await duck.run(
    views.length === 0
      ? 'DELETE FROM input WHERE id IN (SELECT id FROM skipped)'
      : 'CREATE OR REPLACE VIEW input AS SELECT * FROM kept_input WHERE id NOT IN (SELECT id FROM skipped)',
  )
}

const asLeftOut = ({ at, facts }: Finding): Finding => notice('evaluate/left-out', at, facts)
const asRefused = ({ at, facts }: Finding): Finding => finding('evaluate/refused', at, facts)

const RESULT = 'CREATE TABLE result AS '

/** Beyond so many different values in a column no dictionary is tried: pools and grades get one, ids and reasons would only cost the time. */
const MOST_WORDS = 1000

const DROP_KEPT = 'DROP VIEW result'

/**
 * Sorted on the way to the file: nothing needs to hold all lines, and a Parquet result is ready. False when a line is refused: the
 * statement stops there, so that all lines need not be reckoned a second time only to know that none is.
 */
async function keepResult(duck: Duck, compiled: Compiled, select: string, path: string): Promise<boolean> {
  const stop = `CASE WHEN "${REFUSED}" THEN CAST(error('${REFUSED}') AS VARCHAR) ELSE "id" END AS "id"`
  const names = compiled.columns.map((column) => (column === 'id' ? stop : duckdb.name(column))).join(', ')
  const file = duckdb.text(path)
  try {
    await duck.run(
      `COPY (SELECT ${names} FROM (${select})) TO ${file} (FORMAT parquet, DICTIONARY_SIZE_LIMIT ${MOST_WORDS})`,
    )
  } catch (fault) {
    if (fault instanceof Error && fault.message.includes(REFUSED)) return false
    throw fault
  }
  await duck.run(`CREATE VIEW result AS SELECT * FROM read_parquet(${file})`)
  return true
}

/** Runs the statements; gives back those that undo them. */
async function execute(duck: Duck, compiled: Compiled, options: RunOptions): Promise<string[]> {
  const made: string[] = []
  const { statements } = compiled
  for (const [i, { sql, what }] of statements.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.(i, statements.length, what)
    if (options.keepAt !== undefined && sql.startsWith(RESULT)) {
      const select = compiled.ordered ?? `SELECT * FROM (${sql.slice(RESULT.length)}) ORDER BY ${ORDER}`
      if (await keepResult(duck, compiled, select, options.keepAt)) made.push(DROP_KEPT)
      continue
    }
    await duck.run(sql)
    const [, kind, name] = /^CREATE (TABLE|VIEW) (\w+)/.exec(sql) ?? []
    if (kind !== undefined) made.push(`DROP ${kind} ${name}`)
  }
  options.onProgress?.(statements.length, statements.length, '')
  return made
}

async function tell(
  duck: Duck,
  scheme: CheckedScheme['scheme'],
  refusals: string,
  sources: NonNullable<RunOptions['sources']>,
): Promise<Finding[]> {
  const formula = new Map(nodesUp(scheme).map(({ node }) => [node.id, node]))
  const rows = await duck.all(`SELECT * FROM (${refusals}) ORDER BY id, node LIMIT ${MOST_SHOWN}`)
  const hasOrigin = (await duck.all(`SELECT 1 FROM information_schema.tables WHERE table_name = 'origin'`)).length > 0
  const origins = hasOrigin
    ? await duck.all(
        `SELECT id, min(source) AS source, arg_min("row", source) AS "row" FROM origin WHERE id IN (SELECT id FROM (${refusals})) GROUP BY id`,
      )
    : []
  const placeOf = new Map(
    origins.map((one) => {
      const { file, sheet } = sources[Number(one['source'])] ?? {}
      const where = { ...(file === undefined ? {} : { file }), ...(sheet === undefined ? {} : { sheet }) }
      return [String(one['id']), { ...where, row: Number(one['row']) }]
    }),
  )
  return rows.map((row) => {
    const id = String(row['id'])
    const node = formula.get(String(row['node']))
    return finding('evaluate/refused', placeOf.get(id) ?? {}, {
      id,
      name: String(row['name'] ?? ''),
      node: node?.label ?? String(row['node']),
      formula: String(node?.value ?? '下级指标均缺失'),
    })
  })
}

/** Σ of grades is the number of units, and every unit has its line exactly once: `input` holds each id once, so equal counts and equal
 * sums over the ids say it, without a list of all of them. */
async function prove(duck: Duck): Promise<void> {
  const of = (table: string): string => `SELECT count(*) AS lines, sum(hash(id)) AS ids FROM ${table}`
  const [sum] = await duck.all(
    `SELECT i.lines AS units, r.lines AS lines, i.ids IS NOT DISTINCT FROM r.ids AS "same", graded FROM (${of('input')}) i, (${of('result')}) r, (SELECT count(grade) AS graded FROM result)`,
  )
  const [units, lines, graded] = ['units', 'lines', 'graded'].map((key) => Number(sum?.[key]))
  if (lines !== units || sum?.['same'] !== true || graded !== units)
    throw new Error(`result does not add up: ${units} units, ${lines} lines, ${graded} grades`)
}

/** Units that were left out, for a fault in their cells or for want of a value. */
export const countSkipped = (duck: Duck): Promise<number> => count(duck, 'skipped')

const count = async (duck: Duck, relation: string): Promise<number> =>
  Number((await duck.all(`SELECT count(*) AS n FROM ${relation}`))[0]?.['n'])

/** Types of all inputs, what the values showed filling in what the scheme leaves open. */
export function settledTypes(
  { scheme, formulas }: CheckedScheme,
  seen: Readonly<Record<string, Type>>,
): Record<string, Type> {
  return Object.fromEntries(
    Object.entries(columnTypes(scheme, formulas)).map(([id, type]) => [id, type ?? seen[id] ?? 'number']),
  )
}
