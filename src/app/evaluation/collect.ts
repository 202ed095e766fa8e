// App · evaluation: what is evaluated and its figures in force, out of the records into the columnar engine, as of the period's last day.
import type { DuckDBAppender } from '@duckdb/node-api'
import { sql } from 'kysely'
import type { CheckedScheme } from '../../evaluate/scheme/check.ts'
import { columnTypes } from '../../evaluate/scheme/types.ts'
import { readPeriod } from '../../kernel/period.ts'
import type { EvaluationPayload } from '../../record/evaluations/payload.ts'
import type { Duck } from '../../store/duck.ts'
import { othersTurn } from '../../store/others-turn.ts'
import {
  type Indicator,
  indicatorsAt,
  type RegisterSubject,
  subjectsAt,
  type Unit,
  unitsAt,
} from '../../store/pg/registers.ts'
import type { Session } from '../../store/pg/session.ts'
import { changesSince, headOf } from './changes-since.ts'
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
  /** How far the chain was looked through for what changes it. */
  readonly head: number
}

/** Reads in a transaction of its own: on the embedded database whoever else asks has their turn in between. */
export type Read = <T>(use: (session: Session) => Promise<T>) => Promise<T>

/** Registers that were imported into all the while are read in one piece after so many tries. */
const MOST_TRIES = 3

/**
 * Fills `subjects` and `figures` of the engine, page by page, with what is in force at one moment: what was approved while it was read
 * is read again, and a register that changed begins it anew. What is read is what whoever reads may see.
 */
export async function collect(
  read: Read,
  duck: Duck,
  checked: CheckedScheme,
  plan: Plan,
  onRows: (done: number) => void,
): Promise<Collected> {
  for (let tries = 1; tries < MOST_TRIES; tries++) {
    const collected = await collectOnce(read, duck, checked, plan, onRows)
    if (collected !== undefined) return collected
    await duck.run('DROP TABLE IF EXISTS subjects')
    await duck.run('DROP TABLE IF EXISTS figures')
  }
  const whole = await read((session) => collectOnce((use) => use(session), duck, checked, plan, onRows))
  if (whole === undefined) throw new Error('a register changed within a transaction')
  return whole
}

/** Undefined when a register changed meanwhile. */
async function collectOnce(
  read: Read,
  duck: Duck,
  { scheme, formulas }: CheckedScheme,
  plan: Plan,
  onRows: (done: number) => void,
): Promise<Collected | undefined> {
  const day = readPeriod(plan.period)?.last ?? ''
  const { kind } = plan.scope
  const { begun, indicators, units } = await read(async (session) => ({
    begun: await headOf(session),
    indicators: (await indicatorsAt(session, day)).filter((one) => one.subject_kind === kind),
    units: await unitsAt(session, day),
  }))
  const columns = columnsOf(scheme, columnTypes(scheme, formulas), indicators)
  const subjects = await fillSubjects(read, duck, plan, day, columns, units)
  await duck.run(FIGURES)
  const inputs = columns.filter(({ from }) => from === 'figure').map(({ id }) => id)
  if (inputs.length > 0) await fillFigures(read, duck, { plan, inputs }, onRows)
  for (let since = begun; ; ) {
    const later = await read((session) => changesSince(session, plan, since))
    if (later.registers.length > 0) return undefined
    if (later.returns.length === 0) return { columns, subjects, day, head: later.head }
    since = later.head
    await duck.run(`DELETE FROM figures WHERE return_id IN (${later.returns.map(quoted).join(', ')})`)
    if (inputs.length > 0) await fillFigures(read, duck, { plan, inputs, returns: later.returns }, () => {})
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

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
  read: Read,
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
  const put = async (all: readonly Pick<RegisterSubject, 'id' | 'name' | 'unit' | 'facts'>[]): Promise<number> => {
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
  if (scope.kind === 'unit')
    return await put(units.map(({ code, name }) => ({ id: code, name, unit: code, facts: {} })))
  let count = 0
  for (let after: string | undefined; ; ) {
    const page = await read((session) => subjectsAt(session, scope.kind, day, { after, limit: PAGE }))
    count += await put(page)
    if (page.length < PAGE) return count
    await othersTurn()
    after = page.at(-1)?.id
  }
}

/** The unit and those above it. */
function upFrom(units: ReadonlyMap<string, Unit>, code: string): Unit[] {
  const found: Unit[] = []
  for (let at = units.get(code); at !== undefined && !found.includes(at); at = units.get(at.parent ?? ''))
    found.push(at)
  return found
}

const FIGURES = `CREATE TABLE figures (subject VARCHAR, input VARCHAR, prefer INTEGER, parts INTEGER, period VARCHAR, caliber VARCHAR,
  value DOUBLE, measure VARCHAR, return_id VARCHAR, cell VARCHAR, approval VARCHAR, approved_by VARCHAR)`
/** Read in some hundredths of a second, also by the embedded database. */
const PAGE = 2000

interface Wanted {
  readonly plan: Plan
  readonly inputs: readonly string[]
  /** Of these returns only. */
  readonly returns?: readonly string[]
}

async function fillFigures(read: Read, duck: Duck, wanted: Wanted, onRows: (done: number) => void): Promise<void> {
  const known = new Map(periodsFor(wanted.plan.period).map((one) => [one.period, one]))
  const periods = [...known.keys()]
  let done = 0
  for (let last: { return_id: string; cell: string } | undefined; ; ) {
    const after = last
    const rows = await read((session) => figuresBehind(session, wanted, periods, after))
    await append(duck, 'figures', rows, (row, to) => {
      to.appendVarchar(row.subject_id)
      to.appendVarchar(row.indicator)
      const part = known.get(row.period)
      to.appendInteger(part?.prefer ?? 0)
      to.appendInteger(part?.parts ?? 1)
      to.appendVarchar(row.period)
      to.appendVarchar(row.caliber)
      to.appendDouble(row.value ?? Number.NaN)
      for (const text of [row.measure, row.return_id, row.cell, row.approval, row.approved_by]) to.appendVarchar(text)
    })
    done += rows.length
    onRows(done)
    if (rows.length < PAGE) return
    await othersTurn()
    last = rows.at(-1)
  }
}

async function figuresBehind(
  session: Session,
  { plan, inputs, returns }: Wanted,
  periods: readonly string[],
  last: { readonly return_id: string; readonly cell: string } | undefined,
) {
  // By the key, a page at a time: sorted anew, each page would cost as much as all of them.
  await sql`select set_config('enable_sort', 'off', true)`.execute(session)
  let query = session
    .selectFrom('figures')
    .select([
      ...(['subject_id', 'indicator', 'period', 'caliber', 'value', 'measure'] as const),
      ...(['return_id', 'cell', 'approval', 'approved_by'] as const),
    ])
    .where('subject_kind', '=', plan.scope.kind)
    .where('indicator', 'in', inputs)
    .where('period', 'in', periods)
    .where('value', 'is not', null)
    .orderBy('return_id')
    .orderBy('cell')
    .limit(PAGE)
  if (returns !== undefined) query = query.where('return_id', 'in', returns)
  if (last !== undefined) query = query.where(sql<boolean>`(return_id, cell) > (${last.return_id}, ${last.cell})`)
  return await query.execute()
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
