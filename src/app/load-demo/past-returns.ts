// App · returns of past years taken in at once: each filed, reviewed, verified and approved by its own acts, in the days after its period.
import type { Act } from '../../kernel/act.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { addDays, readPeriod } from '../../kernel/period.ts'
import { NO_RETURN, type ReturnState, stepReturn } from '../../record/returns/fold-return.ts'
import { cellId } from '../../record/returns/form.ts'
import type { Cell } from '../../record/returns/payload.ts'
import { findReturnStep, isReturnAct } from '../../record/returns/steps.ts'
import { appendMany, type Said } from '../../store/pg/append-many.ts'
import { writeRows } from '../../store/pg/dump.ts'
import type { Store } from '../../store/pg/open.ts'
import type { Session } from '../../store/pg/session.ts'
import { figureRows, returnRow } from '../project.ts'
import type { Staff } from './people.ts'

/** A figure as a department handed it in. */
export interface Told {
  readonly subject: { readonly kind: string; readonly id: string }
  /** Of the return in which it is filed. */
  readonly unit: string
  readonly owner: string
  readonly cell: Pick<Cell, 'indicator' | 'period' | 'caliber' | 'value' | 'unit'> & {
    readonly from?: string
    readonly note?: string
  }
}

interface Return {
  readonly id: string
  readonly form: { readonly form: string; readonly period: string; readonly unit: string; readonly owner: string }
  readonly cells: Record<string, Cell>
}

/** Days after the period's end on which each step is taken. */
const PACE = {
  year: { open: 10, draft: 24, file: 25, review: 32, verify: 38, approve: 45 },
  quarter: { open: 2, draft: 8, file: 9, review: 12, verify: 14, approve: 18 },
  month: { open: 1, draft: 5, file: 6, review: 7, verify: 8, approve: 10 },
} as const
const STEPS = ['open', 'draft', 'file', 'review', 'verify', 'approve'] as const

/** Those of one year; how many returns they make. */
export async function takePastReturns(store: Store, staff: Staff, told: Iterable<Told>): Promise<number> {
  const returns = gather(told)
  const states = new Map<string, { state: ReturnState; last?: Act }>()
  await appendMany(
    store,
    staff.admin,
    saidOf(returns, staff),
    (act) => step(states, act),
    (session) => project(session, states),
  )
  return returns.length
}

function gather(told: Iterable<Told>): Return[] {
  const found = new Map<string, Return>()
  for (const { subject, unit, owner, cell } of told) {
    const id = `${subject.kind}-${owner}-${unit}-${cell.period}`
    let one = found.get(id)
    if (one === undefined) {
      one = { id, form: { form: subject.kind, period: cell.period, unit, owner }, cells: {} }
      found.set(id, one)
    }
    one.cells[cellId(subject.id, cell.indicator)] = { subject, ...cell }
  }
  return [...found.values()]
}

function saidOf(batch: readonly Return[], staff: Staff): Said[] {
  return batch
    .flatMap(({ id, form, cells }) => {
      const by = {
        ...{ open: staff.filer(form.unit), draft: staff.filer(form.unit), file: staff.filer(form.unit) },
        ...{ review: staff.reviewer(form.unit), verify: staff.department(form.owner), approve: staff.rules },
      }
      const period = readPeriod(form.period)
      if (period === undefined) throw new Error(`no period ${form.period}`)
      return STEPS.map((kind, n): Said => {
        const day = addDays(period.last, PACE[period.kind][kind])
        const payload = kind === 'open' ? form : kind === 'draft' ? { cells } : {}
        return {
          who: by[kind],
          at: new Date(`${day}T0${2 + n}:00:00Z`),
          draft: { kind, subject: { kind: 'return', id }, payload: payload as unknown as Json },
        }
      })
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** What may follow what, by whom, holds for these too. */
function step(states: Map<string, { state: ReturnState; last?: Act }>, act: Act): void {
  const { state } = states.get(act.subject.id) ?? { state: NO_RETURN }
  const by = isReturnAct(act.kind) ? findReturnStep(state.standing, act.kind)?.by : undefined
  if (by?.includes(act.role) !== true) throw new Error(`${act.kind} of ${act.subject.id} is not for ${act.role}`)
  states.set(act.subject.id, { state: stepReturn(state, act), last: act })
}

const PAGE = 2000

async function project(session: Session, states: Map<string, { state: ReturnState; last?: Act }>): Promise<void> {
  const rows = [...states.values()].flatMap(({ state, last }) => (last === undefined ? [] : [returnRow(state, last)]))
  await writeRows(session, 'returns', rows)
  for (const [id, { state }] of states) {
    const figures = figureRows(state, id)
    for (let at = 0; at < figures.length; at += PAGE) await writeRows(session, 'figures', figures.slice(at, at + PAGE))
  }
}
