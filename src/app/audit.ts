// App · the audit of the records: the chain act by act, each act lawful when it was done, and every copy what its acts come to.
import type { Act } from '../kernel/act.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { chainFinding } from '../record/verify-chain.ts'
import { type Noted, verifyPages } from '../record/verify-pages.ts'
import { type Algorithm, hashBy } from '../store/hash.ts'
import { allActs } from '../store/pg/acts.ts'
import type { Store } from '../store/pg/open.ts'
import { CHAIN } from '../store/pg/tables.ts'
import { compareCopies } from './compare-copies.ts'
import { openReplay, type Replay } from './replay.ts'

export interface Head extends Noted {
  readonly chain: string
  readonly algorithm: Algorithm
}

export interface Audit {
  readonly head: Head
  readonly findings: readonly Finding[]
}

/** What to have notarised: whoever holds it can tell later whether the chain up to here is still the same. */
export async function readHead({ db }: Pick<Store, 'db'>): Promise<Head> {
  const row = await db.selectFrom('chains').selectAll().where('chain', '=', CHAIN).executeTakeFirstOrThrow()
  return { chain: row.chain, algorithm: row.algorithm as Algorithm, seq: row.seq, hash: row.hash }
}

export async function audit(store: Pick<Store, 'db'>, zone: string, noted?: Noted): Promise<Audit> {
  const head = await readHead(store)
  const replay = openReplay(zone)
  const unlawful: Finding[] = []
  const chain = await verifyPages(
    allActs(store),
    hashBy(head.algorithm),
    [head, ...(noted === undefined ? [] : [noted])],
    (act) => unlawful.push(...check(replay, act)),
  )
  if (!chain.sound)
    return { head, findings: [...unlawful, chainFinding({ ...chain, head: { chain: CHAIN, ...chain.head } })] }
  return { head, findings: [...unlawful, ...(await compareCopies(store, replay, hashBy(head.algorithm)))] }
}

function check(replay: Replay, act: Act): Finding[] {
  const against = replay.step(act)
  return against.length === 0
    ? []
    : [finding('record/unlawful-act', {}, { seq: act.seq, actor: act.actor, kind: act.kind, subject: act.subject.id })]
}
