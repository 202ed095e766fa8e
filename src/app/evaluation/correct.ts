// App · evaluation: computed anew after figures were corrected: for an accepted objection, or of what is published already.
import type { EvaluationState } from '../../record/evaluations/fold-evaluation.ts'
import type { Who } from '../../store/pg/session.ts'
import { append } from './append.ts'
import { computeFrozen, putting, toJson } from './compute.ts'
import { type FreezeRequest, freezeFigures } from './freeze.ts'
import { whileItHolds } from './still-holds.ts'
import { type Done, refused, refuseEarly, stateOf, type Works } from './works.ts'

export interface CorrectRequest extends FreezeRequest {
  /** The accepted objection that is kept by it; none when a published version is corrected. */
  readonly objection?: string
}

/** The corrections of figures themselves went the way of their returns; here the evaluation takes them up. */
export async function correctEvaluation(works: Works, who: Who, id: string, request: CorrectRequest): Promise<Done> {
  const { objection } = request
  return objection === undefined
    ? await newVersion(works, who, id, request)
    : await amend(works, who, id, objection, request)
}

async function newVersion(works: Works, who: Who, id: string, request: CorrectRequest): Promise<Done> {
  const state = await stateOf(works, who, id)
  const supersedes = state.published.at(-1)?.version ?? 1
  const early = await refuseSoon(works, who, id, 'correct', { supersedes, snapshot: '?' }, request)
  if (early.length > 0) return refused(early)
  return await whileItHolds(request, async () => {
    const made = await freezeFigures(works, who, id, state, asBefore(state, request))
    if (made.frozen === undefined) return refused(made.findings, made.total)
    const { snapshot, inputs } = made.frozen
    const payload = { supersedes, snapshot, ...inputs }
    return await append(works, who, id, 'correct', payload, request, made.findings, made.holds)
  })
}

async function amend(works: Works, who: Who, id: string, objection: string, request: CorrectRequest): Promise<Done> {
  const state = await stateOf(works, who, id)
  // Before anything is frozen the figures are corrected in their returns, and the objection is kept by saying so.
  if (state.standing === 'land-published') return await append(works, who, id, 'amend', { objection }, request)
  const early = await refuseSoon(works, who, id, 'amend', { objection, snapshot: '?', result: '?' }, request)
  if (early.length > 0) return refused(early)
  return await whileItHolds(request, () => amendOnce(works, who, id, objection, state, request))
}

async function amendOnce(
  works: Works,
  who: Who,
  id: string,
  objection: string,
  state: EvaluationState,
  request: CorrectRequest,
): Promise<Done> {
  const made = await freezeFigures(works, who, id, state, asBefore(state, request))
  if (made.frozen === undefined) return refused(made.findings, made.total)
  const { version, plan } = state
  const { frozen } = made
  const computed = await computeFrozen(
    works,
    { evaluation: id, version, kind: plan?.scope.kind ?? '' },
    frozen,
    request,
  )
  if (computed.result === undefined) return refused(computed.findings, computed.total)
  request.signal?.throwIfAborted()
  const payload = {
    objection,
    snapshot: frozen.snapshot,
    result: computed.result,
    ...frozen.inputs,
    ...toJson(computed.outcome),
  }
  const put = putting(id, version, computed.rows)
  return await append(works, who, id, 'amend', payload, request, made.findings, async (session, acts) => {
    await made.holds?.(session, acts)
    await put(session)
  })
}

const refuseSoon = (
  works: Works,
  who: Who,
  id: string,
  kind: string,
  payload: Parameters<typeof refuseEarly>[3]['payload'],
  { reason }: CorrectRequest,
) => refuseEarly(works, who, id, { kind, payload, ...(reason === undefined ? {} : { reason }) })

/** Who left out faulty figures once does so again. */
const asBefore = ({ inputs }: EvaluationState, request: CorrectRequest): CorrectRequest => ({
  ...request,
  skipBad: request.skipBad === true || inputs.skip_bad === true,
})
