// Kernel · the shape of a return's template: a grid of locked and open cells, and the stamp by which a workbook is recognised.
import type { FormColumn, Said } from './form.ts'

export interface TemplateColumn {
  readonly kind: 'id' | 'name' | 'value' | 'caliber' | 'note'
  readonly letter: string
  readonly header: string
  /** Of the columns that belong to an indicator. */
  readonly of?: FormColumn
}

export interface TemplateCell {
  /** `known`: in force already, to be left as it is or contested. */
  readonly kind: 'locked' | 'open' | 'known'
  readonly value: string | number | null
  /** Where a known figure comes from, or what is wrong with a returned one. */
  readonly remark?: string
}

export interface TemplateRow {
  readonly id: string
  readonly name: string
  /** One per column. */
  readonly cells: readonly TemplateCell[]
}

export interface Template {
  readonly title: string
  /** Lines above the header. */
  readonly hints: readonly string[]
  readonly columns: readonly TemplateColumn[]
  readonly rows: readonly TemplateRow[]
  readonly label: Said
  readonly stamp: Stamp
}

export interface Stamp {
  readonly version: string
  readonly form: string
  readonly unit: string
  readonly period: string
  /** Hash of all that is locked. */
  readonly locked: string
}

/** The sheet that is filled in, the one that explains, and the one that nobody sees. */
export const SHEET = '填报'
export const NOTES_SHEET = '指标说明'
export const STAMP_SHEET = 'wanmu'
export const STAMP_VERSION = 'wanmu-return-1'
/** Rows count from 1: a title, two lines of hints, the header, then a row per subject. */
export const HEAD_ROW = 4
export const FIRST_ROW = HEAD_ROW + 1
/** What is written in a cell whose figure nobody knows. */
export const UNKNOWN = '不详'
