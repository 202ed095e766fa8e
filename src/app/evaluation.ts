// App · an evaluation as a process: planned with a frozen scheme, frozen data, computed, corrected, and made again years later.
import { type Finding, finding, notice } from '../kernel/finding.ts'
import { readPeriod } from '../kernel/period.ts'
import { type EvaluationState, foldEvaluation, NO_EVALUATION } from '../record/evaluations/fold-evaluation.ts'
import { type Appended, actsOf, type Draft } from '../store/pg/acts.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { type Clock, doAct } from './do-act.ts'
import { figuresSheet } from './figures-sheet.ts'
import { computeFrozen, freezeData, type Made } from './frozen.ts'
import { loadSchemeFile } from './load-scheme.ts'
import { keepFile, snapshotPath } from './snapshots.ts'

export interface Done {
  readonly made?: Made
  readonly act?: Appended
  readonly findings: readonly Finding[]
  readonly total: number
}

export interface Work {
  readonly store: Store
  readonly who: Who
  /** Folder of snapshots. */
  readonly folder: string
  readonly id: string
  readonly clock?: Clock
}

export interface PlanRequest {
  readonly scheme: string
  readonly period: string
  readonly unit?: string
}

/** The scheme is kept as it stands today: a later edition of the file changes nothing here. */
export async function planEvaluation(work: Work, { scheme, period, unit }: PlanRequest): Promise<Done> {
  if (readPeriod(period) === undefined) return { findings: [finding('record/no-period', {}, { period })], total: 1 }
  const { checked, findings } = await loadSchemeFile(scheme)
  if (checked === undefined) return { findings, total: findings.length }
  const edition = `${checked.scheme.scheme}@${await keepFile(work.folder, scheme, 'yaml')}`
  const scope = { kind: checked.scheme.subject ?? 'enterprise', ...(unit === undefined ? {} : { unit }) }
  return await act(work, { kind: 'plan', payload: { scheme: edition, period, scope } })
}

/** Without files: from the approved figures and the registers. */
export async function freezeEvaluation(work: Work, files: readonly string[], correct?: string): Promise<Done> {
  const state = await read(work)
  if (state.plan === undefined) return none(work)
  const made = await freeze(work, state, files)
  if (made.hash === undefined) return { made, findings: made.findings, total: made.total }
  if (correct === undefined) return await act(work, { kind: 'freeze', payload: { snapshot: made.hash } }, made)
  const supersedes = state.published.at(-1)?.version ?? 1
  return await act(work, { kind: 'correct', payload: { supersedes, snapshot: made.hash }, reason: correct }, made)
}

export async function computeEvaluation(work: Work): Promise<Done> {
  const state = await read(work)
  if (state.plan === undefined) return none(work)
  const made = await computeFrozen(work.folder, hashOf(state.plan.scheme), state.snapshot, true)
  if (made.hash === undefined) return { made, findings: made.findings, total: made.total }
  return await act(work, { kind: 'compute', payload: { result: made.hash } }, made)
}

/** Corrects after an accepted objection: frozen and computed anew, old and new kept side by side. */
export async function amendEvaluation(
  work: Work,
  objection: string,
  files: readonly string[],
  reason: string,
): Promise<Done> {
  const state = await read(work)
  if (state.plan === undefined) return none(work)
  if (state.standing === 'land-published') return await act(work, { kind: 'amend', payload: { objection }, reason })
  const frozen = await freeze(work, state, files)
  if (frozen.hash === undefined) return { made: frozen, findings: frozen.findings, total: frozen.total }
  const made = await computeFrozen(work.folder, hashOf(state.plan.scheme), frozen.hash, true)
  if (made.hash === undefined) return { made, findings: made.findings, total: made.total }
  const payload = { objection, snapshot: frozen.hash, result: made.hash }
  return await act(work, { kind: 'amend', payload, reason }, made)
}

export interface Reproduced {
  readonly version: number
  readonly result: string
  /** What the frozen scheme on the frozen data gives today. */
  readonly again: string | undefined
  readonly findings: readonly Finding[]
}

/** Every published version, or the result in hand, made again from what was frozen. */
export async function reproduce(work: Work): Promise<readonly Reproduced[]> {
  const { plan, published, version, snapshot, result } = await read(work)
  if (plan === undefined) return []
  const all = published.length > 0 ? published : result === '' ? [] : [{ version, snapshot, result }]
  const made: Reproduced[] = []
  for (const one of all) {
    const { hash, findings } = await computeFrozen(work.folder, hashOf(plan.scheme), one.snapshot, false)
    made.push({ version: one.version, result: one.result, again: hash, findings })
  }
  return made
}

export const resultPath = (folder: string, result: string): string => snapshotPath(folder, result, 'parquet')

const hashOf = (edition: string): string => edition.slice(edition.indexOf('@') + 1)

/** An enterprise sees only its own acts, which come to no standing. */
const read = async ({ store, who, id }: Work): Promise<EvaluationState> =>
  who.role === 'enterprise'
    ? NO_EVALUATION
    : readAs(store, who, async (session) => foldEvaluation(await actsOf(session, { kind: 'evaluation', id })))

const none = ({ id }: Work): Done => ({ findings: [finding('record/no-evaluation', {}, { id })], total: 1 })

async function freeze(
  { store, who, folder }: Work,
  { plan }: EvaluationState,
  files: readonly string[],
): Promise<Made> {
  if (plan === undefined) throw new Error('an evaluation without a plan')
  const hash = hashOf(plan.scheme)
  if (files.length > 0) return await freezeData(folder, hash, files)
  const { checked, findings } = await loadSchemeFile(snapshotPath(folder, hash, 'yaml'))
  if (checked === undefined) return { findings, total: findings.length }
  const sheet = await readAs(store, who, (session) => figuresSheet(session, checked.scheme, plan))
  if (sheet.rows === 0) return { findings: [finding('record/no-figures', {}, { period: plan.period })], total: 1 }
  const made = await freezeData(folder, hash, sheet)
  const told = sheet.without === 0 ? [] : [notice('record/without-figures', {}, { subjects: sheet.without })]
  return { ...made, findings: [...told, ...made.findings], total: made.total + told.length }
}

async function act(work: Work, draft: Omit<Draft, 'subject'>, made?: Made): Promise<Done> {
  const subject = { kind: 'evaluation', id: work.id }
  const done = await doAct(work.store, work.who, { ...draft, subject }, work.clock)
  const against = 'findings' in done ? done.findings : []
  return {
    ...(made === undefined ? {} : { made }),
    act: done,
    findings: [...(made?.findings ?? []), ...against],
    total: (made?.total ?? 0) + against.length,
  }
}
