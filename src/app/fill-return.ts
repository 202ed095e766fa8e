// App · a return from spreadsheets: the indicators its department owns, of the subjects its unit has, each value with its cell.
import type { ColumnSpec } from '../intake/types.ts'
import type { Json } from '../kernel/canonical-json.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { readPeriod } from '../kernel/period.ts'
import { foldReturn } from '../record/returns/fold-return.ts'
import type { Cell, Form } from '../record/returns/payload.ts'
import { type Appended, actsOf } from '../store/pg/acts.ts'
import type { Store } from '../store/pg/open.ts'
import { type Indicator, indicatorsAt, subjectsAt, unitsAt } from '../store/pg/registers.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import { unitsBelow } from './check-cells.ts'
import { doAct } from './do-act.ts'
import { type ReadRow, readSheets } from './read-sheets.ts'

export interface Fill {
  readonly id: string
  readonly files: readonly string[]
  readonly caliber: string
  /** Set: the return is approved already, and this is why it is corrected. */
  readonly correct?: string
}
export interface Filled {
  readonly cells: number
  readonly appended?: Appended
  readonly findings: readonly Finding[]
  readonly total: number
}

export async function fillReturn(store: Store, who: Who, fill: Fill): Promise<Filled> {
  const subject = { kind: 'return', id: fill.id }
  const state = foldReturn(await readAs(store, who, (session) => actsOf(session, subject)))
  const { form } = state
  if (form === undefined) return refused([finding('record/no-return', {}, { id: fill.id })])
  const asked = await readAs(store, who, (session) => askedFor(session, form))
  if (asked.indicators.length === 0) return refused([finding('record/nothing-asked', {}, { ...form })])
  const uscc = form.form === 'enterprise'
  const read = await readSheets({ files: fill.files, columns: asked.indicators.map(toColumn), uscc })
  if (!('rows' in read)) return { cells: 0, ...read }
  const strangers = read.rows
    .filter(({ id }) => !asked.subjects.has(id))
    .sort((a, b) => (a.file === b.file ? a.row - b.row : a.file < b.file ? -1 : 1))
    .map((row) => stranger(row, form))
  if (strangers.length > 0)
    return { cells: 0, findings: [...read.findings, ...strangers], total: read.total + strangers.length }
  const cells = Object.fromEntries(read.rows.flatMap((row) => toCells(row, form, asked.indicators, fill.caliber)))
  const payload: Json =
    fill.correct === undefined ? { cells } : { changes: changesOf(cells, state.inForce, fill.correct) }
  const kind = fill.correct === undefined ? 'draft' : 'correct'
  const reason = fill.correct === undefined ? {} : { reason: fill.correct }
  const appended = await doAct(store, who, { kind, subject, payload, ...reason })
  const against = 'findings' in appended ? appended.findings : []
  return {
    cells: Object.keys(fill.correct === undefined ? cells : (payload as { changes: object }).changes).length,
    appended,
    findings: [...read.findings, ...against],
    total: read.total + against.length,
  }
}

const refused = (findings: readonly Finding[]): Filled => ({ cells: 0, findings, total: findings.length })

/** The indicators of a return, and the subjects of its unit and all below it. */
async function askedFor(
  session: Session,
  form: Form,
): Promise<{ indicators: Indicator[]; subjects: ReadonlySet<string> }> {
  const day = readPeriod(form.period)?.last ?? ''
  const kind = readPeriod(form.period)?.kind
  const indicators = (await indicatorsAt(session, day)).filter(
    (one) => one.subject_kind === form.form && one.owner === form.owner && one.period === kind,
  )
  const units = await unitsAt(session, day)
  const inside = unitsBelow(units, form.unit)
  const subjects =
    form.form === 'unit'
      ? inside
      : new Set((await subjectsAt(session, form.form, day)).filter(({ unit }) => inside.has(unit)).map(({ id }) => id))
  return { indicators, subjects }
}

const toColumn = ({ id, name, unit }: Indicator): ColumnSpec => ({
  id,
  label: name,
  unit,
  type: 'number',
  optional: true,
})

const stranger = ({ id, name, file, row }: ReadRow, { unit, form }: Form): Finding =>
  finding('record/not-in-register', { file, row }, { id, name, unit, form })

function toCells(row: ReadRow, form: Form, indicators: readonly Indicator[], caliber: string): [string, Cell][] {
  return indicators.flatMap(({ id, unit }): [string, Cell][] => {
    const found = row.values[id]
    if (found === undefined || typeof found.value !== 'number') return []
    const subject = { kind: form.form, id: row.id }
    const cell = { subject, indicator: id, period: form.period, caliber, value: found.value, unit, from: found.from }
    return [[`${row.id}/${id}`, cell]]
  })
}

function changesOf(
  cells: Readonly<Record<string, Cell>>,
  inForce: ReadonlyMap<string, { readonly cell: Cell }>,
  why: string,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([id, cell]) => {
      const old = inForce.get(id)?.cell ?? null
      return old?.value === cell.value && old.caliber === cell.caliber
        ? []
        : [[id, { old: old as Json, new: cell as unknown as Json, why }] as const]
    }),
  )
}
