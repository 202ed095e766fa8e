// App · returns of the year after the last one, one waiting at each step: drafted, filed, reviewed, verified, sent back, and a correction on its way.
import type { Json } from '../../kernel/canonical-json.ts'
import type { Store } from '../../store/pg/open.ts'
import type { Who } from '../../store/pg/session.ts'
import { doAct } from '../do-act.ts'
import { readSheet } from '../return-sheet.ts'
import { checkTyped, keepTyped, type TypedCells } from '../typed-cells.ts'
import { demand, refusal } from './demand.ts'
import type { Staff } from './people.ts'

/** By owning department of the platforms' yearly return: how far it has come. */
const WAITING = [
  { owner: 'tax', until: 'drafted' },
  { owner: 'science', until: 'filed' },
  { owner: 'resources', until: 'reviewed' },
  { owner: 'reform', until: 'verified' },
  { owner: 'emergency', until: 'returned' },
] as const
type Until = (typeof WAITING)[number]['until'] | 'approved'

const LATE = '上年数据核对用时较长，延期报送（模拟）'
/** Each year a little more: no change that wants a reason. */
const GROWTH = 1.04

/** `year`: the one of which nothing is approved yet. */
export async function waitAtEachStep(store: Store, staff: Staff, year: number): Promise<void> {
  for (const { owner, until } of WAITING)
    await bringReturn(store, staff, { form: 'platform', unit: staff.shownUnit, year, owner, until })
  await correctOne(store, staff, `platform-tax-${staff.city}-${year - 1}`)
}

export interface Waiting {
  readonly form: string
  readonly unit: string
  readonly year: number
  readonly owner: string
  readonly until: Until
}

/** Opened, filled in with the figures of the year before a little grown, and brought so far by those whose work it is. */
export async function bringReturn(store: Store, staff: Staff, waiting: Waiting): Promise<void> {
  const { form, unit, year, owner, until } = waiting
  const id = `${form}-${owner}-${unit}-${year}`
  const [filer, reviewer, department] = [staff.filer(unit), staff.reviewer(unit), staff.department(owner)]
  const act = async (who: Who, kind: string, payload: Json = {}, reason?: string): Promise<void> => {
    const draft = { kind, subject: { kind: 'return', id }, payload, ...(reason === undefined ? {} : { reason }) }
    demand(await doAct(store, who, draft))
  }
  await act(filer, 'open', { form, period: String(year), unit, owner })
  const typed = await typedFor(store, filer, id)
  const some = Object.entries(typed)
  // A draft that is half done.
  const kept = until === 'drafted' ? Object.fromEntries(some.slice(0, Math.ceil(some.length / 2))) : typed
  const drafted = await keepTyped(store, filer, id, kept, { key: `${id}-draft` })
  if (drafted === undefined || 'findings' in drafted) throw refusal(drafted?.findings ?? [])
  if (until === 'drafted') return
  await act(filer, 'file', {}, LATE)
  if (until === 'filed') return
  if (until === 'returned') {
    const [cell = ''] = Object.keys(typed)
    await act(reviewer, 'return', { cells: { [cell]: '与应急部门通报不一致，请核对' } }, '有一格须核对后重报')
    return
  }
  await act(reviewer, 'review')
  if (until === 'reviewed') return
  await act(department, 'verify')
  if (until === 'approved') await act(staff.rules, 'approve')
}

async function typedFor(store: Store, who: Who, id: string): Promise<TypedCells> {
  const sheet = await readSheet(store, who, id)
  if (sheet === undefined || 'findings' in sheet) throw refusal(sheet?.findings ?? [])
  const known = new Map(sheet.cells.map((cell) => [cell.id, cell]))
  const typed = Object.fromEntries(
    sheet.subjects.flatMap(({ id: subject }) =>
      sheet.columns.flatMap(({ indicator, whole, calibers }) => {
        const cell = `${subject}/${indicator}`
        // Of whom nothing was asked the year before, nothing is this year.
        const { yearAgo } = known.get(cell) ?? {}
        if (yearAgo === undefined) return []
        const value = whole ? yearAgo : Number((yearAgo * GROWTH).toFixed(2))
        return [[cell, { value: String(value), caliber: calibers[0] ?? '' }] as const]
      }),
    ),
  )
  const checked = await checkTyped(store, who, id, typed)
  if (checked === undefined || 'findings' in checked) throw refusal(checked?.findings ?? [])
  // Where a check asks why, it is told why.
  const asked = new Set(checked.remarks.map(({ cell }) => cell))
  return Object.fromEntries(
    Object.entries(typed).map(([cell, one]) => [cell, asked.has(cell) ? { ...one, note: '已与企业核对无误' } : one]),
  )
}

/** One figure of what was approved, put right by the one who filed it. */
async function correctOne(store: Store, staff: Staff, id: string): Promise<void> {
  const filer = staff.filer(staff.city)
  const sheet = await readSheet(store, filer, id)
  if (sheet === undefined || 'findings' in sheet) throw refusal(sheet?.findings ?? [])
  const cell = sheet.cells.find(({ known }) => known !== undefined && known.return === id && (known.value ?? 0) > 0)
  if (cell?.known?.value === undefined || cell.known.value === null) throw new Error(`nothing to correct in ${id}`)
  const value = String(Number((cell.known.value * 1.01).toFixed(2)))
  const typed = { [cell.id]: { value, caliber: cell.known.caliber, note: '补入一户年末入库税款' } }
  const done = await keepTyped(store, filer, id, typed, { reason: '漏记一户企业年末入库税款', key: `${id}-correct` })
  if (done === undefined || 'findings' in done) throw refusal(done?.findings ?? [])
}
