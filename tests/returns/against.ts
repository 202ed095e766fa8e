// A form of the rule book with subjects of nobody, for the checks.
import type { FormSpec } from '../../src/kernel/form.ts'
import { readPeriod } from '../../src/kernel/period.ts'
import { findForm } from '../../src/policy/forms.ts'
import type { Against, Cells } from '../../src/record/returns/check/remark.ts'
import { askCells, cellId, type FormSubject, type Known, toCell } from '../../src/record/returns/form.ts'
import { book } from '../policy/own-book.ts'

export interface Given {
  readonly form: string
  readonly period?: string
  readonly subjects: readonly FormSubject[]
  /** `subject/indicator period` → value. */
  readonly figures?: Readonly<Record<string, number>>
  readonly known?: Readonly<Record<string, Known>>
  readonly registered?: number
  readonly rules?: Partial<FormSpec['rules']>
}

export const firm = (id: string, industry = '2929'): FormSubject => ({ id, name: `模拟${id}`, facts: { industry } })

export function against({ form, period: text = '2025', subjects, figures = {}, known = {}, registered, rules }: Given) {
  const found = findForm(book, form, '2025-12-31')
  const period = readPeriod(text)
  if (found === undefined || period === undefined) throw new Error(`no ${form} ${text}`)
  const spec = { ...found, rules: { ...found.rules, ...rules } }
  const asked = askCells(spec, subjects, (subject, indicator) => known[cellId(subject, indicator)])
  return {
    spec,
    period,
    subjects: new Map(subjects.map((one) => [one.id, one])),
    asked: new Map(asked.map((one) => [one.id, one])),
    figure: (subject, indicator, of) => figures[`${cellId(subject, indicator)} ${of}`],
    peers: [],
    registered: () => registered,
  } satisfies Against
}

export type Filled =
  | number
  | null
  | { readonly value: number | null; readonly note?: string; readonly caliber?: string }

/** `subject/indicator` → figure. */
export function cellsOf({ asked, spec, period }: Against, given: Readonly<Record<string, Filled>>): Cells {
  return new Map(
    Object.entries(given).map(([id, filled]) => {
      const one = asked.get(id)
      if (one === undefined) throw new Error(`${id} is not asked`)
      const figure = typeof filled === 'object' && filled !== null ? filled : { value: filled }
      return [id, toCell(one, spec, period.text, figure)]
    }),
  )
}
