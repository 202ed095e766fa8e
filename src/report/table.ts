// The ranking as a readable table in the terminal: first rows, how many more there are, and the count of grades per pool.
import type { Book, BookRow } from './book.ts'
import { clipTo, displayWidth, padEnd, padStart } from './display-width.ts'
import { oneLine } from './plain.ts'
import { gradeWords, hasPools, poolWords, statusWords, subjectWords, syntheticMark, totalWords } from './words.ts'

export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number
  readonly color: boolean
  /** Rows shown at most. */
  readonly limit: number
}

interface Column {
  readonly head: string
  readonly right: boolean
  /** Never cut below this; a column that may not be cut at all has none. */
  readonly least?: number
  readonly text: (row: BookRow) => string
  readonly paint?: (row: BookRow) => string
}

export function table(book: Book, options: TableOptions): string {
  const shown = book.rows.slice(0, Math.max(0, options.limit))
  const more = book.rows.length - shown.length
  const words = subjectWords(book.scheme.subject)
  const blocks = [
    heading(book, options),
    shown.length > 0 ? grid(columns(book), shown, options) : '',
    more > 0 ? `…… 还有 ${more} ${words.measure}${words.noun}未列出（共 ${book.rows.length} ${words.measure}）。` : '',
    counts(book, options),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function heading(book: Book, { color, width }: TableOptions): string {
  const lines = [[book.scheme.titleZh, book.scheme.period].filter((part) => part !== '').join('　')]
  if (book.synthetic) lines.push(painted(`【${syntheticMark}】不得作为依据`, '31;1', color))
  const status = statusWords(book.scheme.status)
  if (status !== '') lines.push(painted(`注意：${status}`, '33', color))
  return lines.map((line) => (line.includes('\u001b') ? line : clipTo(oneLine(line), width))).join('\n')
}

function columns(book: Book): Column[] {
  const pool: Column = { head: '分组', right: false, least: 8, text: (row) => poolWords(row.pool) }
  return [
    ...(hasPools(book) ? [pool] : []),
    { head: '名次', right: true, text: (row) => (row.rank === null ? '—' : String(row.rank)) },
    { head: '名称', right: false, least: 12, text: (row) => row.name },
    { head: '代码', right: false, text: (row) => row.id },
    { head: '总分', right: true, text: (row) => totalWords(row.total, book.decimals) },
    { head: '等级', right: false, text: (row) => row.grade, paint: (row) => gradePaint[row.grade] ?? '' },
    { head: '说明', right: false, least: 8, text: (row) => row.because },
  ]
}

function grid(all: readonly Column[], rows: readonly BookRow[], { width, color }: TableOptions): string {
  const texts = all.map((column) => rows.map((row) => oneLine(column.text(row))))
  const used = all.map((_, at) => at).filter((at) => all[at]?.least === undefined || texts[at]?.some((t) => t !== ''))
  const widths = fitted(
    used.map((at) => Math.max(displayWidth(all[at]?.head ?? ''), ...widest(texts[at] ?? []))),
    used.map((at) => all[at]?.least),
    width,
  )
  const line = (cell: (at: number) => string, paint: (at: number) => string): string =>
    used
      .map((at, place) => {
        const size = widths[place] ?? 0
        const fit = (all[at]?.right ? padStart : padEnd)(clipTo(cell(at), size), size)
        return painted(fit, paint(at), color)
      })
      .join('  ')
      .trimEnd()
  const head = line(
    (at) => all[at]?.head ?? '',
    () => '1',
  )
  const rule = '─'.repeat(widths.reduce((sum, one) => sum + one, 2 * (widths.length - 1)))
  const body = rows.map((row, nth) =>
    line(
      (at) => texts[at]?.[nth] ?? '',
      (at) => all[at]?.paint?.(row) ?? '',
    ),
  )
  return [head, rule, ...body].join('\n')
}

/** Cuts the widest column that may be cut, one by one, until the line fits or nothing more can give. */
function fitted(wanted: number[], least: readonly (number | undefined)[], width: number): number[] {
  const widths = [...wanted]
  let over = widths.reduce((sum, one) => sum + one, 2 * (widths.length - 1)) - width
  for (; over > 0; over--) {
    let give = -1
    for (const [at, size] of widths.entries()) {
      const floor = least[at]
      if (floor !== undefined && size > floor && (give < 0 || size > (widths[give] ?? 0))) give = at
    }
    if (give < 0) break
    widths[give] = (widths[give] ?? 0) - 1
  }
  return widths
}

function counts(book: Book, { color, width }: TableOptions): string {
  const poolSize = Math.min(
    Math.max(4, ...widest(book.pools.map((one) => oneLine(poolWords(one.pool))))),
    Math.max(8, width - 10 - 8 * book.grades.length),
  )
  const line = (name: string, units: string, cells: readonly string[]): string =>
    [padEnd(clipTo(oneLine(name), poolSize), poolSize), padStart(units, 8), ...cells].join('  ').trimEnd()
  const numbers = (values: readonly number[]): string[] =>
    values.map((value, at) => padStart(String(value), cellSize(book.grades[at])))
  const heads = book.grades.map((grade) =>
    painted(padStart(grade === '' ? gradeWords(grade) : grade, cellSize(grade)), gradePaint[grade] ?? '', color),
  )
  const lines = book.pools.map((one) => line(poolWords(one.pool), String(one.units), numbers(one.counts)))
  if (book.pools.length > 1) lines.push(line('合计', String(sum(book.pools.map((p) => p.units))), numbers(sums(book))))
  return [line('分组', '单位数', heads), ...lines].join('\n')
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)
const sums = (book: Book): number[] => book.grades.map((_, at) => sum(book.pools.map((pool) => pool.counts[at] ?? 0)))
const cellSize = (grade: string | undefined): number => Math.max(6, displayWidth(grade ?? ''))
const widest = (texts: readonly string[]): [number] => [
  texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0),
]
const painted = (text: string, code: string, color: boolean): string =>
  color && code !== '' ? `\u001b[${code}m${text}\u001b[0m` : text
const gradePaint: Readonly<Record<string, string>> = { A: '32', B: '34', C: '33', D: '31', T: '90' }
