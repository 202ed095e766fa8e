// Lay out · a plan's columns as statements. A statistic is joined on where it is first read and not before: what a sort or a window carries along costs as
// much as what it does.
import type { Dialect } from '../dialect.ts'
import { findLate, type Late, NO_LATE } from './late-rows.ts'
import { findPlaces } from './places.ts'
import { columnsIn, type Plan, type PlanColumn } from './plan.ts'
import { type StatsTable, statsTables } from './stats-tables.ts'

export interface Statement {
  readonly sql: string
  /** Word for the progress line. */
  readonly what: string
}

export interface Laid {
  readonly statements: readonly Statement[]
  /** Holds every wanted column. */
  readonly relation: string
  /** The same as a query in the wanted order. */
  readonly ordered: string
}

export interface Order {
  readonly by: string
  /** Row columns that nothing else reads: reckoned once the rows are sorted, so that they need not be moved. */
  readonly late: readonly string[]
}

/** Every so many relations one is kept, or each statistic would reckon the whole chain before it anew. */
const LONG = 3
const NOTHING: Order = { by: '', late: [] }

/** Statements that build the plan on `input`; the last relation holds every column in `wanted`. `prefix` stands before the names of what is made. */
export function layOut(
  plan: Plan,
  input: string,
  wanted: readonly string[],
  dialect: Dialect,
  prefix = '',
  order = NOTHING,
): Laid {
  const columns = plan.columns()
  const needed = needs(columns, wanted)
  const used = columns.filter((c) => needed.has(c.name))
  const last = Math.max(0, ...used.map((c) => c.stage))
  const tables = statsTables(used, prefix, dialect)
  const settled = new Set(tables.flatMap(({ same }) => same.map(({ name }) => name)))
  const late = order.by === '' ? NO_LATE : findLate(used, wanted, order.late, tables, last)
  const { joinedAt, heldTo } = findPlaces(used, [...wanted, ...late.carried], tables, settled, last)
  const statements: Statement[] = []
  let from = input
  let ordered = ''
  for (let stage = 0; stage <= last; stage++) {
    for (const table of tables.filter((one) => one.stage === stage)) {
      statements.push({ sql: tableSql(table, from, dialect), what: '统计' })
      if (late.constants.has(table.name)) statements.push({ sql: dialect.remember(table.name), what: '' })
    }
    const here = used.filter((c) => c.stage === stage && c.sql !== '')
    const windows = here.filter((c) => c.kind === 'window').map(({ name }) => name)
    const kept = used.filter((c) => {
      const since = joinedAt.get(c.name) ?? (c.sql === '' ? -1 : c.stage)
      return since < stage && (heldTo.get(c.name) ?? -1) >= stage
    })
    const names = [...kept.map(({ name }) => name), ...windows]
    const { select, joins } = joinSql(tables, joinedAt, stage, dialect)
    // Windows are taken before statistics are joined on: the columns that group would be ambiguous after.
    const inner = here.filter((c) => c.kind === 'window').map((c) => `${c.sql} AS ${dialect.name(c.name)}`)
    const source = inner.length === 0 ? from : `(SELECT *, ${inner.join(', ')} FROM ${from})`
    const firstOf = (some: readonly string[]): string =>
      `SELECT ${[...some.map((name) => `s.${dialect.name(name)}`), ...select].join(', ')} FROM ${source} s${joins}`
    const rows = here.filter((c) => c.kind === 'row' && !settled.has(c.name))
    const relation = `${prefix}stage_${stage}`
    // A relation with windows is read again by what follows: sort once, keep the outcome.
    const kind = stage < last && (windows.length > 0 || (stage > 0 && stage % LONG === 0)) ? 'TABLE' : 'VIEW'
    statements.push({
      sql: `CREATE ${kind} ${relation} AS ${layers(rows, firstOf(names), dialect)}`,
      what: kind === 'TABLE' ? '排序' : '',
    })
    from = relation
    if (stage === last && order.by !== '') {
      const some = names.filter((name) => !late.names.has(name))
      ordered = orderedSql(rows, firstOf(some), order, late, dialect)
    }
  }
  return { statements, relation: from, ordered }
}

/** Sorted with as few columns as may be; the others are reckoned from these afterwards. */
function orderedSql(rows: readonly PlanColumn[], first: string, order: Order, late: Late, dialect: Dialect): string {
  const isLate = (c: PlanColumn): boolean => order.late.includes(c.name)
  const early = rows.filter((c) => !isLate(c))
  const sorted = `SELECT * FROM (${layers(early, first, dialect)}) ORDER BY ${order.by}`
  const constants = [...late.constants].flatMap(([table, names]) =>
    names.map((name) => `${dialect.recall(table, name)} AS ${dialect.name(name)}`),
  )
  const known = constants.length === 0 ? sorted : `SELECT *, ${constants.join(', ')} FROM (${sorted})`
  const stages = [...new Set(late.rows.map((c) => c.stage))].sort((a, b) => a - b)
  const anew = stages.reduce(
    (body, stage) =>
      layers(
        late.rows.filter((c) => c.stage === stage),
        body,
        dialect,
      ),
    known,
  )
  return layers(rows.filter(isLate), anew, dialect)
}

function needs(columns: readonly PlanColumn[], wanted: readonly string[]): Set<string> {
  const byName = new Map(columns.map((c) => [c.name, c]))
  const needed = new Set<string>()
  const queue = [...wanted]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (needed.has(name)) continue
    needed.add(name)
    const column = byName.get(name)
    if (column !== undefined) queue.push(...columnsIn(column.sql), ...column.keys)
  }
  return needed
}

function tableSql({ name, by, group, same }: StatsTable, from: string, dialect: Dialect): string {
  const aggregates = group.map((c) => `${c.sql} AS ${dialect.name(c.name)}`)
  const grouped = by.length > 0 ? ` GROUP BY ${by.join(', ')}` : ''
  const first = `SELECT ${[...by, ...aggregates].join(', ')} FROM ${from}${grouped}`
  return `CREATE TABLE ${name} AS ${layers(same, first, dialect)}`
}

function joinSql(
  tables: readonly StatsTable[],
  joinedAt: ReadonlyMap<string, number>,
  stage: number,
  dialect: Dialect,
): { select: string[]; joins: string } {
  const select: string[] = []
  let joins = ''
  for (const table of tables) {
    const columns = [...table.group, ...table.same].filter(({ name }) => joinedAt.get(name) === stage)
    if (columns.length === 0) continue
    const number = table.group.find((c) => c.isNumber)
    const keys = number !== undefined && stage > table.stage ? [dialect.name(number.name)] : table.by
    const on = keys.map((key) => dialect.same(`s.${key}`, `${table.name}.${key}`)).join(' AND ')
    joins += on === '' ? ` CROSS JOIN ${table.name}` : ` LEFT JOIN ${table.name} ON ${on}`
    select.push(...columns.map((c) => `${table.name}.${dialect.name(c.name)}`))
  }
  return { select, joins }
}

/** Row columns of one stage, nested by how they depend on each other. */
function layers(rows: readonly PlanColumn[], first: string, dialect: Dialect): string {
  let body = first
  for (const layer of [...new Set(rows.map((c) => c.layer))].sort((a, b) => a - b)) {
    const added = rows.filter((c) => c.layer === layer).map((c) => `${c.sql} AS ${dialect.name(c.name)}`)
    body = `SELECT *, ${added.join(', ')} FROM (${body}) l${layer}`
  }
  return body
}
