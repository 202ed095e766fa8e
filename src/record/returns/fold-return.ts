// Record · returns: standing, cells and corrections of one return as a fold over its acts, which were admitted before.
import type { Act } from '../../kernel/act.ts'
import { type Answer, type Cell, type Change, type Form, getReturnPayload } from './payload.ts'
import { findReturnStep, isReturnAct, type ReturnAct, type ReturnStanding } from './steps.ts'

/** A cell in force, with the acts that made it so. */
export interface HeldCell {
  readonly cell: Cell
  readonly filedBy: string
  readonly approvedBy: string
  /** Hash of the act that approved it. */
  readonly act: string
  /** Hash of the act that approved what it replaces. */
  readonly revisionOf?: string
}

export interface Correction extends Change {
  readonly cell: string
  readonly by: string
  readonly at: string
  readonly outcome: 'pending' | 'approved' | 'dropped'
}

export interface ReturnState {
  readonly standing: ReturnStanding
  readonly form?: Form
  /** What is being filed: the whole form at first, then only the cells that a correction changes. Null: taken out. */
  readonly pending: ReadonlyMap<string, Cell | null>
  /** About cells whose figure is in force already, from this return or another. */
  readonly answers: ReadonlyMap<string, Answer>
  readonly filedBy: string
  /** Who wrote what is pending, whoever filed it in the end. */
  readonly writtenBy: ReadonlySet<string>
  readonly inForce: ReadonlyMap<string, HeldCell>
  readonly corrections: readonly Correction[]
  /** While a correction is on its way: where the return stood before. */
  readonly before?: ReturnStanding
  readonly returned?: { readonly reason: string; readonly cells: Readonly<Record<string, string>> }
}

export const NO_RETURN: ReturnState = {
  standing: 'absent',
  pending: new Map(),
  answers: new Map(),
  filedBy: '',
  writtenBy: new Set(),
  inForce: new Map(),
  corrections: [],
}

export const foldReturn = (acts: Iterable<Act>): ReturnState => {
  let state = NO_RETURN
  for (const act of acts) state = stepReturn(state, act)
  return state
}

export const standingOf = (acts: Iterable<Act>): ReturnStanding => foldReturn(acts).standing

export function stepReturn(state: ReturnState, act: Act): ReturnState {
  const { kind } = act
  const standing = isReturnAct(kind) ? landing(state, kind) : undefined
  if (standing === undefined || !isReturnAct(kind))
    throw new Error(`act ${act.seq} of ${act.chain}: ${kind} at ${state.standing} was never to be admitted`)
  const step = EFFECT[kind]
  return { ...step(state, act), standing }
}

/** Where an act leads. A correction sent back falls away, and what was approved stands as before. */
export function landing(state: ReturnState, kind: ReturnAct): ReturnStanding | undefined {
  const to = findReturnStep(state.standing, kind)?.to
  return to === 'drafted' && state.before !== undefined ? state.before : to
}

type Step = (state: ReturnState, act: Act) => ReturnState

const keep: Step = (state) => state

const draft: Step = (state, act) => {
  const { cells, answers = {} } = getReturnPayload('draft', act)
  return {
    ...state,
    pending: replace(state.pending, cells),
    answers: replace(state.answers, answers),
    writtenBy: new Set([...state.writtenBy, act.actor]),
  }
}

function replace<T>(kept: ReadonlyMap<string, T>, given: Readonly<Record<string, T | null>>): Map<string, T> {
  const made = new Map(kept)
  for (const [id, one] of Object.entries(given))
    if (one === null) made.delete(id)
    else made.set(id, one)
  return made
}

const file: Step = ({ returned: _, ...state }, act) => ({ ...state, filedBy: act.actor })

const correct: Step = ({ returned: _, ...state }, act) => {
  const changes = Object.entries(getReturnPayload('correct', act).changes)
  const made = changes.map(
    ([cell, change]): Correction => ({ ...change, cell, by: act.actor, at: act.at, outcome: 'pending' }),
  )
  return {
    ...state,
    pending: new Map(changes.map(([cell, change]) => [cell, change.new])),
    filedBy: act.actor,
    writtenBy: new Set([act.actor]),
    corrections: [...state.corrections, ...made],
    before: state.standing,
  }
}

const approve: Step = ({ before: _, ...state }, act) => {
  const inForce = new Map(state.inForce)
  for (const [id, cell] of state.pending) {
    const old = inForce.get(id)
    if (cell === null) inForce.delete(id)
    else inForce.set(id, { ...held(cell, state.filedBy, act), ...(old === undefined ? {} : { revisionOf: old.act }) })
  }
  const corrections = settle(state.corrections, 'approved')
  return { ...state, inForce, pending: new Map(), writtenBy: new Set(), corrections }
}

const withdraw: Step = (state) => (state.before === undefined ? state : drop(state))

const sendBack: Step = (state, act) => ({
  ...withdraw(state, act),
  returned: { reason: act.reason ?? '', cells: getReturnPayload('return', act).cells ?? {} },
})

const EFFECT: Readonly<Record<ReturnAct, Step>> = {
  open: (state, act) => ({ ...state, form: getReturnPayload('open', act) }),
  draft,
  file,
  withdraw,
  review: keep,
  verify: keep,
  approve,
  lock: keep,
  return: sendBack,
  correct,
}

const held = (cell: Cell, filedBy: string, act: Act): HeldCell => ({
  cell,
  filedBy,
  approvedBy: act.actor,
  act: act.hash,
})

const drop = ({ before: _, ...state }: ReturnState): ReturnState => ({
  ...state,
  pending: new Map(),
  corrections: settle(state.corrections, 'dropped'),
})

const settle = (corrections: readonly Correction[], outcome: 'approved' | 'dropped'): readonly Correction[] =>
  corrections.map((one) => (one.outcome === 'pending' ? { ...one, outcome } : one))
