// Record · returns: the cells that a form asks of the subjects of a unit. A figure that is in force already is known and not asked again.
import type { FormColumn, FormSpec } from '../../kernel/form.ts'
import type { Cell } from './payload.ts'

export interface FormSubject {
  readonly id: string
  readonly name: string
  /** What the register says of it. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** A figure in force that some return brought, with the way back to it. */
export interface Known {
  readonly value: number | null
  readonly caliber: string
  readonly unit: string
  readonly return: string
  readonly cell: string
  /** Hash of the approving act. */
  readonly act: string
}

export interface AskedCell {
  readonly id: string
  readonly subject: FormSubject
  readonly column: FormColumn
  readonly known?: Known
}

/** Stays the same from draft to draft and from period to period. */
export const cellId = (subject: string, indicator: string): string => `${subject}/${indicator}`

/** Subject by subject, in the order given. */
export const askCells = (
  { columns }: Pick<FormSpec, 'columns'>,
  subjects: Iterable<FormSubject>,
  findKnown: (subject: string, indicator: string) => Known | undefined,
): AskedCell[] =>
  [...subjects].flatMap((subject) =>
    columns
      .filter((column) => isAsked(column, subject))
      .map((column) => {
        const known = findKnown(subject.id, column.indicator)
        return { id: cellId(subject.id, column.indicator), subject, column, ...(known === undefined ? {} : { known }) }
      }),
  )

/** A subject of which the register does not say is asked like the others: nobody is left out in silence. */
export function isAsked({ only }: Pick<FormColumn, 'only'>, { facts }: Pick<FormSubject, 'facts'>): boolean {
  const said = only === undefined ? undefined : facts[only.fact]
  return said === undefined || said === null || said === '' || String(said) === only?.is
}

/** A figure given for a cell, as the draft keeps it. */
export const toCell = (
  { subject, column }: AskedCell,
  spec: Pick<FormSpec, 'subject'>,
  period: string,
  given: { readonly value: number | null; readonly caliber?: string; readonly note?: string; readonly from?: string },
): Cell => ({
  subject: { kind: spec.subject, id: subject.id },
  indicator: column.indicator,
  period,
  caliber: given.caliber ?? column.calibers[0] ?? '',
  value: given.value,
  unit: column.unit,
  ...(given.from === undefined ? {} : { from: given.from }),
  ...(given.note === undefined || given.note === '' ? {} : { note: given.note }),
})
