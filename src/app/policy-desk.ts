// App · the rule book at the desk: clauses with what computes them, dated values of goals, what is assumed, schemes as they are in force. The book that comes with the program is read once.
import { type Finding, finding } from '../kernel/finding.ts'
import { type Assumed, assumedOf } from '../policy/assumed.ts'
import { nearFacts } from '../policy/check-origin.ts'
import { clauseCited, clauseIds } from '../policy/clause.ts'
import { type BookView, type ClauseView, viewBook, viewClause } from '../policy/view.ts'
import type { Store } from '../store/pg/open.ts'
import type { Who } from '../store/pg/session.ts'
import { today } from './clock.ts'
import { type EditionDesk, openEditionDesk } from './editions/desk.ts'
import { readEditions, textsOn } from './editions/read.ts'
import { type LoadedBook, loadBook, OWN_BOOK } from './load-book.ts'
import { type BookCounts, countBook } from './policy.ts'
import { type SchemeView, schemeView } from './scheme-facts.ts'

type Refused = { readonly findings: readonly Finding[] }

type Said = { readonly zh: string; readonly en: string }
/** What departments and indicators are called. */
export interface BookNames {
  readonly departments: readonly { readonly id: string; readonly name: Said }[]
  readonly indicators: readonly {
    readonly subject: string
    readonly id: string
    readonly label: Said
    readonly unit: string
    readonly period: string
  }[]
}

export interface PolicyDesk {
  readonly names: (who: Who) => Promise<BookNames | Refused>
  readonly check: (who: Who) => Promise<{ readonly counts: BookCounts | null; readonly findings: readonly Finding[] }>
  readonly book: (who: Who, day: string) => Promise<BookView | Refused>
  /** By its number, `2.3`, or as the text numbers it, 二（三）. */
  readonly clause: (who: Who, id: string, day: string) => Promise<ClauseView | Refused>
  readonly assumed: (who: Who) => Promise<readonly Assumed[] | Refused>
  readonly schemes: (who: Who) => Promise<readonly SchemeView[]>
  readonly editions: EditionDesk
}

/** What a scheme of the rule book is called; its id when the book does not know it. */
export type SchemeTitle = (id: string) => Promise<SchemeView['title']>

/** Nobody: sees the book as it comes with the program, whose titles are everyone's to know. */
const ANYONE: Who = { person: '', role: 'enterprise' }

export const titlesOf =
  ({ schemes }: Pick<PolicyDesk, 'schemes'>): SchemeTitle =>
  async (id) =>
    (await schemes(ANYONE)).find((one) => one.id === id)?.title ?? { zh: id, en: id }

export function openPolicyDesk(store: Store, folder = OWN_BOOK): PolicyDesk {
  // Kept until another edition of a scheme is in force.
  let kept: { readonly of: string; readonly read: Promise<LoadedBook> } | undefined
  const load = async (who: Who): Promise<LoadedBook> => {
    const texts = textsOn(await readEditions(store, who), today())
    const of = JSON.stringify([...texts])
    if (kept?.of !== of) kept = { of, read: loadBook(folder, texts) }
    return await kept.read
  }
  const withBook = async <T>(who: Who, use: (loaded: LoadedBook & { book: NonNullable<LoadedBook['book']> }) => T) => {
    const loaded = await load(who)
    return loaded.book === undefined ? { findings: loaded.findings } : use({ ...loaded, book: loaded.book })
  }
  return {
    async check(who) {
      const { book, schemes, findings } = await load(who)
      return { counts: book === undefined ? null : countBook(book, schemes), findings }
    },
    book: (who, day) => withBook(who, ({ book, schemes, where }) => viewBook({ book, schemes, where, day })),
    clause: (who, asked, day) =>
      withBook(who, ({ book, schemes, where }) => {
        const id = clauseCited(asked) ?? asked
        if (Object.hasOwn(book.clauses, id)) return viewClause({ book, schemes, where, day }, id)
        const facts = { clause: id.slice(0, 40), ...nearFacts(id, clauseIds(book.clauses)) }
        return { findings: [finding('policy/no-such-clause', {}, facts)] }
      }),
    names: (who) =>
      withBook(who, ({ book }) => ({
        departments: Object.entries(book.departments).map(([id, { name }]) => ({ id, name })),
        indicators: Object.entries(book.indicators).map(([full, { label, unit = '', period }]) => {
          const [subject = '', id = ''] = full.split('.')
          return { subject, id, label, unit, period }
        }),
      })),
    assumed: (who) => withBook(who, assumedOf),
    schemes: async (who) => (await load(who)).schemes.map(schemeView),
    editions: openEditionDesk({ store, folder, load }),
  }
}
