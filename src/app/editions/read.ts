// App · editions of schemes: those on record, and the text of each scheme that is in force on a day.
import { type Edition, editionOn, foldScheme } from '../../record/schemes/scheme.ts'
import { actsOn } from '../../store/pg/acts.ts'
import type { Store } from '../../store/pg/open.ts'
import { readAs, type Who } from '../../store/pg/session.ts'

export type Editions = ReadonlyMap<string, readonly Edition[]>

/** By the id of the scheme; a scheme of which none was issued is not in it. */
export async function readEditions(store: Store, who: Who): Promise<Editions> {
  const acts = await readAs(store, who, (session) => actsOn(session, 'scheme'))
  const ids = new Set(acts.map(({ subject }) => subject.id))
  return new Map([...ids].map((id) => [id, foldScheme(acts.filter(({ subject }) => subject.id === id))]))
}

/** What stands instead of the text of the rule book. */
export const textsOn = (editions: Editions, day: string): ReadonlyMap<string, string> =>
  new Map([...editions].map(([id, own]) => [id, (editionOn(own, day) ?? own[0])?.text ?? '']))
