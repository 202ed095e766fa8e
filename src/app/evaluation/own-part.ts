// App · evaluation: of firms rated together on one site, an explanation tells its reader the figures of those alone that are the reader's to see.
import type { Explanation } from '../../kernel/explanation.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import type { Works } from './works.ts'

/** Row-level security decides whose; what was evaluated is the sum, and stays. */
export async function ownPart(
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
