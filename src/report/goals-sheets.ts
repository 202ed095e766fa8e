// The workbook of goals: 目标, 分单位, 各主体, 红灯清单, 口径与依据. Rows come ready; here they get their looks.
import { displayWidth } from './display-width.ts'
import { type CellValue, columnWidth, type SheetPlan, type SheetRow } from './sheet-plan.ts'
import { type CellStyle, centred, gradeStyle, head, number, text, title, wrapped } from './sheet-styles.ts'
import { writeXlsx } from './write-xlsx.ts'

export type LightWord = '绿' | '黄' | '红' | '灰'

export interface GoalsTable {
  readonly name: string
  readonly title: string
  readonly columns: readonly GoalsColumn[]
  readonly rows: readonly (readonly CellValue[])[]
  /** Columns that stay in view. */
  readonly frozen: number
  /** Too wide for one page: the printed page ends after this column, from 1; the frozen ones are repeated on the next. */
  readonly breakAfter?: number
}

export interface GoalsColumn {
  readonly head: string
  /** light: a word on its colour; percent: a share as per cent; long: wrapped. */
  readonly look: 'text' | 'number' | 'percent' | 'light' | 'long' | 'centre'
  readonly width?: number
}

export const goalsWorkbook = (tables: readonly GoalsTable[], mark: string): Promise<Uint8Array> =>
  writeXlsx(tables.map((table) => planOf(table, mark)))

function planOf({ name, title: words, columns, rows, frozen, breakAfter }: GoalsTable, mark: string): SheetPlan {
  return {
    name,
    widths: columns.map(
      ({ head: of, look, width }, at) =>
        width ??
        (look === 'long'
          ? LONG
          : columnWidth(
              of,
              rows.map((row) => shown(row[at] ?? null)),
              7,
              26,
            )),
    ),
    head: [
      {
        cells: [mark === '' ? words : `${words}\n【${mark}】`],
        style: [title],
        height: mark === '' ? 30 : 46,
        merges: [{ from: 1, to: breakAfter ?? columns.length }],
      },
      { cells: columns.map((one) => one.head), style: head, height: 34 },
    ],
    frozenColumns: frozen,
    filter: true,
    ...(breakAfter === undefined ? { fitToWidth: true } : { fitToWidth: false, breaks: [breakAfter], scale: SCALE }),
    mark,
    rows: rows.map(
      (cells): SheetRow => ({
        cells,
        style: columns.map((one, at) => lookOf(one, cells[at] ?? null)),
        height: heightOf(columns, cells),
      }),
    ),
  }
}

/** As many lines as the longest wrapped text needs: nothing is cut, on screen or in print. */
function heightOf(columns: readonly GoalsColumn[], cells: readonly CellValue[]): number {
  const lines = columns.map(({ look, width = LONG }, at) =>
    look === 'long' ? Math.ceil((displayWidth(String(cells[at] ?? '')) * 1.1) / width) : 1,
  )
  return Math.min(LINE * Math.max(1, ...lines), 400)
}

const LONG = 36
const LINE = 16

/** Per cent at which half of the columns fill a page lying on its side. */
const SCALE = 60

/** Width is for what is seen: a number has its tail cut. */
const shown = (value: CellValue): string =>
  typeof value === 'number' ? String(Number(value.toFixed(2))) : String(value ?? '')

function lookOf({ look }: GoalsColumn, value: CellValue): CellStyle {
  switch (look) {
    case 'number':
      // Each row has a unit of its own, so each cell its own decimals.
      return number(typeof value === 'number' && Number.isInteger(Number(value.toPrecision(12))) ? '#,##0' : '#,##0.00')
    case 'percent':
      return number('0.0%')
    case 'light':
      return LIGHTS[value as LightWord] ?? centred
    case 'long':
      return wrapped
    case 'centre':
      return centred
    case 'text':
      return text
  }
}

const LIGHTS: Readonly<Record<LightWord, CellStyle>> = {
  绿: gradeStyle('A'),
  黄: gradeStyle('C'),
  红: gradeStyle('D'),
  灰: gradeStyle('T'),
}
