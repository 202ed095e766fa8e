// App · lists taken along as a spreadsheet: what whoever asks may see, as csv or xlsx.
import { type CsvValue, csv } from '../report/csv.ts'
import { listResults, type ResultFilter, type ResultOrder } from '../store/pg/list-results.ts'
import type { Store } from '../store/pg/open.ts'
import { findEvaluation } from '../store/pg/results.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import {
  type Lay,
  listEvaluations,
  listFigures,
  listObjections,
  listPeople,
  listRegister,
  listReturns,
  showReturn,
} from './list-records.ts'

export const LISTS = [
  'people',
  'unit',
  'indicator',
  'platform',
  'enterprise',
  'parcel',
  'returns',
  'return',
  'figures',
  'evaluations',
  'objections',
] as const
export type ListName = (typeof LISTS)[number]
export type SheetFormat = 'csv' | 'xlsx'

export interface ListAsked {
  /** Of registers. */
  readonly day: string
  /** Of figures. */
  readonly period?: string | undefined
  /** A return, or the evaluation whose objections are asked for. */
  readonly id?: string | undefined
}
export interface Sheet {
  readonly bytes: Uint8Array
  readonly rows: number
}

export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly CsvValue[])[]
}
const asTable: Lay<Table> = (head, rows) => ({ head, rows })

/** Undefined when there is no such thing, or it is not one's own to see. */
export async function exportList(
  store: Store,
  who: Who,
  list: ListName,
  { day, period, id = '' }: ListAsked,
  format: SheetFormat,
): Promise<Sheet | undefined> {
  const table = await tableOf(store, who, list, day, period, id)
  return table === undefined ? undefined : await writeTable(table, list, format)
}

async function tableOf(
  store: Store,
  who: Who,
  list: ListName,
  day: string,
  period: string | undefined,
  id: string,
): Promise<Table | undefined> {
  switch (list) {
    case 'people':
      return await listPeople(store, who, asTable)
    case 'returns':
      return await listReturns(store, who, asTable)
    case 'return':
      return await showReturn(store, who, id, asTable)
    case 'figures':
      return await listFigures(store, who, period, asTable)
    case 'evaluations':
      return await listEvaluations(store, who, asTable)
    case 'objections':
      return await listObjections(store, who, id, asTable)
    default:
      return await listRegister(store, who, list, day, asTable)
  }
}

/** All results that the filter leaves, in the order asked for. */
export async function exportResults(
  store: Store,
  who: Who,
  id: string,
  version: number | undefined,
  filter: ResultFilter,
  order: ResultOrder,
  format: SheetFormat,
): Promise<Sheet | undefined> {
  const rows = await readAs(store, who, async (session) => {
    const evaluation = await findEvaluation(session, id)
    return evaluation === undefined
      ? undefined
      : await listResults(session, id, version ?? evaluation.version, filter, order, { limit: MOST_ROWS })
  })
  if (rows === undefined) return undefined
  const head = ['编号', '名称', '所属单位', '分组', '总分', '名次', '等级', '理由']
  const cells = rows.map((row) => [row.id, row.name, row.unit, row.pool, row.total, row.rank, row.grade, row.because])
  return await writeTable({ head, rows: cells }, '结果', format)
}

/** More fit into no sheet. */
export const MOST_ROWS = 1_000_000

export async function writeTable({ head, rows }: Table, name: string, format: SheetFormat): Promise<Sheet> {
  if (format === 'csv') return { bytes: Buffer.from(`\uFEFF${csv(head, rows)}`), rows: rows.length }
  const { writeSheet } = await import('../report/write-sheets.ts')
  const cells = rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'number' || typeof cell === 'string'
        ? cell
        : cell === null || cell === undefined
          ? null
          : String(cell),
    ),
  )
  return { bytes: await writeSheet([{ name, head, rows: cells }]), rows: rows.length }
}
