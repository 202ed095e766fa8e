// App · the public desk: what anyone may see without signing in: which results are shown, and the grades in them. Row-level security gives out nothing else.
import { type Finding, finding } from '../kernel/finding.ts'
import type { ResultPage } from '../store/pg/list-results.ts'
import type { Store } from '../store/pg/open.ts'
import {
  countShown,
  isShown,
  listPublic,
  listShown,
  type PublicEvaluation,
  type Shown,
  type ShownFilter,
} from '../store/pg/results.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { schemeName } from './evaluation/scheme.ts'

export interface PublicDesk {
  readonly evaluations: () => Promise<PublicEvaluation[]>
  /** The newest shown version of it. */
  readonly grades: (
    id: string,
    filter: ShownFilter,
    page: ResultPage,
  ) => Promise<
    | { readonly version: number; readonly items: readonly Shown[]; readonly total?: number }
    | { readonly findings: readonly Finding[] }
  >
}

/** Nobody: holds no role, so no row of any table is theirs. */
const ANYONE: Who = { person: '', role: 'enterprise' }

export const openPublicDesk = (store: Store): PublicDesk => ({
  evaluations: async () =>
    (await readAs(store, ANYONE, listPublic)).map((one) => ({ ...one, scheme: schemeName(one.scheme) })),
  grades: (id, filter, page) =>
    readAs(store, ANYONE, async (session) => {
      const version = (await listPublic(session)).find((one) => one.id === id)?.version
      if (version === undefined || !(await isShown(session, id, version)))
        return { findings: [finding('process/no-evaluation', {}, { id })] }
      const items = await listShown(session, id, version, filter, page, true)
      const total = page.offset === undefined ? undefined : await countShown(session, id, version, filter, true)
      return { version, items, ...(total === undefined ? {} : { total }) }
    }),
})
