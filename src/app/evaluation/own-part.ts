// App · evaluation: what an explanation tells its reader of where figures stand: of firms rated together on one site only those that are the reader's to
// see, to an owner department only its own indicators.
import { sql } from 'kysely'
import type { Explanation } from '../../kernel/explanation.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import type { Works } from './works.ts'

/** Row-level security decides whose; what was evaluated is the sum, and stays. */
export async function ownPart(
  works: Works,
  who: Who,
  of: { readonly id: string; readonly version: number },
  told: Explanation,
): Promise<Explanation> {
  const part = await ownFirms(works, who, of, told)
  if (who.role !== 'owner-department') return part
  const { rows } = await readAs(works.store, who, (session) =>
    sql<{ id: string }>`select distinct id from indicators where owner = any (my_departments())`.execute(session),
  )
  const owned = new Set(rows.map(({ id }) => id))
  return { ...part, sources: part.sources.filter(({ input }) => owned.has(input)) }
}

async function ownFirms(
  { store }: Works,
  who: Who,
  { id, version }: { readonly id: string; readonly version: number },
  told: Explanation,
): Promise<Explanation> {
  const { site } = told
  if (site === null) return told
  const members = site.members.map((one) => one.id)
  const seen = await readAs(store, who, (session) =>
    session
      .selectFrom('results')
      .select('id')
      .where('evaluation', '=', id)
      .where('version', '=', version)
      .where('id', 'in', members)
      .execute(),
  )
  if (seen.length === members.length) return told
  const own = new Set(seen.map((one) => one.id))
  return { ...told, site: { ...site, sums: [] }, sources: told.sources.filter(({ of }) => own.has(of)) }
}
