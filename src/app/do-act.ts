// App · an act by a person: fold what went before, admit or refuse, append, write what it comes to.
import type { Act, ActBody } from '../kernel/act.ts'
import { isDay } from '../kernel/day.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { admitEvaluation } from '../record/evaluations/admit-evaluation.ts'
import { type EvaluationState, foldEvaluation } from '../record/evaluations/fold-evaluation.ts'
import type { EvaluationPayload } from '../record/evaluations/payload.ts'
import { admitPerson } from '../record/people/admit-person.ts'
import { foldPerson } from '../record/people/fold-person.ts'
import type { Grant } from '../record/people/payload.ts'
import { refuseHidden, refuseLong, refuseUnkept } from '../record/refuse.ts'
import { refuseFarDay } from '../record/registers/days.ts'
import { admitRegister, foldRegister, type Succession } from '../record/registers/register.ts'
import { admitReturn } from '../record/returns/admit-return.ts'
import { foldReturn, type ReturnState } from '../record/returns/fold-return.ts'
import type { Cell, Form, ReturnPayload } from '../record/returns/payload.ts'
import { admitScheme, foldScheme } from '../record/schemes/scheme.ts'
import { type Appended, appendAct, type Draft, type Rules } from '../store/pg/acts.ts'
import type { Store } from '../store/pg/open.ts'
import { isNobodyThere, putPerson } from '../store/pg/people.ts'
import { putEvaluation, putReturn } from '../store/pg/projections.ts'
import { homesAt } from '../store/pg/registers.ts'
import { dropResults } from '../store/pg/results.ts'
import type { Session, Who } from '../store/pg/session.ts'
import { checkAnswers, checkCells, checkOpening, checkTwice } from './check-cells.ts'
import { checkCorrection, checkFiling } from './check-filing.ts'
import { checkGrant } from './check-grant.ts'
import { refuseSuccession } from './check-succession.ts'
import { type Clock, OURS } from './clock.ts'
import { dayOf } from './day-of.ts'
import { refuseCrowd } from './evaluation/refuse-crowd.ts'
import { refusePartIn } from './evaluation/refuse-part.ts'
import { rowsOfEvaluation, rowsOfPerson, rowsOfReturn, successionRow } from './project.ts'

/** When an act comes back, it is on record, and with it the rows that `also` writes. */
export async function doAct(
  store: Store,
  who: Who,
  draft: Draft,
  clock: Clock = OURS,
  also?: Rules['project'],
): Promise<Appended> {
  const { kind } = draft.subject
  // `constructor` is no record of ours.
  const rules = Object.hasOwn(RULES, kind) ? RULES[kind]?.(clock) : undefined
  if (rules === undefined) return { findings: [finding('record/unknown-act', {}, { kind })] }
  const unkept = [
    ...refuseUnkept({ ...draft, payload: [draft.payload, draft.key ?? '', draft.clause ?? '', who.person] }),
    ...refuseHidden(draft.subject.id),
    ...refuseLong(draft.subject.id),
  ]
  if (unkept.length > 0) return { findings: unkept }
  const project: Rules['project'] = async (session, acts) => {
    await rules.project(session, acts)
    await also?.(session, acts)
  }
  return await appendAct(store, who, draft, { ...rules, project }, clock.now)
}

const RETURN = ({ zone }: Clock): Rules => ({
  async admit(before, body, session) {
    const state = foldReturn(before)
    const findings = admitReturn(state, body)
    return findings.length > 0 ? findings : await checkReturn(session, state, body, zone)
  },
  async project(session, acts) {
    const state = foldReturn(acts)
    const { row, figures, contests } = rowsOfReturn(state, lastOf(acts))
    await putReturn(session, row, figures, contests)
  },
})

/** What only the registers and other returns can tell. */
async function checkReturn(
  session: Session,
  state: ReturnState,
  body: ActBody,
  zone: string,
): Promise<readonly Finding[]> {
  const { kind, payload, subject } = body
  if (kind === 'open') return await checkOpening(session, payload as Form)
  if (state.form === undefined) return []
  const { form } = state
  if (kind === 'file') {
    const strange = [
      ...(await checkCells(session, form, present([...state.pending.values()]))),
      ...(await checkAnswers(session, form, state.answers)),
    ]
    return strange.length > 0 ? strange : await checkFiling(session, form, state, body, zone)
  }
  if (kind === 'correct') {
    const correction = payload as ReturnPayload<'correct'>
    const strange = await checkCells(session, form, present(Object.values(correction.changes).map((one) => one.new)))
    return strange.length > 0 ? strange : await checkCorrection(session, form, correction)
  }
  return kind === 'approve' ? await checkTwice(session, subject.id, state.pending) : []
}

const present = (cells: readonly (Cell | null)[]): Cell[] => cells.filter((cell) => cell !== null)

const EVALUATION = ({ zone }: Clock): Rules => ({
  async admit(before, body, session) {
    const state = foldEvaluation(before)
    const findings = admitEvaluation(state, body, dayOf(body, zone))
    if (findings.length > 0) return findings
    const part = await refuseOutside(session, state, body)
    return part.length > 0 ? part : await checkAbout(session, state, body, zone)
  },
  async project(session, acts) {
    const state = foldEvaluation(acts)
    const last = lastOf(acts)
    // Returned or frozen anew: what was computed before no longer stands.
    if (state.result === '' && last.kind !== 'plan') await dropResults(session, last.subject.id, state.version)
    const { row, objections, versions } = rowsOfEvaluation(state, last)
    await putEvaluation(session, row, objections, versions)
  },
})

/** Anyone may object, and who is in charge of the subject decides; all else is done by those whose role reaches the whole of it. The database asks the same. */
async function refuseOutside(session: Session, { plan }: EvaluationState, body: ActBody): Promise<readonly Finding[]> {
  if (['object', 'accept', 'reject'].includes(body.kind)) return []
  const { scope } = plan ?? (body.payload as EvaluationPayload<'plan'>)
  return await refusePartIn(session, body.actor, scope.unit)
}

/** Whoever objects, or decides on an objection, does so for a subject that is one's own to see. */
async function checkAbout(
  session: Session,
  state: EvaluationState,
  body: ActBody,
  zone: string,
): Promise<readonly Finding[]> {
  const { kind, payload, role } = body
  const about =
    kind === 'object'
      ? (payload as EvaluationPayload<'object'>).about
      : kind === 'accept' || kind === 'reject' || kind === 'amend'
        ? state.objections.get((payload as EvaluationPayload<'accept'>).objection)?.about
        : undefined
  if (about === undefined) return []
  if (kind === 'object') {
    const crowd = refuseCrowd(state, payload as EvaluationPayload<'object'>)
    if (crowd.length > 0) return crowd
  }
  const own = role !== 'enterprise' || about.kind === 'enterprise'
  const seen = own && (await homesAt(session, about.kind, [about.id], dayOf(body, zone))).has(about.id)
  return seen ? [] : [finding('record/not-about-yours', {}, { kind: about.kind, id: about.id })]
}

const PERSON = (): Rules => ({
  async admit(before, body, session) {
    const findings = admitPerson(foldPerson(before), body, false)
    if (findings.length > 0 || body.kind !== 'grant') return findings
    return await checkGrant(session, body.payload as Grant)
  },
  project: projectPerson,
})

async function projectPerson(session: Session, acts: readonly Act[]): Promise<void> {
  const state = foldPerson(acts)
  const { row, grants } = rowsOfPerson(state, lastOf(acts).subject.id)
  await putPerson(session, row, grants)
}

/** Which unit succeeds another. Rows of registers come with their file instead: see import-rows.ts. */
const REGISTER = (clock: Clock): Rules => ({
  async admit(before, body, session) {
    const findings = admitRegister(foldRegister(before), body)
    if (findings.length > 0) return findings
    if (body.kind !== 'succeed') return [finding('record/unknown-act', {}, { kind: body.kind })]
    const { from, to, day } = body.payload as Succession
    if (!isDay(day)) return [finding('record/no-such-day', {}, { day })]
    const far = refuseFarDay(day, dayOf({ at: clock.now().toISOString() }, clock.zone))
    return far.length > 0 ? far : await refuseSuccession(session, { from, to, day })
  },
  async project(session, acts) {
    const { payload } = lastOf(acts)
    await session
      .insertInto('unit_successions')
      .values(successionRow(payload as Succession))
      .execute()
  },
})

/** Its acts are all there is of an edition: no rows go with them. */
const SCHEME = (): Rules => ({
  admit: (before, body) => admitScheme(foldScheme(before), body),
  project: async () => {},
})

const RULES: Readonly<Record<string, (clock: Clock) => Rules>> = {
  return: RETURN,
  evaluation: EVALUATION,
  person: PERSON,
  register: REGISTER,
  scheme: SCHEME,
}

/** The first system admin, made once, while nobody holds any role; afterwards people are made by people. */
export async function beginPeople(store: Store, id: string, name: string, clock: Clock = OURS): Promise<Appended> {
  const who = { person: id, role: 'system-admin' } as const
  const subject = { kind: 'person', id }
  const rules: Rules = {
    async admit(before, body, session) {
      if (!(await isNobodyThere(session))) return [finding('record/not-first', {})]
      return admitPerson(foldPerson(before), body, true)
    },
    project: projectPerson,
    asOwner: true,
  }
  const added = await appendAct(store, who, { kind: 'add', subject, payload: { name } }, rules, clock.now)
  if ('findings' in added && added.findings.some((one) => one.code !== 'record/not-now')) return added
  return await appendAct(store, who, { kind: 'grant', subject, payload: { role: 'system-admin' } }, rules, clock.now)
}

function lastOf(acts: readonly Act[]): Act {
  const last = acts.at(-1)
  if (last === undefined) throw new Error('no act to project')
  return last
}
