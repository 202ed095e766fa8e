// App · the public desk: what anyone may see without signing in: which results are shown, and the grades in them. Row-level security gives out nothing else.
import { type Finding, finding } from '../kernel/finding.ts'
import type { ResultPage } from '../store/pg/list-results.ts'
import type { Store } from '../store/pg/open.ts'
import {
  countPublic,
  countShown,
  isShown,
  listPublic,
  listShown,
  type PublicCount,
  type PublicEvaluation,
  type PublicUnit,
  publicUnits,
  type Shown,
  type ShownFilter,
} from '../store/pg/results.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import { schemeName } from './evaluation/scheme.ts'
import type { SchemeTitle } from './policy-desk.ts'

type Refused = { readonly findings: readonly Finding[] }
type Titled = PublicEvaluation & { readonly title: { readonly zh: string; readonly en: string } }

export interface PublicDesk {
  readonly evaluations: () => Promise<Titled[]>
  /** The newest shown version of it: how many have which grade, and the names of the units. */
  readonly evaluation: (
    id: string,
  ) => Promise<(Titled & { readonly counts: readonly PublicCount[]; readonly units: readonly PublicUnit[] }) | Refused>
  readonly grades: (
    id: string,
    filter: ShownFilter,
    page: ResultPage,
  ) => Promise<{ readonly version: number; readonly items: readonly Shown[]; readonly total?: number } | Refused>
}

/** Nobody: holds no role, so no row of any table is theirs. */
const ANYONE: Who = { person: '', role: 'enterprise' }

export function openPublicDesk(store: Store, title: SchemeTitle): PublicDesk {
  const titled = async (one: PublicEvaluation): Promise<Titled> => {
    const scheme = schemeName(one.scheme)
    return { ...one, scheme, title: await title(scheme) }
  }
  return {
    evaluations: async () => await Promise.all((await readAs(store, ANYONE, listPublic)).map(titled)),
    async evaluation(id) {
      const told = await readAs(store, ANYONE, async (session) => {
        const one = await findShown(session, id)
        if (one === undefined) return undefined
        return { one, counts: await countPublic(session, id, one.version), units: await publicUnits(session) }
      })
      if (told === undefined) return noEvaluation(id)
      const { one, counts, units } = told
      return { ...(await titled(one)), counts, units: withThoseAbove(units, new Set(counts.map(({ unit }) => unit))) }
    },
    grades: (id, filter, page) =>
      readAs(store, ANYONE, async (session) => {
        const found = await findShown(session, id)
        if (found === undefined) return noEvaluation(id)
        const { version } = found
        const items = await listShown(session, id, version, filter, page, true)
        const total = page.offset === undefined ? undefined : await countShown(session, id, version, filter, true)
        return { version, items, ...(total === undefined ? {} : { total }) }
      }),
  }
}

async function findShown(session: Session, id: string): Promise<PublicEvaluation | undefined> {
  const found = (await listPublic(session)).find((one) => one.id === id)
  return found !== undefined && (await isShown(session, id, found.version)) ? found : undefined
}

const noEvaluation = (id: string): Refused => ({ findings: [finding('process/no-evaluation', {}, { id })] })

/** Those named and every unit that they lie in. */
function withThoseAbove(units: readonly PublicUnit[], named: ReadonlySet<string>): PublicUnit[] {
  const byCode = new Map(units.map((one) => [one.code, one]))
  const kept = new Set<string>()
  for (const code of named)
    for (let at = byCode.get(code); at !== undefined && !kept.has(at.code); at = byCode.get(at.parent ?? ''))
      kept.add(at.code)
  return units.filter(({ code }) => kept.has(code))
}
