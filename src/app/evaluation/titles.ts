// App · evaluation: what the schemes of evaluations are called, by the editions they were planned with.
import { titleOf } from '../../evaluate/describe.ts'
import { type BoundedCache, openCache } from '../map/bounded-cache.ts'
import { schemeByHash, schemeHash, schemeName } from './scheme.ts'
import type { Works } from './works.ts'

export interface Title {
  readonly zh: string
  readonly en: string
}

/** An edition never changes: its title is read once. */
const KEPT = 256
export const openTitles = (): BoundedCache<Title> => openCache(KEPT, () => 1)

/** By edition, in the order asked for; the scheme's own name where its file is not at hand. */
export async function titlesOf(
  works: Works,
  known: BoundedCache<Title>,
  editions: readonly string[],
): Promise<Map<string, Title>> {
  const titles = new Map<string, Title>()
  for (const edition of new Set(editions)) titles.set(edition, await known.take(edition, () => read(works, edition)))
  return titles
}

async function read(works: Works, edition: string): Promise<Title> {
  const [name, hash] = [schemeName(edition), schemeHash(edition)]
  const found = hash === undefined ? undefined : await schemeByHash(works, hash)
  return found === undefined || 'findings' in found ? { zh: name, en: name } : titleOf(found.checked.scheme)
}
