// App · evaluation: what its errands work with, and the state of one evaluation as its acts make it.
import type { Act, ActBody } from '../../kernel/act.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { admitEvaluation } from '../../record/evaluations/admit-evaluation.ts'
import { type EvaluationState, foldEvaluation } from '../../record/evaluations/fold-evaluation.ts'
import type { ContentFiles } from '../../store/content-files.ts'
import { actsOf } from '../../store/pg/acts.ts'
import type { Store } from '../../store/pg/open.ts'
import { findEvaluation } from '../../store/pg/results.ts'
import { readAs, type Who, writeAs } from '../../store/pg/session.ts'
import { CHAIN } from '../../store/pg/tables.ts'
import { type Clock, OURS } from '../clock.ts'
import { dayOf } from '../day-of.ts'
import type { Steps } from '../run-steps.ts'
import { refusePartIn } from './refuse-part.ts'

export interface Works {
  readonly store: Store
  /** Where snapshots and results are kept. */
  readonly files: ContentFiles
  /** Folder of the rule book whose schemes are planned and frozen. */
  readonly book?: string
  readonly clock?: Clock
}

export interface Said {
  readonly kind: string
  readonly payload: Json
  readonly reason?: string
  readonly clause?: string
  readonly key?: string
}

export interface Done {
  /** Undefined when refused. */
  readonly act?: Act
  readonly findings: readonly Finding[]
  readonly total: number
}

export interface Asked extends Steps {
  readonly reason?: string
  readonly clause?: string
  readonly key?: string
}

export const refused = (findings: readonly Finding[], total = findings.length): Done => ({ findings, total })

export const clockOf = ({ clock = OURS }: Works): Clock => clock

export const subjectOf = (id: string) => ({ kind: 'evaluation', id })

/** All acts of an evaluation folded, whoever asks: for the errands themselves, not to be handed out. */
export const stateOf = ({ store }: Works, who: Who, id: string): Promise<EvaluationState> =>
  writeAs(store, who, async (session) => foldEvaluation(await actsOf(session, subjectOf(id))))

/** What will stand against an act, told before long work is done for it. */
export async function refuseEarly(works: Works, who: Who, id: string, said: Said): Promise<readonly Finding[]> {
  const { now, zone } = clockOf(works)
  const body: ActBody = {
    ...{ seq: 1, chain: CHAIN, actor: who.person, role: who.role, at: now().toISOString() },
    ...{ kind: said.kind, subject: subjectOf(id), payload: said.payload },
    ...(said.reason === undefined ? {} : { reason: said.reason }),
  }
  return admitEvaluation(await stateOf(works, who, id), body, dayOf(body, zone))
}

/** Only those who see the whole of it may freeze, recompute or take it out of the house. */
export const refusePart = (works: Works, who: Who, unit: string | undefined): Promise<readonly Finding[]> =>
  readAs(works.store, who, (session) => refusePartIn(session, who.person, unit))

/** As far as this person may know of it. */
export async function refuseUnseen({ store }: Works, who: Who, id: string): Promise<readonly Finding[]> {
  const row = await readAs(store, who, (session) => findEvaluation(session, id))
  return row === undefined ? [finding('process/no-evaluation', {}, { id })] : []
}
