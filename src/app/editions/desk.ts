// App · editions at the desk: a scheme in words, as a tree and as a form; drafts checked, editions issued and compared.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Act } from '../../kernel/act.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { refuseNever } from '../../record/never.ts'
import { type Edition, editionOn } from '../../record/schemes/scheme.ts'
import { hashBy } from '../../store/hash.ts'
import type { Store } from '../../store/pg/open.ts'
import { evaluationsBy } from '../../store/pg/read.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import type { Change } from '../../yaml/change.ts'
import type { SideBySide } from '../../yaml/side-by-side.ts'
import { today } from '../clock.ts'
import { doAct } from '../do-act.ts'
import type { LoadedBook } from '../load-book.ts'
import { type SchemeView, schemeView } from '../scheme-facts.ts'
import { changesBetween, compareTexts, type Draft, draftEdition } from './draft.ts'
import { readEditions } from './read.ts'

type Refused = { readonly findings: readonly Finding[] }

export interface EditionListed {
  readonly n: number
  readonly issued: Edition['issued'] | undefined
  /** Of the text, as evaluations name the edition they were planned by. */
  readonly hash: string
  readonly in_force: boolean
  /** Evaluations planned by it, as far as the reader sees them. */
  readonly evaluations: readonly { readonly id: string; readonly period: string }[]
}
export interface SchemeShown extends Draft {
  readonly view: SchemeView
  readonly n: number
  readonly in_force: boolean
  /** The newest edition there is: a new one is made from it. */
  readonly newest: number
}
export interface DraftShown extends Draft {
  /** What is no longer as in the edition in force. */
  readonly changes: readonly SideBySide[]
}
export interface IssueRequest {
  readonly after: number
  readonly from: string
  readonly yaml: string
  readonly reason?: string
  readonly clause?: string
  readonly key: string
}

export interface EditionDesk {
  /** The edition in force unless another is asked for. */
  readonly show: (who: Who, id: string, n?: number) => Promise<SchemeShown | Refused>
  readonly list: (
    who: Who,
    id: string,
  ) => Promise<{ readonly items: readonly EditionListed[]; readonly unrecorded: boolean } | Refused>
  readonly compare: (who: Who, id: string, left: number, right: number) => Promise<readonly SideBySide[] | Refused>
  /** `yaml` is what the changes are made in: the newest edition when left out. */
  readonly draft: (
    who: Who,
    id: string,
    asked: { readonly yaml?: string | undefined; readonly changes: readonly Change[] },
  ) => Promise<DraftShown | Refused>
  readonly issue: (
    who: Who,
    id: string,
    request: IssueRequest,
  ) => Promise<{ readonly n: number; readonly act: Act; readonly repeated: boolean } | Refused>
}

interface Found {
  readonly loaded: LoadedBook
  readonly scheme: { readonly id: string; readonly file: string }
  readonly facts: LoadedBook['schemes'][number]
  /** The text of the rule book. */
  readonly own: string
  readonly editions: readonly Edition[]
  readonly current: Edition
  readonly newest: Edition
}

interface Hands {
  readonly store: Store
  /** Of the rule book. */
  readonly folder: string
  readonly load: (who: Who) => Promise<LoadedBook>
}

export function openEditionDesk({ store, folder, load }: Hands): EditionDesk {
  /** The scheme with all its editions; those of the rule book alone when none was issued. */
  const find = async (who: Who, id: string): Promise<Found | Refused> => {
    const loaded = await load(who)
    const scheme = loaded.schemes.find((one) => one.id === id)
    if (scheme === undefined) {
      const known = loaded.schemes.map((one) => one.id).join('、') || '—'
      return { findings: [finding('process/no-scheme', {}, { scheme: id.slice(0, 100), known })] }
    }
    const own = await readFile(join(folder, scheme.file), 'utf8')
    const issued = (await readEditions(store, who)).get(id)
    const editions: readonly Edition[] = issued ?? [{ n: 1, text: own }]
    const current = editionOn(editions, today()) ?? editions[0]
    const newest = editions.at(-1)
    if (current === undefined || newest === undefined) throw new Error(`scheme ${id} without an edition`)
    return { loaded, scheme: { id, file: scheme.file }, facts: scheme, own, editions, current, newest }
  }
  const pick = (id: string, editions: readonly Edition[], n: number): Edition | Refused =>
    editions[n - 1] ?? { findings: [finding('editions/no-edition', {}, { scheme: id, n, last: editions.length })] }
  return {
    async show(who, id, n) {
      const found = await find(who, id)
      if ('findings' in found) return found
      const { loaded, scheme, facts, editions, current, newest } = found
      const edition = n === undefined ? current : pick(id, editions, n)
      if ('findings' in edition) return edition
      const draft = await draftEdition(loaded, { scheme, yaml: edition.text, changes: [] })
      const view = draft.told?.view ?? schemeView(facts)
      return { ...draft, view, n: edition.n, in_force: edition === current, newest: newest.n }
    },
    async list(who, id) {
      const found = await find(who, id)
      if ('findings' in found) return found
      const { editions, current, own } = found
      const items = await readAs(store, who, (session) =>
        Promise.all(
          editions.map(async (one): Promise<EditionListed> => {
            const hash = hashBy()(one.text)
            const evaluations = await evaluationsBy(session, `${id}@${hash}`)
            return { n: one.n, issued: one.issued, hash, in_force: one === current, evaluations }
          }),
        ),
      )
      return { items, unrecorded: editions.every(({ text }) => text !== own) }
    },
    async compare(who, id, left, right) {
      const found = await find(who, id)
      if ('findings' in found) return found
      const [a, b] = [pick(id, found.editions, left), pick(id, found.editions, right)]
      if ('findings' in a) return a
      return 'findings' in b ? b : compareTexts(a.text, b.text)
    },
    async draft(who, id, { yaml, changes }) {
      const found = await find(who, id)
      if ('findings' in found) return found
      const { loaded, scheme, current, newest } = found
      const draft = await draftEdition(loaded, { scheme, yaml: yaml ?? newest.text, changes })
      return { ...draft, changes: changesBetween(current.text, draft.yaml) }
    },
    async issue(who, id, { after, from, yaml, reason, clause, key }) {
      const never = refuseNever('scheme', 'issue', who.role)
      if (never.length > 0) return { findings: never }
      const found = await find(who, id)
      if ('findings' in found) return found
      const { loaded, scheme, editions } = found
      const { faults } = await draftEdition(loaded, { scheme, yaml, changes: [] })
      const against = faults.filter(({ blocking }) => blocking)
      if (against.length > 0) return { findings: against }
      const done = await doAct(store, who, {
        ...{ kind: 'issue', subject: { kind: 'scheme', id }, key },
        payload: { after, from, text: yaml, ...(after === 1 ? { first: editions[0]?.text ?? '' } : {}) },
        ...(reason === undefined ? {} : { reason }),
        ...(clause === undefined ? {} : { clause }),
      })
      return 'findings' in done ? done : { n: after + 1, act: done.act, repeated: done.repeated }
    },
  }
}
