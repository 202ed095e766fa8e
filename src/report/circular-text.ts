// The circular (通报) in words: what an official notice of this result says, before any page is laid out. Grades only, unless it is internal.
import type { Book, BookRow } from './book.ts'
import { oneLine } from './plain.ts'
import { gradeWords, hasPools, poolWords, statusWords, subjectWords, totalWords } from './words.ts'

export interface CircularOptions {
  /** With totals and ranks of every unit; such a paper is marked as internal. */
  readonly internal: boolean
  /** Issuing unit, 市发展改革委. Without it a place is left to fill in. */
  readonly unit?: string
  /** Document number, 嘉发改〔2026〕1号. */
  readonly number?: string
  /** Date of issue, `2026-03-01`. */
  readonly date?: string
  /** Addressees, 各县（市、区）人民政府. */
  readonly to?: string
}

export interface CircularTable {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Relative widths of the columns. */
  readonly widths: readonly number[]
  /** Columns set to the left; the others are centred. */
  readonly left: readonly number[]
}

export type CircularBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: CircularTable }

export interface CircularText {
  readonly unit: string
  readonly number: string
  /** In parts, between which a long title may break. */
  readonly title: readonly string[]
  readonly to: string
  readonly body: readonly CircularBlock[]
  readonly annexes: readonly { readonly title: readonly string[]; readonly body: readonly CircularBlock[] }[]
  readonly date: string
}

/** Names listed at most; a longer list is read in the workbook. */
export const MOST_NAMES = 2000

export function circularText(book: Book, given: CircularOptions): CircularText {
  const options = plainOptions(given)
  const words = subjectWords(book.scheme.subject)
  return {
    unit: options.unit ?? '（发文机关）',
    number: (options.number ?? '（机关代字）〔　　〕　号').replace(/[[［【](\d{4})[\]］】]/, '〔$1〕'),
    title: [oneLine(`关于${subjectOf(book)}`), '结果的通报'],
    to: options.to ?? '各有关单位',
    date: options.date === undefined ? '（成文日期）' : dateWords(options.date),
    body: [
      paragraph(opening(book)),
      heading('一、总体情况'),
      ...overall(book).map(paragraph),
      ...places(book, '二、'),
      ...best(book, options.internal, places(book, '').length > 0 ? '三、' : '二、'),
    ],
    annexes: [
      { title: [`${words.noun}等级名单`], body: names(book, options.internal) },
      { title: methodTitle(book), body: method(book) },
    ],
  }
}

/** As typed by whoever asks for the paper: without what no paper can carry. What then is empty was not given. */
function plainOptions({ unit, number, to, ...rest }: CircularOptions): CircularOptions {
  const given = Object.entries({ unit, number, to }).flatMap(([name, text]) => {
    const plain = oneLine(text ?? '').trim()
    return plain === '' ? [] : [[name, plain]]
  })
  return { ...rest, ...(Object.fromEntries(given) as Pick<CircularOptions, 'unit' | 'number' | 'to'>) }
}

const heading = (text: string): CircularBlock => ({ kind: 'heading', text })
const paragraph = (text: string): CircularBlock => ({ kind: 'paragraph', text })
const ranked = (book: Book): readonly BookRow[] => book.rows.filter((row) => row.rank !== null)

/** 2022年度规上工业企业亩均效益综合评价: the title without its brackets, after its period. */
function subjectOf({ scheme }: Book): string {
  const title = scheme.titleZh.replace(/[（(][^（）()]*[）)]/gu, '').trim()
  if (scheme.period === '' || title.includes(scheme.period)) return title
  return `${/^\d{4}$/.test(scheme.period) ? `${scheme.period}年度` : scheme.period}${title}`
}

const methodTitle = (book: Book): string[] => [book.scheme.titleZh, '的口径与办法']

function opening(book: Book): string {
  const { document } = book.scheme
  const named = document === '' || /[《〔]/u.test(document) ? document : `《${document}》`
  const status = statusWords(book.scheme.status)
  const draft = status === '' ? '' : `（${status}，本件为拟稿，不作正式结果）`
  return `${named === '' ? '' : `根据${named}，`}${subjectOf(book)}已完成计算，现将结果通报如下${draft}。`
}

function overall(book: Book): string[] {
  const { noun, measure } = subjectWords(book.scheme.subject)
  const all = ranked(book)
  const out = book.rows.length - all.length
  const skipped = new Set(book.exceptions.filter((one) => one.kind === 'skipped').map((one) => one.id)).size
  const lines = [
    `本次评价涉及${noun}${book.rows.length}${measure}，其中参评${all.length}${measure}${out > 0 ? `，按规定不参评${out}${measure}` : ''}。${gradeShares(book, all)}`,
  ]
  if (hasPools(book)) lines.push(`评价分${book.pools.length}组进行，各组分别排名、分别确定等级。`)
  if (skipped > 0) lines.push(`另有${skipped}${measure}${noun}因报送数据有误暂未评价，待更正后补评。`)
  return lines
}

function gradeShares(book: Book, all: readonly BookRow[]): string {
  const { noun, measure } = subjectWords(book.scheme.subject)
  if (all.length === 0 || !isGraded(book)) return ''
  const parts = book.grades.flatMap((grade) => {
    const count = all.filter((row) => row.grade === grade).length
    return count === 0 ? [] : [`${gradeWords(grade)}${count}${measure}，占${percent(count, all.length)}`]
  })
  return `参评${noun}中，${parts.join('；')}。`
}

const isGraded = (book: Book): boolean => book.grades.some((grade) => grade !== '')
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`

function places(book: Book, mark: string): CircularBlock[] {
  if (!isGraded(book)) return []
  const { noun } = subjectWords(book.scheme.subject)
  const county = book.breakdowns.find((one) => one.column === 'county')
  const rows =
    county?.rows ?? (hasPools(book) ? book.pools.map((pool) => ({ ...pool, key: poolWords(pool.pool) })) : [])
  if (rows.length < 2) return []
  const label = county === undefined ? '组' : '地'
  const line = (key: string, units: number, counts: readonly number[]): string[] => [
    key,
    String(units),
    ...counts.map(String),
  ]
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const total = line(
    '合计',
    sum((row) => row.units),
    book.grades.map((_, at) => sum((row) => row.counts[at] ?? 0)),
  )
  return [
    heading(`${mark}各${label}情况`),
    {
      kind: 'table',
      table: {
        caption: `各${label}${noun}等级分布`,
        head: [county?.label ?? '分组', '合计', ...book.grades.map(gradeWords)],
        rows: [...rows.map((row) => line(row.key, row.units, row.counts)), total],
        widths: [3, 1, ...book.grades.map(() => 1)],
        left: [],
      },
    },
  ]
}

/** The first of every pool, or the first ten where all are ranked together; where there are grades, only those of the best. */
function best(book: Book, internal: boolean, mark: string): CircularBlock[] {
  const { noun } = subjectWords(book.scheme.subject)
  const pooled = hasPools(book)
  const most = pooled ? Math.max(1, Math.min(3, Math.floor(60 / book.pools.length))) : 10
  const rows = ranked(book).filter(
    (row) => (row.rank ?? 0) <= most && (!isGraded(book) || row.grade === book.grades[0]),
  )
  if (rows.length === 0 || rows.length > 200) return []
  const said = pooled ? `各组名列前${digit(most)}的${noun}` : `名列前${digit(most)}的${noun}`
  const head = [
    ...(pooled ? ['分组'] : []),
    '名次',
    '名称',
    ...(isGraded(book) ? ['等级'] : []),
    ...(internal ? ['总分'] : []),
  ]
  return [
    heading(`${mark}名列前茅的${noun}`),
    {
      kind: 'table',
      table: {
        caption: said,
        head,
        rows: rows.map((row) => [
          ...(pooled ? [poolWords(row.pool)] : []),
          String(row.rank),
          row.name,
          ...(isGraded(book) ? [gradeWords(row.grade)] : []),
          ...(internal ? [totalWords(row.total, book.decimals)] : []),
        ]),
        widths: head.map((one) => ({ 名称: 5, 分组: 2 })[one] ?? 1),
        left: [head.indexOf('名称')],
      },
    },
  ]
}

function names(book: Book, internal: boolean): CircularBlock[] {
  const { noun, measure } = subjectWords(book.scheme.subject)
  let room = MOST_NAMES
  const whole = book.grades.filter((grade) => {
    const count = book.rows.filter((row) => row.grade === grade).length
    if (count > room) return false
    room -= count
    return count > 0
  })
  const blocks: CircularBlock[] = internal ? [] : [paragraph('同一等级内按代码排列，不分先后。')]
  for (const grade of book.grades) {
    const rows = book.rows.filter((row) => row.grade === grade)
    if (rows.length === 0) continue
    const title = grade === '' ? noun : gradeWords(grade)
    if (!whole.includes(grade)) {
      blocks.push(paragraph(`${title}${rows.length}${measure}，名单见结果工作簿“排名”表。`))
      continue
    }
    const sorted = internal ? rows : rows.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    blocks.push({ kind: 'table', table: nameTable(book, `${title}（${rows.length}${measure}）`, sorted, internal) })
  }
  return blocks
}

function nameTable(book: Book, caption: string, rows: readonly BookRow[], internal: boolean): CircularTable {
  const pooled = hasPools(book)
  const county = book.rows.some((row) => row.county !== '' && row.county !== row.pool)
  const head = [
    '序号',
    '名称',
    '代码',
    ...(county ? ['所属'] : []),
    ...(pooled ? ['分组'] : []),
    ...(internal ? ['名次', '总分'] : []),
  ]
  return {
    caption,
    head,
    rows: rows.map((row, at) => [
      String(at + 1),
      row.name,
      row.id,
      ...(county ? [row.county] : []),
      ...(pooled ? [poolWords(row.pool)] : []),
      ...(internal ? [row.rank === null ? '—' : String(row.rank), totalWords(row.total, book.decimals)] : []),
    ]),
    widths: head.map((one) => ({ 名称: 6, 代码: 4, 所属: 2, 分组: 2 })[one] ?? 1.2),
    left: [1],
  }
}

const method = (book: Book): CircularBlock[] =>
  book.method.flatMap((section): CircularBlock[] => [
    heading(section.heading),
    ...section.lines.map(paragraph),
    ...(section.table === undefined ? [] : [{ kind: 'table' as const, table: methodTable(section.table) }]),
  ])

/** Without the columns' names in files and without empty columns: a reader of the notice has no use for them. */
function methodTable(whole: NonNullable<Book['method'][number]['table']>): CircularTable {
  const kept = whole.head.flatMap((one, at) =>
    one !== '列名' && whole.rows.some((row) => (row[at] ?? '') !== '') ? [at] : [],
  )
  const pick = (cells: readonly string[]): string[] => kept.map((at) => cells[at] ?? '')
  const [head, rows] = [pick(whole.head), whole.rows.map(pick)]
  const longest = head.map((one, at) => Math.max(one.length, ...rows.map((row) => (row[at] ?? '').length)))
  return {
    caption: '',
    head,
    rows,
    widths: longest.map((n) => Math.min(12, Math.max(4, n))),
    left: head.map((_, at) => at),
  }
}

const digit = (n: number): string => ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'][n] ?? String(n)

/** 2026-03-01 → 2026年3月1日, without leading zeros as the standard asks. */
function dateWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
