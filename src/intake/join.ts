// Intake · joins the sheets of all departments on the id: one row per unit, and where each of its figures came from.
import type { Duck } from '../store/duck.ts'
import type { Clean } from './clean.ts'
import type { FindingLog } from './log.ts'
import { quoteName } from './sql.ts'
import type { ColumnType, IntakeRequest } from './types.ts'

export const STORED: Readonly<Record<ColumnType, string>> = {
  number: 'DOUBLE',
  text: 'VARCHAR',
  date: 'DATE',
  boolean: 'BOOLEAN',
}

/** Sheets that call one unit by different names: told, and the first name is kept. */
export async function tellNames(duck: Duck, cleans: readonly Clean[], log: FindingLog): Promise<void> {
  const [first] = cleans
  for (const later of cleans.slice(1)) {
    if (first === undefined || later.assigned.name === undefined) continue
    const query = `SELECT b."row", b.id, a.name AS first, b.name AS second FROM ${later.relation} b JOIN ${first.relation} a ON a.id = b.id WHERE a.kind = 'unit' AND b.kind = 'unit' AND a.name <> b.name`
    const [example] = await duck.all(`SELECT *, count(*) OVER () AS count FROM (${query}) ORDER BY "row" LIMIT 1`)
    if (example === undefined) continue
    const spot = { row: Number(example.row), col: later.assigned.name.at, header: later.assigned.name.text }
    const facts = {
      count: Number(example.count),
      id: String(example.id),
      first: String(example.first),
      second: String(example.second),
    }
    await log.add(later.assigned.sheet.place, { code: 'intake/name-differs', blocking: false, ...spot }, facts)
  }
}

/** Fills `input` and `origin`; `skipped` must stand. Ids are distinct here. */
export async function joinSheets(
  duck: Duck,
  cleans: readonly Clean[],
  types: readonly ColumnType[],
  request: IntakeRequest,
  hasSkipped: boolean,
): Promise<void> {
  if (cleans.length > MOST_JOINED) await uniteSheets(duck, cleans, types, request, hasSkipped)
  else await joinFew(duck, cleans, types, request, hasSkipped)
  const origins = cleans.map(
    (clean, n) => `SELECT s${n}.id, ${clean.source} AS source, s${n}."row" FROM ${used(clean, n, hasSkipped)}`,
  )
  await duck.run(`INSERT INTO origins ${origins.join(' UNION ALL ')}`)
}

/** Each join holds a table of its own in memory: beyond so many, the rows are put below each other and gathered by id. */
export const MOST_JOINED = 16

const used = (clean: Clean, n: number, hasSkipped: boolean): string =>
  `(SELECT * FROM ${clean.relation} WHERE kind = 'unit' AND e_id IS NULL${hasSkipped ? ' AND id NOT IN (SELECT id FROM skipped)' : ''}) s${n}`

async function uniteSheets(
  duck: Duck,
  cleans: readonly Clean[],
  types: readonly ColumnType[],
  request: IntakeRequest,
  hasSkipped: boolean,
): Promise<void> {
  const stored = (i: number): string => STORED[types[i] ?? 'number']
  const rows = cleans.map((clean, n) => {
    const values = request.columns.map(
      (_, i) => `${clean.columns.has(i) ? `CAST(v${i} AS ${stored(i)})` : `CAST(NULL AS ${stored(i)})`} AS v${i}`,
    )
    return `SELECT ${[`${n} AS source`, 'id', 'name', ...values].join(', ')} FROM ${used(clean, n, hasSkipped)}`
  })
  // arg_min passes over rows without a value: the first sheet that has one gives it.
  const columns = request.columns.map(({ id }, i) => `arg_min(v${i}, source) AS ${quoteName(id)}`)
  await duck.run(
    `CREATE OR REPLACE TABLE input AS SELECT ${['id', 'coalesce(arg_min(name, source), id) AS name', ...columns].join(', ')} FROM (${rows.join(' UNION ALL ')}) GROUP BY id`,
  )
}

async function joinFew(
  duck: Duck,
  cleans: readonly Clean[],
  types: readonly ColumnType[],
  request: IntakeRequest,
  hasSkipped: boolean,
): Promise<void> {
  const value = (i: number, spec: string): string => {
    const holders = cleans.flatMap(({ columns }, n) => (columns.has(i) ? [`s${n}.v${i}`] : []))
    const stored = STORED[types[i] ?? 'number']
    return `${holders.length === 0 ? `CAST(NULL AS ${stored})` : `CAST(coalesce(${holders.join(', ')}) AS ${stored})`} AS ${quoteName(spec)}`
  }
  const names = cleans.map((_, n) => `s${n}.name`)
  const columns = request.columns.map((spec, i) => value(i, spec.id))
  const all = cleans
    .map(({ relation }) => `SELECT id FROM ${relation} WHERE kind = 'unit' AND e_id IS NULL`)
    .join(' UNION ')
  const ids = `(SELECT id FROM (${all})${hasSkipped ? ' WHERE id NOT IN (SELECT id FROM skipped)' : ''}) u`
  const [single] = cleans
  const from =
    cleans.length === 1 && single !== undefined
      ? used(single, 0, hasSkipped)
      : `${ids} ${cleans.map((clean, n) => `LEFT JOIN ${used(clean, n, hasSkipped)} ON s${n}.id = u.id`).join(' ')}`
  const id = cleans.length === 1 ? 's0.id' : 'u.id'
  const select = [`${id} AS id`, `coalesce(${[...names, id].join(', ')}) AS name`, ...columns].join(', ')
  await duck.run(`CREATE OR REPLACE TABLE input AS SELECT ${select} FROM ${from}`)
}

export async function createEmpty(duck: Duck, types: readonly ColumnType[], request: IntakeRequest): Promise<void> {
  const columns = request.columns.map((spec, i) => `, ${quoteName(spec.id)} ${STORED[types[i] ?? 'number']}`)
  await duck.run(`CREATE OR REPLACE TABLE input(id VARCHAR, name VARCHAR${columns.join('')})`)
  await duck.run('CREATE OR REPLACE TABLE origins(id VARCHAR, source INTEGER, "row" INTEGER)')
  await duck.run('CREATE OR REPLACE VIEW origin AS SELECT * FROM origins')
  await duck.run('CREATE OR REPLACE TABLE skipped(id VARCHAR, name VARCHAR, because VARCHAR)')
}
