// A return's template → xlsx: locked but for what is to be filled in, drop-downs, definitions as notes, and a sheet that nobody sees with the stamp.
import type { Cell, Worksheet } from 'exceljs'
import {
  FIRST_ROW,
  HEAD_ROW,
  NOTES_SHEET,
  SHEET,
  STAMP_SHEET,
  type Template,
  type TemplateCell,
  type TemplateColumn,
} from '../kernel/template.ts'
import { fixedDate, repack } from './pack.ts'
import { cleanText } from './plain.ts'
import { type CellStyle, head, paragraph, text, title } from './sheet-styles.ts'
import { validate } from './template-rules.ts'

export async function writeTemplate(template: Template): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  book.creator = '万亩 Wanmu'
  book.lastModifiedBy = '万亩 Wanmu'
  book.created = fixedDate
  book.modified = fixedDate
  await writeFilling(book.addWorksheet(SHEET, SHOWN), template)
  await writeNotes(book.addWorksheet(NOTES_SHEET), template)
  const stamp = book.addWorksheet(STAMP_SHEET, { state: 'veryHidden' })
  for (const [key, value] of Object.entries(template.stamp)) stamp.addRow([key, value])
  await lock(stamp)
  return repack(new Uint8Array(await book.xlsx.writeBuffer()))
}

const SHOWN = {
  views: [{ state: 'frozen' as const, xSplit: 2, ySplit: HEAD_ROW }],
  pageSetup: { paperSize: 9, orientation: 'landscape' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
}

async function writeFilling(sheet: Worksheet, { title: named, hints, columns, rows }: Template): Promise<void> {
  sheet.columns = columns.map(({ kind }) => ({ width: WIDTHS[kind] }))
  ;[named, ...hints].forEach((line, i) => {
    const cell = sheet.getCell(i + 1, 1)
    put(cell, line, i === 0 ? title : hint)
    sheet.mergeCells(i + 1, 1, i + 1, Math.max(columns.length, 6))
    sheet.getRow(i + 1).height = i === 0 ? 28 : 34
  })
  sheet.getRow(HEAD_ROW).height = 36
  columns.forEach((column, i) => {
    const cell = sheet.getCell(HEAD_ROW, i + 1)
    put(cell, column.header, head)
    if (column.of !== undefined && column.kind === 'value') cell.note = cleanText(column.of.definition)
  })
  rows.forEach(({ cells }, at) => {
    sheet.getRow(FIRST_ROW + at).height = ROW_HEIGHT
    cells.forEach((one, i) => {
      const cell = sheet.getCell(FIRST_ROW + at, i + 1)
      put(cell, one.value, lookOf(one, columns[i]))
      if (one.remark !== undefined) cell.note = cleanText(one.remark)
    })
  })
  for (const column of columns) validate(sheet, column, rows.length)
  await lock(sheet)
}

/** Text stays text: a name that begins with `=` is four characters, not a formula. */
function put(cell: Cell, value: string | number | null, style: CellStyle): void {
  cell.style = style
  if (typeof value === 'string') cell.value = cleanText(value).slice(0, 32_767)
  else if (value !== null && Number.isFinite(value)) cell.value = value
}

const WIDTHS: Readonly<Record<TemplateColumn['kind'], number>> = { id: 22, name: 26, value: 16, caliber: 10, note: 16 }
const filled = (argb: string): Pick<CellStyle, 'fill'> => ({
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb } },
})
const open = { protection: { locked: false } } as const
/** Room for two lines of a note; also keeps rows apart where LibreOffice would squeeze them. */
const ROW_HEIGHT = 22
const hint: CellStyle = { ...paragraph, alignment: { vertical: 'middle', wrapText: true } }
const shut: CellStyle = { ...text, ...filled('FFF2F2F2') }
const number = { numFmt: '#,##0.######', alignment: { horizontal: 'right', vertical: 'middle' } } as const
const wrapping = { alignment: { vertical: 'middle', wrapText: true } } as const
const LOOKS = {
  openNumber: { ...text, ...filled('FFFFF2CC'), ...number, ...open },
  openText: { ...text, ...filled('FFFFF9E5'), ...wrapping, ...open },
  knownNumber: { ...text, ...filled('FFDDEBF7'), ...number, ...open },
  knownText: { ...text, ...filled('FFDDEBF7'), ...wrapping, ...open },
} as const satisfies Readonly<Record<string, CellStyle>>

function lookOf({ kind }: TemplateCell, column: TemplateColumn | undefined): CellStyle {
  if (kind === 'locked') return shut
  const isNumber = column?.kind === 'value'
  if (kind === 'known') return isNumber ? LOOKS.knownNumber : LOOKS.knownText
  return isNumber ? LOOKS.openNumber : LOOKS.openText
}

async function writeNotes(sheet: Worksheet, { columns }: Template): Promise<void> {
  sheet.columns = [{ width: 28 }, { width: 12 }, { width: 60 }, { width: 20 }, { width: 18 }]
  ;['指标', '单位', '怎样算', '口径', '依据条款'].forEach((one, i) => {
    put(sheet.getCell(1, i + 1), one, head)
  })
  columns
    .flatMap(({ kind, of }) => (kind === 'value' && of !== undefined ? [of] : []))
    .forEach(({ label, unit, definition, calibers, clauses }, at) => {
      ;[label.zh, unit, definition, calibers.join('、'), clauses.join('、')].forEach((one, i) => {
        put(sheet.getCell(at + 2, i + 1), one, { ...text, ...wrapping })
      })
    })
  await lock(sheet)
}

/** Without a password: it keeps slips out. What was changed all the same is found by the stamp. */
const lock = (sheet: Worksheet): Promise<void> =>
  sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true })
