// Lay out · a plan's columns as statements. A statistic is joined on where it is first read and not before: what a sort or a window carries along costs as
// much as what it does.
import type { Dialect } from './dialect.ts'
import { columnsIn, type Plan, type PlanColumn } from './plan.ts'

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

interface StatsTable {
  readonly name: string
  readonly stage: number
  /** Quoted columns that group and join it. */
  readonly by: readonly string[]
  /** It may be joined later than where it is made: its number stands for its keys. */
  readonly canWait: boolean
  readonly group: readonly PlanColumn[]
  /** Row columns that read nothing but the statistics of this group: reckoned once for it, not in each of its rows. */
  readonly same: readonly PlanColumn[]
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
  const { joinedAt, heldTo } = places(used, wanted, tables, settled, last)
  const statements: Statement[] = []
  let from = input
  let ordered = ''
  for (let stage = 0; stage <= last; stage++) {
    for (const table of tables.filter((one) => one.stage === stage))
      statements.push({ sql: tableSql(table, from, dialect), what: '统计' })
    const here = used.filter((c) => c.stage === stage && c.sql !== '')
    const windows = here.filter((c) => c.kind === 'window').map(({ name }) => name)
    const kept = used.filter((c) => {
      const since = joinedAt.get(c.name) ?? (c.sql === '' ? -1 : c.stage)
      return since < stage && (heldTo.get(c.name) ?? -1) >= stage
    })
    const names = [...kept.map(({ name }) => name), ...windows].map((name) => `s.${dialect.name(name)}`)
    const { select, joins } = joinSql(tables, joinedAt, stage, dialect)
    // Windows are taken before statistics are joined on: the columns that group would be ambiguous after.
    const inner = here.filter((c) => c.kind === 'window').map((c) => `${c.sql} AS ${dialect.name(c.name)}`)
    const source = inner.length === 0 ? from : `(SELECT *, ${inner.join(', ')} FROM ${from})`
    const first = `SELECT ${[...names, ...select].join(', ')} FROM ${source} s${joins}`
    const rows = here.filter((c) => c.kind === 'row' && !settled.has(c.name))
    const relation = `${prefix}stage_${stage}`
    // A relation with windows is read again by what follows: sort once, keep the outcome.
    const kind = stage < last && (windows.length > 0 || (stage > 0 && stage % LONG === 0)) ? 'TABLE' : 'VIEW'
    statements.push({
      sql: `CREATE ${kind} ${relation} AS ${layers(rows, first, dialect)}`,
      what: kind === 'TABLE' ? '排序' : '',
    })
    from = relation
    if (stage === last && order.by !== '') ordered = orderedSql(rows, first, order, dialect)
  }
  return { statements, relation: from, ordered }
}

function orderedSql(rows: readonly PlanColumn[], first: string, { by, late }: Order, dialect: Dialect): string {
  const isLate = (c: PlanColumn): boolean => late.includes(c.name)
  const sorted = `SELECT * FROM (${layers(
    rows.filter((c) => !isLate(c)),
    first,
    dialect,
  )}) ORDER BY ${by}`
  return layers(rows.filter(isLate), sorted, dialect)
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

function statsTables(used: readonly PlanColumn[], prefix: string, dialect: Dialect): StatsTable[] {
  const sets = new Map<string, PlanColumn[]>()
  for (const column of used.filter((c) => c.kind === 'group')) {
    const key = `${column.stage}\n${column.keys.join('\n')}`
    sets.set(key, [...(sets.get(key) ?? []), column])
  }
  const numbers = new Map(used.filter((c) => c.isNumber).map((c) => [c.keys.join('\n'), c]))
  const counts = new Map<number, number>()
  return [...sets.values()].map((group) => {
    const { stage = 0, keys = [] } = group[0] ?? {}
    const nth = counts.get(stage) ?? 0
    counts.set(stage, nth + 1)
    const number = numbers.get(keys.join('\n'))
    const by = number === undefined || number.stage >= stage ? keys : [number.name]
    return {
      name: `${prefix}stats_${stage}_${nth}`,
      stage,
      by: by.map(dialect.name),
      canWait: keys.length === 0 || number !== undefined,
      group,
      same: sameForAll(
        used.filter((c) => c.stage === stage && c.kind === 'row'),
        group,
      ),
    }
  })
}

function sameForAll(rows: readonly PlanColumn[], group: readonly PlanColumn[]): PlanColumn[] {
  const known = new Set(group.map(({ name }) => name))
  const same: PlanColumn[] = []
  for (const column of [...rows].sort((a, b) => a.layer - b.layer)) {
    const reads = columnsIn(column.sql)
    if (reads.length === 0 || !reads.every((name) => known.has(name))) continue
    known.add(column.name)
    same.push(column)
  }
  return same
}

/** At which stage a statistic is joined on, and up to which stage a column is held. */
function places(
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

const unquoted = (column: string): string => column.slice(1, -1).replaceAll('""', '"')

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
