// App · what was typed into a return on the screen: checked as it would stand, and kept as a draft or, once approved, as a correction.
import type { Json } from '../kernel/canonical-json.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { Answer, Cell } from '../record/returns/payload.ts'
import type { Entry } from '../record/returns/read-template.ts'
import { takeEntries } from '../record/returns/take-entries.ts'
import type { Appended } from '../store/pg/acts.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { doAct } from './do-act.ts'
import { correctionPayload } from './read-workbook.ts'
import type { ReturnForm } from './return-form.ts'
import { layById, remarksOn, type SheetRemark } from './return-sheet.ts'

/** What was typed: the text of the figure, blank to take it out. */
export interface Typed {
  readonly value: string
  readonly caliber?: string
  readonly note?: string
}
export type TypedCells = Readonly<Record<string, Typed>>
type Refused = { readonly findings: readonly Finding[] }

/** Remarks on the return as it would stand with what was typed; nothing is kept. */
export const checkTyped = (
  store: Store,
  who: Who,
  id: string,
  typed: TypedCells,
): Promise<{ readonly remarks: readonly SheetRemark[] } | Refused | undefined> =>
  readAs(store, who, async (session) => {
    const laid = await layById(session, id)
    if (laid === undefined || 'findings' in laid) return laid
    const taken = takeTyped(laid.gathered, typed)
    const cells = over(laid.state.pending, taken.cells)
    const answers = over(laid.state.answers, taken.answers)
    const unread = taken.findings.map((one) => ({ cell: one.at.path ?? '', finding: one, against: true }))
    return { remarks: [...unread, ...remarksOn(laid.gathered, laid.state, cells, answers)] }
  })

/** Keeps what was typed: as the draft, or as a correction of an approved return. All of it or, with findings, none. */
export async function keepTyped(
  store: Store,
  who: Who,
  id: string,
  typed: TypedCells,
  { reason, key }: { readonly reason?: string | undefined; readonly key: string },
): Promise<Appended | undefined> {
  const made = await readAs(store, who, async (session) => {
    const laid = await layById(session, id)
    if (laid === undefined || 'findings' in laid) return laid
    const taken = takeTyped(laid.gathered, typed)
    if (taken.findings.length > 0) return { findings: taken.findings }
    const corrects = laid.state.standing === 'approved' || laid.state.standing === 'locked'
    const payload = corrects
      ? correctionPayload({ answers: present(taken.answers) }, laid.state)
      : { cells: Object.fromEntries(taken.cells), answers: Object.fromEntries(taken.answers) }
    return { kind: corrects ? 'correct' : 'draft', payload: payload as unknown as Json }
  })
  if (made === undefined || 'findings' in made) return made
  return await doAct(store, who, {
    ...made,
    subject: { kind: 'return', id },
    key,
    ...(reason === undefined ? {} : { reason }),
  })
}

interface TakenTyped {
  readonly cells: ReadonlyMap<string, Cell | null>
  readonly answers: ReadonlyMap<string, Answer | null>
  readonly findings: readonly Finding[]
}

/** Blank takes a figure out, and leaves what is known unanswered. */
function takeTyped(gathered: ReturnForm, typed: TypedCells): TakenTyped {
  const given = Object.entries(typed)
  const strange = given.flatMap(([cell]) =>
    gathered.asked.has(cell) ? [] : [finding('record/unknown-cell', { path: cell }, { cell })],
  )
  const isBlank = ({ value }: Typed): boolean => value.trim() === ''
  const entries = given.flatMap(([cell, one]): Entry[] => (isBlank(one) ? [] : [toEntry(cell, one)]))
  const { cells, answers, findings } = takeEntries(gathered, entries)
  const blank = given.filter(([, one]) => isBlank(one)).map(([cell]) => cell)
  const isKnown = (cell: string): boolean => gathered.asked.get(cell)?.known !== undefined
  const gone = (ids: readonly string[]) => ids.map((cell): [string, null] => [cell, null])
  return {
    cells: new Map<string, Cell | null>([...gone(blank.filter((cell) => !isKnown(cell))), ...cells]),
    answers: new Map<string, Answer | null>([...gone(blank.filter(isKnown)), ...answers]),
    findings: [...strange, ...findings],
  }
}

const toEntry = (cell: string, { value, caliber = '', note = '' }: Typed): Entry => ({
  cell,
  at: { path: cell },
  noteAt: { path: cell },
  value,
  caliber,
  note,
})

/** The later stands; a null takes one out. */
const over = <T>(kept: ReadonlyMap<string, T | null>, given: ReadonlyMap<string, T | null>): Map<string, T> =>
  present(new Map([...kept, ...given]))

const present = <T>(all: ReadonlyMap<string, T | null>): Map<string, T> =>
  new Map([...all].flatMap(([id, one]): [string, T][] => (one === null ? [] : [[id, one]])))
