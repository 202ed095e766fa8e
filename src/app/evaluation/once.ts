// App · evaluation: an errand under a key is done once: the same key again hands back the act that it stands for.
import type { Json } from '../../kernel/canonical-json.ts'
import { finding } from '../../kernel/finding.ts'
import { keyedAct } from '../../store/pg/acts.ts'
import { type Who, writeAs } from '../../store/pg/session.ts'
import { type Done, refused, type Works } from './works.ts'

export interface Keyed {
  readonly kind: string
  readonly id: string
  readonly key: string | undefined
  /** Whether the act on record says what is asked for now. */
  readonly isSame?: (payload: Json) => boolean
}

/** Looked up before anything is asked that only held before the act, and once more when the errand is refused: it may have been done elsewhere meanwhile, and be refused for that alone. */
export async function onceUnder(works: Works, who: Who, keyed: Keyed, errand: () => Promise<Done>): Promise<Done> {
  const before = await doneBefore(works, who, keyed)
  if (before !== undefined) return before
  const done = await errand()
  return done.act === undefined ? ((await doneBefore(works, who, keyed)) ?? done) : done
}

/** Refused when the key stands for another act. */
async function doneBefore(
  { store }: Works,
  who: Who,
  { kind, id, key, isSame = () => true }: Keyed,
): Promise<Done | undefined> {
  const act = key === undefined ? undefined : await writeAs(store, who, (session) => keyedAct(session, who, key))
  if (act === undefined) return undefined
  const same = act.kind === kind && act.subject.kind === 'evaluation' && act.subject.id === id && isSame(act.payload)
  return same ? { act, findings: [], total: 0 } : refused([finding('store/key-reused', {}, { key: key ?? '' })])
}
