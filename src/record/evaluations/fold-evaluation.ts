// Record · evaluations: standing, objections and versions of one evaluation as a fold over its acts, which were admitted before.
import type { Act } from '../../kernel/act.ts'
import { nextObjectionStanding, type Objection, type ObjectionAct } from './objection.ts'
import { type Days, type EvaluationPayload, getEvaluationPayload } from './payload.ts'
import { type EvaluationAct, type EvaluationStanding, findEvaluationStep, isEvaluationAct } from './steps.ts'

export interface Version {
  readonly version: number
  readonly snapshot: string
  readonly result: string
  readonly by: string
  readonly at: string
  /** The version it corrects. */
  readonly supersedes?: number
}

export interface EvaluationState {
  readonly standing: EvaluationStanding
  readonly plan?: EvaluationPayload<'plan'>
  /** The version being worked on, from 1. */
  readonly version: number
  readonly snapshot: string
  readonly result: string
  readonly landDays?: Days
  readonly publicity?: Days
  readonly objections: ReadonlyMap<string, Objection>
  /** Every version ever published, oldest first; none is taken out or changed. */
  readonly published: readonly Version[]
}

export const NO_EVALUATION: EvaluationState = {
  standing: 'absent',
  version: 1,
  snapshot: '',
  result: '',
  objections: new Map(),
  published: [],
}

export const foldEvaluation = (acts: Iterable<Act>): EvaluationState => {
  let state = NO_EVALUATION
  for (const act of acts) state = stepEvaluation(state, act)
  return state
}

export const standingOf = (acts: Iterable<Act>): EvaluationStanding => foldEvaluation(acts).standing

export function stepEvaluation(state: EvaluationState, act: Act): EvaluationState {
  const { kind } = act
  const standing = isEvaluationAct(kind) ? findEvaluationStep(state.standing, kind)?.to : undefined
  if (standing === undefined || !isEvaluationAct(kind))
    throw new Error(`act ${act.seq} of ${act.chain}: ${kind} at ${state.standing} was never to be admitted`)
  const step = EFFECT[kind]
  return { ...step(state, act), standing }
}

type Step = (state: EvaluationState, act: Act) => EvaluationState

const keep: Step = (state) => state

const object: Step = (state, act) => {
  const { id, about, evidence } = getEvaluationPayload('object', act)
  const raised: Objection = {
    id,
    standing: 'raised',
    about,
    by: act.actor,
    at: act.at,
    during: state.standing,
    version: state.version,
    reason: act.reason ?? '',
    evidence,
  }
  return { ...state, objections: new Map(state.objections).set(id, raised) }
}

const moveObjection =
  (kind: ObjectionAct, said: 'decision' | 'correction'): Step =>
  (state, act) => {
    const { objection: id } = getEvaluationPayload(kind, act)
    const old = state.objections.get(id)
    const standing = old && nextObjectionStanding(old.standing, kind)
    if (old === undefined || standing === undefined)
      throw new Error(`act ${act.seq} of ${act.chain}: ${kind} of objection ${id} was never to be admitted`)
    return { ...state, objections: new Map(state.objections).set(id, { ...old, standing, [said]: act.reason ?? '' }) }
  }

const amend: Step = (state, act) => {
  const { snapshot = state.snapshot, result = state.result } = getEvaluationPayload('amend', act)
  return { ...moveObjection('amend', 'correction')(state, act), snapshot, result }
}

const publish: Step = (state, act) => {
  const { version, snapshot, result } = state
  const old = state.published.at(-1)
  const made = { version, snapshot, result, by: act.actor, at: act.at }
  return { ...state, published: [...state.published, old === undefined ? made : { ...made, supersedes: old.version }] }
}

const correct: Step = ({ publicity: _, ...state }, act) => ({
  ...state,
  version: state.version + 1,
  snapshot: getEvaluationPayload('correct', act).snapshot,
  result: '',
})

const EFFECT: Readonly<Record<EvaluationAct, Step>> = {
  plan: (state, act) => ({ ...state, plan: getEvaluationPayload('plan', act) }),
  'publish-land': (state, act) => ({ ...state, landDays: getEvaluationPayload('publish-land', act) }),
  object,
  accept: moveObjection('accept', 'decision'),
  reject: moveObjection('reject', 'decision'),
  amend,
  freeze: (state, act) => ({ ...state, snapshot: getEvaluationPayload('freeze', act).snapshot }),
  compute: (state, act) => ({ ...state, result: getEvaluationPayload('compute', act).result }),
  review: keep,
  return: (state) => ({ ...state, result: '' }),
  'open-publicity': (state, act) => ({ ...state, publicity: getEvaluationPayload('open-publicity', act) }),
  decide: keep,
  finalise: keep,
  publish,
  correct,
}
