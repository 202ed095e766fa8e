// App · the template of a return as a workbook: the form of the rule book, subjects of the register, figures in force, the draft so far.

import { type Finding, finding } from '../kernel/finding.ts'
import type { Template } from '../kernel/template.ts'
import { foldReturn, NO_RETURN, type ReturnState } from '../record/returns/fold-return.ts'
import type { Form } from '../record/returns/payload.ts'
import { layTemplate } from '../record/returns/template.ts'
import { writeTemplate } from '../report/return-template.ts'
import { hashBy } from '../store/hash.ts'
import { actsOf } from '../store/pg/acts.ts'
import type { Session } from '../store/pg/session.ts'
import { gatherForm, type ReturnForm } from './return-form.ts'

export interface Laid {
  readonly gathered: ReturnForm
  readonly state: ReturnState
  readonly template: Template
}

/** `id`: the return whose draft is filled in already. */
export async function layReturn(
  session: Session,
  form: Form,
  id: string | undefined,
): Promise<Laid | { readonly findings: readonly Finding[] }> {
  const gathered = await gatherForm(session, form)
  if (gathered === undefined)
    return {
      findings: [finding('record/no-such-form', {}, { form: `${form.form} ${form.owner}`, near: '', nearEn: '' })],
    }
  const { spec, period, unitName } = gathered
  if (gathered.subjects.size === 0)
    return {
      findings: [
        finding('record/no-subjects', {}, { day: period.last, unit: unitName, subject: spec.subjectLabel.zh }),
      ],
    }
  const state = id === undefined ? NO_RETURN : foldReturn(await actsOf(session, { kind: 'return', id }))
  return { gathered, state, template: layTemplate(gathered, state, hashBy()) }
}

export const templateBytes = (laid: Laid): Promise<Uint8Array> => writeTemplate(laid.template)
