// App · evaluation of rows that a program already holds: the same chain as for files, without the reading.

import { walkBack } from '../evaluate/explain/explain.ts'
import { figures } from '../evaluate/explain/figures.ts'
import type { Type } from '../evaluate/formula/infer.ts'
import { checkTypes } from '../evaluate/scheme/check-types.ts'
import type { Scheme } from '../evaluate/scheme/schema.ts'
import { columnTypes } from '../evaluate/scheme/types.ts'
import type { ExplainedNode } from '../kernel/explanation.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { type Duck, openDuck, type Row } from '../store/duck.ts'
import { loadScheme } from './load-scheme.ts'
import { ORDER, runScheme, settledTypes, unitRow } from './run-scheme.ts'

type Value = string | number | boolean | null
export type GivenRow = Readonly<Record<string, Value>>
/** `rows` units with ids U0000001 …; each column an SQL expression over `i`, counted from 1. */
export interface Generated {
  readonly generate: { readonly rows: number; readonly columns: Readonly<Record<string, string>> }
}

export interface EvaluatedRows {
  readonly findings: readonly Finding[]
  readonly rows: readonly Row[]
  /** With `explain`: the nodes of that unit, numbers put in; empty when it is out of scope. */
  readonly nodes?: readonly ExplainedNode[]
}

/** Rows of the result with full detail, in published order; none when a finding blocks. */
export async function evaluateRows(
  source: string | object,
  given: readonly GivenRow[] | Generated,
  options: { readonly explain?: string; readonly threads?: number } = {},
): Promise<EvaluatedRows> {
  const { checked, findings, where } = await loadScheme(source)
  if (checked === undefined) return { findings, rows: [] }
  const duck = await openDuck(options.threads === undefined ? {} : { threads: options.threads })
  try {
    const known = columnTypes(checked.scheme, checked.formulas)
    const types = settledTypes(checked, 'generate' in given ? {} : seenTypes(given, Object.keys(known)))
    const clashes = checkTypes(checked, types, where)
    if (clashes.length > 0) return { findings: [...findings, ...clashes], rows: [] }
    await fillInput(duck, given, types)
    const bad = await checkRanges(duck, checked.scheme)
    if (bad.length > 0) return { findings: [...findings, ...bad], rows: [] }
    await duck.lock()
    const { explain } = options
    const run = await runScheme(duck, checked, types, { detail: true, explain: explain !== undefined, skipBad: false })
    if (run.refused > 0) return { findings: [...findings, ...run.findings], rows: [] }
    const rows = await duck.all(`SELECT * FROM result ORDER BY ${ORDER}`)
    if (explain === undefined) return { findings, rows }
    const row = await unitRow(duck, checked, run, explain)
    if (row === undefined) return { findings, rows, nodes: [] }
    const { scheme, formulas } = checked
    return {
      findings,
      rows,
      nodes: walkBack(scheme, formulas, figures(scheme, row, run.compiled.told), new Map()).nodes,
    }
  } finally {
    duck.close()
  }
}

/** What intake checks in files, checked here in rows: limits, allowed values, what must be there. */
async function checkRanges(duck: Duck, scheme: Scheme): Promise<Finding[]> {
  const tests = Object.entries(scheme.inputs).flatMap(([id, one]) => {
    return [
      { id, rule: `不小于 ${one.min}`, sql: one.min === undefined ? '' : `"${id}" < ${one.min}` },
      { id, rule: `不大于 ${one.max}`, sql: one.max === undefined ? '' : `"${id}" > ${one.max}` },
      { id, rule: `限 ${one.oneOf?.join('、')}`, sql: one.oneOf === undefined ? '' : oneOfSql(id, one.oneOf) },
      { id, rule: '必填', sql: one.required === true ? `"${id}" IS NULL` : '' },
    ].filter(({ sql }) => sql !== '')
  })
  const found: Finding[] = []
  for (const { id: column, rule, sql } of tests) {
    const rows = await duck.all(
      `SELECT id, CAST("${column}" AS VARCHAR) AS value FROM input WHERE ${sql} ORDER BY id LIMIT 200`,
    )
    for (const row of rows)
      found.push(
        finding(
          'evaluate/out-of-range',
          {},
          { id: String(row['id']), column, value: String(row['value'] ?? ''), rule },
        ),
      )
  }
  return found
}

function oneOfSql(column: string, values: readonly (string | number)[]): string {
  const listed = values.map((value) => (typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`))
  return `"${column}" IS NOT NULL AND "${column}" NOT IN (${listed.join(', ')})`
}

const SQL_TYPES: Readonly<Record<Type, string>> = {
  number: 'DOUBLE',
  text: 'VARCHAR',
  date: 'DATE',
  boolean: 'BOOLEAN',
  unknown: 'DOUBLE',
}

async function fillInput(duck: Duck, given: readonly GivenRow[] | Generated, types: Readonly<Record<string, Type>>) {
  const columns = Object.entries(types)
  const declared = ['"id" VARCHAR', '"name" VARCHAR', ...columns.map(([id, type]) => `"${id}" ${SQL_TYPES[type]}`)]
  await duck.run(`CREATE TABLE input (${declared.join(', ')})`)
  if ('generate' in given) {
    const { rows, columns: made } = given.generate
    const id = `'U' || lpad(CAST(i AS VARCHAR), 7, '0')`
    const cells = columns.map(([column, type]) => `CAST((${made[column] ?? 'NULL'}) AS ${SQL_TYPES[type]})`)
    await duck.run(
      `INSERT INTO input SELECT ${[id, made['name'] ?? id, ...cells].join(', ')} FROM range(1, ${rows + 1}) t(i)`,
    )
    return
  }
  for (let start = 0; start < given.length; start += 500) {
    const lines = given.slice(start, start + 500).map((row) => {
      const cells = columns.map(([column, type]) => `CAST(${literal(row[column])} AS ${SQL_TYPES[type]})`)
      return `(${[literal(row['id']), literal(row['name'] ?? row['id']), ...cells].join(', ')})`
    })
    await duck.run(`INSERT INTO input VALUES ${lines.join(', ')}`)
  }
}

function literal(value: Value | undefined): string {
  if (value === null || value === undefined || value === '' || (typeof value === 'number' && !Number.isFinite(value)))
    return 'NULL'
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

function seenTypes(rows: readonly GivenRow[], columns: readonly string[]): Record<string, Type> {
  const seen = (column: string): Type => {
    const values = rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined)
    if (values.length > 0 && values.every((value) => typeof value === 'boolean')) return 'boolean'
    return values.length > 0 && values.every((value) => typeof value === 'string') ? 'text' : 'number'
  }
  return Object.fromEntries(columns.map((column) => [column, seen(column)]))
}
