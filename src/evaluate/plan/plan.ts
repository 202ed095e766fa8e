// Plan · a scheme as columns that depend on columns. Row columns are reckoned in place, group columns joined from small tables of
// statistics, window columns need the whole relation; `layOut` makes as few relations of them as their dependence allows.
import type { Dialect } from '../dialect.ts'

export type Kind = 'row' | 'group' | 'window'

export interface PlanColumn {
  readonly name: string
  readonly kind: Kind
  readonly sql: string
  /** Columns whose equal values make a group; only for `group`. */
  readonly keys: readonly string[]
  readonly stage: number
  readonly layer: number
  /** Tells the group of `keys` in one integer. */
  readonly isNumber: boolean
}

export interface Plan {
  /** Columns of the relation the plan starts from. */
  base(names: readonly string[]): void
  has(name: string): boolean
  /** Adds a column computed from its own row; gives back its quoted name. */
  row(name: string | null, sql: string): string
  /** Adds an aggregate over the rows with equal keys; one that is there already is shared. */
  group(keys: readonly string[], sql: string): string
  /** An integer for each group of these keys: what is grouped or joined by them from there on goes by it, not by texts. */
  number(keys: readonly string[]): string
  window(name: string | null, sql: string): string
  columns(): readonly PlanColumn[]
}

export function createPlan(dialect: Dialect): Plan {
  const known = new Map<string, PlanColumn>()
  const shared = new Map<string, string>()
  const add = (kind: Kind, name: string | null, sql: string, keys: readonly string[], isNumber = false): string => {
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
    known.set(own, { name: own, kind, sql, keys, stage, layer, isNumber })
    if (name === null) shared.set(`${kind}|${keys.join('|')}|${sql}`, own)
    return dialect.name(own)
  }
  return {
    base(names) {
      for (const name of names)
        known.set(name, { name, kind: 'row', sql: '', keys: [], stage: 0, layer: 0, isNumber: false })
    },
    has: (name) => known.has(name),
    row: (name, sql) => add('row', name, sql, []),
    group: (keys, sql) => add('group', null, sql, keys),
    number: (keys) => add('group', null, dialect.numberOf(keys.map(dialect.name)), keys, true),
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

/** The name in a quoted one. */
export const unquoted = (column: string): string => column.slice(1, -1).replaceAll('""', '"')
