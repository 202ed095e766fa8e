// App · a return as a sheet on the screen: its cells with what is known and what went before, remarks of the checks, what may be done with it now.
import type { Finding } from '../kernel/finding.ts'
import type { Deadline, FormColumn, Said } from '../kernel/form.ts'
import { periodBefore, yearBefore } from '../kernel/period.ts'
import type { Role } from '../kernel/role.ts'
import { checkCells, checkReturn, standsAgainst, toFinding } from '../record/returns/check/check-return.ts'
import type { Correction, ReturnState } from '../record/returns/fold-return.ts'
import type { AskedCell, Known } from '../record/returns/form.ts'
import type { Answer, Cell, Form } from '../record/returns/payload.ts'
import { findReturnStep, RETURN_ACTS, type ReturnAct, type ReturnStanding } from '../record/returns/steps.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Session, type Who } from '../store/pg/session.ts'
import { layReturn } from './make-template.ts'
import type { ReturnForm } from './return-form.ts'
import { formOf } from './take-workbook.ts'

export interface SheetRemark {
  readonly cell: string
  readonly finding: Finding
  /** Whether it keeps the return from being filed as it stands. */
  readonly against: boolean
}

export interface SheetCell {
  readonly id: string
  /** What is on its way: a draft, or the change of a correction. */
  readonly pending?: Cell | null
  /** In force, from this return or another. */
  readonly known?: Known
  readonly answer?: Answer
  /** Of the period before this one, and of the same period a year ago: undefined when not known. */
  readonly before?: number
  readonly yearAgo?: number
  /** What the reviewer wrote at this cell when it came back. */
  readonly returned?: string
}

export interface ReturnSheet {
  readonly id: string
  readonly form: Form
  readonly title: Said
  readonly unitName: string
  readonly deadline?: Deadline
  readonly standing: ReturnStanding
  readonly filedBy: string
  /** A correction is on its way; the figures in force still hold. */
  readonly correcting: boolean
  readonly returned?: string
  readonly corrections: readonly Correction[]
  /** What whoever asks may do with it now. */
  readonly next: readonly ReturnAct[]
  readonly periods: { readonly before: string; readonly yearAgo: string }
  readonly columns: readonly FormColumn[]
  readonly subjects: readonly { readonly id: string; readonly name: string }[]
  /** Subject by subject, column by column; cells of which nothing is known are left out. */
  readonly cells: readonly SheetCell[]
  readonly remarks: readonly SheetRemark[]
}

type Refused = { readonly findings: readonly Finding[] }

/** Undefined when there is no such return, or it is not one's own to see. */
export const readSheet = (store: Store, who: Who, id: string): Promise<ReturnSheet | Refused | undefined> =>
  readAs(store, who, async (session) => {
    const laid = await layById(session, id)
    if (laid === undefined || 'findings' in laid) return laid
    return laySheet(id, who, laid.gathered, laid.state)
  })

export async function layById(session: Session, id: string) {
  const found = await formOf(session, id)
  return 'findings' in found ? undefined : await layReturn(session, found.form, id)
}

/** Of a correction only the cells that it changes are looked at; of a form on its first way, all that it asks. */
export function remarksOn(
  gathered: ReturnForm,
  { before }: Pick<ReturnState, 'before'>,
  cells: ReadonlyMap<string, Cell>,
  answers: ReadonlyMap<string, Answer>,
): SheetRemark[] {
  const remarks = before === undefined ? checkReturn(gathered, cells, answers) : checkCells(gathered, cells)
  return remarks.map((one) => ({ cell: one.cell, finding: toFinding(one, false), against: standsAgainst(one) }))
}

function laySheet(id: string, who: Who, gathered: ReturnForm, state: ReturnState): ReturnSheet {
  const { form, spec, period, unitName, deadline, subjects } = gathered
  const periods = { before: periodBefore(period), yearAgo: yearBefore(period) }
  const isSettled = state.standing === 'approved' || state.standing === 'locked'
  return {
    id,
    form,
    title: spec.title,
    unitName,
    ...(deadline === undefined ? {} : { deadline }),
    standing: state.standing,
    filedBy: state.filedBy,
    correcting: state.before !== undefined,
    ...(state.returned === undefined ? {} : { returned: state.returned.reason }),
    corrections: state.corrections,
    next: RETURN_ACTS.filter((act) => mayDo(state, act, who)),
    periods,
    columns: spec.columns,
    subjects: [...subjects.values()].map(({ id: subject, name }) => ({ id: subject, name })),
    cells: [...gathered.asked.values()].flatMap((one) => layCell(one, gathered, state, periods)),
    remarks: isSettled ? [] : remarksOn(gathered, state, present(state.pending), state.answers),
  }
}

const present = (cells: ReadonlyMap<string, Cell | null>): ReadonlyMap<string, Cell> =>
  new Map([...cells].flatMap(([id, cell]): [string, Cell][] => (cell === null ? [] : [[id, cell]])))

const PASSING: readonly ReturnAct[] = ['review', 'verify', 'approve']

function mayDo(state: ReturnState, act: ReturnAct, { person, role }: Who): boolean {
  const by: readonly Role[] = findReturnStep(state.standing, act)?.by ?? []
  return by.includes(role) && !(PASSING.includes(act) && person === state.filedBy)
}

function layCell(
  { id, subject, column, known }: AskedCell,
  { figure }: ReturnForm,
  state: ReturnState,
  periods: ReturnSheet['periods'],
): SheetCell[] {
  const laid: Omit<SheetCell, 'id'> = {
    ...given('pending', state.pending.get(id)),
    ...given('known', known),
    ...given('answer', state.answers.get(id)),
    ...given('before', figure(subject.id, column.indicator, periods.before)),
    ...given('yearAgo', figure(subject.id, column.indicator, periods.yearAgo)),
    ...given('returned', state.returned?.cells[id]),
  }
  return Object.keys(laid).length === 0 ? [] : [{ id, ...laid }]
}

const given = <K extends string, T>(key: K, value: T | undefined): { [_ in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { [_ in K]?: T }
