// Web · what may be done with an evaluation now, in the role chosen: days where days are needed, a reason where one is given, long work begun as a job.
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Checkbox, DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { ActDialog, type ActDialogProps } from '../../parts/act-dialog.tsx'
import { Findings } from '../../parts/fault.tsx'
import { useStepWord } from '../../parts/step-words.ts'
import type { EvaluationOf } from './shape.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/evaluations/$id')
/** Done at an objection, see objections.tsx. */
const ELSEWHERE: readonly string[] = ['accept', 'reject', 'amend', 'object']
const JOBS = ['freeze', 'compute', 'correct'] as const
type JobAct = (typeof JOBS)[number]
const DAYS: readonly string[] = ['publish-land', 'open-publicity']
const REASONED: readonly string[] = ['return', 'correct']
/** What is frozen may leave out those whose figures will not do. */
const FREEZES: readonly string[] = ['freeze', 'correct']
const ASKED: readonly string[] = [...DAYS, ...REASONED, ...FREEZES]

interface Asked {
  readonly act: string
  readonly days?: readonly [Dayjs, Dayjs]
  readonly reason?: string
  readonly leaveOut?: boolean
}

export function Actions({ one }: { readonly one: EvaluationOf }) {
  const say = useWords()
  const actOf = useStepWord('acts')
  const navigate = here.useNavigate()
  const [asking, setAsking] = useState<string>()
  const done = useAct(
    (asked: Asked, key) => perform(one.id, asked, key),
    (job) => {
      setAsking(undefined)
      if (job !== undefined) void navigate({ search: { job } })
    },
  )
  const acts = one.next.filter((act) => !ELSEWHERE.includes(act))
  if (acts.length === 0) return null
  const begin = (act: string) => {
    if (!ASKED.includes(act)) return done.mutate({ act })
    // What stood against an earlier act is not said of this one.
    done.reset()
    setAsking(act)
  }
  return (
    <section className="panel evaluation-do no-print" aria-label={say('do')}>
      <span className="soft">{say('do')}</span>
      {acts.map((act) => (
        <Button
          key={act}
          type={act === 'return' ? 'default' : 'primary'}
          danger={act === 'return'}
          disabled={done.isPending}
          onClick={() => begin(act)}
        >
          {actOf(act)}
        </Button>
      ))}
      {done.isError && asking === undefined ? (
        <Alert type="error" role="alert" title={<Findings of={done.error} />} />
      ) : null}
      {asking === undefined ? null : (
        <Ask
          act={asking}
          sending={done}
          onGive={(asked) => done.mutate({ act: asking, ...asked })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  )
}

/** The job begun, if the act is long work. */
async function perform(id: string, { act, days, reason, leaveOut }: Asked, key: string): Promise<string | undefined> {
  const params = { path: { id }, header: { 'idempotency-key': key } }
  const why = reason === undefined ? {} : { reason }
  const job = JOBS.find((one) => one === act)
  if (job !== undefined)
    return await beginJob(job, params, { ...why, ...(leaveOut === true ? { skip_bad: true } : {}) })
  if (act === 'publish') {
    await ask(api.POST('/api/evaluations/{id}/publish', { params, body: why }))
    return undefined
  }
  const payload = days === undefined ? {} : { from: days[0].format('YYYY-MM-DD'), until: days[1].format('YYYY-MM-DD') }
  await ask(
    api.POST('/api/acts', {
      params: { header: params.header },
      body: { kind: act, subject: { kind: 'evaluation', id }, payload, ...why },
    }),
  )
  return undefined
}

interface JobParams {
  readonly path: { readonly id: string }
  readonly header: { readonly 'idempotency-key': string }
}

interface JobBody {
  readonly reason?: string
  readonly skip_bad?: boolean
}

async function beginJob(act: JobAct, params: JobParams, body: JobBody): Promise<string> {
  const begun =
    act === 'freeze'
      ? await ask(api.POST('/api/evaluations/{id}/freeze', { params, body }))
      : act === 'compute'
        ? await ask(api.POST('/api/evaluations/{id}/compute', { params, body }))
        : await ask(api.POST('/api/evaluations/{id}/correct', { params, body }))
  return begun.job
}

interface AskProps {
  readonly act: string
  readonly sending: ActDialogProps['act']
  readonly onGive: (asked: Omit<Asked, 'act'>) => void
  readonly onClose: () => void
}

function Ask({ act, sending, onGive, onClose }: AskProps) {
  const say = useWords()
  const actOf = useStepWord('acts')
  const [form] = Form.useForm<{ days?: [Dayjs, Dayjs]; reason?: string; leaveOut?: boolean }>()
  const needed = [{ required: true, message: say('needed') }]
  return (
    <ActDialog title={actOf(act)} act={sending} onSend={() => form.submit()} onClose={onClose}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: [dayjs(), dayjs().add(6, 'day')] }}
        onFinish={onGive}
      >
        {DAYS.includes(act) ? (
          <Form.Item name="days" label={say('publicity')} rules={needed}>
            <DatePicker.RangePicker />
          </Form.Item>
        ) : null}
        {REASONED.includes(act) ? (
          <Form.Item name="reason" label={say('reason')} rules={needed}>
            <Input.TextArea rows={3} />
          </Form.Item>
        ) : null}
        {FREEZES.includes(act) ? (
          <Form.Item name="leaveOut" valuePropName="checked">
            <Checkbox>{say('leaveOut')}</Checkbox>
          </Form.Item>
        ) : null}
      </Form>
    </ActDialog>
  )
}
