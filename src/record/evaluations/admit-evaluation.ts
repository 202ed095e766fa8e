// Record · evaluations: whether an act may be appended on a given day. Everything that stands against it is told at once.

import type { ActBody } from '../../kernel/act.ts'
import { isDay } from '../../kernel/day.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { refusePayload, refuseStep, refuseUnkept, refuseUnknown, refuseWithoutReason } from '../refuse.ts'
import { refuseDays, refuseOutside, refuseUnended } from './days.ts'
import type { EvaluationState } from './fold-evaluation.ts'
import { nextObjectionStanding, type ObjectionAct, openObjections } from './objection.ts'
import { type Days, type EvaluationPayload, hasEvaluationPayload } from './payload.ts'
import { type EvaluationAct, findEvaluationStep, isEvaluationAct } from './steps.ts'

/** `day` is today where the evaluation is held, `2026-03-01`. No findings: the act may be linked. */
export function admitEvaluation(state: EvaluationState, body: ActBody, day: string): readonly Finding[] {
  const { kind, role } = body
  // Days are compared as text: anything but a day would slip through, and only our own code hands it in.
  if (!isDay(day)) throw new Error(`not a day: ${day}`)
  if (!isEvaluationAct(kind)) return [refuseUnknown(kind)]
  const step = refuseStep(state.standing, kind, role, findEvaluationStep(state.standing, kind)?.by ?? [])
  if (step.length > 0) return step
  if (!hasEvaluationPayload(kind, body)) return [refusePayload(kind)]
  const unfit = refuseUnkept(body)
  return unfit.length > 0 ? unfit : (CHECK[kind]?.(state, body, day) ?? [])
}

type Check = (state: EvaluationState, body: ActBody, day: string) => Finding[]

const daysShown = (state: EvaluationState): Days | undefined =>
  state.standing === 'land-published' ? state.landDays : state.publicity

const checkDays: Check = (_, body, day) => refuseDays(body.payload as Days, day)

const checkSettled: Check = (state, _, day) => [
  ...refuseUnended(daysShown(state), day),
  ...openObjections(state.objections).map(({ id, by }) => finding('record/objection-open', {}, { objection: id, by })),
]

const checkFreeze: Check = (state, body, day) => [
  ...(state.standing === 'frozen' ? refuseWithoutReason('freeze', body.reason) : checkSettled(state, body, day)),
  ...refuseOtherScheme(state, body),
]

/** Once a version is published, the year keeps its scheme. */
function refuseOtherScheme({ published, inputs }: EvaluationState, body: ActBody): Finding[] {
  const { scheme } = body.payload as EvaluationPayload<'freeze'>
  return published.length === 0 || scheme === undefined || scheme === inputs.scheme
    ? []
    : [finding('record/other-scheme', {}, { scheme, kept: inputs.scheme ?? '—' })]
}

const checkCompute: Check = ({ snapshot: frozen, inputs }, body) => {
  const { snapshot = frozen, scheme = inputs.scheme } = body.payload as EvaluationPayload<'compute'>
  return snapshot === frozen && scheme === inputs.scheme
    ? []
    : [finding('record/other-inputs', {}, { snapshot, frozen })]
}

const checkObject: Check = (state, body, day) => {
  const { id, evidence } = body.payload as EvaluationPayload<'object'>
  return [
    ...refuseWithoutReason('object', body.reason),
    ...(evidence.length === 0 ? [finding('record/no-evidence', {})] : []),
    ...refuseOutside(daysShown(state), day),
    ...(state.objections.has(id) ? [finding('record/objection-twice', {}, { objection: id })] : []),
  ]
}

const checkObjection =
  (kind: ObjectionAct): Check =>
  (state, body) => {
    const { objection: id } = body.payload as EvaluationPayload<ObjectionAct>
    const found = state.objections.get(id)
    const own = kind !== 'amend' && found?.by === body.actor
    const findings = [
      ...refuseWithoutReason(kind, body.reason),
      ...(own ? [finding('record/own-objection', {}, { objection: id, actor: body.actor })] : []),
    ]
    if (found === undefined) return [...findings, finding('record/no-objection', {}, { objection: id })]
    if (nextObjectionStanding(found.standing, kind) !== undefined) return findings
    const code = found.standing === 'raised' ? 'record/objection-undecided' : 'record/objection-settled'
    return [...findings, finding(code, {}, { objection: id })]
  }

/** A result that was shown and then corrected is another result: it has to be named. */
const checkAmend: Check = (state, body, day) => {
  const { result } = body.payload as EvaluationPayload<'amend'>
  const unnamed = state.standing === 'in-publicity' && result === undefined
  return [
    ...checkObjection('amend')(state, body, day),
    ...(unnamed ? [finding('record/no-result', {})] : []),
    ...refuseOtherScheme(state, body),
  ]
}

const checkReturn: Check = (_, body) => refuseWithoutReason('return', body.reason)

const checkCorrect: Check = (state, body) => {
  const { supersedes } = body.payload as EvaluationPayload<'correct'>
  const newest = state.published.at(-1)?.version ?? 0
  return [
    ...refuseWithoutReason('correct', body.reason),
    ...(supersedes === newest ? [] : [finding('record/not-newest', {}, { named: supersedes, newest })]),
    ...refuseOtherScheme(state, body),
  ]
}

const CHECK: Readonly<Partial<Record<EvaluationAct, Check>>> = {
  'publish-land': checkDays,
  'open-publicity': checkDays,
  object: checkObject,
  accept: checkObjection('accept'),
  reject: checkObjection('reject'),
  amend: checkAmend,
  freeze: checkFreeze,
  compute: checkCompute,
  return: checkReturn,
  decide: checkSettled,
  publish: checkSettled,
  correct: checkCorrect,
}
