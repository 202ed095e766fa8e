// App · trials: one unit's figure changed in many ways, all of them evaluated in one run. Each trial holds every unit that its result
// depends on, and is reckoned by the very plan that the evaluation has, with pools and statistics kept apart by trial.
import { compile } from '../evaluate/compile/compile.ts'
import { siteSql, unitColumns, unitsSelect } from '../evaluate/compile/units.ts'
import { duckdb } from '../evaluate/dialect.ts'
import type { Tried } from '../evaluate/explain/search.ts'
import { reachOf, TRIAL, trialScheme } from '../evaluate/explain/trial-scheme.ts'
import { layOut } from '../evaluate/plan/lay-out.ts'
import { columnsIn } from '../evaluate/plan/plan.ts'
import type { Evaluated } from './evaluate.ts'
import { quoteText } from './explain-around.ts'

export interface Trial {
  readonly input: string
  readonly value: number
}

export interface Trials {
  run(trials: readonly Trial[]): Promise<Tried[]>
  close(): Promise<void>
}

/** Rows of one run; more trials go into another. */
const MOST_ROWS = 600_000
const PREFIX = 'trial_'

/**
 * `better`: grades that count as a gain, best first. Reads `units` of the evaluation, which must stand. Not `exact`: where only sums over
 * other pools matter these stand for the units, and a result may differ in the last binary place.
 */
export async function openTrials(
  done: Evaluated,
  id: string,
  better: readonly string[],
  exact: boolean,
): Promise<Trials> {
  const { duck, checked, types } = done
  const scheme = trialScheme(done.scheme)
  const compiled = compile(
    scheme,
    checked.formulas,
    { ...types, [TRIAL]: 'number' },
    { detail: false, dialect: duckdb },
  )
  const { context } = compiled
  const cut = done.scheme.grades?.cut ?? []
  const last = cut[better.length - 1]
  const byShare = done.scheme.grades?.by === 'share'
  const place = byShare ? compiled.told.get(`grade|to ${better.length - 1}`) : undefined
  const pools = (done.scheme.pools ?? []).map(duckdb.name)
  const shown = [
    'id',
    TRIAL,
    '~total',
    '~published',
    '~rank',
    '~grade',
    ...(done.scheme.pools ?? []),
    ...(place === undefined ? [] : [place]),
  ]
  const laid = layOut(
    compiled.plan,
    `${PREFIX}units`,
    [...new Set([...shown, ...(done.scheme.merge ? ['~site'] : [])])],
    duckdb,
    PREFIX,
  )
  const own = await ownUnit(done, id)
  // Of the units' columns only those that the plan reads.
  const read = new Set(laid.statements.flatMap(({ sql }) => columnsIn(sql)))
  const columns = unitColumns(context).filter((column) => read.has(column.slice(1, -1)))
  const reach = reachOf(done.scheme, checked.formulas)
  const everyone = exact || reach === 'all'
  const inPool = `"~pool" IS NOT DISTINCT FROM ${quoteText(own.pool)}`
  const some = everyone && reach !== 'pool' ? 'TRUE' : inPool
  const rest = everyone || reach === 'pool' ? '' : ` UNION ALL ${sumsOfRest(done, inPool)}`
  const names = unitColumns({ ...context, scheme: done.scheme }).join(', ')
  await duck.run(`CREATE TABLE ${PREFIX}others AS SELECT ${names} FROM units WHERE ${some} AND NOT (${own.is})${rest}`)
  await duck.run(`CREATE TABLE ${PREFIX}own AS SELECT * FROM input WHERE ${own.inputs}`)
  const [size] = await duck.all(`SELECT count(*) AS n FROM ${PREFIX}others`)
  const most = Math.max(1, Math.floor(MOST_ROWS / (Number(size?.['n']) + 1)))
  const key = done.scheme.rank?.on === 'rounded' ? '"~published"' : '"~total"'
  const ascending = done.scheme.rank?.order === 'asc'

  async function runSome(trials: readonly Trial[]): Promise<Tried[]> {
    const values = trials.map(({ input, value }, i) => `(${i}::DOUBLE, ${quoteText(input)}, ${value}::DOUBLE)`)
    const made = [`TABLE ${PREFIX}list`, `VIEW ${PREFIX}units`]
    await duck.run(
      `CREATE TABLE ${PREFIX}list AS SELECT * FROM (VALUES ${values.join(', ')}) t("${TRIAL}", input, value)`,
    )
    await duck.run(`CREATE VIEW ${PREFIX}units AS ${unitsSql()}`)
    for (const { sql } of laid.statements) {
      const [, kind, name] = /^CREATE (TABLE|VIEW) (\w+)/.exec(sql) ?? []
      await duck.run(sql)
      if (kind !== undefined) made.push(`${kind} ${name}`)
    }
    const peers = pools.map((pool) => ` AND p.${pool} IS NOT DISTINCT FROM o.${pool}`).join('')
    const isOwn = done.scheme.merge === undefined ? `id = ${quoteText(id)}` : `"~site" = ${quoteText(own.site)}`
    const kept = [...new Set([...shown, ...(done.scheme.merge ? ['~site'] : [])])].map(duckdb.name).join(', ')
    await duck.run(`CREATE TABLE ${PREFIX}out AS SELECT ${kept} FROM ${laid.relation}`)
    made.push(`TABLE ${PREFIX}out`)
    const rival =
      place === undefined
        ? ''
        : ` LEFT JOIN (SELECT p."${TRIAL}" AS t, p.${key} AS cut, row_number() OVER (PARTITION BY p."${TRIAL}" ORDER BY p.${key} ${ascending ? 'ASC' : 'DESC'} NULLS LAST) AS n FROM ${PREFIX}out p JOIN own o ON p."${TRIAL}" = o."${TRIAL}"${peers} WHERE p.id <> o.id) c ON c.t = own."${TRIAL}" AND c.n = own.${duckdb.name(place)}`
    const rows = await duck.all(
      `WITH own AS (SELECT * FROM ${PREFIX}out WHERE ${isOwn}) SELECT own."${TRIAL}" AS t, own."~grade" AS grade, own."~total" AS total, own.${key} AS key, own."~rank" AS "rank", ${place === undefined ? 'NULL' : 'c.cut'} AS cut FROM own${rival}`,
    )
    for (const one of made.reverse()) await duck.run(`DROP ${one}`)
    const found = new Map(rows.map((row) => [Number(row['t']), row]))
    const needs = byShare ? undefined : last?.[1]
    return trials.map((_, i) => {
      const row = found.get(i)
      if (row === undefined || row['total'] == null)
        return { gains: false, grade: '', total: null, rank: null, margin: null }
      const goal = needs ?? (row['cut'] == null ? null : Number(row['cut']))
      const grade = String(row['grade'])
      const margin = goal === null || goal === undefined ? null : (Number(row['key']) - goal) * (ascending ? -1 : 1)
      return {
        gains: better.includes(grade),
        grade,
        total: Number(row['total']),
        rank: row['rank'] == null ? null : Number(row['rank']),
        margin,
      }
    })
  }

  /** The others as they were merged, and the changed unit's site merged anew. */
  function unitsSql(): string {
    const inputs = Object.keys(done.scheme.inputs)
    const changed = inputs.map((input) => {
      const name = duckdb.name(input)
      const value = types[input] === 'boolean' ? 't.value <> 0e0' : 't.value'
      const changes = types[input] === 'number' || types[input] === 'boolean'
      return changes
        ? `CASE WHEN o.id = ${quoteText(id)} AND t.input = ${quoteText(input)} THEN ${value} ELSE o.${name} END AS ${name}`
        : `o.${name}`
    })
    const one = `(SELECT o.id, o.name, ${changed.join(', ')}, t."${TRIAL}" FROM ${PREFIX}own o CROSS JOIN ${PREFIX}list t)`
    const others = columns.map((column) => (column === `"${TRIAL}"` ? `t.${column}` : `u.${column}`)).join(', ')
    return `SELECT ${others} FROM ${PREFIX}others u CROSS JOIN ${PREFIX}list t UNION ALL SELECT ${columns.join(', ')} FROM (${unitsSelect(context, one, [`"${TRIAL}"`])})`
  }

  return {
    async run(trials) {
      const found: Tried[] = []
      for (let start = 0; start < trials.length; start += most)
        found.push(...(await runSome(trials.slice(start, start + most))))
      return found
    },
    async close() {
      for (const table of ['others', 'own']) await duck.run(`DROP TABLE IF EXISTS ${PREFIX}${table}`)
    },
  }
}

/** The units of other pools added up, one row for each pattern of missing figures, in a pool of their own. */
function sumsOfRest({ scheme, types }: Evaluated, inPool: string): string {
  const inputs = Object.keys(scheme.inputs)
  const numbers = inputs.filter((input) => types[input] === 'number').map(duckdb.name)
  const cells = inputs.map((input) => {
    const name = duckdb.name(input)
    if (types[input] === 'number') return `sum(${name}) AS ${name}`
    return `${(scheme.pools ?? []).includes(input) ? `'~rest'` : 'NULL'} AS ${name}`
  })
  const site = scheme.merge === undefined ? '' : `, '~rest' AS "~site"`
  const by = numbers.map((name) => `${name} IS NULL`).join(', ')
  return `SELECT '~rest' AS id, '' AS name, ${cells.join(', ')}, '~rest' AS "~pool"${site} FROM units WHERE NOT (${inPool}) GROUP BY ${by || 'TRUE'}`
}

interface OwnUnit {
  readonly pool: string
  readonly site: string
  /** Condition on `units` and on `input` for what is evaluated with this unit. */
  readonly is: string
  readonly inputs: string
}

async function ownUnit({ duck, scheme, run }: Evaluated, id: string): Promise<OwnUnit> {
  const quoted = quoteText(id)
  if (scheme.merge === undefined) {
    const [row] = await duck.all(`SELECT "~pool" AS pool FROM units WHERE id = ${quoted}`)
    return { pool: String(row?.['pool'] ?? ''), site: '', is: `id = ${quoted}`, inputs: `id = ${quoted}` }
  }
  const site = siteSql(run.compiled.context)
  const [row] = await duck.all(`SELECT ${site} AS site FROM input WHERE id = ${quoted}`)
  const name = String(row?.['site'] ?? '')
  const [unit] = await duck.all(`SELECT "~pool" AS pool FROM units WHERE "~site" = ${quoteText(name)}`)
  return {
    pool: String(unit?.['pool'] ?? ''),
    site: name,
    is: `"~site" = ${quoteText(name)}`,
    inputs: `${site} = ${quoteText(name)}`,
  }
}
