// Record · returns: a workbook against the template it should be: recognised by its stamp, every locked cell compared, what was filled in picked up.
import { type Finding, finding, type Place } from '../../kernel/finding.ts'
import {
  FIRST_ROW,
  HEAD_ROW,
  SHEET,
  STAMP_SHEET,
  STAMP_VERSION,
  type Stamp,
  type Template,
  type TemplateRow,
} from '../../kernel/template.ts'
import { cellId } from './form.ts'
import { letterOf } from './template.ts'

/** A sheet as texts: rows by their number, cells from the first column on. */
export interface TextSheet {
  readonly name: string
  readonly rows: ReadonlyMap<number, readonly string[]>
}

/** What stands in the cells of one figure. */
export interface Entry {
  readonly cell: string
  readonly at: Place
  readonly noteAt: Place
  readonly value: string
  readonly caliber: string
  readonly note: string
}

export function readStamp(sheets: readonly TextSheet[], file: string): Stamp | Finding {
  const rows = sheets.find(({ name }) => name === STAMP_SHEET)?.rows
  if (rows === undefined) return finding('record/template-none', { file })
  const said = new Map([...rows.values()].map((row) => [row[0] ?? '', row[1] ?? '']))
  const of = (key: string): string => said.get(key) ?? ''
  const stamp: Stamp = {
    version: of('version'),
    form: of('form'),
    unit: of('unit'),
    period: of('period'),
    locked: of('locked'),
  }
  return stamp.version === STAMP_VERSION
    ? stamp
    : finding('record/template-version', { file }, { got: stamp.version.slice(0, 40) || '—', wanted: STAMP_VERSION })
}

/** That the workbook is of this form, unit and period, and nothing known has changed since it was made. */
export function checkStamp(got: Stamp, wanted: Stamp, file: string): Finding[] {
  const other = (['form', 'unit', 'period'] as const)
    .filter((key) => got[key] !== wanted[key])
    .map((key) => finding(OTHER[key], { file }, { got: got[key].slice(0, 60), wanted: wanted[key] }))
  if (other.length > 0) return other
  return got.locked === wanted.locked ? [] : [finding('record/template-stale', { file }, {})]
}

const OTHER = {
  form: 'record/template-other-form',
  unit: 'record/template-other-unit',
  period: 'record/template-other-period',
} as const

export function readEntries(
  template: Template,
  sheets: readonly TextSheet[],
  file: string,
): { readonly entries: readonly Entry[]; readonly findings: readonly Finding[] } {
  const sheet = sheets.find(({ name }) => name === SHEET)
  if (sheet === undefined)
    return { entries: [], findings: [finding('record/template-sheet', { file }, { sheet: SHEET })] }
  const place = (row: number, column: number): Place => ({ file, sheet: SHEET, row, column: letterOf(column) })
  const findings = [...checkHeader(template, sheet, place), ...checkRows(template, sheet, place)]
  if (findings.length > 0) return { entries: [], findings }
  return { entries: template.rows.flatMap((row, i) => pick(template, sheet, row, FIRST_ROW + i, place)), findings: [] }
}

type At = (row: number, column: number) => Place

function checkHeader({ columns }: Template, { rows }: TextSheet, place: At): Finding[] {
  const head = rows.get(HEAD_ROW) ?? []
  const wanted = columns.map(({ header }) => header)
  return Array.from({ length: Math.max(head.length, wanted.length) }, (_, i) => i).flatMap((i) => {
    const [got = '', want = ''] = [head[i]?.trim(), wanted[i]]
    if (got === want) return []
    return [
      finding(want === '' ? 'record/template-extra-column' : 'record/template-header', place(HEAD_ROW, i + 1), {
        got: got.slice(0, 80) || '（空）',
        wanted: want,
      }),
    ]
  })
}

function checkRows({ rows: wanted, columns }: Template, { rows }: TextSheet, place: At): Finding[] {
  const expected = new Map(wanted.map(({ id }, i) => [id, i]))
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const [number, cells] of rows) {
    if (number < FIRST_ROW) continue
    const id = cells[0]?.trim() ?? ''
    const here = wanted[number - FIRST_ROW]
    const facts = { got: id.slice(0, 60) || '（空）', wanted: here?.id ?? '' }
    if (!expected.has(id) || seen.has(id))
      // A row whose number was wiped is told as missing below.
      findings.push(
        finding(
          here === undefined || seen.has(id) ? 'record/template-extra-row' : 'record/template-id',
          place(number, 1),
          facts,
        ),
      )
    else if (id !== here?.id) findings.push(finding('record/template-moved-row', place(number, 1), facts))
    else if (cells[1]?.trim() !== here.name.trim())
      findings.push(
        finding('record/template-name', place(number, 2), { got: (cells[1] ?? '').slice(0, 60), wanted: here.name }),
      )
    seen.add(id)
    if (cells.length > columns.length)
      findings.push(finding('record/template-beyond', place(number, columns.length + 1), {}))
  }
  const missing = wanted.filter(({ id }) => !seen.has(id))
  return [
    ...findings,
    ...missing.map(({ id, name }) =>
      finding('record/template-missing-row', place(FIRST_ROW + (expected.get(id) ?? 0), 1), { id, name }),
    ),
  ]
}

function pick({ columns }: Template, sheet: TextSheet, row: TemplateRow, number: number, place: At): Entry[] {
  const cells = sheet.rows.get(number) ?? []
  const of = (kind: string, indicator: string): number =>
    columns.findIndex((one) => one.kind === kind && one.of?.indicator === indicator)
  const text = (at: number): string => (at < 0 ? '' : (cells[at]?.trim() ?? ''))
  return columns.flatMap((column, at): Entry[] => {
    if (column.kind !== 'value' || column.of === undefined) return []
    const { indicator } = column.of
    const note = of('note', indicator)
    return [
      {
        cell: cellId(row.id, indicator),
        at: { ...place(number, at + 1), header: column.header },
        noteAt: { ...place(number, note + 1), header: columns[note]?.header ?? '' },
        value: text(at),
        caliber: text(of('caliber', indicator)),
        note: text(note),
      },
    ]
  })
}
