// Web · long work under way: how far it is, a way to cancel it, and what became of it; the page shows what changed once it ended.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useEffect } from 'react'
import { useAct } from '../../api/act.ts'
import { api, ask } from '../../api/client.ts'
import { Fault, FindingList } from '../../parts/fault.tsx'
import { isRunning, useJob } from '../../parts/job.ts'
import { useJobWords } from '../../parts/job-words.ts'
import { useWords } from './words.ts'

export function Running({ id }: { readonly id: string }) {
  const say = useWords()
  const jobWord = useJobWords()
  const known = useQueryClient()
  const job = useJob(id)
  const standing = job.data?.standing
  const busy = isRunning(job.data)
  useEffect(() => {
    if (standing !== undefined && !busy) void known.invalidateQueries({ queryKey: ['evaluation'] })
  }, [standing, busy, known])
  const cancel = useAct((_: undefined) => ask(api.DELETE('/api/jobs/{id}', { params: { path: { id } } })))
  if (job.isError) return <Fault error={job.error} />
  if (job.data === undefined) return null
  const { done, total, step, findings } = job.data
  return (
    <section className="panel evaluation-do" role="status" aria-live="polite" aria-label={step}>
      {busy ? (
        <>
          <Progress
            aria-label={step}
            className="evaluation-progress"
            percent={total === 0 ? 0 : Math.floor((100 * done) / total)}
          />
          <span>{jobWord('steps', { step, done, total })}</span>
          <Button onClick={() => cancel.mutate(undefined)}>{jobWord('cancel')}</Button>
        </>
      ) : (
        <Alert
          type={standing === 'done' ? 'success' : 'error'}
          title={say('jobEnded', { standing: jobWord(standing ?? 'running') })}
          description={findings.length === 0 ? undefined : <FindingList of={findings} />}
        />
      )}
    </section>
  )
}
