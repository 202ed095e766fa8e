// App · the errands of templates: forms listed, a template made for a unit and a period, a filled-in one read and drafted.
import type { Json } from '../kernel/canonical-json.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { Day } from '../kernel/period.ts'
import { daysBetween, type Period, readPeriod } from '../kernel/period.ts'
import { nearFacts } from '../policy/check-origin.ts'
import { deadlineOf, findForm, formsOf } from '../policy/forms.ts'
import { unitFinder } from '../policy/names.ts'
import type { Form } from '../record/returns/payload.ts'
import { csv } from '../report/csv.ts'
import type { Appended } from '../store/pg/acts.ts'
import type { Store } from '../store/pg/open.ts'
import { unitsAt } from '../store/pg/registers.ts'
import type { Session } from '../store/pg/session.ts'
import { doAct } from './do-act.ts'
import { formBook } from './form-book.ts'
import { layReturn, templateBytes } from './make-template.ts'
import { correctionPayload, draftPayload, findByStamp, openBook, type ReadReturn, readReturn } from './read-workbook.ts'
import type { Reader } from './who-reads.ts'

type Refused = { readonly findings: readonly Finding[] }

/** All forms with what they ask, as csv. */
export async function listForms(day: Day): Promise<string> {
  const book = await formBook()
  return csv(
    ['报表', '名称', '对象', '周期', '主管部门', '指标', '期末后几天报送', '宽限几天'],
    formsOf(book, day).map(({ id, title, subject, period, owner, columns }) => {
      const deadline = deadlineOf(book, { kind: period, last: day })
      return [
        id,
        title.zh,
        subject,
        period,
        owner,
        columns.map(({ label, unit }) => `${label.zh}（${unit}）`).join('、'),
        deadline === undefined ? null : daysBetween(day, deadline.due),
        deadline === undefined ? null : daysBetween(deadline.due, deadline.lateUntil),
      ]
    }),
  )
}

export interface TemplateRequest {
  readonly form: string
  /** By its code or by any name. */
  readonly unit: string
  readonly period: string
  /** Of which return, when there are several. */
  readonly id?: string
}

export async function makeTemplate(
  { read }: Reader,
  { form, unit, period, id }: TemplateRequest,
): Promise<{ bytes: Uint8Array; rows: number; open: number; known: number } | Refused> {
  const wanted = await toForm(form, period)
  if ('findings' in wanted) return wanted
  const laid = await read(async (session) => {
    const code = await findUnit(session, unit, period)
    if (typeof code !== 'string') return { findings: [code] }
    const found = await findByStamp(session, { form, unit: code, period }, id)
    if ('findings' in found) return found
    return await layReturn(session, found.form, found.id)
  })
  if ('findings' in laid) return laid
  const { asked } = laid.gathered
  const known = [...asked.values()].filter((one) => one.known !== undefined).length
  return {
    bytes: await templateBytes(laid),
    rows: laid.template.rows.length,
    open: asked.size - known,
    known,
  }
}

async function toForm(id: string, text: string): Promise<{ period: Period } | Refused> {
  const period = readPeriod(text)
  const book = await formBook()
  const spec = findForm(book, id, period?.last ?? '9999-12-31')
  const ids = formsOf(book, '9999-12-31').map((one) => one.id)
  if (spec === undefined)
    return { findings: [finding('record/no-such-form', {}, { form: id.slice(0, 80), ...nearFacts(id, ids) })] }
  if (period?.kind !== spec.period)
    return {
      findings: [
        finding('record/period-kind', {}, { period: text, form: spec.title.zh, example: EXAMPLE[spec.period] }),
      ],
    }
  return { period }
}

const EXAMPLE = { year: '2025', quarter: '2025Q3', month: '2025-07' } as const

/** A unit of the register, by code or name, or by any name that the rule book gives it. */
async function findUnit(session: Session, said: string, period: string): Promise<string | Finding> {
  const units = await unitsAt(session, readPeriod(period)?.last ?? period)
  const named = unitFinder(await formBook())(said)?.id
  const found = units.find(({ code, name }) => code === said || name === said || code === named)
  const near = nearFacts(
    said,
    units.map(({ name }) => name),
  )
  return found?.code ?? finding('record/no-such-unit', {}, { unit: said.slice(0, 80), ...near })
}

export interface WorkbookRequest {
  readonly path: string
  /** What the file is called by whoever sent it. */
  readonly name?: string
  /** Of this return, whatever the workbook says. */
  readonly id?: string
  readonly reason?: string
  readonly key?: string
}

export interface ReadWorkbook extends ReadReturn {
  readonly id?: string
  readonly period?: string
  readonly appended?: Appended
}

/** Reads, and drafts when somebody acts. What an approved return says otherwise becomes a correction. */
export async function takeWorkbook(
  store: Store,
  { who, read }: Reader,
  request: WorkbookRequest,
): Promise<ReadWorkbook> {
  const book = await openBook(request.path, request.name)
  if ('findings' in book) return { findings: book.findings, open: 0 }
  const done = await read(async (session): Promise<ReadReturn & { form?: Form; id?: string }> => {
    const found = request.id === undefined ? await findByStamp(session, book.stamp) : await formOf(session, request.id)
    if ('findings' in found) return { findings: found.findings, open: 0 }
    return { ...(await readReturn(session, book, found.form, found.id)), ...found }
  })
  const { form, id, taken, state } = done
  const told: ReadWorkbook = {
    findings: done.findings,
    open: done.open,
    ...(taken === undefined ? {} : { taken }),
    ...(form === undefined ? {} : { period: form.period }),
    ...(id === undefined ? {} : { id }),
  }
  if (who === undefined || taken === undefined || state === undefined || form === undefined) return told
  if (id === undefined) {
    const facts = { kind: form.form, period: form.period, unit: form.unit, owner: form.owner }
    return { ...told, findings: [...done.findings, finding('record/not-opened', { file: book.file }, facts)] }
  }
  const corrects = state.standing === 'approved' || state.standing === 'locked'
  const appended = await doAct(store, who, {
    kind: corrects ? 'correct' : 'draft',
    subject: { kind: 'return', id },
    payload: (corrects ? correctionPayload(taken, state) : draftPayload(taken, state)) as unknown as Json,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    ...(request.key === undefined ? {} : { key: request.key }),
  })
  return { ...told, appended }
}

export async function formOf(session: Session, id: string): Promise<{ form: Form; id: string } | Refused> {
  const row = await session.selectFrom('returns').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return { findings: [finding('record/no-return', {}, { id })] }
  const { form, period, unit, owner } = row
  return { form: { form, period, unit, owner }, id }
}
