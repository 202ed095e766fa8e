// App · the audit of the records: the chain act by act, each act lawful when it was done, every copy what its acts come to, every frozen file as it was, the database built as the program builds it.
import type { Act } from '../kernel/act.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { chainFinding } from '../record/verify-chain.ts'
import { type Noted, verifyPages } from '../record/verify-pages.ts'
import { type Algorithm, hashBy } from '../store/hash.ts'
import { openPauses } from '../store/others-turn.ts'
import { allActs } from '../store/pg/acts.ts'
import type { Store } from '../store/pg/open.ts'
import { CHAIN } from '../store/pg/tables.ts'
import { compareCopies } from './compare-copies.ts'
import { compareStructure } from './compare-structure.ts'
import { checkFiles, type Look, type NamedFiles, noteFiles } from './kept-files.ts'
import { openReplay, type Replay } from './replay.ts'
import type { Steps } from './run-steps.ts'

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

export interface Kept extends Steps {
  /** Where the frozen files are looked up. */
  readonly look: Look
  /** The structure of the database is compared too: not while it may be of an older level. */
  readonly structure?: boolean
}

/** Without `kept` nothing is said of frozen files nor of the structure. */
export async function audit(store: Pick<Store, 'db'>, zone: string, noted?: Noted, kept?: Kept): Promise<Audit> {
  const head = await readHead(store)
  const structure = kept?.structure === true ? await compareStructure(store, kept) : []
  const replay = openReplay(zone)
  const unlawful: Finding[] = []
  const named: NamedFiles = new Map()
  const pauses = openPauses()
  const chain = await verifyPages(
    allActs(store),
    hashBy(head.algorithm),
    [head, ...(noted === undefined ? [] : [noted])],
    async (act) => {
      await pauses()
      const against = check(replay, act)
      unlawful.push(...against)
      if (against.length === 0) noteFiles(named, act)
    },
  )
  if (!chain.sound)
    return {
      head,
      findings: [...structure, ...unlawful, chainFinding({ ...chain, head: { chain: CHAIN, ...chain.head } })],
    }
  const copies = await compareCopies(store, replay, hashBy(head.algorithm))
  const files = kept === undefined ? [] : await checkFiles(named, kept.look, kept)
  return { head, findings: [...structure, ...unlawful, ...copies, ...files] }
}

function check(replay: Replay, act: Act): Finding[] {
  const against = replay.step(act)
  return against.length === 0
    ? []
    : [finding('record/unlawful-act', {}, { seq: act.seq, actor: act.actor, kind: act.kind, subject: act.subject.id })]
}
