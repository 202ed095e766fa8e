// App · a filled-in template taken: read, told cell by cell, and kept as a draft or, once approved, as a correction.
import type { Json } from '../kernel/canonical-json.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { Form } from '../record/returns/payload.ts'
import type { Appended } from '../store/pg/acts.ts'
import type { Store } from '../store/pg/open.ts'
import type { Session } from '../store/pg/session.ts'
import { doAct } from './do-act.ts'
import { correctionPayload, draftPayload, findByStamp, openBook, type ReadReturn, readReturn } from './read-workbook.ts'
import type { Reader } from './who-reads.ts'

type Refused = { readonly findings: readonly Finding[] }

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
