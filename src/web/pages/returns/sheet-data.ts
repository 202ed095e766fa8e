// Web · one return's sheet from the server, and its cells as the screen shows them: what is kept, known, or typed and not yet kept.
import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'
import { formatNumber } from '../../parts/number.tsx'

const readSheet = (id: string, signal: AbortSignal) =>
  ask(api.GET('/api/returns/{id}/sheet', { params: { path: { id } }, signal }))

export const sheetQuery = (id: string) =>
  queryOptions({ queryKey: ['return-sheet', id], queryFn: ({ signal }) => readSheet(id, signal) })

export type SheetOf = Awaited<ReturnType<typeof readSheet>>
export type CellOf = SheetOf['cells'][number]
export type ColumnOf = SheetOf['columns'][number]
export type RemarkOf = SheetOf['remarks'][number]

/** As typed: the text of the figure, its caliber and note. */
export interface Typed {
  readonly value: string
  readonly caliber?: string
  readonly note?: string
}
export type TypedCells = Readonly<Record<string, Typed>>

export const idOf = (subject: string, indicator: string): string => `${subject}/${indicator}`

/** What the server keeps for a cell, in the form in which it is typed. */
export function keptAs(cell: CellOf | undefined, unknownWord: string): Required<Typed> {
  const shown = (value: number | null | undefined) =>
    value === undefined ? '' : value === null ? unknownWord : String(value)
  const { pending, known, answer } = cell ?? {}
  if (pending !== undefined && pending !== null)
    return { value: shown(pending.value), caliber: pending.caliber, note: pending.note ?? '' }
  if (answer?.is === 'contested')
    return { value: shown(answer.value), caliber: answer.caliber ?? known?.caliber ?? '', note: answer.why ?? '' }
  return { value: shown(known?.value), caliber: known?.caliber ?? '', note: '' }
}

export type CellKind = 'open' | 'known' | 'confirmed' | 'contested'

/** What a cell is on the screen: to fill in, or known and what was said of it. */
export function kindOf(cell: CellOf | undefined, typed: Typed | undefined, ownId: string): CellKind {
  const { known, answer } = cell ?? {}
  if (known === undefined || known.return === ownId) return 'open'
  if (typed !== undefined) return Number(typed.value.replaceAll(',', '')) === known.value ? 'confirmed' : 'contested'
  return answer?.is ?? 'known'
}

/** Figures read with thousands apart once they are left. */
export function readable(text: string): string {
  const value = Number(text.replaceAll(',', ''))
  return text.trim() === '' || !Number.isFinite(value) ? text : formatNumber(value)
}
