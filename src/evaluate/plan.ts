// Plan · a scheme as columns that depend on columns. Row columns are reckoned in place, group columns joined from small tables of
// statistics, window columns need the whole relation; the plan lays them out in as few relations as their dependence allows.
import type { Dialect } from './dialect.ts'

export type Kind = 'row' | 'group' | 'window'

export interface PlanColumn {
  readonly name: string
  readonly kind: Kind
  readonly sql: string
  /** Columns whose equal values make a group; only for `group`. */
  readonly keys: readonly string[]
  readonly stage: number
  readonly layer: number
}

export interface Plan {
  /** Columns of the relation the plan starts from. */
  base(names: readonly string[]): void
  has(name: string): boolean
  /** Adds a column computed from its own row; gives back its quoted name. */
  row(name: string | null, sql: string): string
  /** Adds an aggregate over the rows with equal keys; one that is there already is shared. */
  group(keys: readonly string[], sql: string): string
  window(name: string | null, sql: string): string
  columns(): readonly PlanColumn[]
}

export interface Statement {
  readonly sql: string
  /** Word for the progress line. */
  readonly what: string
}

const LONG = 3

export function createPlan(dialect: Dialect): Plan {
  const known = new Map<string, PlanColumn>()
  const shared = new Map<string, string>()
  const add = (kind: Kind, name: string | null, sql: string, keys: readonly string[]): string => {
    const same = name === null ? shared.get(`${kind}|${keys.join('|')}|${sql}`) : undefined
    if (same !== undefined) return dialect.name(same)
    const own = name ?? `~${known.size}`
    if (known.has(own)) throw new Error(`plan: column ${own} is there already`)
    const needs = [...columnsIn(sql), ...keys].map((needed) => {
      const column = known.get(needed)
      if (column === undefined) throw new Error(`plan: ${own} needs ${needed}, which is not planned yet`)
      return column
    })
    const deepest = Math.max(0, ...needs.map((column) => column.stage))
    const stage = kind === 'row' ? deepest : deepest + 1
    const layer = kind === 'row' ? 1 + Math.max(0, ...needs.filter((c) => c.stage === stage).map((c) => c.layer)) : 0
    known.set(own, { name: own, kind, sql, keys, stage, layer })
    if (name === null) shared.set(`${kind}|${keys.join('|')}|${sql}`, own)
    return dialect.name(own)
  }
  return {
    base(names) {
      for (const name of names) known.set(name, { name, kind: 'row', sql: '', keys: [], stage: 0, layer: 0 })
    },
    has: (name) => known.has(name),
    row: (name, sql) => add('row', name, sql, []),
    group: (keys, sql) => add('group', null, sql, keys),
    window: (name, sql) => add('window', name, sql, []),
    columns: () => [...known.values()],
  }
}

/** Quoted names in generated SQL, literals left out. */
export function columnsIn(sql: string): string[] {
  const names: string[] = []
  for (const match of sql.matchAll(/'(?:[^']|'')*'|"((?:[^"]|"")+)"/g)) {
    if (match[1] !== undefined) names.push(match[1].replaceAll('""', '"'))
  }
  return names
}

/** Statements that build the plan on `source`; the last relation holds every column in `wanted`. */
export function layOut(
  plan: Plan,
  input: string,
  wanted: readonly string[],
  dialect: Dialect,
  /** Stands before the names of the relations that are made. */
  prefix = '',
): { statements: Statement[]; relation: string } {
  const columns = plan.columns()
  const needed = needs(columns, wanted)
  const last = Math.max(0, ...columns.filter((c) => needed.has(c.name)).map((c) => c.stage))
  const statements: Statement[] = []
  let from = input
  for (let stage = 0; stage <= last; stage++) {
    const here = columns.filter((c) => c.stage === stage && needed.has(c.name) && c.sql !== '')
    const groups = groupTables(here, from, `${prefix}stats_${stage}`, dialect)
    statements.push(...groups.statements)
    const windows = here.filter((c) => c.kind === 'window')
    const kept = keptFrom(columns, needed, wanted, stage)
    const names = [...kept, ...windows.map((c) => c.name)].map((name) => `s.${dialect.name(name)}`)
    // Windows are taken before statistics are joined on: the columns that group would be ambiguous after.
    const inner = windows.map((c) => `${c.sql} AS ${dialect.name(c.name)}`)
    const source = inner.length === 0 ? from : `(SELECT *, ${inner.join(', ')} FROM ${from})`
    const first = `SELECT ${[...names, ...groups.select].join(', ')} FROM ${source} s${groups.joins}`
    const body = layers(
      here.filter((c) => !groups.settled.has(c.name)),
      first,
      dialect,
    )
    const relation = `${prefix}stage_${stage}`
    // A relation with windows is read again by what follows: sort once, keep the outcome.
    // So does a long chain: every third relation is kept, or each statistic would reckon the whole chain before it anew.
    const kind = stage < last && (windows.length > 0 || (stage > 0 && stage % LONG === 0)) ? 'TABLE' : 'VIEW'
    statements.push({ sql: `CREATE ${kind} ${relation} AS ${body}`, what: kind === 'TABLE' ? '排序' : '' })
    from = relation
  }
  return { statements, relation: from }
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

/** Columns of earlier stages that this or a later stage, or the result, still reads. */
function keptFrom(
  columns: readonly PlanColumn[],
  needed: ReadonlySet<string>,
  wanted: readonly string[],
  stage: number,
): string[] {
  const read = new Set(wanted)
  for (const column of columns) {
    if (!needed.has(column.name) || column.sql === '' || column.stage < stage) continue
    for (const name of [...columnsIn(column.sql), ...column.keys]) read.add(name)
  }
  return columns.filter((c) => read.has(c.name) && (c.stage < stage || c.sql === '')).map((c) => c.name)
}

function groupTables(here: readonly PlanColumn[], from: string, prefix: string, dialect: Dialect) {
  const sets = new Map<string, PlanColumn[]>()
  for (const column of here.filter((c) => c.kind === 'group')) {
    const key = column.keys.join('|')
    sets.set(key, [...(sets.get(key) ?? []), column])
  }
  const statements: Statement[] = []
  const select: string[] = []
  const settled = new Set<string>()
  let joins = ''
  let i = 0
  for (const group of sets.values()) {
    const table = `${prefix}_${i++}`
    const keys = group[0]?.keys ?? []
    const quoted = keys.map(dialect.name)
    const aggregates = group.map((c) => `${c.sql} AS ${dialect.name(c.name)}`)
    const by = quoted.length > 0 ? ` GROUP BY ${quoted.join(', ')}` : ''
    const same = sameForAll(here, group)
    const body = layers(same, `SELECT ${[...quoted, ...aggregates].join(', ')} FROM ${from}${by}`, dialect)
    statements.push({ sql: `CREATE TABLE ${table} AS ${body}`, what: '统计' })
    for (const { name } of same) settled.add(name)
    const on = quoted.map((key) => dialect.same(`s.${key}`, `${table}.${key}`)).join(' AND ')
    joins += on === '' ? ` CROSS JOIN ${table}` : ` LEFT JOIN ${table} ON ${on}`
    select.push(...[...group, ...same].map((c) => `${table}.${dialect.name(c.name)}`))
  }
  return { statements, select, joins, settled }
}

/** Row columns that read nothing but the statistics of one group: reckoned once for it, not in each of its rows. */
function sameForAll(here: readonly PlanColumn[], group: readonly PlanColumn[]): PlanColumn[] {
  const known = new Set(group.map(({ name }) => name))
  const same: PlanColumn[] = []
  for (const column of [...here].sort((a, b) => a.layer - b.layer)) {
    const reads = column.kind === 'row' ? columnsIn(column.sql) : []
    if (reads.length === 0 || !reads.every((name) => known.has(name))) continue
    known.add(column.name)
    same.push(column)
  }
  return same
}

/** Row columns of one stage, nested by how they depend on each other. */
function layers(here: readonly PlanColumn[], first: string, dialect: Dialect): string {
  const rows = here.filter((c) => c.kind === 'row')
  const deepest = Math.max(0, ...rows.map((c) => c.layer))
  let body = first
  for (let layer = 1; layer <= deepest; layer++) {
    const added = rows.filter((c) => c.layer === layer).map((c) => `${c.sql} AS ${dialect.name(c.name)}`)
    if (added.length > 0) body = `SELECT *, ${added.join(', ')} FROM (${body}) l${layer}`
  }
  return body
}
