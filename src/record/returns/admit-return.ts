// Record · returns: whether an act may be appended. Everything that stands against it is told at once.
import type { ActBody } from '../../kernel/act.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { refuseRatio } from '../ratio-parts.ts'
import { isBlank, refusePayload, refuseStep, refuseUnkept, refuseUnknown, refuseWithoutReason } from '../refuse.ts'
import type { ReturnState } from './fold-return.ts'
import { type Cell, type Change, hasReturnPayload, type ReturnPayload } from './payload.ts'
import { findReturnStep, isReturnAct, type ReturnAct } from './steps.ts'

/** Findings against the act; none means it may be linked. */
export function admitReturn(state: ReturnState, body: ActBody): readonly Finding[] {
  const { kind, role } = body
  if (!isReturnAct(kind)) return [refuseUnknown(kind)]
  const step = refuseStep(state.standing, kind, role, findReturnStep(state.standing, kind)?.by ?? [])
  if (step.length > 0) return step
  if (!hasReturnPayload(kind, body)) return [refusePayload(kind)]
  const unfit = refuseUnkept(body)
  if (unfit.length > 0) return unfit
  return [...refuseOwnWork(state, kind, body), ...(CHECK[kind]?.(state, body) ?? [])]
}

/** Whoever wrote or filed a figure is not the one who passes it, whatever roles that person holds. */
const refuseOwnWork = (state: ReturnState, kind: ReturnAct, { actor }: ActBody): Finding[] =>
  PASSING.includes(kind) && (actor === state.filedBy || state.writtenBy.has(actor))
    ? [finding('record/own-work', {}, { actor })]
    : []

const PASSING: readonly ReturnAct[] = ['review', 'verify', 'approve']

type Check = (state: ReturnState, body: ActBody) => Finding[]

const checkFile: Check = (state) => {
  if (state.pending.size === 0 && state.answers.size === 0) return [finding('record/nothing-filed', {})]
  return [
    ...[...state.pending].flatMap(([id, cell]) => refuseRatio(id, cell)),
    ...[...state.answers]
      .filter(([, { is, why }]) => is === 'contested' && isBlank(why))
      .map(([cell]) => finding('record/no-contest-reason', {}, { cell })),
  ]
}

const checkReturn: Check = (state, body) => {
  const { cells = {} } = body.payload as ReturnPayload<'return'>
  const single = Object.entries(cells).flatMap(([cell, reason]) => {
    if (!state.pending.has(cell)) return [finding('record/unknown-cell', {}, { cell })]
    return isBlank(reason) ? [finding('record/no-cell-reason', {}, { cell })] : []
  })
  return [...refuseWithoutReason('return', body.reason), ...single]
}

const checkCorrect: Check = (state, body) => {
  const changes = Object.entries((body.payload as ReturnPayload<'correct'>).changes)
  if (changes.length === 0)
    return [...refuseWithoutReason('correct', body.reason), finding('record/nothing-changed', {})]
  return [
    ...refuseWithoutReason('correct', body.reason),
    ...changes.flatMap(([id, change]) => checkChange(id, change, state.inForce.get(id)?.cell ?? null)),
  ]
}

function checkChange(cell: string, change: Change, inForce: Cell | null): Finding[] {
  const same = (a: Cell | null, b: Cell | null): boolean => canonicalJson(a) === canonicalJson(b)
  const value = (one: Cell | null): string => (one?.value === undefined || one.value === null ? '—' : String(one.value))
  return [
    ...(isBlank(change.why) ? [finding('record/no-change-reason', {}, { cell })] : []),
    ...(same(change.old, inForce)
      ? []
      : [finding('record/old-differs', {}, { cell, old: value(change.old), inForce: value(inForce) })]),
    ...(same(change.old, change.new) ? [finding('record/no-change', {}, { cell, value: value(change.new) })] : []),
    ...refuseRatio(cell, change.new),
  ]
}

const CHECK: Readonly<Partial<Record<ReturnAct, Check>>> = {
  file: checkFile,
  return: checkReturn,
  correct: checkCorrect,
}
