// Looks of spreadsheet cells. Each look is one shared object: the writer recognises it by identity, which keeps it fast.
import type { Style } from 'exceljs'

export type CellStyle = Partial<Style>

const line = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const
const border = { top: line, left: line, bottom: line, right: line } as const
const face = { name: '宋体', size: 11 } as const
const fill = (argb: string): NonNullable<CellStyle['fill']> => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb },
})

/** `@` keeps text text even when someone edits the cell: `=1+1` stays four characters, an id keeps its digits. */
export const text: CellStyle = { font: face, border, numFmt: '@', alignment: { vertical: 'middle' } }
/** A remark right of a number keeps away from it. */
export const remark: CellStyle = { ...text, alignment: { vertical: 'middle', horizontal: 'left', indent: 1 } }
export const wrapped: CellStyle = { ...text, alignment: { vertical: 'top', wrapText: true } }
export const centred: CellStyle = { ...text, alignment: { vertical: 'middle', horizontal: 'center' } }
export const paragraph: CellStyle = { font: face, numFmt: '@', alignment: { vertical: 'top', wrapText: true } }
export const heading: CellStyle = { font: { ...face, size: 12, bold: true }, alignment: { vertical: 'middle' } }
export const title: CellStyle = {
  font: { name: '黑体', size: 16, bold: true },
  alignment: { vertical: 'middle', horizontal: 'left', wrapText: true },
}
export const warning: CellStyle = {
  font: { ...face, bold: true, color: { argb: 'FFC00000' } },
  alignment: { vertical: 'middle', horizontal: 'left' },
}
export const head: CellStyle = {
  font: { ...face, bold: true },
  border,
  fill: fill('FFD9E1F2'),
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
}
export const sum: CellStyle = { font: { ...face, bold: true }, border, fill: fill('FFF2F2F2'), numFmt: '#,##0' }
export const count: CellStyle = { font: face, border, numFmt: '#,##0', alignment: { vertical: 'middle' } }

/** A place in a ranking: it stands apart from the name beside it. */
export const place: CellStyle = { ...count, alignment: { vertical: 'middle', horizontal: 'center' } }

const numbers = new Map<string, CellStyle>()

/** The look of numbers shown by one format, always the same object. */
export function number(numFmt: string): CellStyle {
  const known = numbers.get(numFmt)
  if (known !== undefined) return known
  const made: CellStyle = { font: face, border, numFmt, alignment: { vertical: 'middle' } }
  numbers.set(numFmt, made)
  return made
}

/** 绿蓝黄红 for A B C D, grey for units not evaluated; other names of grades stay plain. */
export const gradeStyle = (grade: string): CellStyle => grades[grade] ?? centred

const coloured = (argb: string, ink = 'FF000000'): CellStyle => ({
  ...centred,
  font: { ...face, bold: true, color: { argb: ink } },
  fill: fill(argb),
})

const grades: Readonly<Record<string, CellStyle>> = {
  A: coloured('FFA9D08E'),
  B: coloured('FF9DC3E6'),
  C: coloured('FFFFE699'),
  D: coloured('FFF4978E'),
  T: coloured('FFD9D9D9', 'FF595959'),
}
