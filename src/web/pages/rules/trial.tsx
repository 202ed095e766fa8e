// Web · a trial: spreadsheets evaluated by the scheme as it stands here, draft or edition; the result is a file, and nothing goes on record.
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Checkbox, Drawer, Form, Input, Select, Upload } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { useLanguage } from '../../i18n/words.ts'
import { FindingList, Findings } from '../../parts/fault.tsx'
import { isRunning, type Job, useJob } from '../../parts/job.ts'
import { JobGoing } from '../../parts/job-going.tsx'
import { useJobWords } from '../../parts/job-words.ts'
import { formatNumber } from '../../parts/number.tsx'
import { useTrialWords } from './trial-words.ts'

const here = getRouteApi('/shell/rules/schemes/$id')
/** The address keeps the job: whoever comes back finds how it went. */
function useShow() {
  const navigate = here.useNavigate()
  return (trial: string | undefined) =>
    void navigate({
      search: ({ trial: _, ...rest }) => (trial === undefined ? rest : { ...rest, trial }),
      replace: true,
    })
}
const MADE = ['xlsx', 'docx', 'csv', 'explain'] as const
type Made = (typeof MADE)[number]
interface Given {
  readonly made: Made
  readonly id?: string
  readonly skip?: boolean
}

/** None: the draft has faults. */
export function Trial({ yaml }: { readonly yaml: string | undefined }) {
  const say = useTrialWords()
  const { trial } = here.useSearch()
  const show = useShow()
  return (
    <>
      <Button className="no-print" disabled={yaml === undefined} onClick={() => show('new')}>
        {say('title')}
      </Button>
      <Drawer
        open={trial !== undefined}
        size={560}
        title={say('title')}
        onClose={() => show(undefined)}
        destroyOnHidden
      >
        {yaml === undefined ? null : <Trying yaml={yaml} />}
      </Drawer>
    </>
  )
}

function Trying({ yaml }: { readonly yaml: string }) {
  const say = useTrialWords()
  const lang = useLanguage()
  const [files, setFiles] = useState<readonly File[]>([])
  const { trial } = here.useSearch()
  const show = useShow()
  const job = trial === 'new' ? undefined : trial
  const [form] = Form.useForm<Given>()
  const made = Form.useWatch('made', form) ?? 'xlsx'
  const held = useJob(job)
  const begin = useAct(async (given: Given, key) => await send({ yaml, chosen: files, lang }, given, key), show)
  /** A result of other files would mislead. */
  const choose = (change: (held: readonly File[]) => readonly File[]) => {
    setFiles(change)
    if (job !== undefined) show('new')
  }
  const isGoing = job !== undefined && !held.isError && isRunning(held.data)
  return (
    <div className="trial">
      <p className="soft">{say('hint')}</p>
      <Upload.Dragger
        accept=".xlsx,.xls,.csv,.parquet"
        multiple
        fileList={files.map((file, n) => ({ uid: `${n} ${file.name}`, name: file.name }))}
        beforeUpload={(file) => {
          choose((held) => [...held, file])
          return false
        }}
        onRemove={({ uid }) => choose((held) => held.filter((file, n) => `${n} ${file.name}` !== uid))}
      >
        <p>{say('drop')}</p>
        <p className="soft">{say('sheets')}</p>
      </Upload.Dragger>
      <Form
        name="trial"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ made: 'xlsx' }}
        onFinish={(given: Given) => begin.mutate(given)}
      >
        <Form.Item name="made" label={say('made')}>
          <Select options={MADE.map((value) => ({ value, label: say(`made-${value}`) }))} />
        </Form.Item>
        {made === 'explain' ? (
          <Form.Item name="id" label={say('id')} rules={[{ required: true, message: say('idNeeded') }]}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        ) : null}
        <Form.Item name="skip" valuePropName="checked">
          <Checkbox>{say('skip')}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={files.length === 0} loading={begin.isPending || isGoing}>
          {say('begin')}
        </Button>
      </Form>
      {begin.isError ? <Alert type="error" role="alert" title={<Findings of={begin.error} />} /> : null}
      {held.isError ? <Alert type="error" role="alert" title={<Findings of={held.error} />} /> : null}
      {job === undefined || held.isError ? null : (
        <section className="panel" aria-label={say('result')} aria-live="polite">
          <h2>{say('result')}</h2>
          {held.data === undefined || isRunning(held.data) ? (
            <JobGoing id={job} job={held.data} />
          ) : (
            <Ended job={held.data} />
          )}
        </section>
      )}
    </div>
  )
}

function Ended({ job }: { readonly job: Job }) {
  const say = useTrialWords()
  const jobWord = useJobWords()
  const { id, standing, findings, findings_total: all, told } = job
  const isDone = standing === 'done'
  const file = (word: string): string => `/api/jobs/${encodeURIComponent(id)}/${word}`
  return (
    <>
      <Alert
        type={isDone ? 'success' : 'error'}
        showIcon
        role="status"
        title={isDone ? say('done') : standing === 'refused' ? say('mend') : jobWord(standing)}
        description={
          told['rows'] === undefined
            ? undefined
            : say('rows', { rows: formatNumber(Number(told['rows'])), skipped: formatNumber(Number(told['skipped'])) })
        }
      />
      {findings.length === 0 ? null : <FindingList of={findings} />}
      {all > findings.length ? <p>{say('more', { count: formatNumber(all - findings.length) })}</p> : null}
      <div className="job-going">
        {told['result'] === undefined ? null : (
          <Button type="primary" href={file('result')} download>
            {say('download')}
          </Button>
        )}
        {told['marked'] === undefined ? null : (
          <Button href={file('marked')} download>
            {say('marked')}
          </Button>
        )}
      </div>
    </>
  )
}

/** The job begun. */
async function send(
  { yaml, chosen, lang }: { readonly yaml: string; readonly chosen: readonly File[]; readonly lang: 'zh' | 'en' },
  { made, id, skip }: Given,
  key: string,
): Promise<string> {
  const files = await Promise.all(
    chosen.map(async (file) => ({ name: plainEnding(file.name).slice(-200), content: await toBase64(file) })),
  )
  const given = { yaml, files, skip_bad: skip === true }
  const params = { header: { 'idempotency-key': key } }
  const begun =
    made === 'explain'
      ? api.POST('/api/explain', { params, body: { ...given, id: (id ?? '').trim(), format: 'text', lang } })
      : api.POST('/api/evaluate', { params, body: { ...given, format: made, detail: false, internal: true } })
  return (await ask(begun)).job
}

/** `数.Xlsx` is a workbook too. */
const plainEnding = (name: string): string => name.replace(/\.[^.]+$/, (ending) => ending.toLowerCase())

/** What stands behind the comma of a data address. */
const toBase64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
