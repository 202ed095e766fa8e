// App · evaluation: what a signed-in person reads or does of evaluations over the API; long errands are jobs.
import type { Explanation } from '../../kernel/explanation.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { refuseNever } from '../../record/never.ts'
import type { Draft } from '../../store/pg/acts.ts'
import { type CompareAsked, type Comparison, compareResults } from '../../store/pg/compare-results.ts'
import {
  type Distribution,
  distributionOf,
  listResults,
  type ResultFilter,
  type ResultOrder,
  type ResultPage,
  resultsFrom,
  wholeOf,
} from '../../store/pg/list-results.ts'
import { countShown, findEvaluation, isShown, listShown, type Shown, type ShownFilter } from '../../store/pg/results.ts'
import { readAs, type Session, type Who } from '../../store/pg/session.ts'
import type { GradeRow, ResultRow } from '../../store/pg/tables.ts'
import { type BookSide, compareBooks } from '../editions/compare-books.ts'
import { explainUnit } from '../explain.ts'
import { type Jobs, openJobs } from '../jobs.ts'
import type { Timing } from '../jobs-in-hand.ts'
import { markOf } from '../mark-of.ts'
import type { Steps } from '../run-steps.ts'
import { computeEvaluation } from './compute.ts'
import { type CorrectRequest, correctEvaluation } from './correct.ts'
import { type Cuts, openCuts, readCuts } from './cuts.ts'
import { evaluateFrozen } from './evaluate-frozen.ts'
import { type FreezeRequest, freezeEvaluation } from './freeze.ts'
import { findRunning, historyOf, type RunningRequest } from './grades.ts'
import { makePaper, type PaperRequest } from './hand-out.ts'
import { readEvidence, refuseUnkeptEvidence, type SentEvidence, takeEvidence } from './keep-evidence.ts'
import { findMovers } from './movers.ts'
import { onceUnder } from './once.ts'
import { ownPart } from './own-part.ts'
import { findPeers, type Peers, type PeersRequest } from './peers.ts'
import { type PlanRequest, planEvaluation } from './plan.ts'
import { publishEvaluation } from './publish.ts'
import { roundOf } from './round-of.ts'
import { showEvaluation } from './show.ts'
import { openTitles, type Title, titlesOf } from './titles.ts'
import { withSources } from './with-sources.ts'
import { type Asked, type Done, refuseUnseen, stateOf, type Works } from './works.ts'

type Refused = { readonly findings: readonly Finding[] }
type Begun = Awaited<ReturnType<Jobs['begin']>>
/** A page; how many there are in all where it is asked from a row on. */
export interface Listed<Row> {
  readonly items: readonly Row[]
  readonly total?: number
}
export interface OneOf {
  readonly id: string
  /** The newest when left out. */
  readonly version?: number | undefined
}
export interface ExplainAsked {
  readonly version?: number | undefined
  readonly unit: string
  /** Also the least changes that would gain a better grade; takes longer. */
  readonly lifts: boolean
}
export type Long = Pick<Asked, 'reason' | 'clause' | 'key'>

export interface EvaluationDesk {
  readonly jobs: Jobs
  readonly plan: (who: Who, id: string, request: PlanRequest) => Promise<Done>
  readonly publish: (who: Who, id: string, asked: Long) => Promise<Done>
  /** Jobs. */
  readonly freeze: (who: Who, id: string, request: Long & Pick<FreezeRequest, 'skipBad'>) => Promise<Begun>
  readonly compute: (who: Who, id: string, request: Long) => Promise<Begun>
  readonly correct: (
    who: Who,
    id: string,
    request: Long & Pick<CorrectRequest, 'skipBad' | 'objection'>,
  ) => Promise<Begun>
  readonly show: (who: Who, id: string) => ReturnType<typeof showEvaluation>
  readonly movers: (who: Who, id: string, versions: Parameters<typeof findMovers>[3]) => ReturnType<typeof findMovers>
  readonly results: (
    who: Who,
    id: string,
    version: number | undefined,
    filter: ResultFilter,
    order: ResultOrder,
    page: ResultPage,
  ) => Promise<Listed<ResultRow> | Refused>
  readonly distribution: (
    who: Who,
    id: string,
    version: number | undefined,
    filter: ResultFilter,
    bins: number,
  ) => Promise<(Distribution & Cuts) | Refused>
  readonly shown: (
    who: Who,
    id: string,
    version: number | undefined,
    filter: ShownFilter,
    page: ResultPage,
  ) => Promise<Listed<Shown> | Refused>
  /** What of the other one, the earlier, is no more as it was. */
  readonly compare: (
    who: Who,
    before: OneOf,
    after: OneOf,
    asked: CompareAsked,
  ) => Promise<(Comparison & { readonly otherScheme: boolean }) | Refused>
  /** What schemes are called, by edition. */
  readonly titles: (editions: readonly string[]) => Promise<ReadonlyMap<string, Title>>
  readonly peers: (who: Who, id: string, request: PeersRequest) => Promise<Peers | Refused>
  readonly takeEvidence: (who: Who, id: string, sent: SentEvidence) => ReturnType<typeof takeEvidence>
  /** What stands against an objection that names this evidence. */
  readonly refuseEvidence: (who: Who, draft: Draft) => ReturnType<typeof refuseUnkeptEvidence>
  readonly readEvidence: (who: Who, id: string, hash: string) => ReturnType<typeof readEvidence>
  readonly paper: (who: Who, id: string, request: PaperRequest) => ReturnType<typeof makePaper>
  readonly explain: (who: Who, id: string, asked: ExplainAsked) => Promise<Explanation | Refused>
  readonly compareBooks: (who: Who, left: BookSide, right: BookSide) => ReturnType<typeof compareBooks>
  readonly history: (who: Who, kind: string, id: string) => Promise<GradeRow[]>
  readonly running: (who: Who, request: RunningRequest) => ReturnType<typeof findRunning>
}

export async function openEvaluationDesk(works: Works, timing?: Timing): Promise<EvaluationDesk> {
  const jobs = await openJobs(works.store, timing)
  const { store } = works
  const [cuts, titles] = [openCuts(), openTitles()]
  /** The version asked for, or the newest, of an evaluation that this person sees. */
  const seen = async <T>(
    who: Who,
    id: string,
    version: number | undefined,
    read: (session: Session, version: number) => Promise<T | Refused>,
  ): Promise<T | Refused> =>
    readAs(store, who, (session) => seenIn(session, { id, version }, (of) => read(session, of)))
  /** Whoever may never do it, or does not see it, is told at once; everything else is told by the job. */
  const begin = async (
    who: Who,
    kind: 'freeze' | 'compute' | 'correct' | 'amend',
    id: string,
    { key, ...asked }: Long,
    work: (steps: Steps) => Promise<Done>,
  ): Promise<Begun> => {
    const never = refuseNever('evaluation', kind, who.role)
    const findings = never.length > 0 ? never : await refuseUnseen(works, who, id)
    return findings.length > 0
      ? { findings }
      : await jobs.begin(
          who,
          { kind: kind === 'amend' ? 'correct' : kind, subject: id, key, asked: markOf(asked) },
          // One that was cut off after its act was on record has nothing more to do.
          (steps) => onceUnder(works, who, { kind, id, key }, () => work(steps)),
        )
  }
  return {
    jobs,
    plan: (who, id, request) => planEvaluation(works, who, id, request),
    publish: (who, id, asked) => publishEvaluation(works, who, id, asked),
    freeze: (who, id, request) =>
      begin(who, 'freeze', id, request, (steps) => freezeEvaluation(works, who, id, { ...request, ...steps })),
    compute: (who, id, request) =>
      begin(who, 'compute', id, request, (steps) => computeEvaluation(works, who, id, { ...request, ...steps })),
    correct: (who, id, request) =>
      begin(who, request.objection === undefined ? 'correct' : 'amend', id, request, (steps) =>
        correctEvaluation(works, who, id, { ...request, ...steps }),
      ),
    show: (who, id) => showEvaluation(works, who, id),
    movers: (who, id, versions) => findMovers(works, who, id, versions),
    results: (who, id, version, filter, order, page) =>
      seen<Listed<ResultRow>>(who, id, version, async (session, of) => {
        const { offset } = page
        return offset === undefined
          ? { items: await listResults(session, id, of, filter, order, page) }
          : await resultsFrom(session, id, of, filter, order, { ...page, offset })
      }),
    distribution: async (who, id, version, filter, bins) => {
      const spread = await seen(who, id, version, async (session, of) => ({
        of,
        ...(await distributionOf(session, id, of, filter, bins)),
      }))
      if ('findings' in spread) return spread
      const { of, ...told } = spread
      // Whoever sees nobody of a pool is not told its cuts either.
      const pools = new Set(told.grades.map(({ pool }) => pool))
      if (pools.size === 0) return { ...told, ...NO_CUTS }
      const round = roundOf(id, await stateOf(works, who, id), of)
      if ('findings' in round) return { ...told, ...NO_CUTS }
      const known = await cuts.take(round.result, () => readCuts(works, id, round))
      return 'findings' in known
        ? { ...told, ...NO_CUTS }
        : { ...told, ...known, cuts: known.cuts.filter(({ pool }) => pool === null || pools.has(pool)) }
    },
    shown: (who, id, version, filter, page) =>
      seen<Listed<Shown> | Refused>(who, id, version, async (session, of) => {
        if (!(await isShown(session, id, of)))
          return { findings: [finding('process/not-shown', {}, { id, version: of })] }
        const items = await listShown(session, id, of, filter, page)
        const { offset, limit } = page
        const count = () => countShown(session, id, of, filter)
        return offset === undefined ? { items } : { items, total: await wholeOf(items, { offset, limit }, count) }
      }),
    compare: async (who, before, after, asked) => {
      const compared = await seen(who, before.id, before.version, (session, earlier) =>
        seenIn(session, after, async (later) => {
          const [from, to] = [
            { evaluation: before.id, version: earlier },
            { evaluation: after.id, version: later },
          ]
          return { from, to, ...(await compareResults(session, from, to, asked)) }
        }),
      )
      if ('findings' in compared) return compared
      const { from, to, ...told } = compared
      const [was, is] = [await schemeOf(works, who, from), await schemeOf(works, who, to)]
      return { ...told, otherScheme: was !== is }
    },
    titles: (editions) => titlesOf(works, titles, editions),
    peers: (who, id, request) => findPeers(works, who, id, request),
    takeEvidence: (who, id, sent) => takeEvidence(works, who, id, sent),
    refuseEvidence: (who, draft) => refuseUnkeptEvidence(works, who, draft),
    readEvidence: (who, id, hash) => readEvidence(works, who, id, hash),
    paper: (who, id, request) => makePaper(works, who, id, request),
    explain: (who, id, asked) => explainOne(works, who, id, asked),
    compareBooks: (who, left, right) => compareBooks(works, who, left, right),
    history: (who, kind, id) => historyOf(works, who, kind, id),
    running: (who, request) => findRunning(works, who, request),
  }
}

const NO_CUTS: Cuts = { by: 'none', order: 'desc', ladder: [], cuts: [] }

/** Hash of the scheme that made a result. */
async function schemeOf(
  works: Works,
  who: Who,
  { evaluation, version }: { readonly evaluation: string; readonly version: number },
): Promise<string | undefined> {
  const round = roundOf(evaluation, await stateOf(works, who, evaluation), version)
  return 'findings' in round ? undefined : round.inputs.scheme
}

async function seenIn<T>(
  session: Session,
  { id, version }: OneOf,
  read: (version: number) => Promise<T>,
): Promise<T | Refused> {
  const row = await findEvaluation(session, id)
  return row === undefined
    ? { findings: [finding('process/no-evaluation', {}, { id })] }
    : await read(version ?? row.version)
}

/** Whoever sees the row of a unit sees how it came about. */
async function explainOne(
  works: Works,
  who: Who,
  id: string,
  { version, unit, lifts }: ExplainAsked,
): Promise<Explanation | Refused> {
  const row = await readAs(works.store, who, async (session) => {
    const of = version ?? (await findEvaluation(session, id))?.version ?? 1
    return await session
      .selectFrom('results')
      .select('version')
      .where('evaluation', '=', id)
      .where('version', '=', of)
      .where('id', '=', unit)
      .executeTakeFirst()
  })
  if (row === undefined) return { findings: [finding('process/no-unit', {}, { id, unit })] }
  const round = roundOf(id, await stateOf(works, who, id), row.version)
  if ('findings' in round) return round
  const done = await evaluateFrozen(works, id, round, { explain: true }, (evaluated) =>
    explainUnit(evaluated, unit, { lifts }),
  )
  if (done.value === undefined) return { findings: done.findings }
  return 'near' in done.value
    ? { findings: [finding('process/no-unit', {}, { id, unit })] }
    : await ownPart(works, who, { id, version: row.version }, await withSources(works, round, done.value))
}
