// App · the public desk: what anyone may see without signing in: which results are shown, and the grades in them. Row-level security gives out nothing else.
import { type Finding, finding } from '../kernel/finding.ts'
import type { ResultPage } from '../store/pg/list-results.ts'
import type { Store } from '../store/pg/open.ts'
import {
  countPublic,
  countShown,
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
  /** Of each evaluation the newest version; where that is not published, the newest one published too: it holds until then. */
  readonly evaluations: () => Promise<Titled[]>
  /** How many have which grade, the names of the units, and all versions; the newest one when no version is asked for. */
  readonly evaluation: (id: string, version?: number) => Promise<Whole | Refused>
  readonly grades: (
    id: string,
    asked: number | undefined,
    filter: ShownFilter,
    page: ResultPage,
  ) => Promise<{ readonly version: number; readonly items: readonly Shown[]; readonly total?: number } | Refused>
}

type Whole = Titled & {
  readonly counts: readonly PublicCount[]
  readonly units: readonly PublicUnit[]
  readonly versions: readonly Pick<PublicEvaluation, 'version' | 'standing' | 'published'>[]
}

/** Nobody: holds no role, so no row of any table is theirs. */
const ANYONE: Who = { person: '', role: 'enterprise' }

export function openPublicDesk(store: Store, title: SchemeTitle): PublicDesk {
  const titled = async (one: PublicEvaluation): Promise<Titled> => {
    const scheme = schemeName(one.scheme)
    return { ...one, scheme, title: await title(scheme) }
  }
  return {
    evaluations: async () => {
      const all = await readAs(store, ANYONE, listPublic)
      const held = all.filter((one) => {
        const own = all.filter(({ id }) => id === one.id)
        return own[0] === one || own.find(({ standing }) => standing === 'published') === one
      })
      return await Promise.all(held.map(titled))
    },
    async evaluation(id, version) {
      const told = await readAs(store, ANYONE, async (session) => {
        const [one, all] = await findShown(session, id, version)
        if (one === undefined) return undefined
        return { one, all, counts: await countPublic(session, id, one.version), units: await publicUnits(session) }
      })
      if (told === undefined) return noEvaluation(id, version)
      const { one, all, counts, units } = told
      return {
        ...(await titled(one)),
        counts,
        units: withThoseAbove(units, new Set(counts.map(({ unit }) => unit))),
        versions: all.map(({ version, standing, published }) => ({ version, standing, published })),
      }
    },
    grades: (id, asked, filter, page) =>
      readAs(store, ANYONE, async (session) => {
        const [found] = await findShown(session, id, asked)
        if (found === undefined) return noEvaluation(id, asked)
        const { version } = found
        const items = await listShown(session, id, version, filter, page, true)
        const total = page.offset === undefined ? undefined : await countShown(session, id, version, filter, true)
        return { version, items, ...(total === undefined ? {} : { total }) }
      }),
  }
}

/** The version asked for, or the newest; and all of that evaluation. */
async function findShown(
  session: Session,
  id: string,
  version?: number,
): Promise<readonly [PublicEvaluation | undefined, readonly PublicEvaluation[]]> {
  const all = (await listPublic(session)).filter((one) => one.id === id)
  return [version === undefined ? all[0] : all.find((one) => one.version === version), all]
}

const noEvaluation = (id: string, version?: number): Refused => ({
  findings: [
    version === undefined
      ? finding('process/no-evaluation', {}, { id })
      : finding('process/no-public-version', {}, { id, version }),
  ],
})

/** Those named and every unit that they lie in. */
function withThoseAbove(units: readonly PublicUnit[], named: ReadonlySet<string>): PublicUnit[] {
  const byCode = new Map(units.map((one) => [one.code, one]))
  const kept = new Set<string>()
  for (const code of named)
    for (let at = byCode.get(code); at !== undefined && !kept.has(at.code); at = byCode.get(at.parent ?? ''))
      kept.add(at.code)
  return units.filter(({ code }) => kept.has(code))
}
