// Web · walking the chain from its first act, replaying each, comparing every table: begun here, told when done. Its address keeps the job.
import { getRouteApi } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { FindingList, Findings } from '../../parts/fault.tsx'
import { isRunning, useJob } from '../../parts/job.ts'
import { useWords } from './words.ts'

const here = getRouteApi('/shell/audit')

export function VerifyChain() {
  const say = useWords()
  const { job: id } = here.useSearch()
  const navigate = here.useNavigate()
  const begin = useAct(
    (_: undefined, key) =>
      ask(api.POST('/api/audit/verify', { params: { header: { 'idempotency-key': key } }, body: {} })),
    ({ job }) => void navigate({ search: (now) => ({ ...now, job }) }),
  )
  const job = useJob(id)
  const busy = begin.isPending || (id !== undefined && !job.isError && isRunning(job.data))
  return (
    <div className="audit-verify" role="status" aria-live="polite">
      <Button type="primary" loading={busy} onClick={() => begin.mutate(undefined)}>
        {say('verify')}
      </Button>
      {begin.isError ? <Findings of={begin.error} /> : null}
      {job.isError ? <Findings of={job.error} /> : null}
      {id !== undefined && job.data !== undefined && busy ? (
        <Progress
          size="small"
          className="audit-progress"
          aria-label={say('verify')}
          percent={job.data.total === 0 ? 0 : Math.floor((100 * job.data.done) / job.data.total)}
        />
      ) : null}
      {id !== undefined && !busy && job.data !== undefined ? <Told job={job.data} /> : null}
    </div>
  )
}

function Told({ job }: { readonly job: NonNullable<ReturnType<typeof useJob>['data']> }) {
  const say = useWords()
  if (job.findings.length > 0 || job.standing !== 'done')
    return (
      <div className="audit-refused">
        {say('broken')}
        <FindingList of={job.findings} />
      </div>
    )
  return (
    <span className="audit-sound">
      {say('sound', { seq: job.told['seq'] ?? 0, hash: String(job.told['hash'] ?? '').slice(0, 20) })}
    </span>
  )
}
