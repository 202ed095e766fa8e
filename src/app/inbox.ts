// App · what waits for whoever asks, in the role chosen: returns, objections, contested figures, evaluations, with what is due when.
import { readPeriod } from '../kernel/period.ts'
import { deadlineOf } from '../policy/forms.ts'
import {
  EVALUATION_ACTS,
  type EvaluationAct,
  type EvaluationStanding,
  findEvaluationStep,
} from '../record/evaluations/steps.ts'
import { findReturnStep, RETURN_STANDINGS, type ReturnAct, type ReturnStanding } from '../record/returns/steps.ts'
import {
  type Contest,
  contestsOf,
  objectionsAt,
  returnsAt,
  type WaitingObjection,
  type WaitingReturn,
} from '../store/pg/inbox.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import type { EvaluationRow } from '../store/pg/tables.ts'
import { type Clock, OURS } from './clock.ts'
import { dayOf } from './day-of.ts'
import { formBook } from './form-book.ts'

/** The acts that take a return on; what one may do besides does not wait. */
const ONWARD: readonly ReturnAct[] = ['file', 'review', 'verify', 'approve']
/** An objection waits for a decision, one that was accepted for the correction. */
const OBJECTION_STEPS = { accept: 'raised', amend: 'accepted' } as const

export interface Waiting extends Omit<WaitingReturn, 'standing'> {
  readonly standing: ReturnStanding
  /** What is to be done with it. */
  readonly act: ReturnAct
  readonly due: string | null
  readonly late_until: string | null
  readonly overdue: boolean
}
export interface WaitingEvaluation
  extends Pick<EvaluationRow, 'id' | 'period' | 'version' | 'publicity_from' | 'publicity_until'> {
  readonly standing: EvaluationStanding
  readonly acts: readonly EvaluationAct[]
}
export interface Inbox {
  readonly day: string
  readonly counts: {
    readonly file: number
    /** Sent back to be mended. */
    readonly mend: number
    readonly review: number
    readonly verify: number
    readonly approve: number
    readonly objections: number
    readonly contests: number
    readonly evaluations: number
    readonly all: number
  }
  readonly returns: readonly Waiting[]
  readonly objections: readonly WaitingObjection[]
  readonly contests: readonly Contest[]
  readonly evaluations: readonly WaitingEvaluation[]
}

/** `limit` of each kind are told; the counts are of all. */
export async function readInbox(store: Store, who: Who, limit: number, { now, zone }: Clock = OURS): Promise<Inbox> {
  const day = dayOf({ at: now().toISOString() }, zone)
  const book = await formBook()
  return await readAs(store, who, async (session) => {
    const acts = actsOf(who)
    const returns = await returnsAt(session, [...acts.keys()], limit)
    const contests = await contestsOf(session, who.person, limit)
    const evaluations = (await session.selectFrom('evaluations').selectAll().orderBy('id').execute()).flatMap(
      (row): WaitingEvaluation[] => {
        const standing = row.standing as EvaluationStanding
        const open = evaluationActs(standing, who).filter((act) => act !== 'decide' || isOver(row, day))
        const { id, period, version, publicity_from, publicity_until } = row
        return open.length === 0 ? [] : [{ id, period, version, publicity_from, publicity_until, standing, acts: open }]
      },
    )
    const objections = await objectionsAt(session, objectionStandings(who), limit)
    const waiting = returns.items.map((row): Waiting => {
      const standing = row.standing as ReturnStanding
      const period = readPeriod(row.period)
      const deadline = standing !== 'drafted' || period === undefined ? undefined : deadlineOf(book, period)
      return {
        ...row,
        standing,
        act: acts.get(standing) ?? 'file',
        due: deadline?.due ?? null,
        late_until: deadline?.lateUntil ?? null,
        overdue: deadline !== undefined && deadline.due < day,
      }
    })
    const counts = {
      file: returns.counts['drafted'] ?? 0,
      mend: returns.counts['mend'] ?? 0,
      review: returns.counts['filed'] ?? 0,
      verify: returns.counts['reviewed'] ?? 0,
      approve: returns.counts['verified'] ?? 0,
      objections: objections.count,
      contests: contests.count,
      evaluations: evaluations.length,
    }
    return {
      day,
      counts: { ...counts, all: Object.values(counts).reduce((sum, one) => sum + one, 0) },
      returns: waiting,
      objections: objections.items,
      contests: contests.items,
      evaluations: evaluations.slice(0, limit),
    }
  })
}

/** Standings at which this role takes a return on, and by which act. */
const actsOf = ({ role }: Who): ReadonlyMap<ReturnStanding, ReturnAct> =>
  new Map(
    RETURN_STANDINGS.flatMap((standing): [ReturnStanding, ReturnAct][] => {
      const act = ONWARD.find((one) => findReturnStep(standing, one)?.by.includes(role))
      return act === undefined ? [] : [[standing, act]]
    }),
  )

const SINGLE: readonly EvaluationAct[] = ['object', 'accept', 'reject', 'amend', 'return', 'correct']

/** What takes an evaluation on; objections are told one by one. */
const evaluationActs = (standing: EvaluationStanding, { role }: Who): EvaluationAct[] =>
  EVALUATION_ACTS.filter((act) => !SINGLE.includes(act) && findEvaluationStep(standing, act)?.by.includes(role)).filter(
    // Once computed it is not frozen again; once frozen it is computed.
    (act) => !(standing === 'frozen' && act === 'freeze'),
  )

const objectionStandings = ({ role }: Who): string[] =>
  Object.entries(OBJECTION_STEPS).flatMap(([act, standing]) =>
    (['in-publicity', 'land-published'] as const).some((at) =>
      findEvaluationStep(at, act as EvaluationAct)?.by.includes(role),
    )
      ? [standing]
      : [],
  )

const isOver = ({ publicity_until: until }: EvaluationRow, day: string): boolean => until !== null && day > until
