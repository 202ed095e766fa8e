// App · five years of figures of the synthetic city, out of the departments' files, each with the cell it stood in.
import { historyColumn, historyColumns } from '../../demo/history-sql.ts'
import type { PeriodColumn } from '../../demo/periodic-sheets.ts'
import type { FormSpec } from '../../kernel/form.ts'
import { type ReadRow, readSheets } from '../read-sheets.ts'
import { refusal } from './demand.ts'
import type { Told } from './past-returns.ts'

/** Owner, unit and calibers of an indicator, by `enterprise.tax`. */
export interface Columns {
  readonly ownerOf: (kind: string, indicator: string) => string
  readonly unitOf: (kind: string, indicator: string) => string
  readonly caliberOf: (kind: string, indicator: string) => string
}

export function columnsOf(forms: readonly FormSpec[]): Columns {
  const known = new Map(
    forms.flatMap(({ subject, owner, columns }) =>
      columns.map(
        (one) => [`${subject}.${one.indicator}`, { owner, unit: one.unit, caliber: one.calibers[0] ?? '' }] as const,
      ),
    ),
  )
  const find = (kind: string, indicator: string) => {
    const found = known.get(`${kind}.${indicator}`)
    if (found === undefined) throw new Error(`no form asks for ${kind}.${indicator}`)
    return found
  }
  return {
    ownerOf: (kind, indicator) => find(kind, indicator).owner,
    unitOf: (kind, indicator) => find(kind, indicator).unit,
    caliberOf: (kind, indicator) => find(kind, indicator).caliber,
  }
}

/** What a form asks of enterprises of one size, and the light ones do not have. */
const UNKNOWN: Readonly<Record<string, string>> = { emission: '无排放监测数据', rnd: '未填报研发统计' }
/** A large change wants a reason: see the rule book's forms. */
const JUMP = 0.5

export interface History {
  readonly size: 'above' | 'below'
  readonly rows: readonly ReadRow[]
}

export async function readHistory(file: string, size: 'above' | 'below', years: readonly number[]): Promise<History> {
  const asked = historyColumns(size, true).flatMap((id) =>
    years.map((year) => ({ id: `${id}_${year}`, type: 'number' as const, ...historyColumn(id, year) })),
  )
  return { size, rows: await rowsOf(file, asked, true) }
}

/** Of one year; `homeOf` is the reporting unit of an enterprise. */
export function* enterpriseFigures(
  { size, rows }: History,
  year: number,
  homeOf: (enterprise: string) => string | undefined,
  columns: Columns,
): Generator<Told> {
  const kind = 'enterprise'
  const ids = historyColumns(size, true)
  for (const { id, values } of rows) {
    const unit = homeOf(id)
    // Not in production yet.
    if (unit === undefined || values[`tax_${year}`] === undefined) continue
    for (const indicator of ids) {
      const at = values[`${indicator}_${year}`]
      const why = UNKNOWN[indicator]
      if (at === undefined && why === undefined) continue
      const value = at === undefined ? null : Number(at.value)
      const before = values[`${indicator}_${year - 1}`]
      const note = at === undefined ? why : noteOf(value, before === undefined ? undefined : Number(before.value))
      const cell = {
        ...{ indicator, period: String(year), caliber: columns.caliberOf(kind, indicator), value },
        unit: columns.unitOf(kind, indicator),
        ...(at === undefined ? {} : { from: at.from }),
        ...(note === undefined ? {} : { note }),
      }
      yield { subject: { kind, id }, unit, owner: columns.ownerOf(kind, indicator), cell }
    }
  }
}

const noteOf = (value: number | null, before: number | undefined): string | undefined =>
  value === null || before === undefined || Math.abs(value - before) <= JUMP * Math.abs(before)
    ? undefined
    : '生产情况变化，已核对'

export interface Periodic {
  readonly kind: string
  readonly columns: readonly (PeriodColumn & { readonly id: string })[]
  readonly rows: readonly ReadRow[]
}

export async function readPeriodic(
  kind: string,
  { file, columns }: { readonly file: string; readonly columns: readonly PeriodColumn[] },
): Promise<Periodic> {
  const asked = columns.map((one, n) => ({ ...one, id: `c${n}`, type: 'number' as const }))
  return { kind, columns: asked, rows: await rowsOf(file, asked, false) }
}

/** Of one year, filed for the whole city. */
export function* periodicFigures(
  { kind, columns: asked, rows }: Periodic,
  year: number,
  unit: string,
  columns: Columns,
): Generator<Told> {
  for (const { id, values } of rows)
    for (const { id: column, indicator, period } of asked) {
      const at = values[column]
      if (at === undefined || !period.startsWith(String(year))) continue
      const cell = {
        ...{ indicator, period, caliber: columns.caliberOf(kind, indicator), value: Number(at.value) },
        ...{ unit: columns.unitOf(kind, indicator), from: at.from },
      }
      yield { subject: { kind, id }, unit, owner: columns.ownerOf(kind, indicator), cell }
    }
}

async function rowsOf(
  file: string,
  columns: readonly { readonly id: string; readonly label: string; readonly unit: string; readonly type: 'number' }[],
  uscc: boolean,
): Promise<readonly ReadRow[]> {
  const read = await readSheets({
    files: [file],
    columns: columns.map(({ id, label, unit, type }) => ({ id, label, unit, type, optional: true })),
    uscc,
  })
  if (!('rows' in read)) throw refusal(read.findings)
  return read.rows
}
