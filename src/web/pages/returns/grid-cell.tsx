// Web · one cell of the sheet: its figure to type in, its colour and mark by what it is, the earlier figure below.
import { type ClipboardEvent, type KeyboardEvent, memo, useState } from 'react'
import { type CellKind, type RemarkOf, readable, type Typed } from './sheet-data.ts'
import { useWords } from './words.ts'

export interface GridCellProps {
  readonly id: string
  readonly label: string
  readonly kept: Required<Typed>
  readonly typed: Typed | undefined
  readonly kind: CellKind
  readonly remarks: readonly RemarkOf[]
  readonly returned: string | undefined
  readonly earlier: string | undefined
  readonly inHand: boolean
  readonly canType: boolean
  readonly onPick: (cell: string) => void
  readonly onType: (changes: Readonly<Record<string, Typed>>) => void
  readonly onMove: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void
}

const BLANK: readonly string[] = ['record/blank', 'record/unanswered']

export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { id, label, kept, typed, kind, remarks, returned, earlier, inHand, canType, onPick, onType } = props
  const say = useWords()
  const [inside, setInside] = useState(false)
  const text = typed?.value ?? kept.value
  // What is only blank yet is there to be filled in, not wrong.
  const faults = remarks.filter(({ finding }) => !BLANK.includes(finding.code))
  const must = faults.some(({ against, finding }) => against && finding.blocking)
  const weight = must ? 'must' : faults.some(({ against }) => against) ? 'explain' : faults.length > 0 ? 'told' : ''
  const said = [
    kind === 'open' ? '' : say(kind),
    weight === 'must' || weight === 'explain' ? say(weight) : '',
    returned,
  ]
  const marks = [
    `cell-${kind}`,
    weight === '' ? '' : `cell-${weight}`,
    typed === undefined ? '' : 'cell-typed',
    returned === undefined ? '' : 'cell-returned',
    inHand ? 'cell-in-hand' : '',
  ]
  return (
    <td className={`grid-cell ${marks.filter(Boolean).join(' ')}`}>
      <input
        data-cell={id}
        aria-label={[label, ...said].filter(Boolean).join('，')}
        aria-invalid={must}
        inputMode="decimal"
        autoComplete="off"
        readOnly={!canType}
        value={inside ? text : readable(text)}
        onFocus={() => {
          setInside(true)
          onPick(id)
        }}
        onBlur={() => setInside(false)}
        onChange={({ target }) => onType({ [id]: { ...kept, ...typed, value: target.value } })}
        onKeyDown={props.onMove}
        onPaste={props.onPaste}
      />
      {earlier === undefined ? null : <span className="grid-earlier">{earlier}</span>}
    </td>
  )
})
