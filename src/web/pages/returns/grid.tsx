// Web · the sheet as a grid: one input per cell, only the rows in sight drawn; arrows and Enter move, a block pasted from Excel fills on from the cell.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ClipboardEvent, type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { useLanguage } from '../../i18n/words.ts'
import { formatNumber, formatShare } from '../../parts/number.tsx'
import { GridCell } from './grid-cell.tsx'
import type { Compare } from './route.tsx'
import {
  type CellOf,
  idOf,
  keptAs,
  kindOf,
  type RemarkOf,
  type SheetOf,
  type Typed,
  type TypedCells,
} from './sheet-data.ts'
import { useWords } from './words.ts'

export interface GridProps {
  readonly sheet: SheetOf
  readonly typed: TypedCells
  readonly remarks: ReadonlyMap<string, readonly RemarkOf[]>
  readonly cellInHand: string | undefined
  readonly compare: Compare | undefined
  /** Rows to show, by their subject. */
  readonly subjects: SheetOf['subjects']
  readonly canType: boolean
  readonly onPick: (cell: string) => void
  readonly onType: (changes: Readonly<Record<string, Typed>>) => void
}

const ROW = 34
const TALL_ROW = 50

export const Grid = memo(function Grid(props: GridProps) {
  const { sheet, typed, remarks, cellInHand, compare, subjects, canType, onPick, onType } = props
  const say = useWords()
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const cells = useMemo(() => new Map(sheet.cells.map((one) => [one.id, one])), [sheet.cells])
  const unknownWord = say('unknownWord')
  const height = compare === undefined ? ROW : TALL_ROW
  const rows = useVirtualizer({
    count: subjects.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useEffect(() => rows.measure(), [height, rows.measure])
  const focusAt = useCallback(
    (row: number, column: number) => {
      const subject = subjects[row]
      const of = sheet.columns[column]
      if (subject === undefined || of === undefined) return
      rows.scrollToIndex(row)
      const id = idOf(subject.id, of.indicator)
      requestAnimationFrame(() =>
        box.current?.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(id)}"]`)?.focus(),
      )
    },
    [subjects, sheet.columns, rows],
  )
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
      const { key, shiftKey, altKey, ctrlKey, metaKey, currentTarget } = event
      if (altKey || ctrlKey || metaKey) return
      const edge = (at: number) => currentTarget.selectionStart === at && currentTarget.selectionEnd === at
      const move: Readonly<Record<string, readonly [number, number] | undefined>> = {
        ArrowUp: [-1, 0],
        ArrowDown: [1, 0],
        Enter: [shiftKey ? -1 : 1, 0],
        ArrowLeft: edge(0) ? [0, -1] : undefined,
        ArrowRight: edge(currentTarget.value.length) ? [0, 1] : undefined,
      }
      const [down, right] = move[key] ?? []
      if (down === undefined || right === undefined) return
      event.preventDefault()
      focusAt(row + down, column + right)
    },
    [focusAt],
  )
  const onPaste = useCallback(
    (event: ClipboardEvent<HTMLInputElement>, row: number, column: number) => {
      const block = readBlock(event.clipboardData.getData('text/plain'))
      if (block.length === 1 && block[0]?.length === 1) return
      event.preventDefault()
      const changes: Record<string, Typed> = {}
      block.forEach((line, down) => {
        line.forEach((value, right) => {
          const subject = subjects[row + down]
          const of = sheet.columns[column + right]
          if (subject === undefined || of === undefined) return
          const id = idOf(subject.id, of.indicator)
          changes[id] = { ...(typed[id] ?? keptAs(cells.get(id), unknownWord)), value: value.trim() }
        })
      })
      onType(changes)
    },
    [subjects, sheet.columns, typed, cells, unknownWord, onType],
  )
  const drawn = rows.getVirtualItems()
  const above = drawn[0]?.start ?? 0
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0)
  return (
    <div ref={box} className="grid">
      <table aria-label={say('grid')} aria-rowcount={subjects.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="grid-name">
              {say('subject')}
            </th>
            {sheet.columns.map(({ indicator, label, unit }) => (
              <th scope="col" key={indicator} className="grid-column">
                {label[language]}
                <span className="soft">（{unit}）</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {drawn.map(({ index }) => {
            const subject = subjects[index]
            if (subject === undefined) return null
            return (
              <tr aria-rowindex={index + 2} key={subject.id} style={{ height }}>
                <th scope="row" className="grid-name" title={`${subject.name} ${subject.id}`}>
                  {subject.name}
                </th>
                {sheet.columns.map(({ indicator, label }, column) => {
                  const id = idOf(subject.id, indicator)
                  const cell = cells.get(id)
                  return (
                    <GridCell
                      key={id}
                      id={id}
                      label={`${subject.name} ${label[language]}`}
                      kept={keptAs(cell, unknownWord)}
                      typed={typed[id]}
                      kind={kindOf(cell, typed[id], sheet.id)}
                      remarks={remarks.get(id) ?? NONE}
                      returned={cell?.returned}
                      earlier={compare === undefined ? undefined : earlierOf(cell, compare)}
                      inHand={id === cellInHand}
                      canType={canType}
                      onPick={onPick}
                      onType={onType}
                      onMove={(event) => onKeyDown(event, index, column)}
                      onPaste={(event) => onPaste(event, index, column)}
                    />
                  )
                })}
              </tr>
            )
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  )
})

/** Stands for the rows out of sight. */
const Gap = ({ height }: { readonly height: number }) => (height > 0 ? <tr style={{ height }} /> : null)

const NONE: readonly RemarkOf[] = []

/** Rows and columns of a block copied from a spreadsheet. */
const readBlock = (text: string): string[][] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'))

function earlierOf(cell: CellOf | undefined, compare: Compare): string {
  const earlier = cell?.[compare]
  if (earlier === undefined) return formatNumber(undefined)
  const now = cell?.pending?.value ?? cell?.known?.value
  const change =
    now === undefined || now === null || earlier === 0
      ? ''
      : ` ${now >= earlier ? '+' : ''}${formatShare(now / earlier - 1)}`
  return `${formatNumber(earlier)}${change}`
}
