// Compile · who is evaluated: the scope sets some units apart, firms on one site become one unit, and each unit gets its pool.
import type { Statement } from '../plan.ts'
import { type Context, truthSql } from './context.ts'

/** Creates `scoped` (input with the first scope rule that holds), `units` (what is scored) and `members` (who shares a unit's result). */
export function unitStatements(context: Context): Statement[] {
  const { scheme, dialect } = context
  const columns = Object.keys(scheme.inputs)
  const rules = scheme.scope ?? []
  const which =
    rules.length === 0
      ? 'CAST(NULL AS INTEGER)'
      : `CASE ${rules.map((rule, i) => `WHEN ${truthSql({ ...context, names: new Map() }, rule.when)} THEN ${i}`).join(' ')} END`
  const pool = poolSql(context)
  const keys = ['id', 'name', ...columns].map(dialect.name).join(', ')
  const scoped = `CREATE VIEW scoped AS SELECT ${keys}, ${pool} AS "~pool", ${which} AS "~scope" FROM input`
  if (scheme.merge === undefined) {
    return [
      { sql: scoped, what: '' },
      { sql: `CREATE VIEW units AS SELECT ${keys}, "~pool" FROM scoped WHERE "~scope" IS NULL`, what: '' },
    ]
  }
  return [{ sql: scoped, what: '' }, ...mergeStatements(context, columns)]
}

function mergeStatements(context: Context, columns: readonly string[]): Statement[] {
  const { scheme, dialect, types } = context
  const merge = scheme.merge
  if (merge === undefined) return []
  const by = dialect.name(merge.by)
  const site = `nullif(trim(CAST(${by} AS VARCHAR)), '')`
  const lead = dialect.name(merge.lead ?? merge.sum[0] ?? 'id')
  const first = (x: string) => dialect.lead(x, lead, '"id"')
  const merged = columns.map((column) => {
    const x = dialect.name(column)
    if (merge.sum.includes(column)) return `${dialect.orderedSum(x, '"id"')} AS ${x}`
    if (types[column] === 'boolean') return `bool_or(${x}) AS ${x}`
    return `${types[column] === 'number' ? `max(${x})` : first(x)} AS ${x}`
  })
  return [
    {
      sql: `CREATE TABLE grouped AS SELECT *, CASE WHEN ${site} IS NULL THEN concat('1', "id") ELSE concat('0', ${site}) END AS "~site" FROM scoped WHERE "~scope" IS NULL`,
      what: '合并',
    },
    {
      sql: `CREATE TABLE units AS SELECT ${first('"id"')} AS "id", ${first('"name"')} AS "name", ${merged.join(', ')}, ${first('"~pool"')} AS "~pool", "~site", count(*) AS "~members" FROM grouped GROUP BY "~site"`,
      what: '合并',
    },
    { sql: `CREATE VIEW members AS SELECT "id", "name", "~site" FROM grouped`, what: '' },
  ]
}

/** The pool's name as it is published: its columns' values, joined. */
function poolSql({ scheme, dialect }: Context): string {
  const pools = scheme.pools ?? []
  if (pools.length === 0) return dialect.text('全部')
  const parts = pools.map((column) => `coalesce(nullif(CAST(${dialect.name(column)} AS VARCHAR), ''), '未填')`)
  return `concat_ws(' · ', ${parts.join(', ')})`
}
