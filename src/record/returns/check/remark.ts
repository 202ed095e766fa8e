// Record · returns: what a check says of a cell. Some must be mended; some only want a reason, written in the cell.
import type { Fact } from '../../../kernel/finding.ts'
import type { FormSpec, RegisterRule } from '../../../kernel/form.ts'
import type { Period } from '../../../kernel/period.ts'
import type { AskedCell, FormSubject } from '../form.ts'
import type { Cell } from '../payload.ts'

export interface Remark {
  readonly cell: string
  readonly code: string
  /** `explain`: a reason is enough. */
  readonly weight: 'must' | 'explain'
  readonly facts: Readonly<Record<string, Fact>>
  /** The reason that the cell gives already. */
  readonly explained?: string
}

/** What the cells are checked against. */
export interface Against {
  readonly spec: FormSpec
  readonly period: Period
  /** Those of the unit, on the period's last day. */
  readonly subjects: ReadonlyMap<string, FormSubject>
  readonly asked: ReadonlyMap<string, AskedCell>
  /** Figures in force, of this form's kind of subject. */
  readonly figure: (subject: string, indicator: string, period: string) => number | undefined
  /** Same period, same indicator, other subjects that whoever asks may see. */
  readonly peers: readonly { readonly subject: FormSubject; readonly indicator: string; readonly value: number }[]
  readonly registered: (rule: RegisterRule, subject: string) => number | undefined
}

export type Cells = ReadonlyMap<string, Cell>
/** One kind of check: all cells in, all remarks out. */
export type Check = (against: Against, cells: Cells) => Remark[]

/** Names of the subject and the indicator, for the sentence. */
export function factsOf({ spec, subjects }: Against, { subject, indicator, unit }: Cell): Record<string, Fact> {
  const column = spec.columns.find((one) => one.indicator === indicator)
  return {
    name: subjects.get(subject.id)?.name ?? subject.id,
    indicator: column?.label.zh ?? indicator,
    indicatorEn: column?.label.en ?? indicator,
    unit: column?.unit ?? unit,
  }
}

export const must = (cell: string, code: string, facts: Remark['facts']): Remark => ({
  cell,
  code,
  weight: 'must',
  facts,
})

/** Answered by a note in the cell, if there is one. */
export const explain = (cell: string, code: string, facts: Remark['facts'], note: string | undefined): Remark => ({
  cell,
  code,
  weight: 'explain',
  facts,
  ...(note === undefined || note.trim() === '' ? {} : { explained: note.trim() }),
})

/** Digits that a person would write. */
export const shown = (value: number): number => Number(value.toPrecision(8))
