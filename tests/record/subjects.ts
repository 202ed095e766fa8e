// The two records as subjects of random histories: what each act would carry, near the truth or off it.

import type { Json } from '../../src/kernel/canonical-json.ts'
import { ROLES } from '../../src/kernel/role.ts'
import { admitEvaluation } from '../../src/record/evaluations/admit-evaluation.ts'
import { type EvaluationState, NO_EVALUATION, stepEvaluation } from '../../src/record/evaluations/fold-evaluation.ts'
import { EVALUATION_ACTS, EVALUATION_STANDINGS, EVALUATION_STEPS } from '../../src/record/evaluations/steps.ts'
import { admitPerson } from '../../src/record/people/admit-person.ts'
import { NO_PERSON, type PersonState, stepPerson } from '../../src/record/people/fold-person.ts'
import { PERSON_ACTS, PERSON_STANDINGS, PERSON_STEPS } from '../../src/record/people/steps.ts'
import { admitReturn } from '../../src/record/returns/admit-return.ts'
import { NO_RETURN, type ReturnState, stepReturn } from '../../src/record/returns/fold-return.ts'
import { RETURN_ACTS, RETURN_STANDINGS, RETURN_STEPS } from '../../src/record/returns/steps.ts'
import type { Step, Steps } from '../../src/record/steps.ts'
import type { Dice, Subject } from './play.ts'

const openAt = <S extends string, K extends string>(steps: Steps<S, K>, order: readonly S[], standing: S) =>
  Object.fromEntries(
    Object.entries<Step<S>>(steps[standing] as Record<string, Step<S>>).map(([kind, { by, to }]) => [
      kind,
      { by, on: order.indexOf(to) > order.indexOf(standing) },
    ]),
  )

const cell = ({ value, payload }: Dice): Json => ({
  subject: { kind: 'enterprise', id: 'e1' },
  indicator: payload % 3 ? 'tax' : 'rate',
  period: '2025',
  caliber: '全口径',
  value,
  unit: payload % 3 ? '万元' : '%',
  ...(payload % 2 ? { numerator: 1, denominator: payload % 4 === 1 ? 0 : 2 } : {}),
})

const answer = ({ value, payload }: Dice): Json => {
  const figure = { return: 'r0', cell: 'c0', act: 'sm3:00' }
  if (payload % 4 === 2) return payload === 2 ? { figure, is: 'confirmed' } : null
  return { figure, is: 'contested', value, why: payload === 8 ? ' ' : '与台账不符' }
}

export const RETURN: Subject<ReturnState> = {
  kind: 'return',
  acts: RETURN_ACTS,
  none: NO_RETURN,
  open: ({ standing }) => openAt(RETURN_STEPS, RETURN_STANDINGS, standing),
  admit: admitReturn,
  step: stepReturn,
  payload(state, kind, dice) {
    const id = `c${dice.payload % 3}`
    if (kind === 'open') return { form: 'energy', period: '2025', unit: '330402', owner: '市经信局' }
    if (kind === 'draft') {
      const cells = { [id]: dice.payload === 7 ? null : cell(dice) }
      return dice.payload % 6 === 2 ? { cells, answers: { [id]: answer(dice) } } : { cells }
    }
    if (kind === 'return') return dice.payload % 2 ? {} : { cells: { [id]: dice.payload % 4 ? '与税务数不符' : ' ' } }
    if (kind !== 'correct') return {}
    const old = dice.payload === 5 ? null : ((state.inForce.get(id)?.cell ?? null) as Json)
    return {
      changes: dice.payload === 9 ? {} : { [id]: { old, new: cell(dice), why: dice.payload === 6 ? '' : '漏报' } },
    }
  },
}

export const PERSON: Subject<PersonState> = {
  kind: 'person',
  acts: PERSON_ACTS,
  none: NO_PERSON,
  open: ({ standing }) => openAt(PERSON_STEPS, PERSON_STANDINGS, standing),
  admit: (state, body) => admitPerson(state, body, false),
  step: stepPerson,
  payload(_, kind, dice) {
    if (kind === 'add') return { name: dice.payload === 4 ? '' : '张三' }
    if (kind !== 'grant' && kind !== 'revoke') return {}
    const role = ROLES[dice.payload % ROLES.length] ?? 'leader'
    return { role, ...(dice.kind % 3 ? { unit: '330402' } : {}), ...(dice.kind % 5 ? {} : { department: 'tax' }) }
  },
}

export const EVALUATION: Subject<EvaluationState> = {
  kind: 'evaluation',
  acts: EVALUATION_ACTS,
  none: NO_EVALUATION,
  open: ({ standing }) => openAt(EVALUATION_STEPS, EVALUATION_STANDINGS, standing),
  admit: admitEvaluation,
  step: stepEvaluation,
  payload(state, kind, dice, day) {
    const [first, second] = [...state.objections.keys()]
    const objection = (dice.payload % 3 ? first : second) ?? 'o9'
    const from = dice.payload % 5 ? '2026-04-10' : '2026-02-30'
    switch (kind) {
      case 'plan':
        return { scheme: 'jiaxing@2026', period: '2025', scope: { kind: 'enterprise' } }
      case 'publish-land':
      case 'open-publicity':
        return dice.payload % 3 ? { from: day, until: after(day, dice.kind % 12) } : { from, until: '2026-04-20' }
      case 'object': {
        const evidence = dice.payload % 4 ? [{ name: '完税证明.pdf', hash: 'sm3:00' }] : []
        return { id: `o${dice.payload % 4}`, about: { kind: 'enterprise', id: 'e1' }, evidence }
      }
      case 'accept':
      case 'reject':
        return { objection }
      case 'amend':
        return dice.payload % 2 ? { objection, result: 'sm3:r2' } : { objection }
      case 'freeze':
        return { snapshot: 'sm3:s1' }
      case 'compute':
        return { result: 'sm3:r1' }
      case 'correct':
        return { supersedes: dice.payload % 5 ? state.version : 7, snapshot: 'sm3:s2' }
      default:
        return {}
    }
  },
}

const after = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
