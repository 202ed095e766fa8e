// Intake · the source sheets written back as a workbook: bad cells coloured, each with its comment, and a list of all findings.
import ExcelJS from 'exceljs'
import { type Finding, type Place, say } from '../kernel/finding.ts'
import type { Duck, Row } from '../store/duck.ts'
import { READING_ORDER, toFinding } from './log.ts'
import { LINE_BREAK, NO_RESULT } from './raw.ts'
import { intakeSentences } from './sentences.ts'

const BLOCKING = 'FFFFC7CE'
const NOTICE = 'FFFFEB9C'
const HEADINGS = ['文件', '工作表', '行', '列', '表头', '处理', '问题与办法']
const WIDTHS = [28, 16, 8, 6, 24, 10, 100]
const LONGEST_COMMENT = 2000
const EXCEL_ROWS = 1_048_576
/** Rows held at a time. */
const WINDOW = 5000

interface FindingPlace {
  readonly file: string
  readonly sheet?: string
}

/** Found in the rows by somebody else, already said. */
export interface SaidBesides {
  readonly at: Place
  readonly blocking: boolean
  readonly said: string
}

/** After `readData` on the same engine, locked or not; `files` are those it read, and name nothing that it did not find. */
export async function writeFindings(
  duck: Duck,
  _files: readonly string[],
  out: string,
  besides: readonly SaidBesides[] = [],
): Promise<void> {
  const workbook = openWorkbook(out)
  const rows = await duck.all('SELECT * FROM finding_places ORDER BY place')
  const places = rows.map((row) => ({
    file: String(row.file),
    ...(typeof row.sheet === 'string' ? { sheet: row.sheet } : {}),
  }))
  const names = new Set(['问题清单'])
  await writeList(
    duck,
    workbook.addWorksheet('问题清单', { ...ROOMY, views: [{ state: 'frozen', ySplit: 1 }] }),
    places,
    besides,
  )
  for (const [place, row] of rows.entries()) {
    if (typeof row.relation !== 'string') continue
    const sheet = workbook.addWorksheet(sheetName(places[place], names), ROOMY)
    await writeSheet(duck, sheet, place, row.relation, places, besides)
  }
  await workbook.commit()
}

/** Without the clock: the same findings make the same bytes. */
function openWorkbook(out: string): ExcelJS.stream.xlsx.WorkbookWriter {
  const fixed = new Date(Date.UTC(1980, 0, 1))
  const options = { filename: out, useStyles: true, created: fixed, modified: fixed, zip: { forceUTC: true } }
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter(
    options as Partial<ExcelJS.stream.xlsx.WorkbookStreamWriterOptions>,
  )
  // The entries of the zip would carry the time of writing.
  const { zip } = workbook as unknown as { zip: { append(source: unknown, data: object): unknown } }
  const append = zip.append.bind(zip)
  zip.append = (source, data) => append(source, { ...data, date: fixed })
  return workbook
}

async function writeList(
  duck: Duck,
  sheet: ExcelJS.Worksheet,
  places: readonly FindingPlace[],
  besides: readonly SaidBesides[],
): Promise<void> {
  const add = ({ at, blocking, said }: SaidBesides): void => {
    const { file = '', sheet: name = '', row: line = '', column = '', header = '' } = at
    const added = sheet.addRow([file, name, line, column, header, blocking ? '须处理' : '提示', said])
    fill(added.getCell(6), blocking)
    added.commit()
  }
  sheet.columns = WIDTHS.map((width) => ({ width }))
  const heading = sheet.addRow(HEADINGS)
  heading.font = { bold: true }
  heading.commit()
  for (let from = 0; ; from += WINDOW) {
    const rows = await duck.all(`SELECT * FROM findings ORDER BY ${READING_ORDER} LIMIT ${WINDOW} OFFSET ${from}`)
    for (const row of rows) add(toSaid(toFinding(row, places)))
    if (rows.length < WINDOW) break
  }
  for (const one of besides) add(one)
  sheet.commit()
}

const toSaid = (one: Finding): SaidBesides => ({
  at: one.at,
  blocking: one.blocking,
  said: say({ ...one, at: {} }, intakeSentences, 'zh'),
})

async function writeSheet(
  duck: Duck,
  sheet: ExcelJS.Worksheet,
  place: number,
  relation: string,
  places: readonly FindingPlace[],
  besides: readonly SaidBesides[],
): Promise<void> {
  const [range] = await duck.all(`SELECT min("row") AS low, max("row") AS high FROM ${relation}`)
  // Records of Parquet start below a header row of ours; rows beyond what Excel holds close ranks.
  const shift = Number(range?.low ?? 1) === 0 ? 1 : 0
  const inPlace = Number(range?.high ?? 0) + shift <= EXCEL_ROWS
  let last = -1
  let written = 0
  while (written < EXCEL_ROWS) {
    const rows = await duck.all(`SELECT * FROM ${relation} WHERE "row" > ${last} ORDER BY "row" LIMIT ${WINDOW}`)
    const end = Number(rows.at(-1)?.row ?? last)
    const marks = await findMarks(duck, place, last, end, places)
    for (const one of besides) {
      const { file, row = 0 } = one.at
      if (row > last && row <= end && file === places[place]?.file)
        marks.set(row, [...(marks.get(row) ?? []), { col: 1, said: one }])
    }
    for (const row of rows) {
      written++
      writeRow(sheet.getRow(inPlace ? Number(row.row) + shift : written), row, marks.get(Number(row.row)) ?? [])
    }
    if (rows.length < WINDOW) break
    last = end
  }
  sheet.commit()
}

async function findMarks(duck: Duck, place: number, above: number, to: number, places: readonly FindingPlace[]) {
  const rows = await duck.all(
    `SELECT * FROM findings WHERE place = ${place} AND "row" > ${above} AND "row" <= ${to} ORDER BY ${READING_ORDER}`,
  )
  const marks = new Map<number, Mark[]>()
  for (const row of rows) {
    const key = Number(row.row)
    const mark = { col: Number(row.col ?? 1), said: toSaid(toFinding(row, places)) }
    marks.set(key, [...(marks.get(key) ?? []), mark])
  }
  return marks
}

interface Mark {
  readonly col: number
  readonly said: SaidBesides
}

function writeRow(into: ExcelJS.Row, row: Row, marks: readonly Mark[]) {
  for (const [key, text] of Object.entries(row))
    if (key !== 'row' && typeof text === 'string') into.getCell(Number(key.slice(1))).value = cellValue(text)
  for (const col of new Set(marks.map((mark) => mark.col))) {
    const here = marks.filter((mark) => mark.col === col).map((mark) => mark.said)
    const cell = into.getCell(col)
    fill(
      cell,
      here.some((one) => one.blocking),
    )
    cell.note = here
      .map(({ said }) => said)
      .join('\n')
      .slice(0, LONGEST_COMMENT)
  }
  into.commit()
}

/** Figures stay figures; codes of many digits and texts that begin with `=` stay texts. */
function cellValue(text: string): string | number {
  if (text === NO_RESULT) return ''
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text.replaceAll(LINE_BREAK, '\n')
}

/** Codes of 18 characters and headers with units can be read without widening a column; a printout keeps its width. */
const ROOMY: Partial<ExcelJS.AddWorksheetOptions> = {
  properties: { defaultColWidth: 21 },
  pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
}

const fill = (cell: ExcelJS.Cell, blocking: boolean): void => {
  const color = { argb: blocking ? BLOCKING : NOTICE }
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: color }
}

/** What Excel allows as a sheet's name, each once. */
function sheetName(place: FindingPlace | undefined, taken: Set<string>): string {
  const plain = (place?.sheet ?? place?.file ?? '').replace(/[*?:\\/[\]']/g, '_').slice(0, 26) || '数据'
  let name = plain
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} ${n}`
  taken.add(name.toLowerCase())
  return name
}
