// Intake · which column of which sheet gives which figure; what is written twice, in a foreign unit, or nowhere.
import type { Fact } from '../kernel/finding.ts'
import { plain } from '../kernel/units.ts'
import type { HeaderCell } from './header.ts'
import { splitBracket } from './header-match.ts'
import type { FindingLog } from './log.ts'
import { columnLetter } from './merges.ts'
import { findNearest } from './nearest.ts'
import type { Sheet } from './sheet.ts'
import type { IntakeRequest } from './types.ts'

export interface Assigned {
  readonly sheet: Sheet
  readonly id: HeaderCell
  readonly name: HeaderCell | undefined
  /** By index of the asked column. */
  readonly columns: ReadonlyMap<number, HeaderCell>
}

/** Headers that every clerk's sheet has and no evaluation asks for. */
const COMMON = /^(序号|备注|说明|no\.?|#)$/u

export async function assignColumns(sheets: readonly Sheet[], request: IntakeRequest, log: FindingLog) {
  const assigned: Assigned[] = []
  const faulty = new Set<number>()
  const unmatched: { readonly sheet: Sheet; readonly cell: HeaderCell }[] = []
  for (const sheet of sheets) {
    const cells = sheet.header?.cells ?? []
    await tellUnclear(sheet, log)
    const chosen = await chooseCells(sheet, cells, request, log, faulty)
    const id = chosen.get('id')
    if (id === undefined) continue
    const columns = new Map<number, HeaderCell>()
    for (const [target, cell] of chosen) if (typeof target === 'number') columns.set(target, cell)
    assigned.push({ sheet, id, name: chosen.get('name'), columns })
    const used = new Set(chosen.values())
    unmatched.push(
      ...cells.filter((cell) => !used.has(cell) && cell.match === undefined).map((cell) => ({ sheet, cell })),
    )
  }
  const missing = request.columns.flatMap((column, i) =>
    column.optional === true || faulty.has(i) || assigned.some(({ columns }) => columns.has(i)) ? [] : [column],
  )
  await tellUnmatched(unmatched, request, log)
  for (const column of missing) {
    if (assigned.length === 0) break
    const near = findNearest(
      plain(column.label),
      unmatched.map(({ cell }) => splitBracket(plain(cell.text))[0]),
    )
    const where = unmatched.find(({ cell }) => splitBracket(plain(cell.text))[0] === near)
    const place = where?.sheet.place ?? assigned[0]?.sheet.place ?? 0
    const code = where === undefined ? 'intake/column-missing' : 'intake/column-missing-near'
    const facts = { id: column.id, label: column.label, ...(where === undefined ? {} : { near: where.cell.text }) }
    await log.add(
      place,
      { code, blocking: true, ...(where === undefined ? {} : spotOf(where.sheet, where.cell)) },
      facts,
    )
  }
  return assigned
}

const spotOf = (sheet: Sheet, cell: HeaderCell) => ({
  ...(sheet.kind === 'parquet' ? {} : { row: sheet.header?.row }),
  col: cell.at,
  header: cell.text,
})

async function tellUnclear({ header, place }: Sheet, log: FindingLog): Promise<void> {
  if (header?.unclear === undefined) return
  await log.add(place, { code: 'intake/merged-header', blocking: true, row: header.row }, { range: header.unclear })
}

/** The cell for each thing asked; two equally good ones for the same thing are a finding. */
async function chooseCells(
  sheet: Sheet,
  cells: readonly HeaderCell[],
  request: IntakeRequest,
  log: FindingLog,
  faulty: Set<number>,
) {
  const chosen = new Map<number | 'id' | 'name', HeaderCell>()
  const targets = new Set(cells.flatMap(({ match }) => (match === undefined ? [] : [match.target])))
  for (const target of targets) {
    const rivals = cells.filter(({ match }) => match?.target === target)
    const best = Math.min(...rivals.map(({ match }) => match?.rank ?? 0))
    const [first, second] = rivals.filter(({ match }) => match?.rank === best)
    if (first?.match === undefined) continue
    const column = typeof target === 'number' ? request.columns[target] : undefined
    const label = column?.label ?? (target === 'id' ? '编号' : '名称')
    const tell = (code: string, blocking: boolean, facts: Record<string, Fact>, cell = first) =>
      log.add(sheet.place, { code, blocking, ...spotOf(sheet, cell) }, facts)
    if (second !== undefined) {
      if (typeof target === 'number') faulty.add(target)
      const letters = `${columnLetter(first.at)}、${columnLetter(second.at)}`
      await tell('intake/header-ambiguous', true, { label, letters, first: first.text, second: second.text }, second)
      if (typeof target === 'number') continue
    }
    const { fault, unit } = first.match
    if (fault !== undefined)
      await tell(fault, fault !== 'intake/unit-unstated', { label, unit, wanted: column?.unit ?? '' })
    if (fault !== undefined && fault !== 'intake/unit-unstated' && typeof target === 'number') faulty.add(target)
    else chosen.set(target, first)
  }
  return chosen
}

async function tellUnmatched(
  unmatched: readonly { readonly sheet: Sheet; readonly cell: HeaderCell }[],
  request: IntakeRequest,
  log: FindingLog,
): Promise<void> {
  const labels = request.columns.flatMap(({ id, label }) => [label, id])
  for (const { sheet, cell } of unmatched) {
    const text = splitBracket(plain(cell.text))[0]
    if (COMMON.test(text)) continue
    const near = findNearest(text, labels)
    const code = near === undefined ? 'intake/header-unmatched' : 'intake/header-unmatched-near'
    await log.add(sheet.place, { code, blocking: false, ...spotOf(sheet, cell) }, near === undefined ? {} : { near })
  }
}
