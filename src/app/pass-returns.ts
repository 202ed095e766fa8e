// App · several returns taken one step on at once: each by an act of its own, and only where every check passes without a remark.
import { type Finding, finding, notice } from '../kernel/finding.ts'
import { foldReturn, type ReturnState } from '../record/returns/fold-return.ts'
import type { Cell, Form } from '../record/returns/payload.ts'
import { actsOf, lookUpKey } from '../store/pg/acts.ts'
import { keepKey } from '../store/pg/asked.ts'
import type { Store } from '../store/pg/open.ts'
import { findReturn } from '../store/pg/read.ts'
import { readAs, type Session, type Who, writeAs } from '../store/pg/session.ts'
import { doAct } from './do-act.ts'
import { markOf } from './mark-of.ts'
import { gatherForm } from './return-form.ts'
import { remarksOn } from './return-sheet.ts'

export const PASSING = ['review', 'verify', 'approve', 'lock'] as const
export type Passing = (typeof PASSING)[number]

export interface Passed {
  readonly id: string
  /** Its place in the chain; null when it was not done. */
  readonly act: number | null
  readonly findings: readonly Finding[]
}

/** The same key again does nothing twice: each act has it, with the id of its return. With another question it is refused. */
export async function passReturns(
  store: Store,
  who: Who,
  kind: Passing,
  ids: readonly string[],
  key: string,
): Promise<Passed[] | { readonly findings: readonly Finding[] }> {
  const asked = [...new Set(ids)]
  const mark = markOf({ kind, ids: asked.toSorted() })
  const before = await writeAs(store, who, async (session) => {
    const found = await lookUpKey(session, who, key, mark)
    if (found === 'new') await keepKey(session, who, key, mark)
    return found
  })
  if (before === 'other') return { findings: [finding('store/key-reused', {}, { key })] }
  const done: Passed[] = []
  for (const id of asked) done.push(await passOne(store, who, kind, id, `${key} ${id}`))
  return done
}

async function passOne(store: Store, who: Who, kind: Passing, id: string, key: string): Promise<Passed> {
  const against = await readAs(store, who, (session) => standsIn(session, who, kind, id, key))
  if (against.length > 0) return { id, act: null, findings: against }
  const done = await doAct(store, who, { kind, subject: { kind: 'return', id }, payload: {}, key })
  return 'findings' in done ? { id, act: null, findings: done.findings } : { id, act: done.act.seq, findings: [] }
}

/** Remarks of any weight, explained or not, and contested figures: such a return is looked at by itself. */
async function standsIn(session: Session, who: Who, kind: Passing, id: string, key: string): Promise<Finding[]> {
  if ((await findReturn(session, id)) === undefined) return [finding('record/no-return', {}, { id })]
  const repeated = await session
    .selectFrom('acts')
    .select('seq')
    .where('actor', '=', who.person)
    .where('key', '=', key)
    .executeTakeFirst()
  if (repeated !== undefined || kind === 'lock') return []
  const state = foldReturn(await actsOf(session, { kind: 'return', id }))
  const contested = [...state.answers.values()].filter(({ is }) => is === 'contested').length
  return [
    ...(contested === 0 ? [] : [notice('record/some-contested', {}, { count: contested })]),
    ...(state.form === undefined ? [] : await remarksOf(session, state, state.form)),
  ]
}

async function remarksOf(session: Session, state: ReturnState, form: Form): Promise<Finding[]> {
  const gathered = await gatherForm(session, form)
  if (gathered === undefined) return []
  const cells = [...state.pending].flatMap(([cell, one]): [string, Cell][] => (one === null ? [] : [[cell, one]]))
  return remarksOn(gathered, state, new Map(cells), state.answers).map((one) => one.finding)
}
