// App · a filled-in template read back: recognised, compared cell by cell with what it should be, its figures checked, and drafted.
import { basename } from 'node:path'
import { readGrids } from '../intake/read-grid.ts'
import { type Finding, finding, type Place } from '../kernel/finding.ts'
import { FIRST_ROW, SHEET, STAMP_SHEET, type Stamp, type Template } from '../kernel/template.ts'
import { checkReturn, standsAgainst, toFinding } from '../record/returns/check/check-return.ts'
import type { ReturnState } from '../record/returns/fold-return.ts'
import { cellId } from '../record/returns/form.ts'
import type { Answer, Cell, Change, Form } from '../record/returns/payload.ts'
import { checkStamp, readEntries, readStamp, type TextSheet } from '../record/returns/read-template.ts'
import { type Taken, takeEntries } from '../record/returns/take-entries.ts'
import type { Session } from '../store/pg/session.ts'
import { type Laid, layReturn } from './make-template.ts'

export interface ReadBook {
  readonly sheets: readonly TextSheet[]
  readonly stamp: Stamp
  readonly file: string
}

export interface ReadReturn {
  /** Undefined when the workbook cannot be taken as it is. */
  readonly taken?: Taken
  readonly state?: ReturnState
  readonly findings: readonly Finding[]
  /** Remarks that stand against filing; the draft can be kept all the same. */
  readonly open: number
}

export async function openBook(
  path: string,
  name = basename(path),
): Promise<ReadBook | { readonly findings: readonly Finding[] }> {
  const sheets = await readGrids(path, [STAMP_SHEET])
  if ('code' in sheets) return { findings: [{ ...sheets, at: { ...sheets.at, file: name } }] }
  const stamp = readStamp(sheets, name)
  return 'code' in stamp ? { findings: [stamp] } : { sheets, stamp, file: name }
}

/** `wanted`: the return it should be of. */
export async function readReturn(session: Session, book: ReadBook, wanted: Form, id?: string): Promise<ReadReturn> {
  const laid = await layReturn(session, wanted, id)
  if ('findings' in laid) return { findings: laid.findings, open: 0 }
  return readLaid(laid, book)
}

function readLaid({ template, gathered, state }: Laid, { sheets, stamp, file }: ReadBook): ReadReturn {
  const refused = (findings: readonly Finding[]): ReadReturn => ({ findings, open: 0 })
  const other = checkStamp(stamp, template.stamp, file)
  if (other.length > 0) return refused(other)
  const { entries, findings } = readEntries(template, sheets, file)
  if (findings.length > 0) return refused(findings)
  const taken = takeEntries(gathered, entries)
  const places = placesOf(template, file)
  const unread = new Set(taken.findings.map(({ at }) => `${at.column}${at.row}`))
  const remarks = checkReturn(gathered, taken.cells, taken.answers).filter(({ cell, code }) => {
    const at = places.get(cell)
    // What could not be read is told as that, not as blank besides.
    return !(BLANK.includes(code) && at !== undefined && isUnread(unread, at, template))
  })
  const told = remarks.map((one) => toFinding(one, false, places.get(one.cell) ?? { file, path: one.cell }))
  return {
    ...(taken.findings.length > 0 ? {} : { taken }),
    state,
    findings: [...taken.findings, ...told],
    open: remarks.filter(standsAgainst).length,
  }
}

const BLANK: readonly string[] = ['record/blank', 'record/unanswered']

/** Something of this figure, its value or its note, could not be read. */
function isUnread(unread: ReadonlySet<string>, { row, column }: Place, { columns }: Template): boolean {
  const of = columns.find(({ letter }) => letter === column)?.of
  return columns.some((one) => one.of !== undefined && one.of === of && unread.has(`${one.letter}${row}`))
}

/** Where each cell of the form stands in the sheet. */
function placesOf({ columns, rows }: Template, file: string): ReadonlyMap<string, Place> {
  return new Map(
    rows.flatMap(({ id }, i) =>
      columns.flatMap(({ kind, letter, header, of }): [string, Place][] =>
        kind === 'value' && of !== undefined
          ? [[cellId(id, of.indicator), { file, sheet: SHEET, row: FIRST_ROW + i, column: letter, header }]]
          : [],
      ),
    ),
  )
}

/** The payload of a draft that makes the return what the workbook says: what it leaves blank is taken out. */
export function draftPayload(
  { cells, answers }: Taken,
  state: ReturnState,
): { cells: Record<string, Cell | null>; answers: Record<string, Answer | null> } {
  const gone = <T>(kept: ReadonlyMap<string, unknown>, given: ReadonlyMap<string, T>): [string, null][] =>
    [...kept.keys()].filter((id) => !given.has(id)).map((id) => [id, null])
  return {
    cells: Object.fromEntries<Cell | null>([...gone(state.pending, cells), ...cells]),
    answers: Object.fromEntries<Answer | null>([...gone(state.answers, answers), ...answers]),
  }
}

/** What an approved return would change: those of its own figures that the workbook contests. */
export function correctionPayload(
  { answers }: Pick<Taken, 'answers'>,
  { inForce }: ReturnState,
): { changes: Record<string, Change> } {
  const changes = [...answers].flatMap(([id, { is, value, caliber, why = '' }]): [string, Change][] => {
    const old = inForce.get(id)?.cell
    if (is !== 'contested' || old === undefined || value === undefined) return []
    const { note: _, from: __, ...kept } = old
    return [[id, { old, new: { ...kept, value, ...(caliber === undefined ? {} : { caliber }), note: why }, why }]]
  })
  return { changes: Object.fromEntries(changes) }
}

/** The return that a stamp names, of those that whoever asks may see. */
export async function findByStamp(
  session: Session,
  { form, unit, period }: Pick<Stamp, 'form' | 'unit' | 'period'>,
  named?: string,
): Promise<{ form: Form; id?: string } | { readonly findings: readonly Finding[] }> {
  const [subject = '', , owner = ''] = /^([a-z_]+)-(month|quarter|year)-(.+)$/.exec(form)?.slice(1) ?? []
  const wanted: Form = { form: subject, period, unit, owner }
  const rows = await session
    .selectFrom('returns')
    .select('id')
    .where('form', '=', subject)
    .where('period', '=', period)
    .where('unit', '=', unit)
    .where('owner', '=', owner)
    .orderBy('id')
    .execute()
  const ids = rows.map((row) => row.id).filter((one) => named === undefined || one === named)
  if (named !== undefined && ids.length === 0) return { findings: [finding('record/no-return', {}, { id: named })] }
  if (ids.length > 1) return { findings: [finding('record/several-returns', {}, { ids: ids.join('、') })] }
  const [id] = ids
  return id === undefined ? { form: wanted } : { form: wanted, id }
}
