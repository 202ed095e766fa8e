// Sheet plans → xlsx bytes, row by row, so that memory holds one row's cells at a time. Same plans, same bytes.
import { Writable } from 'node:stream'
import type { stream, Worksheet } from 'exceljs'
import { fixedDate, repack } from './pack.ts'
import { cleanText } from './plain.ts'
import type { SheetPlan, SheetRow } from './sheet-plan.ts'

type Writer = stream.xlsx.WorkbookWriter

/** `onRow` hears the count of rows written so far over all sheets, now and then. */
export async function writeXlsx(plans: readonly SheetPlan[], onRow?: (done: number) => void): Promise<Uint8Array> {
  // Loaded here: most errands write no workbook, and start-up matters.
  const { default: excel } = await import('exceljs')
  const chunks: Uint8Array[] = []
  const sink = new Writable({
    write(chunk: Uint8Array, _, done) {
      chunks.push(chunk)
      done()
    },
  })
  const writer = new excel.stream.xlsx.WorkbookWriter({
    stream: sink,
    useStyles: true,
    useSharedStrings: true,
    // Stored only: repack compresses with code that gives the same bytes on every machine, which zlib does not.
    zip: { store: true },
  })
  writer.creator = '万亩 Wanmu'
  writer.lastModifiedBy = '万亩 Wanmu'
  writer.created = fixedDate
  writer.modified = fixedDate
  let done = 0
  for (const plan of plans) done = await writeSheetPlan(writer, plan, done, onRow)
  await writer.commit()
  return repack(Buffer.concat(chunks), (files) => {
    for (const [at, { breaks = [] }] of plans.entries()) breakPages(files, `xl/worksheets/sheet${at + 1}.xml`, breaks)
  })
}

/** The library knows no page ends between columns: they are put where the format wants them, after header and footer. */
function breakPages(files: Record<string, Uint8Array>, name: string, breaks: readonly number[]): void {
  const key = Object.keys(files).find((one) => one.replace(/^\/+/, '') === name)
  const found = key === undefined ? undefined : files[key]
  if (key === undefined || found === undefined || breaks.length === 0) return
  const sheet = Buffer.from(found)
  const end = '</headerFooter>'
  const at = sheet.lastIndexOf(end) + end.length
  if (at < end.length) return
  const marks = breaks.map((column) => `<brk id="${column}" max="1048575" man="1"/>`).join('')
  const xml = `<colBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${marks}</colBreaks>`
  files[key] = Buffer.concat([sheet.subarray(0, at), Buffer.from(xml), sheet.subarray(at)])
}

async function writeSheetPlan(writer: Writer, plan: SheetPlan, before: number, onRow?: (done: number) => void) {
  const sheet = openSheet(writer, plan)
  for (const [at, row] of plan.head.entries()) writeRow(sheet, at + 1, row)
  for (const [at, row] of plan.head.entries()) merge(sheet, at + 1, row)
  let number = plan.head.length
  if (number > 0) sheet.getRow(number).commit()
  for (const row of plan.rows) {
    number += 1
    writeRow(sheet, number, row)
    merge(sheet, number, row)
    sheet.getRow(number).commit()
    if (number % 500 === 0) {
      onRow?.(before + number)
      // Lets the stream drain; otherwise the whole sheet would queue up behind this loop.
      await new Promise((next) => setImmediate(next))
    }
  }
  if (plan.filter) {
    sheet.autoFilter = { from: { row: plan.head.length, column: 1 }, to: { row: number, column: plan.widths.length } }
  }
  sheet.commit()
  onRow?.(before + number)
  return before + number
}

function openSheet(writer: Writer, plan: SheetPlan): Worksheet {
  const top = plan.head.length
  const mark = plan.mark === '' ? '' : `&C&"宋体,Bold"&12&KC00000${plan.mark}`
  const repeated = {
    ...(top > 0 ? { printTitlesRow: `1:${top}` } : {}),
    ...(plan.frozenColumns > 0 && !plan.fitToWidth ? { printTitlesColumn: `A:${letter(plan.frozenColumns)}` } : {}),
  }
  const sheet = writer.addWorksheet(plan.name, {
    views: [{ state: 'frozen', xSplit: plan.frozenColumns, ySplit: top }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(plan.fitToWidth ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : {}),
      ...(plan.scale === undefined ? {} : { scale: plan.scale }),
      ...repeated,
    },
    headerFooter: { oddHeader: mark, oddFooter: '&C第 &P 页，共 &N 页' },
  })
  sheet.columns = plan.widths.map((width) => ({ width }))
  return sheet
}

function writeRow(sheet: Worksheet, number: number, { cells, style, height }: SheetRow): void {
  const row = sheet.getRow(number)
  if (height !== undefined) row.height = height
  for (const [at, value] of cells.entries()) {
    const look = isPerCell(style) ? style[at] : style
    if (value === null && look === undefined) continue
    const cell = row.getCell(at + 1)
    // A number that is no number has no place in a sheet; a string is always a string, never a formula.
    if (typeof value === 'string') cell.value = cleanText(value).slice(0, 32_767)
    else if (value !== null && Number.isFinite(value)) cell.value = value
    if (look !== undefined) cell.style = look
  }
}

function merge(sheet: Worksheet, number: number, { merges = [] }: SheetRow): void {
  for (const { from, to, down = 0 } of merges) {
    if (to > from || down > 0) sheet.mergeCells(number, from, number + down, to)
  }
}

const isPerCell = (style: SheetRow['style']): style is Extract<SheetRow['style'], readonly unknown[]> =>
  Array.isArray(style)

const letter = (column: number): string =>
  column > 26
    ? letter(Math.floor((column - 1) / 26)) + letter(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
