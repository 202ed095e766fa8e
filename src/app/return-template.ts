// App · a template made for a unit and a period, both as people name them.
import { type Finding, finding } from '../kernel/finding.ts'
import { type Period, readPeriod } from '../kernel/period.ts'
import { nearFacts } from '../policy/check-origin.ts'
import { findForm, formsOf } from '../policy/forms.ts'
import { unitFinder } from '../policy/names.ts'
import { unitsAt } from '../store/pg/registers.ts'
import type { Session } from '../store/pg/session.ts'
import { formBook } from './form-book.ts'
import { layReturn, templateBytes } from './make-template.ts'
import { findByStamp } from './read-workbook.ts'
import type { Reader } from './who-reads.ts'

type Refused = { readonly findings: readonly Finding[] }

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
  return found?.code ?? finding('record/not-a-filing-unit', {}, { unit: said.slice(0, 80), ...near })
}
