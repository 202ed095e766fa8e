// Web · the cell in hand: what is asked, what went before, remarks of the checks, why it was sent back, its note, where it came from and how it was corrected.
import { Link } from '@tanstack/react-router'
import { Button, Descriptions, Input, Select } from 'antd'
import { useLanguage } from '../../i18n/words.ts'
import { keyOf } from '../../parts/fault.tsx'
import { formatNumber, formatShare } from '../../parts/number.tsx'
import { type CellOf, idOf, keptAs, type RemarkOf, type SheetOf, type Typed } from './sheet-data.ts'
import { useWords } from './words.ts'

export interface CellPanelProps {
  readonly sheet: SheetOf
  readonly id: string | undefined
  readonly typed: Typed | undefined
  readonly remarks: readonly RemarkOf[]
  readonly canType: boolean
  /** What the reviewer writes at this cell; without it he may not send back. */
  readonly toReturn: { readonly text: string; readonly set: (text: string) => void } | undefined
  readonly onType: (changes: Readonly<Record<string, Typed>>) => void
}

export function CellPanel(props: CellPanelProps) {
  const { sheet, id } = props
  const say = useWords()
  const language = useLanguage()
  const found = id === undefined ? undefined : findCell(sheet, id)
  if (found === undefined) return <p className="soft">{say('pick')}</p>
  const { subject, column, cell } = found
  return (
    <>
      <h2>{subject.name}</h2>
      <h3>
        {column.label[language]}（{column.unit}）
      </h3>
      {cell?.returned === undefined ? null : (
        <p className="cell-said cell-said-must">
          {say('returned')}：{cell.returned}
        </p>
      )}
      {props.remarks.map(({ finding, against }) => (
        <p key={keyOf(finding)} className={`cell-said ${against ? 'cell-said-must' : ''}`}>
          {finding[language].replace(/^[^：:]*\/[^：:]*[：:]\s*/, '')}
        </p>
      ))}
      <Facts cell={cell} column={column} />
      {props.canType ? <Typing {...props} cell={cell} column={column} /> : null}
      {props.toReturn === undefined ? null : (
        <Input.TextArea
          rows={2}
          aria-label={say('noteReturn')}
          placeholder={say('noteReturn')}
          value={props.toReturn.text}
          onChange={({ target }) => props.toReturn?.set(target.value)}
        />
      )}
      <History sheet={sheet} id={idOf(subject.id, column.indicator)} />
    </>
  )
}

function findCell(sheet: SheetOf, id: string) {
  const subject = sheet.subjects.find((one) => id.startsWith(`${one.id}/`))
  const column = sheet.columns.find((one) => subject !== undefined && idOf(subject.id, one.indicator) === id)
  if (subject === undefined || column === undefined) return undefined
  return { subject, column, cell: sheet.cells.find((one) => one.id === id) }
}

type Column = SheetOf['columns'][number]
interface OfCell {
  readonly cell: CellOf | undefined
  readonly column: Column
}

function Facts({ cell, column }: OfCell) {
  const say = useWords()
  const now = cell?.pending?.value ?? cell?.known?.value
  const change = (earlier: number | undefined) =>
    earlier === undefined || earlier === 0 || now === undefined || now === null
      ? ''
      : `（${now >= earlier ? '+' : ''}${formatShare(now / earlier - 1)}）`
  const line = (key: string, label: string, children: React.ReactNode) => ({ key, label, children })
  const { pending, known } = cell ?? {}
  return (
    <Descriptions
      column={1}
      size="small"
      items={[
        line('definition', say('definition'), column.definition || '—'),
        ...(column.clauses.length === 0 ? [] : [line('clauses', say('clauses'), column.clauses.join('、'))]),
        line('before', say('before'), `${formatNumber(cell?.before)}${change(cell?.before)}`),
        line('yearAgo', say('yearAgo'), `${formatNumber(cell?.yearAgo)}${change(cell?.yearAgo)}`),
        ...(pending?.from === undefined ? [] : [line('from', say('from'), pending.from)]),
        ...(known === undefined
          ? []
          : [
              line(
                'known',
                say('from'),
                <Link to="/returns/$id" params={{ id: known.return }} search={{ cell: known.cell }}>
                  {say('knownFrom', { id: known.return })}
                </Link>,
              ),
            ]),
      ]}
    />
  )
}

function Typing({ sheet, id, typed, cell, column, onType }: CellPanelProps & OfCell) {
  const say = useWords()
  if (id === undefined) return null
  const now = { ...keptAs(cell, say('unknownWord')), ...typed }
  const put = (change: Partial<Typed>) => onType({ [id]: { ...now, ...change } })
  const isKnown = cell?.known !== undefined && cell.known.return !== sheet.id
  return (
    <>
      {isKnown && cell?.answer?.is !== 'confirmed' ? (
        <Button size="small" onClick={() => put({ value: String(cell?.known?.value ?? say('unknownWord')), note: '' })}>
          {say('confirm')}
        </Button>
      ) : null}
      {column.calibers.length > 1 ? (
        <Select
          aria-label={say('caliber')}
          value={now.caliber === '' ? (column.calibers[0] ?? '') : now.caliber}
          options={column.calibers.map((value) => ({ value }))}
          onChange={(caliber) => put({ caliber })}
        />
      ) : null}
      <Input.TextArea
        rows={3}
        aria-label={say('note')}
        placeholder={say('noteHelp')}
        value={now.note}
        onChange={({ target }) => put({ note: target.value })}
      />
    </>
  )
}

function History({ sheet, id }: { readonly sheet: SheetOf; readonly id: string }) {
  const say = useWords()
  const made = sheet.corrections.filter(({ cell }) => cell === id)
  if (made.length === 0) return null
  const OUTCOME = { pending: say('pending'), approved: say('result'), dropped: say('dropped') }
  return (
    <section>
      <h3>{say('history')}</h3>
      <ol className="cell-history">
        {made.map((one) => (
          <li key={one.at}>
            {say('historyLine', {
              old: formatNumber(one.old?.value),
              next: formatNumber(one.new?.value),
              why: one.why,
              by: one.by,
            })}
            <span className="soft"> {OUTCOME[one.outcome]}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
