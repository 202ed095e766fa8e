// App · two rule books side by side: the one in force or the one frozen with an evaluation, whole or by the values in force on a day.
import { readFile } from 'node:fs/promises'
import { type Finding, finding } from '../../kernel/finding.ts'
import { inForce } from '../../policy/at.ts'
import { type Book, type BookFile, readBook } from '../../policy/read.ts'
import type { Who } from '../../store/pg/session.ts'
import { differs, type SideBySide, sideBySide } from '../../yaml/side-by-side.ts'
import { findFile } from '../evaluation/find-file.ts'
import { refuseUnseen, stateOf, type Works } from '../evaluation/works.ts'
import { loadBook, OWN_BOOK } from '../load-book.ts'

export interface BookSide {
  /** The book frozen with it; the one in force when left out. */
  readonly evaluation?: string | undefined
  /** Only the values in force on that day; all of them, by their days, when left out. */
  readonly on?: string | undefined
}
export interface BooksCompared {
  /** How many values were compared. */
  readonly compared: number
  readonly lines: readonly SideBySide[]
}
type Refused = { readonly findings: readonly Finding[] }

/** Only what differs. */
export async function compareBooks(
  works: Works,
  who: Who,
  left: BookSide,
  right: BookSide,
): Promise<BooksCompared | Refused> {
  const [a, b] = [await bookOf(works, who, left), await bookOf(works, who, right)]
  if ('findings' in a) return a
  if ('findings' in b) return b
  const lines = sideBySide(shown(a.book, left.on), shown(b.book, right.on))
  return { compared: lines.length, lines: lines.filter(differs) }
}

async function bookOf(works: Works, who: Who, { evaluation }: BookSide): Promise<{ readonly book: Book } | Refused> {
  if (evaluation === undefined) {
    const { book, findings } = await loadBook(works.book ?? OWN_BOOK)
    return book === undefined ? { findings } : { book }
  }
  const unseen = await refuseUnseen(works, who, evaluation)
  if (unseen.length > 0) return { findings: unseen }
  const hash = (await stateOf(works, who, evaluation)).inputs.book
  if (hash === undefined) return { findings: [finding('editions/not-frozen', {}, { id: evaluation })] }
  const file = await findFile(works, hash, 'json', 'book')
  if ('findings' in file) return file
  const { book, findings } = readBook(JSON.parse(await readFile(file.path, 'utf8')) as Record<BookFile, string>)
  return book === undefined ? { findings } : { book }
}

const shown = (book: Book, on: string | undefined): unknown => (on === undefined ? book : asOf(book, on))

const DATED = ['values', 'splits']

/** Records of dated values give way to the one in force. */
function asOf(value: unknown, day: string): unknown {
  if (Array.isArray(value)) return value.map((one) => asOf(one, day))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (!DATED.includes(key) || one === null || typeof one !== 'object') return [key, asOf(one, day)]
      const found = inForce(one as Readonly<Record<string, object>>, day)
      return [key, found === undefined ? {} : { since: found.since, ...found.value }]
    }),
  )
}
