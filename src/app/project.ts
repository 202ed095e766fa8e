// App · from the acts of one return or evaluation to the rows that show what they come to.
import type { Act } from '../kernel/act.ts'
import type { EvaluationState } from '../record/evaluations/fold-evaluation.ts'
import type { PersonState } from '../record/people/fold-person.ts'
import type { Succession } from '../record/registers/register.ts'
import type { ReturnState } from '../record/returns/fold-return.ts'
import type {
  ContestRow,
  EvaluationRow,
  FigureRow,
  GrantRow,
  ObjectionRow,
  ReturnRow,
  Tables,
  VersionRow,
} from '../store/pg/tables.ts'

export function returnRow({ form, standing, filedBy }: ReturnState, act: Act): ReturnRow {
  if (form === undefined) throw new Error(`act ${act.seq}: a return without a form`)
  return { id: act.subject.id, ...form, standing, filed_by: filedBy, act: act.seq }
}

export const figureRows = ({ form, inForce }: ReturnState, id: string): FigureRow[] =>
  [...inForce].map(([cell, held]) => ({
    return_id: id,
    cell,
    subject_kind: held.cell.subject.kind,
    subject_id: held.cell.subject.id,
    indicator: held.cell.indicator,
    period: held.cell.period,
    caliber: held.cell.caliber,
    value: held.cell.value,
    measure: held.cell.unit,
    numerator: held.cell.numerator ?? null,
    denominator: held.cell.denominator ?? null,
    unit: form?.unit ?? '',
    owner: form?.owner ?? '',
    filed_by: held.filedBy,
    approved_by: held.approvedBy,
    approval: held.act,
    revision_of: held.revisionOf ?? null,
  }))

/** What a return, once it is filed, says against figures that are in force. */
const contestRows = ({ standing, answers, filedBy }: ReturnState, id: string): ContestRow[] =>
  standing === 'absent' || standing === 'drafted'
    ? []
    : [...answers].flatMap(([cell, { figure, is, value, why }]): ContestRow[] =>
        is === 'confirmed'
          ? []
          : [
              {
                ...{ return_id: id, cell, about_return: figure.return, about_cell: figure.cell, about_act: figure.act },
                ...{ value: value ?? null, why: why ?? '', by: filedBy },
              },
            ],
      )

function evaluationRow(state: EvaluationState, act: Act): EvaluationRow {
  const { plan, standing, version, snapshot, result, publicity } = state
  if (plan === undefined) throw new Error(`act ${act.seq}: an evaluation without a plan`)
  return {
    id: act.subject.id,
    scheme: plan.scheme,
    period: plan.period,
    scope_kind: plan.scope.kind,
    scope_unit: plan.scope.unit ?? null,
    standing,
    version,
    snapshot,
    result,
    publicity_from: publicity?.from ?? null,
    publicity_until: publicity?.until ?? null,
    act: act.seq,
  }
}

const objectionRows = ({ objections }: EvaluationState, evaluation: string): ObjectionRow[] =>
  [...objections.values()].map((one) => ({
    evaluation,
    id: one.id,
    standing: one.standing,
    about_kind: one.about.kind,
    about_id: one.about.id,
    by: one.by,
    at: one.at,
    version: one.version,
    reason: one.reason,
    decision: one.decision ?? null,
    correction: one.correction ?? null,
  }))

const versionRows = ({ published }: EvaluationState, evaluation: string): VersionRow[] =>
  published.map(({ version, snapshot, result, by, at }) => ({ evaluation, version, snapshot, result, by, at }))

export const successionRow = ({ from, to, day }: Succession): Tables['unit_successions'] => ({
  from_code: from,
  to_code: to,
  day,
})

const personRow = ({ name, standing }: PersonState, id: string): Tables['people'] => ({
  id,
  name,
  active: standing === 'active',
})

const grantRows = ({ grants }: PersonState, person: string): GrantRow[] =>
  grants.map(({ role, unit = null, department = null, enterprise = null, from, to = null }, n) => ({
    person,
    n,
    role,
    unit,
    department,
    enterprise,
    valid_from: from,
    valid_to: to,
  }))

/** All rows that a return comes to. */
export const rowsOfReturn = (state: ReturnState, last: Act) => ({
  row: returnRow(state, last),
  figures: figureRows(state, last.subject.id),
  contests: contestRows(state, last.subject.id),
})

/** All rows that an evaluation comes to. */
export const rowsOfEvaluation = (state: EvaluationState, last: Act) => ({
  row: evaluationRow(state, last),
  objections: objectionRows(state, last.subject.id),
  versions: versionRows(state, last.subject.id),
})

/** All rows that a person comes to. */
export const rowsOfPerson = (state: PersonState, id: string) => ({
  row: personRow(state, id),
  grants: grantRows(state, id),
})
