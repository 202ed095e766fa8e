// Compile · who is evaluated: the scope sets some units apart, firms on one site become one unit, and each unit gets its pool.
import type { Statement } from '../plan/lay-out.ts'
import { type Context, truthSql } from './context.ts'

/** Creates `scoped` (input with the first scope rule that holds), `units` (what is scored) and `members` (who shares a unit's result). */
export function unitStatements(context: Context): Statement[] {
  const scoped = { sql: `CREATE VIEW scoped AS ${scopedSelect(context, 'input')}`, what: '' }
  if (context.scheme.merge === undefined)
    return [scoped, { sql: `CREATE VIEW units AS ${inScope(context, 'scoped')}`, what: '' }]
  return [
    scoped,
    { sql: `CREATE TABLE grouped AS ${groupedSelect(context, 'scoped')}`, what: '合并' },
    { sql: `CREATE TABLE shared AS ${sharedSelect(context)}`, what: '合并' },
    { sql: `CREATE TABLE units AS ${aloneSelect(context)} UNION ALL ${togetherSelect(context)}`, what: '合并' },
    { sql: 'CREATE VIEW members AS SELECT "id", "name", "~site" FROM grouped', what: '' },
  ]
}

/** The same as one query over another relation of the same columns; sites stay apart by `keys` too. */
export function unitsSelect(context: Context, from: string, keys: readonly string[]): string {
  const scoped = `(${scopedSelect(context, from)})`
  if (context.scheme.merge === undefined) return inScope(context, scoped)
  return mergedSelect(context, `(${groupedSelect(context, scoped)})`, [...keys, '"~site"'])
}

/** Columns of `units`, quoted. */
export function unitColumns({ scheme, dialect }: Pick<Context, 'scheme' | 'dialect'>): string[] {
  const own = ['id', 'name', ...Object.keys(scheme.inputs)].map(dialect.name)
  return [...own, '"~pool"', ...(scheme.merge === undefined ? [] : ['"~site"'])]
}

function scopedSelect(context: Context, from: string): string {
  const { scheme } = context
  const rules = scheme.scope ?? []
  const which =
    rules.length === 0
      ? 'CAST(NULL AS INTEGER)'
      : `CASE ${rules.map((rule, i) => `WHEN ${truthSql({ ...context, names: new Map() }, rule.when)} THEN ${i}`).join(' ')} END`
  return `SELECT ${inputKeys(context)}, ${poolSql(context)} AS "~pool", ${which} AS "~scope" FROM ${from}`
}

const inputKeys = ({ scheme, dialect }: Context): string =>
  ['id', 'name', ...Object.keys(scheme.inputs)].map(dialect.name).join(', ')

const inScope = (context: Context, scoped: string): string =>
  `SELECT ${inputKeys(context)}, "~pool" FROM ${scoped} WHERE "~scope" IS NULL`

/** The site as text; one without a site is a site of its own. */
export const siteSql = ({ scheme, dialect }: Pick<Context, 'scheme' | 'dialect'>): string => {
  const site = `nullif(trim(CAST(${dialect.name(scheme.merge?.by ?? '')} AS VARCHAR)), '')`
  return `CASE WHEN ${site} IS NULL THEN concat('1', "id") ELSE concat('0', ${site}) END`
}

const groupedSelect = (context: Context, scoped: string): string =>
  `SELECT *, ${siteSql(context)} AS "~site" FROM ${scoped} WHERE "~scope" IS NULL`

/**
 * Sites that several share, by the hash of their name: a tenth of the room of the names. Two sites with one hash only take the long way
 * with the same outcome.
 */
const sharedSelect = ({ dialect }: Context): string =>
  `SELECT ${dialect.hash('"~site"')} AS "~hash" FROM grouped GROUP BY "~hash" HAVING count(*) > 1`

/** Most sites have one firm, and its row is the site's: nothing to sort or add, where doing so for each of millions costs minutes. */
function aloneSelect({ scheme, dialect }: Context): string {
  const own = ['id', 'name', ...Object.keys(scheme.inputs)].map(dialect.name)
  return `SELECT ${own.join(', ')}, "~pool", "~site", CAST(1 AS BIGINT) AS "~members" FROM grouped WHERE ${dialect.hash('"~site"')} NOT IN (SELECT "~hash" FROM shared)`
}

const togetherSelect = (context: Context): string =>
  mergedSelect(
    context,
    `(SELECT * FROM grouped WHERE ${context.dialect.hash('"~site"')} IN (SELECT "~hash" FROM shared))`,
    ['"~site"'],
  )

function mergedSelect(context: Context, grouped: string, keys: readonly string[]): string {
  const { scheme, dialect, types } = context
  const lead = dialect.name(scheme.merge?.lead ?? scheme.merge?.sum[0] ?? 'id')
  const first = (x: string) => dialect.lead(x, lead, '"id"')
  const merged = Object.keys(scheme.inputs).map((column) => {
    const x = dialect.name(column)
    if (scheme.merge?.sum.includes(column)) return `${dialect.orderedSum(x, '"id"')} AS ${x}`
    // The pool that is published and the pool that is ranked in are one: the lead firm's.
    if (scheme.pools?.includes(column)) return `${first(x)} AS ${x}`
    if (types[column] === 'boolean') return `bool_or(${x}) AS ${x}`
    return `${types[column] === 'number' ? `max(${x})` : first(x)} AS ${x}`
  })
  return `SELECT ${first('"id"')} AS "id", ${first('"name"')} AS "name", ${merged.join(', ')}, ${first('"~pool"')} AS "~pool", "~site", count(*) AS "~members" FROM ${grouped} GROUP BY ${keys.join(', ')}`
}

/** The pool's name as it is published: its columns' values, joined. */
function poolSql({ scheme, dialect, types }: Context): string {
  const pools = scheme.pools ?? []
  if (pools.length === 0) return dialect.text('全部')
  const shown = (column: string): string =>
    types[column] === 'number' ? dialect.digits(dialect.name(column)) : `CAST(${dialect.name(column)} AS VARCHAR)`
  const parts = pools.map((column) => `coalesce(nullif(${shown(column)}, ''), '未填')`)
  return `concat_ws(' · ', ${parts.join(', ')})`
}
