// App · all acts replayed from zero: each admitted anew, and what they come to.
import type { Act } from '../kernel/act.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { admitEvaluation } from '../record/evaluations/admit-evaluation.ts'
import { type EvaluationState, NO_EVALUATION, stepEvaluation } from '../record/evaluations/fold-evaluation.ts'
import { admitPerson } from '../record/people/admit-person.ts'
import { NO_PERSON, type PersonState, stepPerson } from '../record/people/fold-person.ts'
import { admitRegister, type Import, type Succession } from '../record/registers/register.ts'
import { admitReturn } from '../record/returns/admit-return.ts'
import { NO_RETURN, type ReturnState, stepReturn } from '../record/returns/fold-return.ts'
import { admitScheme, type Edition, stepScheme } from '../record/schemes/scheme.ts'
import { dayOf } from './day-of.ts'

export interface Replay {
  /** What stands against the act; it is passed over then. */
  readonly step: (act: Act) => readonly Finding[]
  readonly returns: ReadonlyMap<string, { readonly state: ReturnState; readonly last: Act }>
  readonly people: ReadonlyMap<string, PersonState>
  /** Imports into registers, by the place of their act. */
  readonly imports: ReadonlyMap<number, Import>
  readonly successions: readonly Succession[]
  readonly evaluations: ReadonlyMap<string, { readonly state: EvaluationState; readonly last: Act }>
}

export function openReplay(zone: string): Replay {
  const returns = new Map<string, { state: ReturnState; last: Act }>()
  const evaluations = new Map<string, { state: EvaluationState; last: Act }>()
  const people = new Map<string, PersonState>()
  const imports = new Map<number, Import>()
  const successions: Succession[] = []
  const kept = new Set<string>()
  const editions = new Map<string, readonly Edition[]>()
  const stepPeople = (act: Act): readonly Finding[] => {
    const state = people.get(act.subject.id) ?? NO_PERSON
    const alone = [...people.values()].every(({ grants }) => grants.length === 0)
    const findings = admitPerson(state, act, alone)
    if (findings.length === 0) people.set(act.subject.id, stepPerson(state, act))
    return findings
  }
  const stepRegister = (act: Act): readonly Finding[] => {
    const findings = admitRegister(kept.has(act.subject.id) ? 'kept' : 'absent', act)
    if (findings.length > 0) return findings
    kept.add(act.subject.id)
    if (act.kind === 'import') imports.set(act.seq, act.payload as Import)
    else successions.push(act.payload as Succession)
    return []
  }
  const stepEditions = (act: Act): readonly Finding[] => {
    const before = editions.get(act.subject.id) ?? []
    const findings = admitScheme(before, act)
    if (findings.length === 0) editions.set(act.subject.id, stepScheme(before, act))
    return findings
  }
  /** Whoever acts holds the role, or makes the first admin. */
  const mayAct = ({ actor, role, subject }: Act): boolean => {
    const { standing, grants } = people.get(actor) ?? NO_PERSON
    if (standing === 'active' && grants.some((one) => one.role === role && one.to === undefined)) return true
    return subject.kind === 'person' && [...people.values()].every((one) => one.grants.length === 0)
  }
  const stepOne = (act: Act): readonly Finding[] => {
    const { kind, id } = act.subject
    if (!mayAct(act)) return [finding('store/not-yours', {})]
    if (kind === 'return') {
      const state = returns.get(id)?.state ?? NO_RETURN
      const findings = admitReturn(state, act)
      if (findings.length === 0) returns.set(id, { state: stepReturn(state, act), last: act })
      return findings
    }
    if (kind === 'person') return stepPeople(act)
    if (kind === 'register') return stepRegister(act)
    if (kind === 'scheme') return stepEditions(act)
    if (kind !== 'evaluation') return [finding('record/unknown-act', {}, { kind })]
    const state = evaluations.get(id)?.state ?? NO_EVALUATION
    const findings = admitEvaluation(state, act, dayOf(act, zone))
    if (findings.length === 0) evaluations.set(id, { state: stepEvaluation(state, act), last: act })
    return findings
  }
  return { step: stepOne, returns, evaluations, people, imports, successions }
}
