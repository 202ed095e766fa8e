// App · evaluation: what a signed-in person reads or does of evaluations over the API; long errands are jobs.
import type { Explanation } from '../../kernel/explanation.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import type { Page } from '../../store/pg/read.ts'
import {
  findEvaluation,
  isShown,
  listResults,
  listShown,
  type ResultFilter,
  type Shown,
} from '../../store/pg/results.ts'
import { readAs, type Who } from '../../store/pg/session.ts'
import type { GradeRow, ResultRow } from '../../store/pg/tables.ts'
import { explainUnit } from '../explain.ts'
import { type Jobs, openJobs } from '../jobs.ts'
import { computeEvaluation } from './compute.ts'
import { type CorrectRequest, correctEvaluation } from './correct.ts'
import { evaluateFrozen } from './evaluate-frozen.ts'
import { type FreezeRequest, freezeEvaluation } from './freeze.ts'
import { findRunning, historyOf, type RunningRequest } from './grades.ts'
import { makePaper, type PaperRequest } from './hand-out.ts'
import { findMovers } from './movers.ts'
import { type PlanRequest, planEvaluation } from './plan.ts'
import { publishEvaluation } from './publish.ts'
import { roundOf } from './round-of.ts'
import { showEvaluation } from './show.ts'
import { withSources } from './with-sources.ts'
import { type Asked, type Done, stateOf, type Works } from './works.ts'

type Refused = { readonly findings: readonly Finding[] }
export type Long = Pick<Asked, 'reason' | 'clause' | 'key'>

export interface EvaluationDesk {
  readonly jobs: Jobs
  readonly plan: (who: Who, id: string, request: PlanRequest) => Promise<Done>
  readonly publish: (who: Who, id: string, asked: Long) => Promise<Done>
  /** Ids of jobs. */
  readonly freeze: (who: Who, id: string, request: Long & Pick<FreezeRequest, 'skipBad'>) => Promise<string>
  readonly compute: (who: Who, id: string, request: Long) => Promise<string>
  readonly correct: (
    who: Who,
    id: string,
    request: Long & Pick<CorrectRequest, 'skipBad' | 'objection'>,
  ) => Promise<string>
  readonly show: (who: Who, id: string) => ReturnType<typeof showEvaluation>
  readonly movers: (who: Who, id: string, versions: Parameters<typeof findMovers>[3]) => ReturnType<typeof findMovers>
  readonly results: (
    who: Who,
    id: string,
    version: number | undefined,
    filter: ResultFilter,
    page: Page,
  ) => Promise<ResultRow[] | Refused>
  readonly shown: (
    who: Who,
    id: string,
    version: number | undefined,
    filter: ResultFilter,
    page: Page,
  ) => Promise<Shown[] | Refused>
  readonly paper: (who: Who, id: string, request: PaperRequest) => ReturnType<typeof makePaper>
  readonly explain: (who: Who, id: string, version: number | undefined, unit: string) => Promise<Explanation | Refused>
  readonly history: (who: Who, kind: string, id: string) => Promise<GradeRow[]>
  readonly running: (who: Who, request: RunningRequest) => ReturnType<typeof findRunning>
}

export async function openEvaluationDesk(works: Works): Promise<EvaluationDesk> {
  const jobs = await openJobs(works.store)
  const { store } = works
  /** The version asked for, or the newest, of an evaluation that this person sees. */
  const seen = async <T>(
    who: Who,
    id: string,
    version: number | undefined,
    read: (session: Parameters<Parameters<typeof readAs>[2]>[0], version: number) => Promise<T>,
  ): Promise<T | Refused> =>
    readAs(store, who, async (session) => {
      const row = await findEvaluation(session, id)
      if (row === undefined) return { findings: [finding('process/no-evaluation', {}, { id })] }
      return (await read(session, version ?? row.version)) as T
    })
  return {
    jobs,
    plan: (who, id, request) => planEvaluation(works, who, id, request),
    publish: (who, id, asked) => publishEvaluation(works, who, id, asked),
    freeze: (who, id, request) =>
      jobs.begin(who, 'freeze', id, (steps) => freezeEvaluation(works, who, id, { ...request, ...steps })),
    compute: (who, id, request) =>
      jobs.begin(who, 'compute', id, (steps) => computeEvaluation(works, who, id, { ...request, ...steps })),
    correct: (who, id, request) =>
      jobs.begin(who, 'correct', id, (steps) => correctEvaluation(works, who, id, { ...request, ...steps })),
    show: (who, id) => showEvaluation(works, who, id),
    movers: (who, id, versions) => findMovers(works, who, id, versions),
    results: (who, id, version, filter, page) =>
      seen(who, id, version, (session, of) => listResults(session, id, of, filter, page)),
    shown: async (who, id, version, filter, page) =>
      await seen<Shown[] | Refused>(who, id, version, async (session, of) =>
        (await isShown(session, id, of))
          ? await listShown(session, id, of, filter, page)
          : { findings: [finding('process/not-shown', {}, { id, version: of })] },
      ),
    paper: (who, id, request) => makePaper(works, who, id, request),
    explain: (who, id, version, unit) => explainOne(works, who, id, version, unit),
    history: (who, kind, id) => historyOf(works, who, kind, id),
    running: (who, request) => findRunning(works, who, request),
  }
}

/** Whoever sees the row of a unit sees how it came about. */
async function explainOne(
  works: Works,
  who: Who,
  id: string,
  version: number | undefined,
  unit: string,
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
    explainUnit(evaluated, unit, { lifts: false }),
  )
  if (done.value === undefined) return { findings: done.findings }
  return 'near' in done.value
    ? { findings: [finding('process/no-unit', {}, { id, unit })] }
    : await withSources(works, round, done.value)
}
