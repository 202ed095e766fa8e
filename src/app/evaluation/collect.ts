// App · evaluation: what is evaluated and its figures in force, out of the records into the columnar engine, as of the period's last day.
import type { DuckDBAppender } from '@duckdb/node-api'
import { sql } from 'kysely'
import type { CheckedScheme } from '../../evaluate/scheme/check.ts'
import { columnTypes } from '../../evaluate/scheme/types.ts'
import { readPeriod } from '../../kernel/period.ts'
import type { EvaluationPayload } from '../../record/evaluations/payload.ts'
import type { Duck } from '../../store/duck.ts'
import { type Indicator, indicatorsAt, subjectsAt, type Unit, unitsAt } from '../../store/pg/registers.ts'
import type { Session } from '../../store/pg/session.ts'
import { periodsFor } from './periods.ts'

export type Plan = EvaluationPayload<'plan'>

/** An input of the scheme: a figure that was filed, a fact of the register, or neither. */
export interface Column {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly type: 'number' | 'text' | 'date' | 'boolean'
  readonly from: 'figure' | 'register' | 'nowhere'
  readonly optional: boolean
  readonly required: boolean
  readonly owner: string
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly oneOf?: readonly (string | number)[] | undefined
}

export interface Collected {
  readonly columns: readonly Column[]
  readonly subjects: number
  readonly day: string
}

/** Fills `subjects` and `figures` of the engine. What is read is what this session may see. */
export async function collect(
  session: Session,
  duck: Duck,
  { scheme, formulas }: CheckedScheme,
  plan: Plan,
  onRows: (done: number) => void,
): Promise<Collected> {
  const day = readPeriod(plan.period)?.last ?? ''
  const { kind } = plan.scope
  const indicators = (await indicatorsAt(session, day)).filter((one) => one.subject_kind === kind)
  const columns = columnsOf(scheme, columnTypes(scheme, formulas), indicators)
  const units = await unitsAt(session, day)
  const subjects = await fillSubjects(session, duck, plan, day, columns, units)
  await fillFigures(session, duck, plan, columns, onRows)
  return { columns, subjects, day }
}

/** Where a subject lies follows from its unit, whatever the catalogue says of the two columns. */
const PLACES = ['county', 'town']

function columnsOf(
  scheme: CheckedScheme['scheme'],
  types: ReturnType<typeof columnTypes>,
  indicators: readonly Indicator[],
): Column[] {
  const known = new Map(indicators.map((one) => [one.id, one]))
  return Object.entries(scheme.inputs).map(([id, input]): Column => {
    const indicator = known.get(id)
    const registered = PLACES.includes(id) || indicator?.period === 'register'
    return {
      id,
      label: input.label ?? id,
      unit: input.unit === undefined ? '' : String(input.unit),
      type: types[id] ?? (registered ? 'text' : 'number'),
      from: registered ? 'register' : indicator === undefined ? 'nowhere' : 'figure',
      optional: input.optional === true,
      required: input.required === true,
      owner: indicator?.owner ?? '—',
      min: input.min,
      max: input.max,
      oneOf: input.oneOf,
    }
  })
}

async function fillSubjects(
  session: Session,
  duck: Duck,
  { scope }: Plan,
  day: string,
  columns: readonly Column[],
  units: readonly Unit[],
): Promise<number> {
  const registered = columns.filter(({ from }) => from === 'register')
  const declared = ['id', 'name', 'unit', ...registered.map(({ id }) => `fact_${id}`)].map((id) => `"${id}" VARCHAR`)
  await duck.run(`CREATE TABLE subjects (${declared.join(', ')})`)
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const all =
    scope.kind === 'unit'
      ? units.map(({ code, name }) => ({ id: code, name, unit: code, facts: {} as Readonly<Record<string, unknown>> }))
      : await subjectsAt(session, scope.kind, day)
  const rows = all.filter(
    ({ unit, facts }) =>
      (scope.unit === undefined || upFrom(byCode, unit).some(({ code }) => code === scope.unit)) &&
      Object.entries(scope.facts ?? {}).every(([fact, value]) => String(facts[fact] ?? '') === value),
  )
  await append(duck, 'subjects', rows, (row, to) => {
    const above = upFrom(byCode, row.unit)
    const places: Readonly<Record<string, string | undefined>> = {
      county: above.find((unit) => unit.kind !== 'town')?.name,
      town: above.find((unit) => unit.kind === 'town')?.name,
    }
    for (const text of [row.id, row.name, row.unit]) to.appendVarchar(text)
    for (const { id } of registered) appendText(to, row.facts[id] ?? places[id])
  })
  return rows.length
}

/** The unit and those above it. */
function upFrom(units: ReadonlyMap<string, Unit>, code: string): Unit[] {
  const found: Unit[] = []
  for (let at = units.get(code); at !== undefined && !found.includes(at); at = units.get(at.parent ?? ''))
    found.push(at)
  return found
}

const FIGURES = `CREATE TABLE figures (subject VARCHAR, input VARCHAR, prefer INTEGER, period VARCHAR, caliber VARCHAR,
  value DOUBLE, measure VARCHAR, return_id VARCHAR, cell VARCHAR, approval VARCHAR, approved_by VARCHAR)`
const PAGE = 20_000

async function fillFigures(
  session: Session,
  duck: Duck,
  { scope, period }: Plan,
  columns: readonly Column[],
  onRows: (done: number) => void,
): Promise<void> {
  await duck.run(FIGURES)
  const inputs = columns.filter(({ from }) => from === 'figure').map(({ id }) => id)
  if (inputs.length === 0) return
  const periods = periodsFor(period)
  let done = 0
  for (let last: { return_id: string; cell: string } | undefined; ; ) {
    let query = session
      .selectFrom('figures')
      .select([
        ...(['subject_id', 'indicator', 'period', 'caliber', 'value', 'measure'] as const),
        ...(['return_id', 'cell', 'approval', 'approved_by'] as const),
      ])
      .where('subject_kind', '=', scope.kind)
      .where('indicator', 'in', inputs)
      .where('period', 'in', periods)
      .where('value', 'is not', null)
      .orderBy('return_id')
      .orderBy('cell')
      .limit(PAGE)
    if (last !== undefined) query = query.where(sql<boolean>`(return_id, cell) > (${last.return_id}, ${last.cell})`)
    const rows = await query.execute()
    await append(duck, 'figures', rows, (row, to) => {
      to.appendVarchar(row.subject_id)
      to.appendVarchar(row.indicator)
      to.appendInteger(periods.indexOf(row.period))
      to.appendVarchar(row.period)
      to.appendVarchar(row.caliber)
      to.appendDouble(row.value ?? Number.NaN)
      for (const text of [row.measure, row.return_id, row.cell, row.approval, row.approved_by]) to.appendVarchar(text)
    })
    done += rows.length
    onRows(done)
    if (rows.length < PAGE) return
    last = rows.at(-1)
  }
}

async function append<Row>(
  { connection }: Duck,
  table: string,
  rows: readonly Row[],
  put: (row: Row, to: DuckDBAppender) => void,
): Promise<void> {
  const appender = await connection.createAppender(table)
  for (const row of rows) {
    put(row, appender)
    appender.endRow()
  }
  appender.closeSync()
}

const appendText = (to: DuckDBAppender, value: unknown): void =>
  value === undefined || value === null || value === '' ? to.appendNull() : to.appendVarchar(String(value))
