// App · what the rule book says against filing a return, or against correcting it: every remark on its cells, and the deadline.
import type { ActBody } from '../kernel/act.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { checkCells, checkReturn, standsAgainst, toFinding } from '../record/returns/check/check-return.ts'
import { refuseLate } from '../record/returns/check/deadline.ts'
import type { ReturnState } from '../record/returns/fold-return.ts'
import type { Cell, Form, ReturnPayload } from '../record/returns/payload.ts'
import type { Session } from '../store/pg/session.ts'
import { dayOf } from './day-of.ts'
import { gatherForm } from './return-form.ts'

export async function checkFiling(
  session: Session,
  form: Form,
  state: ReturnState,
  body: ActBody,
  zone: string,
): Promise<readonly Finding[]> {
  const against = await gatherForm(session, form)
  if (against === undefined) return []
  const day = dayOf(body, zone)
  const { first, text } = against.period
  return [
    ...(day < first ? [finding('record/not-begun', {}, { period: text, first, day })] : []),
    ...refuseLate(against.deadline, day, state, body.reason),
    ...checkReturn(against, present(state.pending), state.answers)
      .filter(standsAgainst)
      .map((one) => toFinding(one, true)),
  ]
}

/** A correction says why cell by cell: that is the reason that a check may want. */
export async function checkCorrection(
  session: Session,
  form: Form,
  { changes }: ReturnPayload<'correct'>,
): Promise<readonly Finding[]> {
  const against = await gatherForm(session, form)
  if (against === undefined) return []
  const cells = Object.entries(changes).flatMap(([id, { new: cell, why }]): [string, Cell][] =>
    cell === null ? [] : [[id, { ...cell, note: cell.note ?? why }]],
  )
  return checkCells(against, new Map(cells))
    .filter(standsAgainst)
    .map((one) => toFinding(one, true))
}

const present = (cells: ReadonlyMap<string, Cell | null>): ReadonlyMap<string, Cell> =>
  new Map([...cells].flatMap(([id, cell]): [string, Cell][] => (cell === null ? [] : [[id, cell]])))
