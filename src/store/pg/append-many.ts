// Store · many acts at once, in one transaction, by the owner of the database: history that is taken in, each act linked to the one before it.
import { type Act, type ActBody, linkAct } from '../../kernel/act.ts'
import { type Draft, takeChain, toRow } from './acts.ts'
import { writeRows } from './dump.ts'
import type { Store } from './open.ts'
import { ownAs, type Session, type Who } from './session.ts'
import { CHAIN } from './tables.ts'

export interface Said {
  readonly who: Who
  readonly at: Date
  readonly draft: Draft
}

const PAGE = 200

/**
 * In the order given. `step` sees each act as it is linked and throws when it was not to be admitted: then nothing is kept.
 * `project` writes what all of them come to. Row-level security does not apply: nobody but whoever holds the database may do this.
 */
export async function appendMany(
  store: Store,
  who: Who,
  said: Iterable<Said>,
  step: (act: Act) => void,
  project: (session: Session) => Promise<void>,
): Promise<number> {
  return await ownAs(store, who, async (session) => {
    const chain = await takeChain(session)
    let [seq, hash, count] = [chain.seq, chain.hash, 0]
    let page: object[] = []
    const flush = async (): Promise<void> => {
      if (page.length > 0) await writeRows(session, 'acts', page)
      page = []
    }
    for (const { who: actor, at, draft } of said) {
      const act = linkAct(hash, bodyOf(actor, at, draft, ++seq), chain.by)
      step(act)
      hash = act.hash
      count++
      page.push({ ...toRow(act, draft.key), payload: act.payload })
      if (page.length >= PAGE) await flush()
    }
    await flush()
    await project(session)
    return count
  })
}

const bodyOf = (
  { person, role }: Who,
  at: Date,
  { kind, subject, payload, reason, clause }: Draft,
  seq: number,
): ActBody => ({
  ...{ seq, chain: CHAIN, actor: person, role, at: at.toISOString(), kind, subject, payload },
  ...(reason === undefined ? {} : { reason }),
  ...(clause === undefined ? {} : { clause }),
})
