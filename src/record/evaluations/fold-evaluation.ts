// Record · evaluations: standing, objections and versions of one evaluation as a fold over its acts, which were admitted before.
import type { Act } from '../../kernel/act.ts'
import { nextObjectionStanding, type Objection, type ObjectionAct } from './objection.ts'
import { type Days, type EvaluationPayload, getEvaluationPayload, type Listed } from './payload.ts'
import { type Inputs, inputsOf, NO_INPUTS, type Outcome, outcomeOf, type Round } from './round.ts'
import { type EvaluationAct, type EvaluationStanding, findEvaluationStep, isEvaluationAct } from './steps.ts'

export interface Version {
  readonly version: number
  readonly snapshot: string
  readonly result: string
  readonly by: string
  readonly at: string
  readonly inputs: Inputs
  readonly outcome: Outcome
  /** The grades that went into the history. */
  readonly grades?: Listed
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
  /** What else stands frozen and computed; the newest of `rounds`, unless a return or a new freeze put it aside. */
  readonly inputs: Inputs
  readonly outcome: Outcome
  /** Every result there was, published or not, oldest first. */
  readonly rounds: readonly Round[]
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
  inputs: NO_INPUTS,
  outcome: {},
  rounds: [],
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

const withRound = (state: EvaluationState, act: Act): EvaluationState => {
  const { version, snapshot, result, inputs, outcome } = state
  const round: Round = { version, kind: act.kind, snapshot, result, inputs, outcome, by: act.actor, at: act.at }
  return { ...state, rounds: [...state.rounds, round] }
}

const amend: Step = (state, act) => {
  const payload = getEvaluationPayload('amend', act)
  const { snapshot = state.snapshot, result } = payload
  const moved = { ...moveObjection('amend', 'correction')(state, act), snapshot }
  if (result === undefined) return moved
  const inputs = { ...state.inputs, ...inputsOf(payload) }
  return withRound({ ...moved, result, inputs, outcome: outcomeOf(payload) }, act)
}

/** What the new freeze does not name stays: a later version is scored by the scheme of the first. */
const freeze: Step = (state, act) => {
  const payload = getEvaluationPayload('freeze', act)
  const { scheme, book } = state.inputs
  const kept = { ...(scheme === undefined ? {} : { scheme }), ...(book === undefined ? {} : { book }) }
  return { ...state, snapshot: payload.snapshot, result: '', inputs: { ...kept, ...inputsOf(payload) }, outcome: {} }
}

const compute: Step = (state, act) => {
  const payload = getEvaluationPayload('compute', act)
  return withRound({ ...state, result: payload.result, outcome: outcomeOf(payload) }, act)
}

const publish: Step = (state, act) => {
  const { version, snapshot, result, inputs, outcome } = state
  const old = state.published.at(-1)
  const { grades } = getEvaluationPayload('publish', act)
  const listed = grades === undefined ? {} : { grades }
  const made = { version, snapshot, result, inputs, outcome, ...listed, by: act.actor, at: act.at }
  return { ...state, published: [...state.published, old === undefined ? made : { ...made, supersedes: old.version }] }
}

const correct: Step = ({ publicity: _, ...state }, act) => {
  const payload = getEvaluationPayload('correct', act)
  return {
    ...state,
    version: state.version + 1,
    snapshot: payload.snapshot,
    result: '',
    inputs: { ...state.inputs, ...inputsOf(payload) },
    outcome: {},
  }
}

const EFFECT: Readonly<Record<EvaluationAct, Step>> = {
  plan: (state, act) => ({ ...state, plan: getEvaluationPayload('plan', act) }),
  'publish-land': (state, act) => ({ ...state, landDays: getEvaluationPayload('publish-land', act) }),
  object,
  accept: moveObjection('accept', 'decision'),
  reject: moveObjection('reject', 'decision'),
  amend,
  freeze,
  compute,
  review: keep,
  return: (state) => ({ ...state, result: '', outcome: {} }),
  'open-publicity': (state, act) => ({ ...state, publicity: getEvaluationPayload('open-publicity', act) }),
  decide: keep,
  finalise: keep,
  publish,
  correct,
}
