// The page of an official paper by GB/T 9704—2012: A4, its margins, faces by name, 22 lines of 28 characters, red head, — 1 — at the foot.
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionPropertiesOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { CircularTable } from './circular-text.ts'
import { oneLine } from './plain.ts'

const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)
/** Width of the type area, 156 mm, in twentieths of a point. */
const TYPE_WIDTH = mm(210 - 28 - 26)
const RED = 'E60012'
const SIZE = { title: 44, body: 32, table: 24, page: 28 } as const
/** Width of one character of the body, in twentieths of a point. */
const CHAR = 16 * 20
const LINE = { title: 32 * 20, body: 28 * 20, table: 18 * 20 } as const

const named = (eastAsia: string): NonNullable<IRunOptions['font']> => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
})
export const FACES = {
  title: named('方正小标宋简体'),
  body: named('仿宋_GB2312'),
  heading: named('黑体'),
  page: named('宋体'),
} as const

export const page: ISectionPropertiesOptions = {
  page: {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(25) },
  },
}

const run = (text: string, face: keyof typeof FACES, size: number, more: IRunOptions = {}): TextRun =>
  new TextRun({ text: oneLine(text), font: FACES[face], size, ...more })
const lines = (
  line: number,
  more: { before?: number; after?: number } = {},
): NonNullable<IParagraphOptions['spacing']> => ({
  line,
  lineRule: LineRuleType.EXACT,
  before: 0,
  after: 0,
  ...more,
})

/** The issuing unit in red, the document number, the red rule. */
export const redHead = (unit: string, number: string): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: mm(20), after: 28 * 20 },
    children: [run(`${unit}文件`, 'title', headSize(charsWide(unit) + 2), { color: RED })],
  }),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: lines(LINE.body, { before: LINE.body }),
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 8 } },
    children: [run(number, 'body', SIZE.body)],
  }),
]

/** Half points: 36 pt, or as much as lets the unit's whole name stand on one line. */
const headSize = (chars: number): number => Math.min(72, 2 * Math.floor(TYPE_WIDTH / 20 / chars))

export const internalMark = (): Paragraph =>
  new Paragraph({ spacing: lines(LINE.body), children: [run('内部资料　注意保存', 'heading', SIZE.body)] })

/** A title too long for one line breaks between its parts, where the sense allows. */
export const titleLine = (parts: readonly string[], top: boolean): Paragraph => {
  const broken = charsWide(parts.join('')) > TITLE_CHARS
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: lines(LINE.title, { before: top ? 2 * LINE.body : LINE.body, after: LINE.body }),
    children: parts.map((part, at) => run(part, 'title', SIZE.title, broken && at > 0 ? { break: 1 } : {})),
  })
}
/** Characters of the title's size that one line holds. */
const TITLE_CHARS = 20

/** The annexes' names, each under the other, a long one hanging. */
export const annexList = (titles: readonly string[]): Paragraph[] =>
  titles.map((title, at) => {
    const mark = `${at === 0 ? '附件：' : ''}${at + 1}. `
    const hang = charsWide(`${at + 1}. `) * CHAR
    return new Paragraph({
      spacing: lines(LINE.body),
      indent: { left: 5 * CHAR + hang, hanging: hang + (at === 0 ? 3 * CHAR : 0) },
      children: [run(`${mark}${title}`, 'body', SIZE.body)],
    })
  })

/** Flush left: the addressees, the word 附件1. */
export const flush = (text: string, face: 'body' | 'heading', pageBreakBefore = false): Paragraph =>
  new Paragraph({ spacing: lines(LINE.body), pageBreakBefore, children: [run(text, face, SIZE.body)] })

/** Indented by two characters. */
export const prose = (text: string, face: 'body' | 'heading' = 'body'): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: lines(LINE.body),
    indent: { firstLine: 2 * 16 * 20 },
    keepNext: face === 'heading',
    children: [run(text, face, SIZE.body)],
  })

export const blank = (): Paragraph => new Paragraph({ spacing: lines(LINE.body), children: [] })

/** The unit over its date, four characters from the right. */
export const signature = (unit: string, date: string): Paragraph[] =>
  [unit, date].map(
    (text, at) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: lines(LINE.body),
        indent: { right: (at === 0 ? 4 + Math.max(0, (charsWide(date) - charsWide(unit)) / 2) : 4) * 16 * 20 },
        keepNext: at === 0,
        children: [run(text, 'body', SIZE.body)],
      }),
  )
const charsWide = (text: string): number => [...text].reduce((sum, one) => sum + (/[\d ]/.test(one) ? 0.5 : 1), 0)

/** Who printed it and when, between two rules at the end. */
export const imprint = (unit: string, date: string): Paragraph =>
  new Paragraph({
    spacing: lines(LINE.body, { before: LINE.body }),
    border: {
      top: { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 2 },
      bottom: { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 6 },
    },
    tabStops: [{ type: 'right', position: TYPE_WIDTH - 14 * 20 }],
    indent: { left: 14 * 20 },
    children: [
      run(`${unit}`, 'body', SIZE.page),
      new TextRun({ text: `\t${date}印发`, font: FACES.body, size: SIZE.page }),
    ],
  })

export function grid(table: CircularTable): (Paragraph | Table)[] {
  const whole = table.widths.reduce((sum, one) => sum + one, 0)
  const widths = table.widths.map((one) => Math.floor((TYPE_WIDTH * one) / whole))
  const cell = (text: string, at: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          alignment: head || !table.left.includes(at) ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: lines(LINE.table),
          children: [run(text, head ? 'heading' : 'body', SIZE.table)],
        }),
      ],
    })
  const row = (cells: readonly string[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: table.head.map((_, at) => cell(cells[at] ?? '', at, head)),
    })
  const caption = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: lines(LINE.body),
    keepNext: true,
    children: [run(table.caption, 'heading', SIZE.page)],
  })
  return [
    ...(table.caption === '' ? [] : [caption]),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: TYPE_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      rows: [row(table.head, true), ...table.rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ spacing: lines(10 * 20), children: [] }),
  ]
}

/** Page numbers of odd pages to the right, of even pages to the left, one character in. */
export const feet = () => ({ default: foot(AlignmentType.RIGHT, 'right'), even: foot(AlignmentType.LEFT, 'left') })
const foot = (alignment: 'right' | 'left', side: 'right' | 'left'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { [side]: 14 * 20 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FACES.page, size: SIZE.page })],
      }),
    ],
  })

/** A mark at the head of every page. */
export const heads = (mark: string) => ({ default: headOf(mark), even: headOf(mark) })
const headOf = (mark: string): Header =>
  new Header({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [run(mark, 'heading', SIZE.page, { color: RED })] }),
    ],
  })
