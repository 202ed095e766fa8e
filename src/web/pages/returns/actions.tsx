// Web · what may be done with the return now: keep, confirm, file, pass, send back. What wants a reason asks for it first.
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { ActDialog, type ActDialogProps } from '../../parts/act-dialog.tsx'
import { Findings } from '../../parts/fault.tsx'
import { today } from '../../parts/today.ts'
import { keptAs, type SheetOf, type TypedCells } from './sheet-data.ts'
import type { TypedState } from './typed.ts'
import { useWords } from './words.ts'

export interface ActionsProps {
  readonly sheet: SheetOf
  readonly typed: TypedState
  /** How many remarks stand against filing. */
  readonly against: number
  /** What the reviewer wrote at single cells. */
  readonly returned: Readonly<Record<string, string>>
}

const STEPS = ['file', 'review', 'verify', 'approve', 'lock', 'withdraw', 'return'] as const
type Step = (typeof STEPS)[number]
/** What moves a return on. */
const ONWARD: readonly Step[] = ['file', 'review', 'verify', 'approve']

export function Actions({ sheet, typed, against, returned }: ActionsProps) {
  const say = useWords()
  const [asking, setAsking] = useState<Step | 'correct'>()
  const [isKept, setKept] = useState(false)
  const count = Object.keys(typed.cells).length
  const corrects = sheet.next.includes('correct')
  const keep = useAct(
    async ({ cells, reason }: { cells: TypedCells; reason?: string }, key) => {
      const params = { path: { id: sheet.id }, header: { 'idempotency-key': key } }
      const body = { cells: { ...cells }, ...(reason === undefined ? {} : { reason }) }
      await ask(api.POST('/api/returns/{id}/cells', { params, body }))
      return cells
    },
    (kept) => {
      typed.settle(kept)
      setAsking(undefined)
      setKept(true)
    },
  )
  const act = useAct(
    async ({ kind, reason }: { kind: Step; reason?: string }, key) => {
      const cells = Object.fromEntries(Object.entries(returned).filter(([, text]) => text.trim() !== ''))
      await ask(
        api.POST('/api/acts', {
          params: { header: { 'idempotency-key': key } },
          body: {
            kind,
            subject: { kind: 'return', id: sheet.id },
            payload: kind === 'return' ? { cells } : {},
            ...(reason === undefined || reason === '' ? {} : { reason }),
          },
        }),
      )
    },
    () => setAsking(undefined),
  )
  const isLate = sheet.deadline !== null && today() > sheet.deadline.due
  /** What stood against an earlier act is not said of this one. */
  const askFor = (step: Step | 'correct') => {
    keep.reset()
    act.reset()
    setAsking(step)
  }
  const begin = (step: Step) =>
    step === 'return' || (step === 'file' && isLate) ? askFor(step) : act.mutate({ kind: step })
  const steps = STEPS.filter((step) => sheet.next.includes(step))
  return (
    <>
      {corrects || sheet.next.includes('draft') ? (
        <>
          <Button
            {...(corrects ? {} : { type: 'primary' as const })}
            disabled={count === 0 || keep.isPending}
            loading={keep.isPending}
            onClick={() => (corrects ? askFor('correct') : keep.mutate({ cells: typed.cells }))}
          >
            {say(corrects ? 'correct' : 'save')}
          </Button>
          {count > 0 ? (
            <>
              <span className="sheet-unsaved">{say('unsaved', { count })}</span>
              <Button type="link" onClick={typed.forget}>
                {say('forget')}
              </Button>
            </>
          ) : isKept ? (
            <span className="soft" role="status">
              {say('saved')}
            </span>
          ) : null}
          <ConfirmAll sheet={sheet} typed={typed} />
        </>
      ) : null}
      {steps.map((step) => (
        <Button
          key={step}
          {...(ONWARD.includes(step) && step !== 'file' ? { type: 'primary' as const } : {})}
          disabled={(step === 'file' && (count > 0 || against > 0)) || act.isPending}
          danger={step === 'return'}
          onClick={() => begin(step)}
        >
          {say(step)}
        </Button>
      ))}
      {act.isError && asking === undefined ? (
        <Alert type="error" role="alert" className="sheet-alert" title={<Findings of={act.error} />} />
      ) : null}
      {keep.isError && asking === undefined ? (
        <Alert type="error" role="alert" className="sheet-alert" title={<Findings of={keep.error} />} />
      ) : null}
      {asking === undefined ? null : (
        <AskReason
          step={asking}
          cells={Object.values(returned).filter((text) => text.trim() !== '').length}
          sending={asking === 'correct' ? keep : act}
          onGive={(reason) =>
            asking === 'correct' ? keep.mutate({ cells: typed.cells, reason }) : act.mutate({ kind: asking, reason })
          }
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}

/** Everything known that nobody has answered yet holds. */
function ConfirmAll({ sheet, typed }: Pick<ActionsProps, 'sheet' | 'typed'>) {
  const say = useWords()
  const open = sheet.cells.filter(
    ({ id, known, answer }) =>
      known !== undefined && known.return !== sheet.id && answer === undefined && typed.cells[id] === undefined,
  )
  if (open.length === 0) return null
  const confirm = () =>
    typed.put(
      Object.fromEntries(open.map((one) => [one.id, { value: keptAs(one, say('unknownWord')).value, note: '' }])),
    )
  return <Button onClick={confirm}>{say('confirmAll')}</Button>
}

interface AskReasonProps {
  readonly step: Step | 'correct'
  readonly cells: number
  readonly sending: ActDialogProps['act']
  readonly onGive: (reason: string) => void
  readonly onClose: () => void
}

function AskReason({ step, cells, sending, onGive, onClose }: AskReasonProps) {
  const say = useWords()
  const [reason, setReason] = useState('')
  const label =
    step === 'return' ? say('reasonReturn', { count: cells }) : say(step === 'correct' ? 'reasonCorrect' : 'reasonLate')
  return (
    <ActDialog
      title={say(step)}
      act={sending}
      isEmpty={reason.trim() === ''}
      onSend={() => onGive(reason.trim())}
      onClose={onClose}
    >
      <label className="sheet-reason" htmlFor="sheet-reason">
        {label}
      </label>
      <Input.TextArea
        id="sheet-reason"
        rows={4}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        autoFocus
      />
    </ActDialog>
  )
}
