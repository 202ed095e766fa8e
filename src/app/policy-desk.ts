// App · the rule book at the desk: clauses with what computes them, dated values of goals, what is assumed, schemes in words. The book that comes with the program is read once.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeText, titleOf } from '../evaluate/describe.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { type Assumed, assumedOf } from '../policy/assumed.ts'
import { nearFacts } from '../policy/check-origin.ts'
import { clauseCited, clauseIds } from '../policy/clause.ts'
import { type BookView, type ClauseView, viewBook, viewClause } from '../policy/view.ts'
import { type LoadedBook, loadBook, OWN_BOOK } from './load-book.ts'
import { loadSchemeText } from './load-scheme.ts'
import { type BookCounts, countBook } from './policy.ts'

type Refused = { readonly findings: readonly Finding[] }

export interface SchemeView {
  readonly id: string
  readonly file: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly subject: string
  readonly inputs: readonly { readonly id: string; readonly label: string; readonly unit: string }[]
  /** Places of it that are assumed. */
  readonly assumed: number
}
export interface SchemeText extends SchemeView {
  /** The method in Chinese words, as for an annex. */
  readonly text: string
  /** The file as it is written. */
  readonly yaml: string
}

export interface PolicyDesk {
  readonly check: () => Promise<{ readonly counts: BookCounts | null; readonly findings: readonly Finding[] }>
  readonly book: (day: string) => Promise<BookView | Refused>
  /** By its number, `2.3`, or as the text numbers it, 二（三）. */
  readonly clause: (id: string, day: string) => Promise<ClauseView | Refused>
  readonly assumed: () => Promise<readonly Assumed[] | Refused>
  readonly schemes: () => Promise<readonly SchemeView[]>
  readonly scheme: (id: string) => Promise<SchemeText | Refused>
}

export function openPolicyDesk(folder = OWN_BOOK): PolicyDesk {
  let read: Promise<LoadedBook> | undefined
  const load = (): Promise<LoadedBook> => {
    read ??= loadBook(folder)
    return read
  }
  const withBook = async <T>(use: (loaded: LoadedBook & { book: NonNullable<LoadedBook['book']> }) => T) => {
    const loaded = await load()
    return loaded.book === undefined ? { findings: loaded.findings } : use({ ...loaded, book: loaded.book })
  }
  return {
    async check() {
      const { book, schemes, findings } = await load()
      return { counts: book === undefined ? null : countBook(book, schemes), findings }
    },
    book: (day) => withBook(({ book, schemes, where }) => viewBook({ book, schemes, where, day })),
    clause: (asked, day) =>
      withBook(({ book, schemes, where }) => {
        const id = clauseCited(asked) ?? asked
        if (Object.hasOwn(book.clauses, id)) return viewClause({ book, schemes, where, day }, id)
        const facts = { clause: id.slice(0, 40), ...nearFacts(id, clauseIds(book.clauses)) }
        return { findings: [finding('policy/no-such-clause', {}, facts)] }
      }),
    assumed: () => withBook(assumedOf),
    schemes: async () => (await load()).schemes.map(toView),
    async scheme(id) {
      const { schemes } = await load()
      const found = schemes.find((one) => one.id === id)
      if (found === undefined)
        return {
          findings: [
            finding('process/no-scheme', {}, { scheme: id, known: schemes.map((one) => one.id).join('、') || '—' }),
          ],
        }
      const yaml = await readFile(join(folder, found.file), 'utf8')
      const { checked, findings } = await loadSchemeText(yaml, found.file)
      if (checked === undefined) return { findings }
      return { ...toView(found), title: titleOf(checked.scheme), text: describeText(checked.scheme), yaml }
    },
  }
}

const toView = ({ id, file, title, subject, inputs, origins }: LoadedBook['schemes'][number]): SchemeView => ({
  ...{ id, file, title, subject, inputs },
  assumed: origins.filter(({ assumed }) => assumed !== undefined).length,
})
