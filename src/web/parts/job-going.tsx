// Web · long work while it goes: how far it is, and a button that ends it.
import { Button, Progress } from 'antd'
import { useAct } from '../api/act.ts'
import { api, ask } from '../api/client.ts'
import type { Job } from './job.ts'
import { useJobWords } from './job-words.ts'
import { formatNumber } from './number.tsx'

export function JobGoing({ id, job }: { readonly id: string; readonly job: Job | undefined }) {
  const say = useJobWords()
  const cancel = useAct((_: undefined) => ask(api.DELETE('/api/jobs/{id}', { params: { path: { id } } })))
  const { done = 0, total = 0, step = '', standing = 'waiting' } = job ?? {}
  return (
    <>
      <Progress
        aria-label={say(standing)}
        status="active"
        percent={total === 0 ? 0 : Math.floor((100 * done) / total)}
      />
      <div className="job-going">
        <span>
          {step === '' ? say(standing) : say('steps', { step, done: formatNumber(done), total: formatNumber(total) })}
        </span>
        <Button size="small" onClick={() => cancel.mutate(undefined)}>
          {say('cancel')}
        </Button>
      </div>
    </>
  )
}
